"""One file a gold set: ``load(folder)`` gives items with a document each, ``measure(items, readings)`` a report."""
