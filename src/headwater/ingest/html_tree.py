"""HTML → a tree that is safe to walk: not too deep, without what a reader of the page would not see."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from headwater.errors import Malformed
from headwater.ingest.html_hidden import hidden_elements

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSE_THEMSELVES = frozenset(
    ("area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
     "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
     "tr", "track", "wbr")
)  # fmt: skip
_UNSEEN = re.compile(r"<(script|style|template)\b|<!--", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_BLOCK_TAG = re.compile(r"(?i)</?(?:p|div|h[1-6]|li|tr|table|section|article|blockquote|br|ul|ol|dl|dt|dd)\b[^<>]*>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MOST = 0.8
"""Pages hide themselves until a script shows them; what holds this share of all text is the page."""


def depth(markup: str) -> int:
    """How deep the elements nest, at most, counting only those that must be closed."""
    deepest = level = 0
    for tag in _TAG.finditer(markup):
        if tag.group(2).lower() in _CLOSE_THEMSELVES:
            continue
        level = max(0, level - 1) if tag.group(1) else level + 1
        deepest = max(deepest, level)
    return deepest


def flattened(markup: str) -> str:
    """The text alone, a blank line where a block began or ended: for markup too deep to be parsed."""
    text = _BLOCK_TAG.sub("\n\n", " ".join(_seen(markup)))
    text = html.unescape(_ANY_TAG.sub("", text)).replace("\0", "\ufffd")
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _seen(markup: str) -> Iterator[str]:
    """The stretches between scripts, styles and comments; what is never closed hides the rest, as in browsers."""
    lower = markup.lower() if len(markup.lower()) == len(markup) else markup
    place = 0
    while found := _UNSEEN.search(markup, place):
        yield markup[place : found.start()]
        closing = f"</{found.group(1).lower()}" if found.group(1) else "-->"
        end = lower.find(closing, found.end())
        if end < 0:
            return
        place = end + 3 if closing == "-->" else lower.find(">", end) + 1 or len(markup)
    yield markup[place:]


def parse(name: str, markup: str) -> lxml.html.HtmlElement:
    """The tree of a page. Raises ``Malformed`` when there is none to be had."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Malformed(name, f"Its HTML cannot be parsed ({error}).", "Save the page again, or as text.") from None
    for element in tree.iter("*"):
        # Written as &#1; they get past the parser, and lxml refuses them whenever text is moved.
        if element.text and _CONTROL.search(element.text):
            element.text = _CONTROL.sub("\ufffd", element.text)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = _CONTROL.sub("\ufffd", element.tail)
    return tree


def remove_hidden(tree: lxml.html.HtmlElement) -> int:
    """Takes out what the page hides from its readers; the number of elements taken out."""
    total = len(_words(tree))
    removed = 0
    for element in list(hidden_elements(tree)):
        if element.getroottree().getroot() is not tree.getroottree().getroot() or element.getparent() is None:
            continue
        words = len(_words(element))
        if words > _MOST * total:
            continue
        element.drop_tree()
        removed += words > 0
    return removed


def _words(element: lxml.html.HtmlElement) -> list[str]:
    return "".join(t for t in element.itertext() if isinstance(t, str)).split()


def take_captions(tree: lxml.html.HtmlElement) -> list[tuple[str, lxml.html.HtmlElement]]:
    """Takes the captions of pictures out of the tree, each with the element that held it."""
    found = []
    query = ".//figcaption|.//*[contains(concat(' ', @class, ' '), ' wp-caption-text ')]"
    for caption in tree.xpath(query):
        words = re.sub(r"\s+", " ", caption.text_content()).strip()
        holder = caption.getparent()
        if holder is not None:
            caption.drop_tree()
            if words:
                found.append((words, holder))
    return found
