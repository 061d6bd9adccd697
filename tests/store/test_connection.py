"""Opening stores: what is no store, newer, foreign or damaged is refused in one line and never changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import StoreError
from explorer.store.backup import backups
from explorer.store.connection import migrate, open_reader, open_writer, writing
from explorer.store.imports import documents_named
from explorer.store.schema import APPLICATION_ID, SCHEMA_VERSION
from explorer.store.statements import BY_HASH


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "facts.db"
    open_writer(path).close()
    return path


def refused(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else None
    messages = []
    for opener in (open_reader, open_writer):
        with pytest.raises(StoreError) as caught:
            opener(path)
        messages.append(str(caught.value))
    assert "\n" not in "".join(messages)
    if before is not None:
        assert path.read_bytes() == before
        assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
    return messages[0]


def test_a_new_store_is_marked(store: Path) -> None:
    connection = open_reader(store)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert store.stat().st_mode & 0o077 == 0
    connection.close()


def test_groups_that_waited_in_an_older_store_wait_on_as_wholes(tmp_path: Path) -> None:
    """A store of the first schema is copied, then brought up to date, and loses no mark."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, 1)
    connection.execute("INSERT INTO stale_keys (key) VALUES (7), (-9)")
    connection.close()
    assert waiting(path) == [(-9, 0, 1), (7, 0, 1)]
    open_reader(path).close()
    assert len(backups(path)) == 1


def test_large_groups_of_an_older_store_are_related_anew(tmp_path: Path) -> None:
    """Their relations were found in one piece, those of a small one still are."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, 1)
    connection.execute("PRAGMA foreign_keys = OFF")
    members = [(3, number) for number in range(401)] + [(4, number) for number in range(400)]
    connection.executemany("INSERT INTO claim_keys (key, claim_id) VALUES (?, ?)", members)
    connection.close()
    assert waiting(path) == [(3, 0, 1)]


def test_documents_of_an_older_store_are_known_by_their_hash(tmp_path: Path) -> None:
    """By its first digits, which lead to the whole of it: another one that only begins like it is no match."""
    path = tmp_path / "old.db"
    one, other = "ab" * 32, "ab" * 31 + "cd"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, 2)
    sql = "INSERT INTO documents (id, path, format, text, sha256) VALUES (?, ?, 'text', '', ?)"
    connection.executemany(sql, [(1, "one.txt", one), (2, "other.txt", other)])
    connection.close()
    with closing(open_writer(path)) as store:
        assert documents_named(store, one) == [1]
        assert documents_named(store, other) == [2]
        assert documents_named(store, "ab" * 30 + "cdcd") == []
        plan = store.execute(f"EXPLAIN QUERY PLAN SELECT id FROM documents WHERE {BY_HASH}", (one,)).fetchall()
        assert "documents_hash" in plan[0][3]


def waiting(path: Path) -> list[tuple[int, int, int]]:
    """The stale keys of a store that is brought up to date, with their years, and whether all of a group is stale."""
    with closing(open_writer(path)) as connection:
        return connection.execute("SELECT key, year, changes > 999999 FROM stale_keys").fetchall()


def test_an_empty_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    assert "empty" in refused(tmp_path / "x.db")


def test_a_text_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("hello " * 100)
    assert "no store" in refused(tmp_path / "x.db")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.db")
    connection.execute("CREATE TABLE notes (a)")
    connection.close()
    assert "another program" in refused(tmp_path / "x.db")


def test_a_newer_store_is_left_alone(store: Path) -> None:
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert "newer" in refused(store)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON decisions BEGIN DELETE FROM claims; END",
        "CREATE VIEW evil AS SELECT 1",
        "CREATE TABLE extra (a)",
    ],
)
def test_a_store_with_a_foreign_schema_is_left_alone(store: Path, statement: str) -> None:
    connection = sqlite3.connect(store)
    connection.execute(statement)
    connection.close()
    assert "did not make" in refused(store)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_store_ends_in_a_store_error_or_opens(store: Path, data: st.DataObject) -> None:
    raw = bytearray(store.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    broken = store.with_name("broken.db")
    broken.write_bytes(raw[: data.draw(st.sampled_from([len(raw), len(raw) // 2, 4096, 100, 17]))])
    with suppress(StoreError):
        open_reader(broken).close()


def test_a_failed_transaction_leaves_nothing(store: Path) -> None:
    connection = open_writer(store)
    with pytest.raises(sqlite3.IntegrityError), writing(connection):
        connection.executemany("INSERT INTO meta VALUES (?, 'b')", [("a",), ("a",)])
    assert connection.execute("SELECT count(*) FROM meta").fetchone()[0] == 0
    connection.close()


def test_a_second_writer_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.store.connection.BUSY_SECONDS", 0.05)
    first, second = open_writer(store), open_writer(store)
    with writing(first), pytest.raises(StoreError, match="another window"), writing(second):
        pass
    first.close()
    second.close()


def test_a_reader_cannot_write(store: Path) -> None:
    connection = open_reader(store)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("INSERT INTO meta VALUES ('a', 'b')")
    connection.close()


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="too long"):
        open_writer(tmp_path / ("a" * 300))
