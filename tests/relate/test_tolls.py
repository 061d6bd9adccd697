"""Tolls of one happening in several documents: the later one counts, and parts of a toll are no tolls."""

from __future__ import annotations

from typing import Any

from explorer.model import CONFLICT_TYPES, RULE_HAPPENING, Relation, RelationType
from tests.relate.builders import Corpus

FIELDS: dict[str, Any] = {
    "subject": "Port Amsel crash", "metric": "deaths", "rule": f"verb; {RULE_HAPPENING}", "inferred": ("subject",)
}  # fmt: skip


def say(corpus: Corpus, count: int, day: str | None, unit: str = "person", **fields: Any) -> None:
    corpus.say(f"{count} people were killed.", str(count), count, unit, published=day, **(FIELDS | fields))


def found(corpus: Corpus) -> list[Relation]:
    return [one for one in corpus.relations() if one.type not in (RelationType.AGREEMENT, RelationType.ROUNDING)]


def test_a_later_higher_toll_replaces_the_earlier() -> None:
    corpus = Corpus()
    say(corpus, 60, "2025-03-03")
    say(corpus, 84, "2025-03-04")
    (relation,) = found(corpus)
    assert (relation.type, relation.rule) == (RelationType.REVISION, "toll-rises")
    assert [member.role for member in relation.members] == ["earlier", "later"]


def test_two_tolls_of_one_day_stay_undetermined() -> None:
    corpus = Corpus()
    say(corpus, 60, "2025-03-03")
    say(corpus, 84, "2025-03-03")
    (relation,) = found(corpus)
    assert (relation.type, relation.rule) == (RelationType.UNDETERMINED, "tolls-of-one-day")


def test_a_lower_later_toll_stays_undetermined() -> None:
    corpus = Corpus()
    say(corpus, 84, "2025-03-03")
    say(corpus, 60, "2025-03-05")
    (relation,) = found(corpus)
    assert relation.rule == "lower-later-toll"
    assert relation.type not in CONFLICT_TYPES - {RelationType.UNDETERMINED}


def test_part_of_a_documents_toll_is_compared_with_nothing() -> None:
    corpus = Corpus()
    say(corpus, 84, "2025-03-03")
    say(corpus, 84, "2025-03-04")
    say(corpus, 60, "2025-03-04", document=2)
    assert found(corpus) == []


def test_a_count_of_some_is_no_toll() -> None:
    corpus = Corpus()
    say(corpus, 60, "2025-03-03", unit="child")
    say(corpus, 84, "2025-03-04")
    assert found(corpus) == []


def test_tolls_far_apart_are_of_parts() -> None:
    corpus = Corpus()
    say(corpus, 3, "2025-03-03")
    say(corpus, 84, "2025-03-04")
    assert found(corpus) == []


def test_deaths_beside_injuries_are_nothing_to_each_other() -> None:
    corpus = Corpus()
    corpus.say("The crash killed 30 people.", "30", 30, "person", published="2025-03-03", **FIELDS)
    injured = FIELDS | {"metric": "injuries"}
    corpus.say("The crash injured 40 people.", "40", 40, "person", published="2025-03-04", **injured)
    assert found(corpus) == []


def test_the_dead_are_no_part_of_the_injured() -> None:
    corpus = Corpus()
    say(corpus, 60, "2025-03-03")
    say(corpus, 84, "2025-03-04")
    injured = FIELDS | {"metric": "injuries"}
    corpus.say("200 were injured.", "200", 200, "person", published="2025-03-04", document=2, **injured)
    assert [relation.rule for relation in found(corpus)] == ["toll-rises"]
