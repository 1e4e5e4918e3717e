"""What a page says of itself: title, outlet, authors, dates, addresses, where it took the story from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html

from headwater.ingest import dates, json_ld, page_lines
from headwater.ingest.boilerplate import plainly
from headwater.model.document import Published, PublishedBasis

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author", "dcterms.creator")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "publish-date", "publish_date",
    "publication_date", "publicationdate", "pubdate", "originalpublicationdate", "cxenseparse:recs:publishtime", "date",
    "citation_publication_date",
)  # fmt: skip
_SYNDICATION = (
    ("syndication-source", "syndication_source"),
    ("original-source", "original_source"),
    ("original_source", "original_source"),
    ("dc.source", "source"),
    ("source", "source"),
    ("news_source", "source"),
    ("agency", "agency"),
    ("copyright", "copyright"),
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_SUFFIX = re.compile(r"\s+(?:[|»·•]|[–—-]{1,2}|::)\s+")
_DATED = re.compile(r"date|time|publish|posted|byline|stamp|meta", re.IGNORECASE)
_RELATED = re.compile(r"related|recommend|promo|sidebar|teaser|trending|most-read|comment", re.IGNORECASE)
_SAYING = 300
_LOOKED_AT = 300
"""Elements that may hold the date: it stands in the head of a page, so the first of them do."""
_ELSEWHERE = frozenset(("aside", "nav", "footer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """Nothing here is guessed from the running text."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    dates: tuple[Published, ...]
    uri: str | None
    canonical: str | None
    language: str | None
    syndication: tuple[tuple[str, str], ...]


def read_meta(tree: lxml.html.HtmlElement, markup: str, address: str | None, rules: str) -> PageMeta:
    """The metadata of a page. ``address`` is where it was fetched, ``rules`` the language of the byline rules."""
    said = _meta(tree)
    node = json_ld.article([script.text or "" for script in tree.iterfind(".//script[@type='application/ld+json']")])
    saved = _SAVED_FROM.search(markup[:4000])
    base = address or (saved.group(1) if saved else None)
    canonical = _absolute(base, _link(tree, "canonical"))
    uri = base or _absolute(None, said.get("og:url")) or _absolute(None, json_ld.text(node.get("url"))) or canonical
    outlet = _first(said, _OUTLETS) or next(iter(json_ld.names(node.get("publisher"))), None)
    syndication = [(kind, said[name][:500]) for name, kind in _SYNDICATION if said.get(name)]
    if canonical:
        syndication.append(("canonical", canonical))
    return PageMeta(
        title=_title(tree, said, node, outlet),
        outlet=outlet,
        authors=_authors(tree, said, node, outlet, rules),
        dates=_dates(tree, said, node, rules),
        uri=uri,
        canonical=canonical,
        language=(tree.get("lang") or said.get("og:locale") or "")[:2].lower() or None,
        syndication=tuple(dict.fromkeys((*syndication, *json_ld.derivations(node)))),
    )


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = plainly(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if said.get(name)), None)


def _link(tree: lxml.html.HtmlElement, relation: str) -> str | None:
    for element in tree.iter("link"):
        if relation in (element.get("rel") or "").lower().split():
            return str(element.get("href") or "") or None
    return None


def _absolute(base: str | None, address: str | None) -> str | None:
    try:
        whole = urljoin(base or "", (address or "").strip())
        return whole if urlsplit(whole).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _title(tree: lxml.html.HtmlElement, said: dict[str, str], node: dict[str, Any], outlet: str | None) -> str | None:
    """The headline a reader sees, when one of the first headings is what the metadata says; else the metadata."""
    title = tree.find(".//title")
    stated = (
        json_ld.text(node.get("headline"))
        or _first(said, _TITLES)
        or plainly(title.text or "" if title is not None else "")
    )
    stated = _without_outlet(plainly(stated), outlet)
    headings = [plainly(h.text_content()) for h in list(tree.iter("h1"))[:5]]
    for heading in headings:
        if heading and stated and (heading.casefold() in stated.casefold() or stated.casefold() in heading.casefold()):
            return heading if len(heading.split()) >= 2 else stated
    if len(stated.split()) > 1:  # one word is the name of the site, or no name at all: "Home", "Article"
        return stated
    return next((heading for heading in headings if len(heading.split()) >= 3), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """Titles end with the name of the site: "Depot falls | Northern Herald"."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1].casefold()
    if outlet and last in (outlet.casefold(), outlet.casefold().removeprefix("the ")):
        return title[: title.rindex(parts[-1])].rstrip(" |»·•–—-:")
    if re.search(r"\s[|»]\s", title) and len(parts[-1].split()) <= 4 < len(parts[0].split()) + 1:
        return parts[0]
    return title


def _authors(
    tree: lxml.html.HtmlElement, said: dict[str, str], node: dict[str, Any], outlet: str | None, rules: str
) -> tuple[str, ...]:
    named = json_ld.names(node.get("author")) or tuple(said[name] for name in _AUTHORS if said.get(name))[:1]
    if not named:
        query = ".//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"
        named = tuple(_short_text(element) for element in tree.xpath(query)[:5])
    found: list[str] = []
    for words in named:
        if not words or words.startswith("http"):
            continue
        line = page_lines.front_line(words, rules) or page_lines.front_line(f"By {words}", rules)
        if line and line.authors:
            found.extend(line.authors)
        elif node.get("author") or page_lines.is_name(words, rules):
            found.append(re.sub(r"^(?i:by)\s+", "", words))
    return tuple(name for name in dict.fromkeys(found) if name != outlet)


def _short_text(element: lxml.html.HtmlElement) -> str:
    """The text of an element that says one thing; empty when it says more."""
    found = ""
    for part in element.itertext():
        found += f" {part}"
        if len(found) > _SAYING:
            return ""
    return plainly(found)


def _dates(
    tree: lxml.html.HtmlElement, said: dict[str, str], node: dict[str, Any], rules: str
) -> tuple[Published, ...]:
    stated = [said.get(name) for name in _PUBLISHED[:3]]
    stated += [json_ld.text(node.get("datePublished")), *(said.get(name) for name in _PUBLISHED[3:])]
    stated += [json_ld.text(node.get("dateCreated")), *_times(tree)]
    found = [Published(edtf=day, basis=PublishedBasis.METADATA) for day in map(dates.edtf, stated) if day]
    marked = (e for e in tree.iter("*") if _DATED.search(f"{e.get('class') or ''} {e.get('id') or ''}"))
    for element in islice(marked, _LOOKED_AT):
        words = _short_text(element)
        line = page_lines.front_line(words, rules) if words and not is_elsewhere(element) else None
        if line and line.date:
            found.append(Published(edtf=line.date, basis=PublishedBasis.TEXT))
            break
    return tuple(found)


def _times(tree: lxml.html.HtmlElement) -> list[str | None]:
    """``time`` elements that speak of publication; one without a word of it only when it is the article's first."""
    times = [t for t in tree.iter("time") if t.get("datetime") and not is_elsewhere(t)]
    sure = [
        t for t in times if t.get("pubdate") is not None or "publish" in f"{t.get('itemprop')} {t.get('class')}".lower()
    ]
    inside = [t for t in times if any(a.tag in ("article", "main", "header") for a in t.iterancestors())]
    return [t.get("datetime") for t in (sure or inside or (times if len(times) == 1 else []))[:1]]


def is_elsewhere(element: lxml.html.HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is about other stories."""
    return any(a.tag in _ELSEWHERE or _RELATED.search(a.get("class") or "") for a in element.iterancestors())
