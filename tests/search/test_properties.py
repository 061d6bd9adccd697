"""What holds for every query and every text."""

from __future__ import annotations

import re
import sqlite3
import string
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.model import Span
from explorer.search import SearchEngine, parse
from explorer.search.fields import FIELDS
from explorer.search.groups import Group
from explorer.search.looser import looser_queries
from explorer.search.marking import Marker
from explorer.search.numbers import number_of
from explorer.search.parser import MAX_LENGTH
from explorer.search.query import Query, Word, WordKind
from explorer.search.writing import written
from explorer.store.connection import open_reader
from explorer.terms import (
    PASSAGE_LENGTH,
    aligned_index_text,
    index_text,
    passages,
    terms_of,
    tokens,
    value_query,
    value_terms,
)
from tests.search.conftest import put

MODEST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SIGNS = ["'", '"', "!", "^", "/", ":", "(", ")", "*", "..", ">", "<", "|", " ", "\0", "{", "}", "\\", "-", "%"]
WORDINGS = ["NEAR", "AND", "OR", "none", "harbour", "81,302", "2025-Q2", "€", "交付", "\ud800", "\ue000", "e\u0301"]
PIECES = st.sampled_from([*SIGNS, *WORDINGS, *(f"{name}:" for name in FIELDS)])
QUERIES = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))
WORDS = st.text(alphabet=string.ascii_letters + "äßéİǅжקम小ก0123456789", min_size=1, max_size=12)


@MODEST
@given(QUERIES)
def test_no_query_raises_and_marks_lie_in_the_text(engine: SearchEngine, query: str) -> None:
    result = engine.search(query)
    assert result.total >= len(result.hits)
    for hit in result.hits:
        assert all(0 <= mark.start < mark.end <= len(hit.text) for mark in hit.marks)
        assert all(0 <= mark.start < mark.end <= len(hit.facts) for mark in hit.fact_marks)
    engine.passages(query)
    engine.filter(query)
    engine.complete(query, len(query))


@MODEST
@given(QUERIES, st.integers(0, 90))
def test_completions_replace_a_part_that_ends_at_the_cursor(engine: SearchEngine, query: str, cursor: int) -> None:
    cursor = min(cursor, len(query))
    for completion in engine.complete(query, cursor):
        assert 0 <= completion.span.start <= completion.span.end == cursor
        assert completion.text


@MODEST
@given(st.text(max_size=MAX_LENGTH * 2))
def test_what_was_understood_lies_in_the_query(query: str) -> None:
    understood = parse(query)
    spans = [word.span for word in understood.words] + [one.span for one in understood.filters]
    for span in spans + [note.span for note in understood.notes]:
        assert 0 <= span.start < span.end <= len(query)


def meaning(query: Query) -> tuple[object, ...]:
    """A query without the places of its clauses."""
    nowhere = Span(0, 1)
    words = tuple(replace(word, span=nowhere) for word in query.words)
    return words, tuple(replace(one, span=nowhere) for one in query.filters), query.scope


@MODEST
@given(QUERIES)
def test_a_query_written_anew_is_understood_the_same(query: str) -> None:
    understood = parse(query)
    text = written(understood)
    assert meaning(parse(text)) == meaning(understood)
    assert written(parse(text)) == text


@MODEST
@given(QUERIES)
def test_a_looser_query_asks_for_no_more_clauses(query: str) -> None:
    understood = parse(query)
    for looser in looser_queries(understood):
        assert looser.strip()
        assert written(parse(looser)) == looser or "  " in looser


@MODEST
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5))
def test_an_exact_query_finds_every_claim_that_holds_the_word(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[str]
) -> None:
    store = tmp_path_factory.mktemp("exact") / "s.db"
    claims = put(store, 1, [(f"7 {sentence}", "7", {}) for sentence in sentences])
    engine = SearchEngine(lambda: open_reader(store))
    for word in {word for sentence in sentences for word in sentence.split()}:
        expected = {c.id for c, s in zip(claims, sentences, strict=True) if word in s.split()}
        if terms_of(word):
            assert expected <= {hit.claim_id for hit in engine.search("'" + word).hits}, word
    engine.close()


@MODEST
@given(st.floats(0.001, 1e15), st.sampled_from(["", "k", "m", "bn"]))
def test_numbers_are_equal_by_value_however_they_are_written(value: float, scale: str) -> None:
    printed = f"{value:.6g}"
    if "e" in printed:
        printed = f"{float(printed):.0f}"
    grouped = f"{float(printed):,.6f}".rstrip("0").rstrip(".")
    written = {number_of(printed), number_of(grouped), number_of("$" + grouped)}
    assert len(written) == 1
    number = number_of(printed + scale)
    assert number is not None
    assert value_query(number)[0] == value_terms(number)[0]


@MODEST
@given(st.text(max_size=3000))
def test_passages_cover_the_text_without_gaps(text: str) -> None:
    cut = passages(text)
    assert "".join(span.of(text) for span in cut) == text
    assert all(0 < span.end - span.start <= PASSAGE_LENGTH for span in cut)


SPOKEN = str.split("the cat sat 81,302 20.6bn on a Mat-cat ’s — don’t cats")
PHRASES = st.lists(st.sampled_from(SPOKEN), max_size=12).map(" ".join)


@MODEST
@given(PHRASES, st.lists(st.sampled_from(["cat", "ca", "the cat", "sat on", "don", "a"]), min_size=1, max_size=3))
def test_marks_are_the_same_by_words_and_by_tokens(text: str, words: list[str]) -> None:
    groups = []
    for word in words:
        group = Group(Word(word, WordKind.FUZZY, Span(0, 1)))
        terms = tuple(terms_of(word))
        if len(terms) > 1:
            group.phrases[terms] = 0.8
        else:
            group.terms = {terms[0]: 1.0, f"{terms[0]}s": 0.5}
        groups.append(group)
    by_words = Marker(groups)(text)
    assert by_words == tuple(mark for mark in Marker(groups)(f"{text} é") if mark.end <= len(text))
    assert all(left.end <= right.start for left, right in pairwise(by_words))


@MODEST
@given(PHRASES)
def test_a_part_of_an_aligned_text_has_the_terms_of_the_part(text: str) -> None:
    aligned = aligned_index_text(text)
    assert aligned is not None
    assert len(aligned) == len(text)
    for token in tokens(text):
        assert aligned[token.start : token.end].strip() == token.term
    assert aligned.translate({ord(sign): " " for sign in "-—’"}).split() == terms_of(text)


@MODEST
@given(st.text(max_size=200))
def test_tokens_and_terms_agree_with_sqlite(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 0')")
    connection.execute("INSERT INTO t VALUES (?)", (index_text(text.encode("utf-8", "replace").decode()),))
    for token in tokens(text.encode("utf-8", "replace").decode()):
        assert Span(token.start, token.end).of(text)
        quoted = '"' + token.term + '"'
        known = all(re.match(r"[a-z0-9\ue003]", character) for character in token.term)
        if known:
            assert connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (quoted + "*",)).fetchone()[0] == 1


FILTERS = {
    "metric:throughput": "c.metric = 'throughput'",
    "!unit:container": "coalesce(c.unit, '') <> 'container'",
    "value:>500": "c.value > 500",
    "value:12..100000": "c.value >= 12 AND c.value <= 100000",
    "period:2025": "c.period_start >= '2025-01-01' AND c.period_end <= '2025-12-31'",
    "is:forecast": "c.modality = 'forecast'",
}


@MODEST
@given(
    st.lists(st.sampled_from(sorted(FILTERS)), min_size=1, max_size=3),
    st.sampled_from(["", "container", "of", "81302"]),
)
def test_every_hit_meets_the_filters(engine: SearchEngine, store: Path, filters: list[str], word: str) -> None:
    connection = open_reader(store)
    wanted = " AND ".join(f"({FILTERS[one]})" for one in filters)
    good = {row[0] for row in connection.execute(f"SELECT c.id FROM claims c WHERE {wanted}")}
    hits = {hit.claim_id for hit in engine.search(" ".join([word, *filters])).hits}
    assert hits <= good
    if not word:
        assert hits == good
    condition = engine.filter(" ".join(filters)).condition
    listed = connection.execute(f"SELECT c.id FROM claims c WHERE {condition.where}", condition.params)
    assert {row[0] for row in listed} == good
    connection.close()
