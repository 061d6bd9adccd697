"""The engine against a slow reader of every claim, on a corpus that is small enough for it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.model import Claim
from explorer.search import SearchEngine
from explorer.search.groups import SURE
from explorer.store.connection import open_reader
from explorer.terms import terms_of
from tests.search.conftest import put

MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = str.split("harbour harbours quay ferry ferries tide tides keel tidal key mole moles")
SUBJECTS = ["Harbour", "Ferry line", "Tide mill"]
Oracle = Callable[[str, str], bool]
"""Whether a claim's sentence and names hold a clause."""


def _sentence(rng: random.Random) -> str:
    return f"{rng.randint(2, 40)} " + " ".join(rng.choice(WORDS) for _ in range(rng.randint(2, 6)))


@dataclass(frozen=True)
class Corpus:
    """An engine, and every claim with its sentence and its names."""

    engine: SearchEngine = field(repr=False)
    known: list[tuple[Claim, str, str]] = field(repr=False)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """Sixty claims of few words."""
    rng = random.Random(11)
    path: Path = tmp_path_factory.mktemp("oracle") / "store.db"
    known: list[tuple[Claim, str, str]] = []
    for number in range(1, 7):
        lines = []
        for _ in range(10):
            sentence = _sentence(rng)
            figure = sentence.split()[0]
            lines.append((sentence, figure, {"subject": rng.choice(SUBJECTS), "value": float(figure)}))
        claims = put(path, number, lines)
        known += [(claim, line, str(facts["subject"])) for claim, (line, _, facts) in zip(claims, lines, strict=True)]
    engine = SearchEngine(lambda: open_reader(path))
    yield Corpus(engine, known)
    engine.close()


def holds_word(word: str) -> Oracle:
    return lambda sentence, names: word in terms_of(sentence) + terms_of(names)


def holds_prefix(start: str) -> Oracle:
    return lambda sentence, names: any(term.startswith(start) for term in terms_of(sentence) + terms_of(names))


def holds_phrase(words: list[str]) -> Oracle:
    phrase = f" {' '.join(words)} "
    return lambda *texts: any(phrase in f" {' '.join(terms_of(text))} " for text in texts)


def without(oracle: Oracle) -> Oracle:
    return lambda sentence, names: not oracle(sentence, names)


TERM = st.sampled_from(WORDS)
STRICT = st.one_of(
    TERM.map(lambda word: (f"'{word}", holds_word(word))),
    TERM.map(lambda word: (f"!'{word}", without(holds_word(word)))),
    TERM.map(lambda word: (f"^{word[:3]}", holds_prefix(word[:3]))),
    st.lists(TERM, min_size=2, max_size=3).map(lambda words: (f'"{" ".join(words)}"', holds_phrase(words))),
    st.sampled_from(SUBJECTS).map(
        lambda name: (f'subject:"{name}"', lambda _, names: terms_of(names) == terms_of(name))
    ),
)


@MANY
@given(st.lists(STRICT, min_size=1, max_size=4))
def test_what_is_asked_strictly_is_answered_by_just_the_claims_that_hold_it(
    corpus: Corpus, clauses: list[tuple[str, Oracle]]
) -> None:
    result = corpus.engine.search(" ".join(text for text, _ in clauses), limit=100)
    expected = {claim.id for claim, *texts in corpus.known if all(oracle(*texts) for _, oracle in clauses)}
    assert {hit.claim_id for hit in result.hits} == expected
    assert result.total == len(expected)


BEGUN = TERM.flatmap(lambda word: st.integers(2, len(word)).map(lambda end: word[:end]))


@MANY
@given(st.lists(BEGUN, min_size=1, max_size=3))
def test_claims_with_every_word_that_was_begun_are_all_found(corpus: Corpus, typed: list[str]) -> None:
    hits = {hit.claim_id: hit.score for hit in corpus.engine.search(" ".join(typed), limit=100).hits}
    expected = {claim.id for claim, *texts in corpus.known if all(holds_prefix(word)(*texts) for word in typed)}
    assert expected <= hits.keys()
    assert all(hits[claim] >= SURE for claim in expected)
