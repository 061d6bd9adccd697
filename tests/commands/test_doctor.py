"""The doctor: finds what is wrong, mends what can be mended, loses no decision."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from explorer.errors import ExitCode
from explorer.store.journal import journal_path
from tests import handmade
from tests.commands.conftest import Run

CLAIM = f"claim:{handmade.SOLD_2024}"


def states(run: Run, store: Path, *options: str, code: ExitCode = ExitCode.DONE) -> dict[str, str]:
    done = run("doctor", "--store", store, "--json", *options)
    assert done.returncode == code, done.stdout + done.stderr
    return {record["name"]: record["state"] for record in map(json.loads, done.stdout.splitlines())}


def decisions(run: Run, store: Path) -> list[tuple[str, bool]]:
    lines = run("decide", "history", "--json", "--store", store).stdout.splitlines()
    return [(record["action"], record["undone_at"] is not None) for record in map(json.loads, lines)]


@pytest.fixture
def decided(run: Run, store: Path) -> Path:
    for words in (("verify", CLAIM), ("star", CLAIM), ("undo",)):
        run("decide", *words, "--store", store)
    return store


def test_a_healthy_store(run: Run, decided: Path) -> None:
    assert set(states(run, decided).values()) == {"ok"}
    shown = run("doctor", "--store", decided).stdout
    assert all(line.startswith("ok ") for line in shown.splitlines())


def test_a_lost_journal_is_written_anew(run: Run, decided: Path) -> None:
    before = decisions(run, decided)
    journal_path(decided).unlink()
    assert states(run, decided)["decisions"] == "note"
    assert states(run, decided, "--mend")["decisions"] == "mended"
    assert states(run, decided)["decisions"] == "ok"
    decided.unlink()
    handmade.write_store(decided)
    assert states(run, decided, "--mend")["decisions"] == "mended"
    assert decisions(run, decided) == before == [("verify", False), ("star", True)]


def test_rights_are_narrowed(run: Run, decided: Path) -> None:
    decided.chmod(0o644)
    assert states(run, decided)["rights"] == "note"
    assert states(run, decided, "--mend")["rights"] == "mended"
    assert decided.stat().st_mode & 0o777 == 0o600


def test_a_torn_journal_is_told_and_kept(run: Run, decided: Path) -> None:
    path = journal_path(decided)
    path.write_bytes(path.read_bytes() + b'{"act": "ma')
    assert states(run, decided)["journal"] == "note"
    assert path.read_bytes().endswith(b'{"act": "ma')


def test_a_damaged_store_is_told_and_set_aside(run: Run, decided: Path) -> None:
    journal_path(decided).unlink()
    raw = bytearray(decided.read_bytes())
    with closing(sqlite3.connect(decided)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'relations_type'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    raw[(page - 1) * size : page * size] = b"\x7f" * size
    decided.write_bytes(raw)
    found = states(run, decided, "--mend", code=ExitCode.STORE_UNUSABLE)
    assert found["integrity"] == "wrong"
    assert found["decisions"] == "mended"
    done = run("doctor", "--set-aside", "--store", decided)
    assert done.returncode == ExitCode.DONE
    assert not decided.exists()
    assert decided.with_name("facts.db.damaged-1").read_bytes() == bytes(raw)
    handmade.write_store(decided)
    assert states(run, decided, "--mend")["decisions"] == "mended"
    assert decisions(run, decided) == [("verify", False), ("star", True)]


def test_rows_that_point_nowhere_are_found(run: Run, store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("DELETE FROM claims WHERE id = ?", (handmade.UNION_SOLD,))
        connection.execute("UPDATE claims SET sentence_end = 9999 WHERE id = ?", (handmade.STRIKE,))
    found = states(run, store, code=ExitCode.STORE_UNUSABLE)
    assert (found["references"], found["passages"]) == ("wrong", "wrong")


def test_what_is_no_store_is_left_alone(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "diary.txt"
    other.write_text("dear diary " * 50)
    done = run("doctor", "--mend", "--store", other)
    assert done.returncode == ExitCode.STORE_UNUSABLE
    assert "wrong" in done.stdout
    assert other.read_text() == "dear diary " * 50
