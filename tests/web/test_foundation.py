"""What a pile stands on."""

from __future__ import annotations

from headwater.model.evidence import EvidenceItem, EvidenceKind
from headwater.model.finding import Lineage, LineageClass
from headwater.model.span import Span
from headwater.store import Standing
from headwater.web.foundation import foundations


def row(document: str, text: str, claims: int, *, kind: str = "document", entity: str | None = None) -> Standing:
    return Standing(
        document=document, entity=entity, text=text, kind=kind, outlet=kind == "outlet", claims=claims,
    )  # fmt: skip


def copied(source: str, target: str, cls: LineageClass = LineageClass.REWRITE, directed: bool = True) -> Lineage:
    return Lineage(source=source, target=target, cls=cls, directed=directed)


DOSSIER = row("doc-a", "a sealed dossier", 5, entity="ent-1")


def test_copies_stand_on_what_their_original_stands_on() -> None:
    rows = [DOSSIER, row("doc-a", "The Herald", 4, kind="outlet"), row("doc-b", "The Mirror", 7, kind="outlet")]
    (found,) = foundations(rows, [copied("doc-a", "doc-b"), copied("doc-b", "doc-c")], [], {"ent-1": "sealed dossier"})
    assert found.text == "sealed dossier"
    assert found.reports == ("doc-a", "doc-b", "doc-c")
    assert (found.named, found.voiced, found.claims) == (5, 11, 16)


def test_a_circle_of_citations_ends() -> None:
    (found,) = foundations([DOSSIER], [copied("doc-a", "doc-b"), copied("doc-b", "doc-a")], [], {})
    assert found.reports == ("doc-a", "doc-b")


def test_what_nobody_can_direct_passes_nothing_on() -> None:
    links = [copied("doc-a", "doc-b", LineageClass.COMMON_SOURCE, directed=False)]
    (found,) = foundations([DOSSIER], links, [], {})
    assert found.reports == ("doc-a",)


def test_two_names_for_one_paper_are_one_where_reports_share_it() -> None:
    rows = [DOSSIER, row("doc-b", "the dossier", 2), row("doc-z", "the dossier", 3, entity="ent-9")]
    one, other = foundations(rows, [copied("doc-a", "doc-b")], [], {})
    assert (one.named, one.reports) == (7, ("doc-a", "doc-b"))
    assert other.reports == ("doc-z",), "another dossier, of a report that has nothing to do with the first"


def test_people_with_one_surname_stay_apart() -> None:
    rows = [row("doc-a", "Anwar Desh", 1, kind="named_person"), row("doc-a", "Mira Desh", 1, kind="named_person")]
    assert len(foundations(rows, [], [], {})) == 2


def test_whether_it_can_be_seen_is_told_only_when_a_report_says_so() -> None:
    def item(inspectable: bool | None) -> EvidenceItem:
        return EvidenceItem(
            document="doc-a", kind=EvidenceKind.DOCUMENT, span=Span(0, 1), text="it", entity="ent-1",
            inspectable=inspectable,
        )  # fmt: skip

    for said, expected in (([None], None), ([False], False), ([False, True], True), ([], None)):
        (found,) = foundations([DOSSIER], [], [item(one) for one in said], {})
        assert found.shown is expected


def test_outlets_that_only_pass_on_are_no_foundation() -> None:
    assert foundations([row("doc-a", "The Herald", 3, kind="media_outlet")], [], [], {}) == []


def test_whose_a_paper_is_comes_from_its_lineage() -> None:
    links = [Lineage(source="ent-7", target="ent-1", cls=LineageClass.CITES), copied("doc-a", "doc-b")]
    (found,) = foundations([DOSSIER], links, [], {})
    assert found.makers == ("ent-7",)
