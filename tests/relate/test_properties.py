"""What holds for any claims: order, repetition, units, bystanders, overlapping intervals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import CONFLICT_TYPES, Relation
from explorer.relate import CROWD, THRONG, Group, is_crowd, key_number, relate, relate_group
from tests.relate.builders import Corpus

FEW = settings(max_examples=25, deadline=None)
SUBJECTS = ("Brightwell Foods", "Varga Group", "Tellmark")
METRICS = ("revenue", "net profit")
YEARS = ("2023", "2024", None)

FIGURES = st.tuples(
    st.sampled_from(SUBJECTS), st.sampled_from(METRICS), st.integers(100, 130), st.sampled_from(YEARS),
    st.sampled_from(("actual", "target")), st.integers(1, 28),
)  # fmt: skip


def corpus_of(figures: Sequence[tuple[str, str, int, str | None, str, int]]) -> Corpus:
    corpus = Corpus()
    for subject, metric, value, year, modality, day in figures:
        text = f"{subject} had {metric} of ${value} million" + (f" in {year}." if year else ".")
        corpus.say(
            text, f"${value} million", value * 1e6, "USD", subject=subject, metric=metric, period=year,
            modality=modality, low=(value - 0.5) * 1e6, high=(value + 0.5) * 1e6, published=f"2025-01-{day:02}",
        )  # fmt: skip
    return corpus


def told(relations: Sequence[Relation]) -> set[tuple[int, str, str]]:
    return {(relation.id, str(relation.type), relation.reason) for relation in relations}


@given(st.lists(FIGURES, min_size=2, max_size=8), st.randoms())
@FEW
def test_the_order_of_input_changes_nothing(
    figures: list[tuple[str, str, int, str | None, str, int]], shuffle: random.Random
) -> None:
    corpus = corpus_of(figures)
    before = told(corpus.relations())
    groups = corpus.groups()
    shuffle.shuffle(groups)
    mixed = [Group(group.key, shuffle.sample(list(group.members), len(group.members))) for group in groups]
    assert told(list(relate(mixed, corpus.context()))) == before


@given(st.lists(FIGURES, min_size=2, max_size=8))
@FEW
def test_relations_are_whole_and_found_once(figures: list[tuple[str, str, int, str | None, str, int]]) -> None:
    corpus = corpus_of(figures)
    relations = corpus.relations()
    known = {member.claim.id for member in corpus.members}
    assert len({relation.id for relation in relations}) == len(relations)
    for relation in relations:
        members = [member.claim_id for member in relation.members]
        assert len(members) == len(set(members)) >= 2
        assert set(members) <= known
        assert 0 <= relation.severity <= 1
        assert 0 <= relation.id < 2**53
        assert relation.reason
        assert relation.rule


@given(st.lists(FIGURES, min_size=2, max_size=6))
@FEW
def test_a_bystander_changes_nothing(figures: list[tuple[str, str, int, str | None, str, int]]) -> None:
    before = told(corpus_of(figures).relations())
    corpus = corpus_of(figures)
    corpus.say("The bridge at Eskby is 94 metres long.", "94 metres", 94.0, "m", subject="bridge", metric="length")
    assert told(corpus.relations()) == before


@given(FIGURES)
@FEW
def test_a_figure_agrees_with_itself(figure: tuple[str, str, int, str | None, str, int]) -> None:
    (relation,) = corpus_of([figure, figure]).relations()
    assert relation.type == "agreement"


@given(st.integers(1, 900), st.floats(0, 0.9), st.floats(0.05, 0.9))
@FEW
def test_overlapping_intervals_never_conflict(value: int, shift: float, half: float) -> None:
    corpus = Corpus()
    for offset in (0.0, shift * half):
        middle = value + offset
        corpus.say(
            f"The tower of Malby is {middle} metres high.", f"{middle} metres", middle, "m", subject="tower",
            metric="height", low=value - half, high=value + half + offset,
        )  # fmt: skip
    assert not {relation.type for relation in corpus.relations()} & CONFLICT_TYPES


@given(st.integers(2, 900), st.integers(2, 900))
@FEW
def test_a_unit_changes_no_verdict(first: int, second: int) -> None:
    types = []
    for unit, factor in (("km", 1), ("m", 1000)):
        corpus = Corpus()
        corpus.say(
            f"The line to Lund is {first} km long.", f"{first} km", float(first), "km", subject="line", metric="length",
            low=first - 0.5, high=first + 0.5,
        )  # fmt: skip
        value = second * factor
        corpus.say(
            f"The line to Lund is {value} {unit} long.", f"{value} {unit}", float(value), unit, subject="line",
            metric="length", low=(second - 0.5) * factor, high=(second + 0.5) * factor,
        )  # fmt: skip
        types.append(bool({relation.type for relation in corpus.relations()} & CONFLICT_TYPES))
    assert types[0] == types[1] or abs(first - second) <= 1


def test_a_large_group_is_not_squared() -> None:
    figures = [
        ("Varga Group", "revenue", 100 + number % 900, "2024", "actual", 1 + number % 28) for number in range(1500)
    ]
    corpus = corpus_of(figures)
    group = max(corpus.groups(), key=lambda group: len(group.members))
    assert len(group.members) == 1500
    relations = relate_group(group, corpus.context())
    assert relations
    assert all(len(relation.members) <= 24 for relation in relations)


def test_keys_as_numbers_give_the_same_relations() -> None:
    figures = [(SUBJECTS[0], "revenue", 100 + number % 3, "2024", "actual", number) for number in range(1, 7)]
    corpus = corpus_of(figures)
    before = told(corpus.relations())
    for member in list(corpus.members):
        numbers = tuple(str(key_number(key)) for key in member.keys)
        corpus.members[corpus.members.index(member)] = replace(member, keys=numbers)
    assert told(corpus.relations()) == before
    assert before


def crowd(subject: str | None) -> Group:
    """More claims than `CROWD` of one metric and period, every other one giving another figure."""
    corpus = Corpus()
    for number in range(CROWD + 1):
        amount = 40 + number % 2
        corpus.say(
            f"The work cost ${amount} million in 2023.", f"${amount} million", amount * 1e6, "USD", subject=subject,
            metric="cost", period="2023",
        )  # fmt: skip
    return Group(corpus.members[0].keys[0], corpus.members)


def test_hundreds_that_share_only_a_common_word_are_not_compared() -> None:
    assert relate_group(crowd("work"), Corpus().context()) == []
    assert relate_group(crowd(None), Corpus().context()) == []
    assert relate_group(crowd("Brightwell Foods"), Corpus().context())
    name, thing = key_number("2:bright:count"), key_number("1:work:cost")
    assert is_crowd(thing, CROWD + 1, ["work"] * CROWD)
    assert not is_crowd(thing, CROWD, ["work"] * CROWD)
    assert is_crowd(name, THRONG + 1, ["Brightwell Foods"] * CROWD)
    assert not is_crowd(thing, THRONG + 1, ["Brightwell Foods"] * CROWD)
