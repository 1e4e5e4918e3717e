"""Ids are hashes of content: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
import json

LENGTH = 20
"""Hex digits kept: 80 bits, so a billion values collide with probability about 4e-7."""


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no spaces, no escapes for non-ASCII: one spelling per value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_id(prefix: str, *parts: object) -> str:
    """``prefix-`` and the first ``LENGTH`` hex digits of SHA-256 over the parts' canonical JSON."""
    text = canonical_json(parts)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:LENGTH]}"


def sha256(data: bytes) -> str:
    """The full hex digest, used for originals and text."""
    return hashlib.sha256(data).hexdigest()
