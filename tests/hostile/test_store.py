"""Stores in a bad world: damaged, foreign, half written, on a full disk, written by two; never changed when unsure."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from explorer import cli
from explorer.errors import ExitCode, StoreError
from explorer.pipeline import build
from explorer.store import connection as stores
from explorer.store import search_index
from explorer.store.backup import KEPT, back_up, backups
from explorer.store.connection import PAUSE, open_reader, open_writer, writing
from explorer.store.decisions import DecisionBook
from explorer.store.doctor import State, examine
from explorer.store.header import is_wal
from explorer.store.reader import StoreReader
from explorer.store.schema import MIGRATIONS, SCHEMA_VERSION
from explorer.store.writer import StoreWriter
from tests import handmade
from tests.hostile import rows
from tests.hostile.child import in_child
from tests.hostile.conftest import copy_store
from tests.hostile.crash import CrashTest, source_claims, text_of
from tests.hostile.writers import write_at_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and limits")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return handmade.write_store(tmp_path / "facts.db")


def later_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE later (a);\n"))
    monkeypatch.setattr(stores, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


# The journal of SQLite


def test_a_store_is_kept_with_a_rollback_journal_whoever_made_it(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert is_wal(store)
    with closing(open_reader(store)) as reader:
        assert reader.execute("SELECT count(*) FROM claims").fetchone()[0] == len(handmade.CLAIMS)
    with closing(open_writer(store)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert not is_wal(store)


def test_a_reader_rolls_a_broken_write_back(store: Path) -> None:
    """A process that dies while it writes pages leaves a hot journal; the next reader still opens the store."""

    def die() -> int:
        connection = sqlite3.connect(store, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE claims SET printed = 'half'")
        connection.execute("CREATE TABLE filler AS SELECT hex(randomblob(90000)) AS a")
        os._exit(0)

    before = source_claims(store)
    in_child(die)
    assert store.with_name(store.name + "-journal").stat().st_size > 0
    with closing(open_reader(store)) as reader:
        assert reader.execute("SELECT count(*) FROM claims WHERE printed = 'half'").fetchone()[0] == 0
    assert source_claims(store) == before


def test_looking_at_a_store_drops_no_locks(store: Path) -> None:
    """Opening a reader in the process that writes must not let another process in."""

    def write() -> int:
        try:
            with closing(sqlite3.connect(store, timeout=0.1, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return 0
        return 1

    with closing(open_writer(store)) as connection, writing(connection):
        connection.execute("INSERT INTO meta VALUES ('a', 'b')")
        open_reader(store).close()
        stores.check_header(store)
        assert in_child(write)[0] == 0, "the lock was gone"


# Migrations


def test_a_migration_is_preceded_by_a_backup(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = source_claims(store)
    later_migrations(monkeypatch)
    with pytest.raises(StoreError, match="older version"):
        open_reader(store)
    open_writer(store).close()
    (backup,) = backups(store)
    assert source_claims(backup) == before
    assert backup.stat().st_mode & 0o077 == 0
    open_reader(store).close()


def test_an_older_store_with_a_trigger_is_not_migrated(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON decisions BEGIN DELETE FROM claims; END")
    later_migrations(monkeypatch)
    before = store.read_bytes()
    with pytest.raises(StoreError, match="did not make"):
        open_writer(store)
    assert store.read_bytes() == before
    assert backups(store) == []


def test_backups_are_rotated(store: Path) -> None:
    with closing(open_writer(store)) as connection:
        made = [back_up(connection, store) for _ in range(KEPT + 4)]
    assert backups(store) == made[: -KEPT - 1 : -1]


def test_without_room_for_a_backup_nothing_is_migrated(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later_migrations(monkeypatch)
    monkeypatch.setattr(stores, "back_up", lambda *_: (_ for _ in ()).throw(StoreError("no backup")))
    before = store.read_bytes()
    with pytest.raises(StoreError, match="no backup"):
        open_writer(store)
    assert store.read_bytes() == before


# Damage


def test_damaged_stores_end_every_command_in_one_line(store: Path, tmp_path: Path) -> None:
    """500 corruptions (every tenth in each way here), through the command line's own functions: no traceback."""
    rng = random.Random(5)
    whole = store.read_bytes()
    count = int(os.environ.get("CORRUPTIONS", "60"))
    commands = (("info",), ("timeline",), ("conflicts",), ("search", "flour"), ("decide", "history"), ("doctor",))

    def all_commands(path: Path) -> int:
        for words in commands:
            code = cli.main([*words, "--store", str(path)])
            if code not in (ExitCode.DONE, ExitCode.STORE_UNUSABLE):
                sys.stderr.write(f"\n{words} ended with {code}\n")
                return 1
        return 0

    for number in range(count):
        raw = bytearray(whole)
        match number % 5:
            case 0:
                for _ in range(rng.randrange(1, 40)):
                    raw[rng.randrange(100, len(raw))] = rng.randrange(256)
            case 1:
                del raw[rng.randrange(len(raw)) :]
            case 2:
                start = rng.randrange(100, len(raw))
                raw[start : start + 4096] = bytes(4096)
            case 3:
                start = rng.randrange(0, len(raw) - 4096, 4096)
                raw[start : start + 4096] = rng.randbytes(4096)
            case _:
                raw[rng.randrange(100)] = rng.randrange(256)
        broken = tmp_path / f"broken-{number}.db"
        broken.write_bytes(raw)
        code, said = in_child(lambda broken=broken: all_commands(broken))  # type: ignore[misc]
        assert code == 0, said
        assert "Traceback" not in said
        assert "defect" not in said, said
        broken.unlink()


@pytest.mark.parametrize("kind", ["newer", "foreign", "zero", "text", "folder", "fifo", "truncated"])
def test_what_is_no_store_of_ours_is_never_written(kind: str, store: Path, tmp_path: Path) -> None:
    if kind in ("newer", "foreign"):
        with closing(sqlite3.connect(store)) as connection:
            connection.execute(f"PRAGMA {'user_version' if kind == 'newer' else 'application_id'} = 999")
            connection.execute("PRAGMA journal_mode = WAL")
    elif kind == "folder":
        store.unlink()
        store.mkdir()
    elif kind == "fifo":
        store.unlink()
        os.mkfifo(store)
    else:
        store.write_bytes({"zero": b"", "text": b"my diary " * 99, "truncated": store.read_bytes()[:60]}[kind])
    before = store.read_bytes() if store.is_file() else None
    listing = sorted(path.name for path in tmp_path.iterdir())
    (tmp_path / "a.txt").write_text("The mill sold 4,100 tonnes of flour in 2023.")
    for words in (("build", str(tmp_path / "a.txt")), ("info",), ("decide", "undo"), ("doctor", "--mend")):
        code, said = in_child(lambda words=words: cli.main([*words, "--store", str(store)]))  # type: ignore[misc]
        assert code == ExitCode.STORE_UNUSABLE, (words, code, said)
        assert said.count("\n") <= 1
    assert (store.read_bytes() if store.is_file() else None) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*listing, "a.txt"])


# Full disks and faults


def test_a_full_disk_at_any_point_of_a_build_leaves_whole_documents(tmp_path: Path) -> None:
    crash = CrashTest(tmp_path / "full", documents=3)
    size = crash.store.stat().st_size
    for point in range(0, 14, 2):
        crash.write(lambda number, point=point: (number + point) % 4)  # type: ignore[misc]
        limit = size * point // 12

        def limited(limit: int = limit) -> int:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            return cli.main(["build", str(crash.corpus), "--store", str(crash.store), "--jobs", "1"])

        code, said = in_child(limited)
        assert code in (ExitCode.DONE, ExitCode.STORE_UNUSABLE), said
        assert "Traceback" not in said
        assert code == ExitCode.DONE or said.strip().count("\n") == 0
        crash.check()


def test_a_decision_on_a_full_disk_is_kept_or_refused(store: Path) -> None:
    size = store.stat().st_size
    kept = 0
    for point in range(16):
        limit = (0, 400, 800, 1600, 3200, 6400, size // 2, size, size + 8192, 10 * size)[point % 10]

        def limited(limit: int = limit, point: int = point) -> int:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            words = ["decide", "note", f"claim:{handmade.SOLD_2024}", f"note {point}"]
            return cli.main([*words, "--store", str(store)])

        code, said = in_child(limited)
        assert code in (ExitCode.DONE, ExitCode.STORE_UNUSABLE), said
        kept += code == ExitCode.DONE
        with closing(open_writer(store)) as connection:
            DecisionBook(connection, store)
            notes = [row[0] for row in connection.execute("SELECT note FROM decisions")]
        assert code != ExitCode.DONE or f"note {point}" in notes
        assert len(notes) == len(set(notes))
    assert 0 < kept < 16


class _Faulty(sqlite3.Connection):
    """A connection whose writes fail from the n-th on."""

    left = 0

    def _count(self, statement: str) -> None:
        if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN ", "CREATE", "REPLAC"):
            _Faulty.left -= 1
            if _Faulty.left < 0:
                raise sqlite3.OperationalError("disk I/O error")

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        self._count(sql)
        return super().execute(sql, *parameters)  # type: ignore[arg-type]

    def executemany(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        self._count(sql)
        return super().executemany(sql, *parameters)  # type: ignore[arg-type]


def test_a_fault_at_any_write_leaves_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crash = CrashTest(tmp_path / "faults", documents=2)
    connect = sqlite3.connect
    step, point = 5, 0
    while True:
        crash.write(lambda number, point=point: (number + point // step) % 4)  # type: ignore[misc]
        _Faulty.left = point
        with monkeypatch.context() as patch:
            patch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "factory": _Faulty}))
            with suppress(sqlite3.OperationalError, StoreError):
                build([crash.corpus], crash.store)
        crash.check()
        if _Faulty.left >= 0:
            break
        point += step
    assert point > 30


# Several processes


def test_two_processes_build_one_store(tmp_path: Path) -> None:
    crash = CrashTest(tmp_path / "two", documents=6)
    (crash.corpus / "new.md").write_text(text_of(9, 1))
    crash.write(lambda number: (number + 1) % 4)
    pids = []
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            code = 99
            try:
                os.dup2(os.open(os.devnull, os.O_RDWR), 2)
                code = cli.main(["build", str(crash.corpus), "--store", str(crash.store), "--jobs", "1"])
            finally:
                os._exit(code)
        pids.append(pid)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    assert set(codes) <= {ExitCode.DONE, ExitCode.STORE_UNUSABLE}
    assert ExitCode.DONE in codes
    (crash.corpus / "new.md").unlink()
    build([crash.corpus], crash.store)
    crash.check()


def test_a_second_build_takes_over(store: Path) -> None:
    with StoreWriter(store) as first, StoreWriter(store) as second:
        first.begin_build()
        second.begin_build()
        with pytest.raises(StoreError, match="another window"), first.transaction():
            pass
        with second.transaction():
            second.set_meta("a", "b")


def test_many_processes_write_without_an_error(tmp_path: Path) -> None:
    """Eight at once and without a pause; `python -m tests.hostile.writers --writes 10000` for more."""
    written = write_at_once(tmp_path / "writers", processes=8, writes=12)
    assert written.failures == ()
    assert (written.notes, written.imports) == (48, 48)
    assert (written.lost_notes, written.lost_imports, written.stale) == (0, 0, 0)


def test_a_decision_during_a_build_gets_its_turn(tmp_path: Path) -> None:
    """The writer of a build holds the store but for moments; a decision of another window meets one of them."""
    crash = CrashTest(tmp_path / "turn", documents=2)
    held = threading.Event()
    over = threading.Event()

    def hold() -> None:
        with closing(open_writer(crash.store)) as connection:
            while not over.is_set():
                with writing(connection):
                    held.set()
                    time.sleep(0.4)
                time.sleep(PAUSE)

    writer = threading.Thread(target=hold)
    writer.start()
    held.wait()
    try:
        with closing(open_writer(crash.store)) as connection:
            book = DecisionBook(connection, crash.store, patience=8.0)
            with StoreReader(crash.store) as reader:
                claim = next(iter(reader.all_claims()))
            for number in range(3):
                book.decide(claim, "note", note=f"note {number}")
    finally:
        over.set()
        writer.join()


def test_a_store_that_stays_locked_is_told(store: Path) -> None:
    with closing(open_writer(store)) as one, closing(open_writer(store)) as other, writing(one):
        started = time.monotonic()
        with pytest.raises(StoreError, match="another window is writing"), writing(other, patience=0.2):
            pass
        assert time.monotonic() - started < 5


def test_hostile_rows_end_no_command_in_a_defect(raw_store: Path, tmp_path: Path) -> None:
    store = copy_store(raw_store, tmp_path)
    for words in (("info",), ("timeline",), ("compare",), ("doctor",), ("export", "--format", "html")):
        code, said = in_child(lambda words=words: cli.main([*words, "--store", str(store)]))  # type: ignore[misc]
        assert code == ExitCode.DONE, said


# Rows that no build writes


def test_a_column_may_hold_anything(tmp_path: Path) -> None:
    """One value of a hostile kind in turn in some column; `python -m tests.hostile.rows` takes all in all."""
    base = rows.write_full_store(tmp_path / "base.db")
    for change in list(rows.changes(base))[5::193]:
        assert list(rows.problems(change, base, tmp_path)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (rows.Change("claims", "printed", "blob"), "claims.printed holds a blob where text belongs"),
        (rows.Change("documents", "title", "no UTF-8"), "documents.title holds text that is no UTF-8"),
        (rows.Change("claims", "basis", "text"), "claims.basis holds a word that no build writes"),
        (rows.Change("relations", "severity", "enormous"), "relations.severity holds a number that no build writes"),
        (rows.Change("claims", "sentence_end", "huge"), "claims lie outside of their text"),
    ],
)
def test_the_doctor_names_what_no_build_wrote(change: rows.Change, told: str, store: Path) -> None:
    assert change.made_to(store)
    checks = {finding.name: finding for finding in examine(store, mend=False)}
    wrong = [finding.detail for finding in checks.values() if finding.state is State.WRONG]
    assert any(told in detail for detail in wrong), checks


# The search index


def found(store: Path, word: str) -> int:
    with closing(open_reader(store)) as connection:
        return len(connection.execute("SELECT rowid FROM claim_terms WHERE claim_terms MATCH ?", (word,)).fetchall())


def test_rows_changed_by_another_program_do_not_keep_a_document_in_the_index(raw_store: Path, tmp_path: Path) -> None:
    """What was indexed can be taken out only by the rows that it was made of: where that fails it is made anew."""
    store = copy_store(raw_store, tmp_path)
    with closing(open_writer(store)) as connection:
        for document in (handmade.MILL, handmade.UNION, handmade.LETTER):
            with writing(connection), search_index.reindexed(connection, document):
                connection.execute("UPDATE claims SET scope = 'cakes' WHERE document_id = ?", (document,))
    assert found(store, "cakes") == len(handmade.CLAIMS)


def test_the_doctor_makes_a_damaged_index_anew(store: Path) -> None:
    before = found(store, "flour")
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE claim_terms_data SET block = x'00' WHERE id > 10")
        connection.commit()
    states = [{f.name: f.state for f in examine(store, mend)}["search index"] for mend in (False, True, False)]
    assert states == [State.WRONG, State.MENDED, State.OK]
    assert found(store, "flour") == before > 0
