"""What holds of any pile: copies add nothing, order changes nothing, what is taken out might never have been there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from piles import Paper, Says, entities, written

from headwater.corroborate import Corroboration, Judged, Report, corroborate
from headwater.model.convert import to_dict
from headwater.model.ids import canonical_json

GROUPS = ["Oltar Front", "Kestari Guard", "Velmora", "Bureau of Tides"]
SOURCES = ["", "", "Mira Dolan", "Tarek Osh", "the file", "two officials", "Ministry of Salt", "outlet:Salt Times",
           "outlet:Tide Post"]  # fmt: skip
OUTLETS = ["Salt Times", "Tide Post", "Harbour News", "Quay Letter", "Lamp"]
DAYS = st.sampled_from([None, "2024-02-01", "2024-02-02", "2024-02", "2024-03-05"])

sayings = st.builds(
    Says,
    subject=st.sampled_from(GROUPS),
    type=st.sampled_from(["funds", "arms", "allied_with"]),
    object=st.sampled_from(GROUPS),
    source=st.sampled_from(SOURCES),
    modality=st.sampled_from(["asserted", "asserted", "alleged", "denied"]),
    negative=st.booleans(),
)
papers = st.builds(
    Paper,
    outlet=st.sampled_from(OUTLETS),
    says=st.lists(sayings, min_size=1, max_size=4).map(tuple),
    day=DAYS,
    extra=st.sampled_from(["", "The pier was closed for 41 days.", "Nobody counted the 17 gulls of Sorn."]),
    syndication=st.sampled_from([(), (("agency", "Inland Wire"),), (("field_source", "Salt Times"),)]),
)
piles = st.lists(papers, min_size=1, max_size=5)
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reports(some: list[Paper]) -> list[Report]:
    return list({report.id: report for report in map(written, some)}.values())


def shown(found: Corroboration) -> str:
    return canonical_json([to_dict(part) for part in (found.findings, found.lineage, found.conflicts)])


def lower(found: Corroboration) -> dict[tuple[object, ...], int]:
    """Lower bounds by what is said, the highest where two findings say the same."""
    bounds: dict[tuple[object, ...], int] = {}
    for one in found.findings:
        said = one.proposition
        ends = (said.subject, said.object)
        key = (said.type, said.negative, *(sorted(map(str, ends)) if said.type == "allied_with" else ends))
        bounds[key] = max(bounds.get(key, 0), one.lower)
    return bounds


@slow
@given(piles, st.data())
def test_a_copy_never_raises_a_lower_bound(some, data):
    """A copy is dated with its original, later, or not at all: an earlier one would be the original."""
    original = data.draw(st.sampled_from(some))
    copy = replace(
        original,
        outlet=data.draw(st.sampled_from(["Echo", "Parrot"])),
        day=data.draw(st.sampled_from([None, original.day, original.day and "2024-04-01"])),
        syndication=data.draw(st.sampled_from([(), (("field_source", original.outlet or ""),)])),
    )
    before = lower(corroborate(reports(some), entities()))
    after = lower(corroborate(reports([*some, copy]), entities()))
    for key, bound in after.items():
        assert bound <= before.get(key, 0), key


@slow
@given(piles, st.randoms(use_true_random=False))
def test_order_of_intake_changes_nothing(some, random):
    held = reports(some)
    mixed = list(held)
    random.shuffle(mixed)
    assert shown(corroborate(held, entities())) == shown(corroborate(mixed, entities()))


@slow
@given(piles, papers)
def test_what_is_retracted_is_as_if_it_had_never_been(some, added):
    held = reports(some)
    more = written(replace(added, outlet="Echo"))
    if more.id in {report.id for report in held}:
        return
    judged = Judged(retracted=frozenset({more.id}))
    assert shown(corroborate([*held, more], entities(), judged)) == shown(corroborate(held, entities()))


@slow
@given(piles)
def test_bounds_are_in_order_and_never_more_than_the_reports(some):
    for finding in corroborate(reports(some), entities()).findings:
        assert 0 <= finding.lower <= finding.upper <= finding.reports
        assert len(finding.bottleneck) == finding.upper
        assert finding.upper <= max(len(finding.origins), 0)
        known = {point.id for point in finding.points}
        assert set(finding.bottleneck) <= known
        assert {end for way in finding.ways for end in way} <= known
