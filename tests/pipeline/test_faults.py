"""Whatever a stage raises on one document or one group of claims costs only that, and is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import StoreError
from explorer.model import BuildReport, Document, Relation
from explorer.pipeline import apart, build, reading
from explorer.pipeline.reading import Rows
from explorer.relate import Context, Group, relate_group
from explorer.store.connection import open_reader
from explorer.store.doctor import State, examine
from explorer.store.rows import CLAIM_COLUMNS
from explorer.store.writer import StoreWriter

BAD = "bad.md"
GOOD = ("one.md", "three.md", "two.md")
ERRORS = (
    ValueError("\x1b]0;evil\x07 [/]"), KeyError(0), AssertionError(), RecursionError(), MemoryError(), StopIteration(),
    IndexError("x"), TypeError("x"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), OSError(5, "x"),
    ZeroDivisionError(), NotImplementedError(), EOFError(),
    sqlite3.IntegrityError("x"), ExceptionGroup("x", [ValueError()]),
)  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number, name in enumerate((*GOOD, BAD)):
        (folder / name).write_text(
            f"The Orvil pier is {number + 4}10 metres long.\n\nIt cost {number + 2} million euros.\n"
        )
    return folder


def stored(store: Path) -> set[str]:
    with closing(open_reader(store)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT path FROM documents d JOIN claims c ON c.document_id = d.id")
        return {Path(path).name for (path,) in rows}


def assert_only_bad_is_lost(report: BuildReport, store: Path) -> None:
    assert [Path(item.path).name for item in report.skipped] == [BAD]
    assert report.skipped[0].reason
    assert stored(store) == set(GOOD)
    assert report.documents == len(GOOD)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("stage", ["extract", "sketch_of", "read_bytes", "read_document", "detect_language"])
def test_an_exception_while_reading_costs_one_document(
    stage: str, error: Exception, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = getattr(reading, stage)
    bad = (corpus / BAD).read_text()

    def failing(*arguments: Any) -> Any:
        told = repr(arguments)
        if BAD in told or bad[:30] in told or any(getattr(one, "text", "") == bad for one in arguments):
            raise error
        return original(*arguments)

    monkeypatch.setattr(reading, stage, failing)
    store = tmp_path / "facts.db"
    assert_only_bad_is_lost(build([corpus], store), store)


@pytest.mark.parametrize("error", [e for e in ERRORS if not isinstance(e, OSError)], ids=lambda e: type(e).__name__)
def test_an_exception_while_storing_costs_one_document(
    error: Exception, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Raised when the rows are written already, over a document that was stored well before."""
    store = tmp_path / "facts.db"
    build([corpus], store)
    for name in (*GOOD, BAD):
        (corpus / name).write_text((corpus / name).read_text() + "It opened in 2019.\n")
    put_file = StoreWriter.put_file

    def failing(writer: StoreWriter, state: Any) -> None:
        put_file(writer, state)
        if state.path.endswith(BAD) and state.reason is None:
            raise error

    monkeypatch.setattr(StoreWriter, "put_file", failing)
    assert_only_bad_is_lost(build([corpus], store), store)


Change = Callable[[Rows], Rows]


def changed(column: str, value: object) -> Change:
    at = CLAIM_COLUMNS.index(column)
    return lambda rows: replace(rows, claims=[(*row[:at], value, *row[at + 1 :]) for row in rows.claims])


@pytest.mark.parametrize(
    "change",
    [
        changed("kind", "guess"), changed("printed", None), changed("start", -5), changed("end", 0), changed("id", 7),
        changed("restates", 1), changed("confidence", 2.0), changed("value", 1 << 70), changed("unit", object()),
        changed("document_id", 99), changed("subject", "\ud800"),
        lambda rows: replace(rows, keys=[(1 << 80, 1)]),
        lambda rows: replace(rows, keys=[(1, 99)]),
        lambda rows: replace(rows, sketches=[(99, "x")]),
        lambda rows: replace(rows, sketches=[*rows.sketches, *rows.sketches]),
        lambda rows: replace(rows, document=rows.document[:-1] if rows.document else None),
    ],
)  # fmt: skip
def test_rows_that_break_a_constraint_cost_one_document(
    change: Change, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reading.claim_rows

    def broken(document: Document, claims: Any, lexicon: Any) -> Rows:
        rows = made(document, claims, lexicon)
        return change(rows) if document.path.endswith(BAD) else rows

    monkeypatch.setattr(reading, "claim_rows", broken)
    store = tmp_path / "facts.db"
    assert_only_bad_is_lost(build([corpus], store), store)
    monkeypatch.undo()
    (corpus / BAD).write_text((corpus / BAD).read_text() + "It opened in 2019.\n")
    assert build([corpus], store).skipped == ()
    assert stored(store) == {*GOOD, BAD}


def test_a_full_disk_is_no_fault_of_a_document(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(StoreWriter, "_insert_claims", full)
    with pytest.raises(sqlite3.OperationalError):
        build([corpus], tmp_path / "facts.db")


def test_a_build_that_another_took_over_blames_no_document(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object) -> None:
        raise StoreError("another window began to build this store")

    monkeypatch.setattr(StoreWriter, "_insert_claims", taken)
    with pytest.raises(StoreError):
        build([corpus], tmp_path / "facts.db")


def test_a_group_that_cannot_be_related_costs_only_itself(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "tower.md").write_text("The Tarn tower is 212 metres tall.\n")
    (corpus / "tower-two.md").write_text("The Tarn tower is 312 metres tall.\n")

    def failing(group: Group, context: Context) -> Iterable[Relation]:
        if any(member.claim.value == 410 for member in group.members):
            raise KeyError("x")
        return relate_group(group, context)

    monkeypatch.setattr(apart, "relate_group", failing)
    store = tmp_path / "facts.db"
    report = build([corpus], store)
    assert [item.path for item in report.remarks] == ["relations"]
    assert "KeyError" in report.remarks[0].reason
    assert report.relations > 0
    assert {finding.name: finding.state for finding in examine(store, mend=False)}["relations"] is State.NOTE
    monkeypatch.undo()
    mended = build([corpus], store)
    assert mended.remarks == ()
    assert mended.relations > report.relations
    assert {finding.name: finding.state for finding in examine(store, mend=False)}["relations"] is State.OK
