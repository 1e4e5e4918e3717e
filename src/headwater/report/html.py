"""One file that opens offline: styles and pictures are in it, and nothing in it runs or is fetched."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from headwater.report.parts import Dossier
from headwater.report.plain import plain


def as_html(dossier: Dossier) -> bytes:
    """HTML 5, UTF-8."""
    source = (files("headwater.report") / "page.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source).render(plain(dossier)).encode("utf-8", "replace")
