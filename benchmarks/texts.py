"""Fictional reports by the thousand, the same on every machine: invented states, groups, people and outlets.

Sentences vary in what costs a reader time: names, quotations, nested sources, figures, dates, passives, long lists.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

_STATES = ("Kestaria", "Valdoria", "Arzakan", "Oumbala", "Teshania", "Marwand", "Solvenia", "Quelpar")
_TOWNS = ("Oltar", "Dera", "Mirsk", "Tessouma", "Hawdaan", "Pucamayo", "Shinkai", "Ras al-Hadid", "Brenova", "Niélé")
_FIRST = ("Anwar", "Tomas", "Issa", "Fatoumata", "Lubna", "Gleb", "Eusebio", "Yerkesh", "Zoran", "Imtiaz", "Marta")
_LAST = ("Desh", "Ilde", "Doumbaré", "Harrazi", "Onufriev", "Mamanchura", "Tolqynbay", "Petrašin", "Salar", "Vane")
_GROUPS = ("Kestari Front", "Oltar Brigades", "Movement for Dera", "Red Ridge Column", "Army of the Two Rivers")
_BODIES = ("interior ministry", "defence ministry", "border guard", "national police", "Directorate of State Security")
_ROLES = ("commander", "spokesman", "governor", "prosecutor", "minister", "police chief", "mayor")
_GOODS = ("mortar rounds", "rifles", "fuel", "medicine", "night-vision goggles", "trucks")
_SENTENCES = (
    "Fighters of the {group} attacked an army post near {town} on {weekday}, killing at least "
    "{number} soldiers, two officials said.",
    "“We did not give the order,” {person}, a {role} of the {group}, told reporters in {town}. "
    "“Whoever says so is lying.”",
    "According to documents seen by the {outlet}, the {body} of {state} has funded the {group} since {year}.",
    "{person} was arrested in {town} in {month} {year} and later released, the {body} said in a statement.",
    "Analysts warn that the truce between {state} and the {group} could collapse before the end of {month}.",
    "The {body} denied that its forces had shelled {town}, and accused the {group} of staging the attack.",
    "{person}, who heads the {group}, met {other}, the {role} of {town}, to discuss the release of {number} detainees.",
    "Nearly {number} people have fled {town} since the fighting resumed, the aid group estimates.",
    "A photograph published by the {outlet} shows {person} handing a pistol to a man identified as {other}.",
    "It was not clear who supplied the {goods}, but three witnesses described trucks with {state} plates.",
    "If the talks fail, {state} would send troops to {town}, {person} suggested on {weekday}.",
    "The {group}, founded in {year} after a split in the {second}, claims to control most of the "
    "countryside around {town}.",
    "{state}'s {body} has been accused of arming the {group}, of sheltering {person}, and of "
    "training {number} recruits near {town}.",
    "“They came at night,” said {person}, 43, a teacher from {town}, “and they took my brother, his "
    "wife and {number} neighbours.”",
    "Rain fell for most of the week, and the road between {town} and the border was closed.",
    "Neither {person} nor the {body} replied to questions sent by the {outlet} on {day} {month}.",
    "The report says that {number} {goods} were handed to the {group} by men working for {other}, a "
    "businessman from {state}.",
    "{person} and {other}, both former members of the {second}, have been on a {state} sanctions list since {year}.",
)
_OUTLETS = ("Northern Herald", "Sahara Wire", "Monsoon Review", "Dera Courier")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "June", "August", "October", "December")
_FIRST_DAY = date(2031, 1, 1)


def reports(words: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Reports as (ISO day of publication, text) until there are at least ``words`` words in all."""
    draw = random.Random(seed)
    count = 0
    while count < words:
        text = _report(draw)
        count += len(text.split())
        yield (_FIRST_DAY + timedelta(days=draw.randrange(365))).isoformat(), text


def _report(draw: random.Random) -> str:
    """Six to ten paragraphs about a handful of parties, as a report has them."""
    people = draw.sample([f"{first} {last}" for first in _FIRST for last in _LAST], 5)
    towns, states, groups = draw.sample(_TOWNS, 3), draw.sample(_STATES, 2), draw.sample(_GROUPS, 2)
    paragraphs = []
    for _ in range(draw.randint(6, 10)):
        chosen = draw.sample(_SENTENCES, draw.randint(2, 4))
        paragraphs.append(" ".join(_filled(sentence, draw, people, towns, states, groups) for sentence in chosen))
    return "\n\n".join(paragraphs) + "\n"


def _filled(
    sentence: str, draw: random.Random, people: list[str], towns: list[str], states: list[str], groups: list[str]
) -> str:
    person, other = draw.sample(people, 2)
    return sentence.format(
        person=person,
        other=other,
        town=draw.choice(towns),
        state=draw.choice(states),
        group=groups[0],
        second=groups[1],
        body=draw.choice(_BODIES),
        role=draw.choice(_ROLES),
        goods=draw.choice(_GOODS),
        outlet=draw.choice(_OUTLETS),
        weekday=draw.choice(_WEEKDAYS),
        month=draw.choice(_MONTHS),
        year=draw.randint(2014, 2030),
        day=draw.randint(1, 28),
        number=draw.randint(2, 90),
    )
