"""Names of people, bodies and places across practices; what a comparison says of itself; how far to trust it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import UsageError
from headwater.evaluate.calibrate import Pair, apply, fit, read_pairs
from headwater.evaluate.metrics.certainty import calibration_error, reliability
from headwater.evaluate.sets.names import measure_folder
from headwater.resolve.blocking import candidates, keys
from headwater.resolve.comparison import Kind, compare

PAIRS = Path(__file__).parent / "pairs"


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("person", "Mir Shafiq Tangal", "Shafeeq Tangal"),
        ("person", "Fazlur Rahman Kakozai", "Maulana Fazal-ur-Rehman Kakozai"),
        ("person", "Nasir Tangal", "Naseer Tangal"),
        ("person", "Сергей Васильев", "Sergei Vasiliev"),
        ("person", "Rustam Varzani", "Rustam Warzani"),
        ("body", "Lashkar-e-Sahra", "Lashkar-i-Sahra"),
        ("body", "Ministry of Defense of Vastria", "Vastrian Defence Ministry"),
        ("body", "Movement for the Liberation of Tessaout", "MLT"),
        ("place", "Deir Hafir", "Dayr Hafir"),
    ],
)
def test_spellings_of_one_name_are_likely_one(kind: str, left: str, right: str) -> None:
    assert compare(Kind(kind), left, right).probability > 0.8


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("person", "Mir Shafiq Tangal", "Akhtar Tangal"),
        ("person", "Mohammad Jalaluddin", "Mohammad Ashfaq"),
        ("person", "Samir Haddadin", "Samira Haddadin"),
        ("person", "Thomas Ilden Sr.", "Thomas Ilden Jr."),
        ("body", "Lashkar-e-Sahra", "Lashkar-e-Adl"),
        ("body", "Caliphate of Sahra", "Caliphate of Sahra, Delta Province"),
        ("body", "4th Mechanised Brigade", "14th Mechanised Brigade"),
        ("body", "Vastria's air force", "Velostrian air force"),
        ("place", "North Kestar", "South Kestar"),
    ],
)
def test_names_of_two_are_unlikely_one(kind: str, left: str, right: str) -> None:
    assert compare(Kind(kind), left, right).probability < 0.25


def test_a_comparison_explains_itself() -> None:
    said = compare(Kind.PERSON, "Shafiq Tangal", "Akhtar Tangal").sentence
    assert "“Tangal”" in said
    assert "“Shafiq”" in said
    assert "“Akhtar”" in said
    assert compare(Kind.BODY, "MLT", "Movement for the Liberation of Tessaout").sentence.startswith("MLT can stand for")


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30), st.sampled_from(list(Kind)))
def test_any_two_names_compare_the_same_both_ways(left: str, right: str, kind: Kind) -> None:
    one, other = compare(kind, left, right), compare(kind, right, left)
    assert one == other
    assert 0.0 <= one.probability <= 1.0
    assert one.sentence


@pytest.mark.parametrize("folder", ["", "gate"])
def test_blocking_loses_next_to_no_pair(folder: str) -> None:
    same = [pair for pair in read_pairs(PAIRS / folder) if pair.same]
    lost = [pair for pair in same if keys(pair.kind, pair.left).isdisjoint(keys(pair.kind, pair.right))]
    assert len(lost) <= 0.03 * len(same), lost


def test_a_crowd_of_one_name_is_not_compared_with_itself_whole() -> None:
    names = [f"{a}{b}{c} Tangal" for a in "bdgkmrst" for b in "aeiou" for c in ("lan", "mir", "ros", "tek", "vin")]
    assert len(candidates(Kind.PERSON, names)) < len(names) * 60


def test_names_kept_out_of_sight_are_told_apart() -> None:
    report = measure_folder(PAIRS / "gate")
    scores = {(s.measure, s.system): s for table in report.tables for s in table.scores}
    figures = {(f.measure, f.system): f.value for table in report.tables for f in table.figures}
    assert scores["one name", "headwater"].f1 >= 0.95
    assert scores["joined without asking", "headwater"].precision >= 0.99
    assert scores["one name", "headwater"].f1 > scores["one name", "Jaro-Winkler"].f1 + 0.2
    assert scores["B³", "headwater"].f1 > scores["B³", "Jaro-Winkler"].f1
    assert figures["Brier score", "headwater"] < 0.05
    assert figures["expected calibration error", "headwater"] < 0.06
    assert report.mistakes == ()


def test_the_pairs_kept_out_of_sight_are_a_third_and_none_of_the_others() -> None:
    seen, unseen = read_pairs(PAIRS), read_pairs(PAIRS / "gate")
    assert {frozenset((p.left, p.right)) for p in seen}.isdisjoint(frozenset((p.left, p.right)) for p in unseen)
    assert len(unseen) > 0.29 * (len(seen) + len(unseen))


def test_the_weights_in_the_rules_are_those_the_pairs_give() -> None:
    pairs = [pair for pair in read_pairs(PAIRS) if pair.kind is Kind.PLACE]
    fitted = fit(pairs)
    for pair in pairs:
        assert apply(fitted, pair) == pytest.approx(compare(pair.kind, pair.left, pair.right).probability, abs=0.01)


def test_fitting_gives_probabilities_and_never_a_weight_against_its_feature() -> None:
    pairs = [
        *(
            Pair(kind=Kind.BODY, left=f"{w} Front", right=f"The {w} Front", same=True, practice="")
            for w in ["Kes", "Tol", "Var"]
        ),
        *(
            Pair(kind=Kind.BODY, left=f"{w} Front", right="Oriva Union", same=False, practice="")
            for w in ["Kes", "Tol", "Var"]
        ),
    ]
    fitted = fit(pairs)
    assert fitted["shared_words"] >= 0 >= fitted["other_word"]
    values = [apply(fitted, pair) for pair in pairs]
    assert calibration_error(reliability(values, [pair.same for pair in pairs])) < 0.25


def test_a_folder_without_pairs_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no pairs"):
        read_pairs(tmp_path)
    (tmp_path / "odd.yml").write_text("kind: ship\nsame: []\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"odd\.yml"):
        read_pairs(tmp_path)
