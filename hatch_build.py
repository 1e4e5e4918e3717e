"""Builds the page (``ui/`` → ``src/headwater/web/static/``) with the package, so that no wheel needs Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_STATIC = Path("src", "headwater", "web", "static")


class PageHook(BuildHookInterface[Any]):
    """Runs npm. An editable install goes on without it; a wheel without its page is an error."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the page, or leaves the one that came with a source distribution."""
        root = Path(self.root)
        built = (root / _STATIC / "index.html").exists()
        if (root / "PKG-INFO").exists() and built:
            return
        npm = shutil.which("npm")
        try:
            if npm is None:
                raise FileNotFoundError("npm is not installed: Node 20 or later brings it")
            for step in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
                subprocess.run([npm, *step], cwd=root / "ui", check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            if version != "editable" and not built:
                raise RuntimeError(f"The page cannot be built: {error}. Install Node, then build again.") from error
            self.app.display_warning(f"The page was not built: {error}. `make page` builds it; all else works.")
