"""What the packaged parts give alone, printed beside our figures in the same run."""
