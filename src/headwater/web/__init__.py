"""The page and its interface: one case, on this machine only."""

from headwater.web.app import create_app

__all__ = ["create_app"]
