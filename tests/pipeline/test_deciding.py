"""Decisions that change facts: the machine's reading is kept, relations follow, undo brings all of it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import UsageError
from explorer.model import Claim, ClaimKind, Relation, RelationMember, RelationType
from explorer.pipeline import BuildOptions, Decider, build
from explorer.pipeline.apart import relate_apart
from explorer.pipeline.corrections import CHOICES, FIELDS, checked, corrected
from explorer.pipeline.deciding import remembered_words
from explorer.relate import Context, Group, Member
from explorer.search import SearchEngine
from explorer.store.connection import open_reader
from explorer.store.decisions import orphans
from explorer.store.reader import StoreReader
from explorer.store.readings import name_rules

TEXTS = {
    "one.txt": "Acme sold 4,800 tonnes of flour in 2024.\n",
    "two.txt": "Acme sold 3,200 tonnes of flour in 2024.\n",
    "three.txt": "Borealis sold 3,217 tonnes of flour in 2024.\n",
}
CLAIM = Claim(
    id=1, document_id=1, kind=ClaimKind.QUANTITY, start=0, end=1, sentence_start=0, sentence_end=1,
    printed="20.6 billion", value=20.6e9, low=20.55e9, high=20.65e9, subject="Acme", metric="revenue",
    inferred=("period", "subject"),
    period="2025",
)  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def store(tmp_path: Path, corpus: Path) -> Path:
    path = tmp_path / "facts.db"
    build([corpus], path)
    return path


def claim_in(store: Path, name: str) -> Claim:
    with StoreReader(store) as reader:
        document = next(d for d in reader.documents() if d.path.endswith(name))
        return reader.claims_of(document.id)[0]


def facts(store: Path) -> tuple[list[Claim], list[Relation]]:
    with StoreReader(store) as reader:
        return list(reader.all_claims()), sorted(reader.relations(), key=lambda relation: relation.id)


def kept_readings(store: Path) -> dict[str, object]:
    with closing(open_reader(store)) as connection:
        return dict(connection.execute("SELECT field, value FROM claim_readings"))


def found(store: Path, query: str) -> int:
    with closing(SearchEngine(lambda: open_reader(store))) as engine:
        return engine.search(query, exact=True).total


def test_a_corrected_field_keeps_the_machines_reading_and_is_undone(store: Path) -> None:
    before = facts(store)
    claim = claim_in(store, "one.txt")
    with Decider(store, "Ada") as decider:
        decider.decide(claim, "correct", field="subject", value="Zephyr Mills")
        changed = claim_in(store, "one.txt")
        assert (changed.subject, changed.source) == ("Zephyr Mills", "corrected")
        assert kept_readings(store)["subject"] == claim.subject
        assert found(store, "zephyr") == 1
        assert decider.undo() is not None
        assert facts(store) == before
        assert kept_readings(store) == {}
        assert found(store, "zephyr") == 0
        assert decider.redo() is not None
        assert claim_in(store, "one.txt") == changed


def test_relations_follow_a_correction(store: Path) -> None:
    two = claim_in(store, "two.txt")
    with StoreReader(store) as reader:
        assert reader.relations_of(two.id), "the corpus no longer disagrees; the test has nothing to see"
    with Decider(store) as decider:
        decider.decide(two, "correct", field="value", value="4,800")
        with StoreReader(store) as reader:
            assert {relation.type for relation in reader.relations_of(two.id)} <= {"agreement", "rounding"}
        decider.decide(two, "correct", field="period", value="2021")
        changed = claim_in(store, "two.txt")
        assert (changed.period_start, changed.period_end) == ("2021-01-01", "2021-12-31")


def test_corrections_outlive_every_kind_of_build(store: Path, corpus: Path) -> None:
    with Decider(store) as decider:
        decider.decide(claim_in(store, "one.txt"), "correct", field="scope", value="exports")
    build([corpus], store)
    assert claim_in(store, "one.txt").scope == "exports"
    (corpus / "one.txt").write_text("A line before.\n" + TEXTS["one.txt"])
    build([corpus], store)
    assert claim_in(store, "one.txt").scope == "exports"
    store.unlink()
    build([corpus], store)
    assert claim_in(store, "one.txt").scope == "exports"
    assert "scope" in kept_readings(store)
    (corpus / "one.txt").write_text("Nothing of it is left.\n")
    build([corpus], store)
    with closing(open_reader(store)) as connection:
        assert len(orphans(connection)) == 1


def test_merged_names_are_one_and_come_apart_again(every_pair_differs: None, store: Path, corpus: Path) -> None:
    before = facts(store)
    borealis, acme = claim_in(store, "three.txt").subject, claim_in(store, "two.txt").subject
    assert borealis
    assert acme
    with Decider(store) as decider:
        decider.merge("subject", borealis, acme)
        assert claim_in(store, "three.txt").subject == acme
        assert claim_in(store, "three.txt").source == "extracted"
        three = claim_in(store, "three.txt").id
        with StoreReader(store) as reader:
            assert reader.relations_of(three), "merged subjects are compared"
            assert orphans(reader.connection) == ()
        store_is_same_after_build(store, corpus)
        decider.undo()
    assert facts(store) == before


def store_is_same_after_build(store: Path, corpus: Path) -> None:
    before = facts(store)
    build([corpus], store)
    assert facts(store) == before


def all_pairs(group: Group, _: Context) -> Iterator[Relation]:
    """Rules that find every two claims of a group contradictory: what is compared, is seen."""
    for one, other in combinations(sorted(member.claim.id for member in group.members), 2):
        yield Relation(
            id=one * 31 + other, type=RelationType.CONTRADICTION, severity=0.5, reason="differ", rule="all pairs",
            members=(RelationMember(claim_id=one), RelationMember(claim_id=other)),
        )  # fmt: skip


@pytest.fixture
def every_pair_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.pipeline.apart.relate_group", all_pairs)


def test_names_told_apart_are_not_compared(every_pair_differs: None, store: Path, corpus: Path) -> None:
    one, two = claim_in(store, "one.txt"), claim_in(store, "two.txt")
    with Decider(store) as decider:
        decider.decide(one, "correct", field="subject", value="Acme Mills")
        before = facts(store)
        assert any(compared(relation, one, two) for relation in before[1])
        decider.distinguish("subject", "Acme Mills", two.subject or "")
        assert not any(compared(relation, one, two) for relation in facts(store)[1])
        store_is_same_after_build(store, corpus)
        decider.undo()
        assert facts(store) == before


def test_a_group_is_divided_where_names_are_told_apart(every_pair_differs: None) -> None:
    claims = [replace(CLAIM, id=number, subject=name) for number, name in enumerate("AABCD")]
    group = Group("1", [Member(claim) for claim in claims])
    apart = frozenset({("subject", "A", "B"), ("subject", "C", "D"), ("metric", "A", "B")})
    pairs = {tuple(m.claim_id for m in r.members) for r in relate_apart(group, Context(), apart)}
    assert pairs == set(combinations(range(5), 2)) - {(0, 2), (1, 2), (3, 4)}
    many = frozenset(("subject", *pair) for pair in combinations("ABCD", 2))
    assert {tuple(m.claim_id for m in r.members) for r in relate_apart(group, Context(), many)} == {(0, 1)}


def compared(relation: Relation, *claims: Claim) -> bool:
    return {claim.id for claim in claims} <= {member.claim_id for member in relation.members}


def test_decisions_on_relations_stay_with_them(every_pair_differs: None, store: Path) -> None:
    one, two = claim_in(store, "one.txt"), claim_in(store, "two.txt")
    with Decider(store) as decider:
        relation = next(r for r in facts(store)[1] if compared(r, one, two))
        decider.decide(relation, "dismiss")
        decider.decide(two, "correct", field="scope", value="exports")
        decider.undo()
        with closing(open_reader(store)) as connection:
            assert orphans(connection) == ()
            bound = connection.execute("SELECT relation_id FROM relation_decisions").fetchone()
            assert bound[0] == relation.id


def test_merges_may_chain_and_circle(store: Path) -> None:
    acme = claim_in(store, "one.txt").subject or ""
    with Decider(store) as decider:
        decider.merge("subject", acme, "B")
        decider.merge("subject", "B", "C")
        assert claim_in(store, "one.txt").subject == "C"
        decider.merge("subject", "C", acme)
        assert claim_in(store, "one.txt").subject in (acme, "B", "C")
        decider.distinguish("subject", "C", acme)
        rules = name_rules(decider.writer.connection)
        assert ("subject", "C") not in rules.merged


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda d, c: d.decide(c, "correct", field="rule", value="x"), "cannot be corrected"),
        (lambda d, c: d.decide(c, "correct", field="value", value="many"), "takes a number"),
        (lambda d, c: d.decide(c, "correct", field="period", value="soon"), "takes a period"),
        (lambda d, c: d.decide(c, "correct", field="modality", value=""), "takes one of"),
        (lambda d, c: d.merge("unit", "a", "b"), "subject or metric"),
        (lambda d, c: d.merge("subject", "a", "a"), "two different names"),
        (lambda d, c: d.merge("subject", "nobody", "no one"), "no subject here"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_kept(
    store: Path, act: Callable[[Decider, Claim], object], says: str
) -> None:
    with Decider(store) as decider:
        with pytest.raises(UsageError, match=says):
            act(decider, claim_in(store, "one.txt"))
        assert decider.writer.connection.execute("SELECT count(*) FROM decisions").fetchone()[0] == 0


def test_a_store_that_loses_its_vocabulary_is_still_decided_on(store: Path, corpus: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    words.write_text("[metric.wobbliness]\nkind = 'ratio'\n")
    build([corpus], store, options=BuildOptions(vocabulary_files=(words,)))
    with Decider(store) as decider:
        assert words in remembered_words(decider.writer)
        words.unlink()
        assert words not in remembered_words(decider.writer)
        decider.decide(claim_in(store, "one.txt"), "correct", field="scope", value="exports")
    assert claim_in(store, "one.txt").scope == "exports"


def test_a_corrected_value_is_as_precise_as_the_printed_one() -> None:
    claim = corrected(CLAIM, {"value": "20.6 million"}, {})
    assert (claim.value, claim.low, claim.high) == (20.6e6, 20.55e6, 20.65e6)
    assert corrected(CLAIM, {"value": "-3"}, {}).value == -3.0
    assert corrected(CLAIM, {"qualifier": "over"}, {}).high is None
    assert corrected(CLAIM, {"value": None}, {}).low is None
    assert corrected(CLAIM, {"period": "2025-Q2"}, {}).inferred == ("subject",)
    assert corrected(CLAIM, {"period": "nonsense"}, {}) == CLAIM
    assert corrected(CLAIM, {}, {("subject", "Acme"): "Acme Group"}).subject == "Acme Group"


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=20) | st.sampled_from(sum(CHOICES.values(), ()))))
def test_whatever_is_kept_can_be_applied(changes: dict[str, str]) -> None:
    kept: dict[str, str | None] = {}
    for field, text in changes.items():
        try:
            kept[field] = checked(field, text)
        except UsageError:
            continue
    claim = corrected(CLAIM, kept, {})
    assert claim.low is None or claim.high is None or claim.low <= claim.high
    assert (claim.source == "corrected") == bool(kept)
    assert isinstance(claim.qualifier, str)
