"""Queries that mean harm: they are answered, within their limits, and change nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from explorer.search import SearchEngine
from explorer.search.parser import MAX_FILTERS, MAX_LENGTH, MAX_WORDS, parse

HOSTILE = {
    "huge": "revenue " * 1_300_000,
    "one word": "x" * 10_000_000,
    "quotes": '"' * 1_000_000,
    "operators": "AND OR NOT NEAR ( ) { } * ^ : - + " * 50,
    "signs": "!'^/\"" * 400,
    "nulls": "\0" * 1000 + "harbour\0",
    "fields": " ".join(f"metric:m{number}" for number in range(1000)),
    "empty fields": "metric: " * 1000,
    "alternatives": "metric:" + "|".join(map(str, range(100))),
    "injection": "subject:\"x' OR 1=1 --\" unit:%' value:1);DROP",
    "catastrophe": "/(a+)+$/ /(x*)*y/",
    "catastrophe on text": "/([a-z ]+)+[0-9]{9}$/",
    "repeats": "/((a{1,100}){1,100}){1,100}/",
    "long repeat": "/a{999999999}/",
    "deep": "/" + "(" * 150 + ")" * 150 + "/",
    "look behind": "/(?<=(a|ab|abc)*)x/",
    "surrogates": "\ud800\udfff harbour",
    "bidi": "\u202eharbour\u202c",
    "private": "\ue000harbour\ue001",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_queries_are_answered_and_change_nothing(engine: SearchEngine, store: Path, name: str) -> None:
    before = hashlib.sha256(store.read_bytes()).digest()
    result = engine.search(HOSTILE[name])
    assert len(result.query.text) <= MAX_LENGTH
    engine.passages(HOSTILE[name])
    engine.complete(HOSTILE[name], 5000)
    assert hashlib.sha256(store.read_bytes()).digest() == before


def test_limits_are_told() -> None:
    query = parse(" ".join(f"w{number}" for number in range(60)) + " " + "metric:x " * 60)
    assert len(query.words) == MAX_WORDS
    assert len(parse("in: " + "metric:x " * 60).filters) == MAX_FILTERS
    assert any("only the first" in note.message for note in query.notes)


def test_a_pattern_that_takes_too_long_is_given_up(engine: SearchEngine) -> None:
    result = engine.search(r"/(\w|\w\w|[a-z ])+[0-9]{9}$/")
    assert any("too long" in note.message for note in result.notes)
    assert not result.total_is_exact


def test_a_pattern_that_is_no_pattern_yet_is_told(engine: SearchEngine) -> None:
    assert any("not a pattern yet" in note.message for note in engine.search("/(harb/").notes)
