"""Blocks → regions: headline, dateline, body, caption, boilerplate; and what the page lines say.

Bylines, date lines, outlet lines and credits become regions of the kind dateline: what the report says about
itself. Every other line of the report is body, one region a paragraph. No character is in two regions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.ingest import page_lines
from headwater.ingest.blocks import SENTENCE_END, Block, Hint, split
from headwater.ingest.boilerplate import Scope, furniture, is_menu_word, plainly
from headwater.ingest.head import read_head
from headwater.ingest.page_lines import PageLine
from headwater.ingest.pieces import Page, Piece, is_title_case
from headwater.model.document import Region, RegionKind
from headwater.model.span import Span

_SUBHEAD = 80
_LISTED = 160
_TAIL = 4
"""Blocks at the end in which a byline or date still speaks of the report."""
_AT_TAIL = ("byline", "staff_byline", "publication_date", "update_date", "outlet_and_date", "name_and_outlet", "outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """``regions`` in order; ``lines`` what the page lines say, in order, datelines included."""

    regions: tuple[Region, ...]
    lines: tuple[PageLine, ...]
    title: str | None


def lay_out(text: str, blocks: Sequence[Block], title: str | None, language: str) -> Layout:
    """The regions of ``text``. ``title`` is what metadata says; a block that equals it is the headline."""
    blocks = [line for block in blocks for line in _lines(text, block, language)]
    pieces = [Piece(span=b.span, text=b.span.of(text), hint=b.hint, alone=b.alone) for b in blocks]
    page = Page(text, language, [piece for piece in pieces if piece.text.strip()])
    _mark_furniture(page)
    _mark_navigation(page)
    first = page.prose_begins()
    read_head(page, first, title)
    _read_rest(page, first)
    if not any(p.kind in (None, RegionKind.BODY) for p in page.pieces):
        _promote(page)
    return _finished(page, title)


def _lines(text: str, block: Block, language: str) -> list[Block]:
    """A marked-up paragraph of lines that speak of the page, as old pages set their heads, is no paragraph."""
    words = block.span.of(text)
    if block.hint is not Hint.PARAGRAPH or "\n" not in words:
        return [block]
    spans = [line.span for line in split(words, lambda line: False)]
    if not any(page_lines.front_line(s.of(words), language) or furniture(s.of(words), language) for s in spans):
        return [block]
    start = block.span.start
    return [Block(span=Span(start + s.start, start + s.end), alone=False) for s in spans]


def _mark_furniture(page: Page) -> None:
    begun = False
    index = 0
    while index < len(page.pieces):
        piece = page.pieces[index]
        rule = furniture(piece.text, page.language)
        if rule is None:
            begun = begun or (piece.hint not in (Hint.TITLE, Hint.HEADING) and page.is_prose(piece))
            index += 1
            continue
        reach = 1
        if begun and rule.scope is Scope.FROM_HERE_TO_END:
            reach = len(page.pieces) - index
        elif begun and rule.scope is Scope.LIST and not re.search(r"[:|»>–—-] ?\S", plainly(piece.text)):
            reach = 1 + _listed(page, index + 1)
        for covered in page.pieces[index : index + reach]:
            covered.kind = RegionKind.BOILERPLATE
        index += reach


def _listed(page: Page, start: int) -> int:
    """How many short lines that end no sentence follow: a list of links."""
    count = 0
    for piece in page.pieces[start:]:
        if len(piece.text) > _LISTED or SENTENCE_END.search(piece.text):
            break
        count += 1
    return count


def _mark_navigation(page: Page) -> None:
    """Runs of at least four lines of at most four words, half of which menus are made of."""
    run: list[Piece] = []
    for piece in [*page.pieces, None]:
        if piece and len(piece.text) <= 40 and len(piece.text.split()) <= 4 and not SENTENCE_END.search(piece.text):
            run.append(piece)
            continue
        menu = [i for i, member in enumerate(run) if is_menu_word(member.text, page.language)]
        covered = run[menu[0] : menu[-1] + 1] if menu else []
        if len(covered) >= 4 and 2 * len(menu) >= len(covered):
            for member in covered:
                member.kind = RegionKind.BOILERPLATE
        run = []


def _read_rest(page: Page, first: int) -> None:
    live = [i for i, p in enumerate(page.pieces) if p.kind is not RegionKind.BOILERPLATE]
    tail = set(live[-_TAIL:])
    for index in range(first, len(page.pieces)):
        piece = page.pieces[index]
        if piece.kind is None:
            piece.kind = _kind_in_rest(page, index, in_tail=index in tail and index > first)
            if piece.said:
                page.lines.append(piece.said)


def _kind_in_rest(page: Page, index: int, *, in_tail: bool) -> RegionKind:
    piece = page.pieces[index]
    if piece.hint in (Hint.TITLE, Hint.HEADING):
        return RegionKind.HEADLINE
    if piece.hint is Hint.CAPTION or page_lines.is_caption(piece.text, page.language):
        return RegionKind.CAPTION
    piece.said = page_lines.credit_line(piece.text, page.language)
    if piece.said and piece.said.rule in {"agency_sign_off", "agencies_line", "source_line"} and not in_tail:
        piece.said = None
    if piece.said is None and in_tail:
        said = page_lines.front_line(piece.text, page.language)
        piece.said = said if said and said.rule.split("+")[0] in _AT_TAIL else None
    if piece.said is not None:
        return RegionKind.DATELINE
    return RegionKind.HEADLINE if _is_subhead(page, index) else RegionKind.BODY


def _is_subhead(page: Page, index: int) -> bool:
    piece = page.pieces[index]
    if not piece.alone or piece.hint or not 2 <= len(piece.text.split()) <= 10 or len(piece.text) > _SUBHEAD:
        return False
    if not piece.text[0].isalpha() or not piece.text.rstrip()[-1].isalnum() or any(c.isdigit() for c in piece.text):
        return False
    following = page.pieces[index + 1] if index + 1 < len(page.pieces) else None
    shaped = is_title_case(piece.text) or piece.text.isupper()
    return shaped and following is not None and following.kind is None and page.is_prose(following)


def _promote(page: Page) -> None:
    """A text that is all heading is a text all the same."""
    for piece in page.pieces:
        if piece.kind is RegionKind.HEADLINE and piece.hint is None:
            piece.kind = RegionKind.BODY


def _finished(page: Page, title: str | None) -> Layout:
    regions: list[Region] = []
    body = [p for p in page.pieces if p.kind is RegionKind.BODY]
    starts = {id(piece): _dateline_length(page, piece, body) for piece in body[:3]}
    for piece in page.pieces:
        end = _credit_start(page, piece) if body and piece is body[-1] else len(piece.text)
        regions.extend(_regions(piece, starts.get(id(piece), 0), end))
    said = next((line.title for line in page.lines if line.title), None)
    headline = next((plainly(p.text) for p in page.pieces if p.kind is RegionKind.HEADLINE), None)
    return Layout(regions=tuple(regions), lines=tuple(page.lines), title=title or said or headline)


def _dateline_length(page: Page, piece: Piece, body: Sequence[Piece]) -> int:
    """The first paragraphs may carry a dateline; one that may be a speaker's name only the first, and only once."""
    found = page_lines.dateline(piece.text, page.language)
    if found is None or found.length >= len(piece.text):
        return 0
    if not found.certain and (piece is not body[0] or not _is_dateline(page, found, body)):
        return 0
    credit = ("agency", found.agency) if found.agency else None
    page.lines.append(PageLine(rule="dateline", date=found.date, credit=credit))
    return found.length


def _is_dateline(page: Page, found: page_lines.Dateline, body: Sequence[Piece]) -> bool:
    others = (page_lines.dateline(piece.text, page.language) for piece in body[1:20])
    if any(other and not other.certain for other in others):
        return False  # speakers taking turns
    return found.place is not None and page_lines.is_place(found.place, page.text, page.language)


def _credit_start(page: Page, piece: Piece) -> int:
    found = page_lines.closing_credit(piece.text, page.language)
    if found is None:
        return len(piece.text)
    page.lines.append(found[1])
    return found[0]


def _regions(piece: Piece, start: int, end: int) -> list[Region]:
    kind = piece.kind or RegionKind.BODY
    cuts = [(RegionKind.DATELINE, 0, start), (kind, start, end), (RegionKind.DATELINE, end, len(piece.text))]
    found = []
    for which, begin, stop in cuts:
        words = piece.text[begin:stop]
        if words.strip():
            lead = begin + len(words) - len(words.lstrip())
            span = Span(piece.span.start + lead, piece.span.start + begin + len(words.rstrip()))
            found.append(Region(kind=which, span=span))
    return found
