"""A large group that is related in parts says what it says as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from explorer.model import Relation
from explorer.relate import Context, Group, Member, parts_of, relate_group, year_of
from explorer.resources import data_folder
from explorer.vocabulary.load import load_vocabulary, vocabulary_paths
from tests.relate.builders import LEXICON, Corpus

METRICS = load_vocabulary(vocabulary_paths(data_folder())).metrics
_LEVELS = (400.0, 402.0, 530.0, 90_000.0)
_SAID = st.tuples(st.sampled_from((None, 2020, 2021, 2022, 2024)), st.sampled_from((*_LEVELS, "5", "32.5")))


def told(says: Iterable[tuple[int | None, float | str]], claims: int) -> Corpus:
    """Documents of so many claims each: levels and growths of one subject and metric, of some years or of no time."""
    corpus = Corpus()
    for number, (year, said) in enumerate(says, 1):
        when = f" in {year}" if year else ""
        fields: dict[str, Any] = (
            {"period": str(year), "period_start": f"{year}-01-01", "period_end": f"{year}-12-31"} if year else {}
        )
        about: dict[str, Any] = {
            "subject": "Orvil Works",
            "metric": "revenue",
            "document": number // claims + 1,
        } | fields
        if isinstance(said, str):
            text = f"Revenue of Orvil Works rose {said}%{when}."
            corpus.say(text, f"{said}%", float(said), "%", basis="yoy", **about)
        else:
            corpus.say(f"Orvil Works had a revenue of {said:g} euros{when}.", f"{said:g} euros", said, "EUR", **about)
    return corpus


def main_group(corpus: Corpus) -> Group:
    """The claims of one subject and metric."""
    return max(corpus.groups(), key=lambda group: (len(group.members), group.key.count(":")))


def in_parts(group: Group, context: Context) -> list[Relation]:
    """The relations of all parts of a group."""
    years = sorted({year_of(member.claim) for member in group.members})
    return [one for part in parts_of(group, years) for one in relate_group(part, context)]


def computed(relations: Iterable[Relation]) -> set[tuple[str, tuple[int, ...]]]:
    """What rules of arithmetic and plausibility say, and of which claims."""
    kinds = ("arithmetic", "arithmetic-ok", "plausibility")
    return {(one.rule, claims_of(one)) for one in relations if str(one.type) in kinds}


def claims_of(relation: Relation) -> tuple[int, ...]:
    return tuple(member.claim_id for member in relation.members)


def tied(relations: Iterable[Relation], members: Iterable[Member]) -> set[tuple[int, int]]:
    """The pairs of claims of neighbouring years, or one of them undated, that some relation ties."""
    years = {member.claim.id: year_of(member.claim) for member in members}
    return {
        (min(pair), max(pair))
        for one in relations
        for pair in combinations(claims_of(one), 2)
        if 0 in (years[pair[0]], years[pair[1]]) or abs(years[pair[0]] - years[pair[1]]) <= 1
    }


@given(st.lists(_SAID, min_size=2, max_size=14))
def test_parts_compute_what_the_whole_computes(says: list[tuple[int | None, float | str]]) -> None:
    corpus = told(says, claims=2)
    context = Context(corpus.documents, METRICS, LEXICON)
    group = main_group(corpus)
    parts = in_parts(group, context)
    assert len({one.id for one in parts}) == len(parts)
    assert computed(parts) == computed(relate_group(group, context))


@given(st.lists(_SAID, min_size=2, max_size=14))
def test_parts_tie_what_the_whole_ties(says: list[tuple[int | None, float | str]]) -> None:
    corpus = told(says, claims=1)
    context = Context(corpus.documents, METRICS, LEXICON)
    group = main_group(corpus)
    whole, parts = (tied(found, group.members) for found in (relate_group(group, context), in_parts(group, context)))
    assert whole <= parts | _silent(whole, group, context)


def _silent(pairs: Iterable[tuple[int, int]], group: Group, context: Context) -> set[tuple[int, int]]:
    """The pairs that a third claim ties: alone they say nothing to each other."""
    members = {member.claim.id: member for member in group.members}
    return {pair for pair in pairs if not relate_group(Group(group.key, [members[one] for one in pair]), context)}


def test_what_is_computed_over_far_years_is_found() -> None:
    """An outlier stands against all years, wherever the usual figures are."""
    years = (2010, 2012, 2014, 2016, 2018, 2020)
    corpus = told([said for year in years for said in ((year, 400.0), (year, "5"))] + [(2022, 90_000.0)], 2)
    group = main_group(corpus)
    rules = {one.rule for one in in_parts(group, corpus.context())}
    assert "hundredfold-off" in rules


def test_a_claim_without_a_date_meets_those_of_each_year() -> None:
    corpus = told([(None, 530.0), (None, "5"), (2020, 530.0), (2020, "5"), (2024, 530.0), (2024, "5")], 2)
    group = main_group(corpus)
    found = tied(in_parts(group, corpus.context()), group.members)
    undated = {member.claim.id for member in group.members if year_of(member.claim) == 0}
    met = {year_of(m.claim) for m in group.members if any(m.claim.id in pair and undated & set(pair) for pair in found)}
    assert met == {0, 2020, 2024}
