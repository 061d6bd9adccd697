"""What the engine finds, in which order, and what it marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.model import claim_id
from explorer.search import MarkKind, SearchCancelledError, SearchEngine
from explorer.store.connection import open_reader
from tests.search.conftest import LINES, OUTSIDE, put


def found(engine: SearchEngine, query: str) -> list[int]:
    """The ordinals of the claims that answer a query."""
    return [hit.claim_id - claim_id(1, 0) for hit in engine.search(query).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("harbour", 0), ("harb", 0), ("harbuor", 0), ("containres lund", 0), ("electricferry", 2), ("ele ctric", 2),
        ("cafe", 3), ("CAFÉ", 3), ("鲁交付", None), ("交付", 4), ("ferr reven", 2), ("quater secnd", 0),
    ],
)  # fmt: skip
def test_mistyped_half_typed_and_swapped_words_find_the_claim(
    engine: SearchEngine, query: str, first: int | None
) -> None:
    answers = found(engine, query)
    assert (answers[0] if answers else None) == first


@pytest.mark.parametrize("query", ["81302", "81,302", "81302.0"])
def test_a_number_is_found_by_value_however_it_is_written(engine: SearchEngine, query: str) -> None:
    assert found(engine, query) == [0, 1]


@pytest.mark.parametrize("query", ["20.6bn", "20.6 billion", "20,600,000,000", "€20.6bn", "20600m"])
def test_large_numbers_are_found_by_value(engine: SearchEngine, query: str) -> None:
    assert found(engine, query)[0] == 2


def test_a_rounded_number_finds_what_rounds_to_it(engine: SearchEngine) -> None:
    assert sorted(found(engine, "81.3k")) == [0, 1]


RIVALS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("The mill paid €55bn (£48bn) for twelve barges in the third quarter.", "£48bn",
     {"metric": "price", "subject": "Mill", "value": 48e9, "unit": "GBP", "period": "2024-Q3",
      "period_start": "2024-07-01", "period_end": "2024-09-30"}),
    ("The mill paid €55bn (£48bn) for twelve barges in the third quarter.", "€55bn",
     {"metric": "price", "subject": "Mill", "value": 55e9, "unit": "EUR", "period": "2024-Q3",
      "period_start": "2024-07-01", "period_end": "2024-09-30"}),
    ("Staff at the mill's canteen rose by 12 in June.", "12",
     {"metric": "staff", "subject": "Canteen", "value": 12.0, "unit": "person", "period": "2024-06",
      "period_start": "2024-06-01", "period_end": "2024-06-30"}),
    ("Of the visitors, 12 % asked for the canteen.", "12 %",
     {"metric": "share", "subject": "visitors", "value": 12.0, "unit": "%"}),
    ("The visitor counted 9 boats and said that the canteen was closed.", "9",
     {"metric": "boats", "subject": "visitor", "value": 9.0, "unit": "boat"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def rivals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    """The engine of a store whose claims share words, so that the order tells."""
    path = tmp_path_factory.mktemp("rivals") / "store.db"
    put(path, 1, RIVALS)
    engine = SearchEngine(lambda: open_reader(path))
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("€55bn", 1), ("£48 billion", 0), ("55bn euros", 1), ("48bn pounds sterling", 0), ("mill 55bn", 1),
        ("canteen", 2), ("12%", 3), ("12 % canteen", 3), ("june 2024 canteen", 2),
        ("mill third quarter 2024", 1), ("mill q3", 1), ("canteen's staff", 2), ("visitors", 3), ("boats visitors", 4),
    ],
)  # fmt: skip
def test_the_claim_whose_own_figure_and_names_are_meant_comes_first(
    rivals: SearchEngine, query: str, first: int
) -> None:
    assert found(rivals, query)[0] == first


def test_a_singular_stands_for_its_plural_as_a_correction(rivals: SearchEngine) -> None:
    hit = rivals.search("visitors boats").hits[0]
    assert {(hit.text[m.start : m.end], m.kind) for m in hit.marks} == {
        ("visitor", MarkKind.CORRECTED),
        ("boats", MarkKind.EXACT),
    }


def test_a_word_that_nothing_holds_does_not_hide_the_others(rivals: SearchEngine) -> None:
    assert found(rivals, "canteen bogus:5")[0] == 2
    assert found(rivals, "canteen 777,777")[0] == 2


def test_a_value_found_otherwise_than_printed_is_marked_as_value(engine: SearchEngine) -> None:
    hit = next(h for h in engine.search("81.3k").hits if h.claim_id == claim_id(1, 0))
    assert [(hit.text[m.start : m.end], m.kind) for m in hit.marks] == [("81,302", MarkKind.VALUE)]


def test_marks_tell_typed_letters_from_corrected_words(engine: SearchEngine) -> None:
    typed, corrected = engine.search("harb").hits[0], engine.search("harbuor").hits[0]
    assert [(typed.text[m.start : m.end], m.kind) for m in typed.marks] == [("harb", MarkKind.EXACT)]
    assert [(corrected.text[m.start : m.end], m.kind) for m in corrected.marks] == [("harbour", MarkKind.CORRECTED)]


def test_words_outside_every_claim_are_found_in_the_documents(engine: SearchEngine) -> None:
    assert engine.search("marmalade", exact=True).hits == ()
    passage = engine.passages("marmalade")[0]
    assert [passage.text[m.start : m.end] for m in passage.marks] == ["marmalade"]
    assert passage.text.endswith(OUTSIDE[-40:])


def test_passages_repeat_no_claim(engine: SearchEngine) -> None:
    assert engine.passages("harbour containers") == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("'handl", []), ("'handled", [0]), ('"electric ferry"', [2]), ('"ferry electric"', []), ("^elec", [2]),
        ("!containers", [2, 3, 4]), ("metric:throughput", [0, 1]), ("metric:throughptu", [0, 1]),
        ("value:>1bn", [2]), ("value:400..600", [4]), ("period:2025-Q1..2025-Q3", [0]), ("period:2026", [2]),
        ("is:forecast", [2]), ("modality:forec", [2]), ("basis:yoy", [3]), ("unit:%", [3]),
        ("unit:percent", [3]), ("unit:€", [2]), ("unit:euros", [2]), ("period:\"q2 2025\"", [0]),
        ("period:may-2025..jul-2025", []), ("period:apr-2025..jun-2025", [0]),
        ("period:q2", [0]), ("period:h1", []), ("period:june", []), ('"electric fer', [2]), ('"electric ', [2]),
        ('"electric f" x', []),
        ("!unit:container", [2, 3, 4]),
        ("doc:notes", [0, 1, 2, 3, 4]), ("publisher:herald", []), ("/[0-9]{2},[0-9]{3}/", [0]),
        ("metric:revenue|sales", [2, 3]), ("!/the/ metric:throughput", [1]),
    ],
)  # fmt: skip
def test_the_query_language(engine: SearchEngine, query: str, expected: list[int]) -> None:
    assert sorted(found(engine, query)) == expected


def test_replacing_and_removing_a_document_keeps_the_index_right(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    put(path, 1, LINES, OUTSIDE)
    engine = SearchEngine(lambda: open_reader(path))
    assert found(engine, "'handled") == [0]
    put(path, 1, LINES[1:], "")
    assert found(engine, "'handled") == []
    assert found(engine, "'throughput") == [0]
    assert engine.passages("marmalade") == ()
    engine.close()


def test_a_stale_question_is_dropped(engine: SearchEngine) -> None:
    with pytest.raises(SearchCancelledError):
        engine.search("harbour", cancelled=lambda: True)
    assert found(engine, "'handled") == [0]


@pytest.mark.parametrize(
    ("query", "within", "expected"),
    [
        ("the", "metric:throughput", [0]), ('"electric fer', "is:forecast", [2]), ('"electric fer', "is:actual", []),
        ("/thousand", "metric:throughput", [1]), ("/[a-z]+/", "metric:throughput", [0, 1]),
        ("", "metric:throughput", []),
    ],
)  # fmt: skip
def test_a_search_among_the_claims_that_answer_another(
    engine: SearchEngine, query: str, within: str, expected: list[int]
) -> None:
    result = engine.search(query, within=within)
    assert sorted(hit.claim_id - claim_id(1, 0) for hit in result.hits) == expected
    assert "metric:" not in (result.suggestion or "")


def test_words_may_stand_anywhere_in_the_document(engine: SearchEngine) -> None:
    assert found(engine, "'ferry 'marmalade") == []
    assert found(engine, "in:document 'ferry 'marmalade") == [2]


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [("'harbuor", "harbuor"), ("containers value:>1bn", "containers"), ('"ferry electric"', "ferry electric")],
)
def test_nothing_found_offers_the_nearest_reading(engine: SearchEngine, query: str, suggestion: str) -> None:
    result = engine.search(query)
    assert (result.total, result.suggestion) == (0, suggestion)
