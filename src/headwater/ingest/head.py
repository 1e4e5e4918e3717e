"""The head of a report: what stands before its first paragraph."""

from __future__ import annotations

import re

from headwater.ingest import page_lines
from headwater.ingest.blocks import SENTENCE_END, Hint
from headwater.ingest.boilerplate import plainly
from headwater.ingest.page_lines import PageLine
from headwater.ingest.pieces import HEADLINE, Page, Piece, is_title_case
from headwater.model.document import RegionKind

_ENDED = re.compile(rf"(?:{SENTENCE_END.pattern})|[,;:]\s*$")
_WEAK = frozenset(("outlet", "label", "name_and_outlet", "name", "staff_byline"))
"""Lines whose shape a headline may have: one is taken as the headline when there is no other."""


def read_head(page: Page, first: int, title: str | None) -> None:
    """Decides every open block before ``first``; a block that equals ``title`` is the headline."""
    head = [piece for piece in page.pieces[:first] if piece.kind is None]
    for index, piece in enumerate(page.pieces[:first]):
        if piece.kind is None:
            _read_head_line(page, index, title)
    _choose_headlines(_candidates(page, head, first))
    headline = next((i for i, piece in enumerate(head) if piece.kind is RegionKind.HEADLINE), None)
    for index, piece in enumerate(head):
        if piece.kind is None:  # before the headline a kicker: the name of the section or of the paper
            kicker = headline is not None and index < headline
            piece.kind = RegionKind.DATELINE if kicker else RegionKind.BODY
        if piece.said and piece.kind is RegionKind.DATELINE:
            page.lines.append(piece.said)


def _candidates(page: Page, head: list[Piece], first: int) -> list[Piece]:
    """The blocks that can only be headline or deck."""
    if any(piece.kind is RegionKind.HEADLINE for piece in head):
        # Where markup says paragraph it is one; in plain text a line that ends no sentence is a deck.
        return [p for p in head if p.kind is None and p.hint is None and not _ENDED.search(p.text)]
    if first == len(page.pieces):
        return []
    found = [p for p in head if p.kind is None and _may_be_headline(p, page.pieces[first])]
    return found or [p for p in head if p.said and p.said.rule in _WEAK and len(p.text.split()) >= 3][:1]


def _read_head_line(page: Page, index: int, title: str | None) -> None:
    piece = page.pieces[index]
    if piece.hint is Hint.TITLE or (title and plainly(piece.text).casefold() == plainly(title).casefold()):
        piece.kind = RegionKind.HEADLINE
        return
    if piece.hint is Hint.CAPTION or page_lines.is_caption(piece.text, page.language):
        piece.kind = RegionKind.CAPTION
        return
    piece.said = page_lines.front_line(piece.text, page.language) or page_lines.credit_line(piece.text, page.language)
    if piece.said is None and page_lines.is_name(piece.text, page.language) and _beside_page_line(page, index):
        piece.said = PageLine(rule="name", authors=(plainly(piece.text),))
    if piece.said is not None:
        piece.kind = RegionKind.DATELINE
    elif piece.hint is Hint.HEADING:
        piece.kind = RegionKind.HEADLINE


def _beside_page_line(page: Page, index: int) -> bool:
    """A bare name is a byline only beside a date or a desk."""
    beside = page.pieces[max(0, index - 1) : index] + page.pieces[index + 1 : index + 2]
    said = [page_lines.front_line(other.text, page.language) for other in beside]
    return index > 0 and any(line and (line.date or line.updated or line.rule == "staff_byline") for line in said)


def _may_be_headline(piece: Piece, prose: Piece) -> bool:
    if len(piece.text) > HEADLINE or len(piece.text) >= len(prose.text) * 2 or len(piece.text.split()) < 2:
        return False
    if SENTENCE_END.search(piece.text) and piece.text.rstrip()[-1] == ".":
        return piece.alone and is_title_case(piece.text)
    return not _ENDED.search(piece.text) or piece.text.rstrip().endswith(("?", "!", "”", '"'))


def _choose_headlines(candidates: list[Piece]) -> None:
    """Up to three lines are a headline and its decks; of more, those of a word or three are menus and labels."""
    many = len(candidates) > 3
    for piece in candidates:
        furniture = many and len(piece.text.split()) < 4
        piece.kind = RegionKind.BOILERPLATE if furniture else RegionKind.HEADLINE
        piece.said = None
