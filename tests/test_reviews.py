"""A review that was taken back counts no more, wherever claims are told."""

from __future__ import annotations

from pathlib import Path

from headwater import Case
from headwater.store.told import reviews


def test_a_review_taken_back_counts_no_more(pile: Path, tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as case:
        case.build([pile / "herald.txt"], workers=1)
        claim = case.claims(limit=1)[0].claim.id
        case.review(claim, "positive", why="read it", who="A. Reader")
        with case.view() as view:
            assert reviews(view) == {claim: "positive"}
        case.undo()
        with case.view() as view:
            assert reviews(view) == {}
