"""Opening a store safely: what it is gets checked before anything is read from it, let alone written to it."""

from __future__ import annotations

import itertools
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from explorer.errors import StoreError
from explorer.gate import shown_path
from explorer.store.backup import back_up
from explorer.store.header import MAGIC, is_wal, read_header
from explorer.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION
from explorer.store.soundness import problem_of

PAGE_SIZE = 8192
"""Three articles of usual length fill a page; with 4,096 bytes each would waste half of one."""
BUSY_SECONDS = 10.0
"""How long a read waits while another process's changes go to the disk."""
PATIENCE = 60.0
"""How long a write waits for the writes of other processes before it is given up and told."""
PAUSE = 0.012
"""Seconds for which a writer that has more to write steps aside: longer than those who wait look away."""
_opened: set[Path] = set()
_ALLOWED_EXTRA = ("sqlite_stat1", "sqlite_stat4", "sqlite_sequence")


def open_reader(path: Path) -> sqlite3.Connection:
    """A read-only connection to the store at `path`, usable from any one thread at a time.

    Raises StoreError with one clear line where the file is missing, no store, damaged or of a newer program.
    """
    check_header(path)
    connection = _connect(_reading_uri(path))
    try:
        if _check_version(connection, path) < SCHEMA_VERSION:
            raise StoreError(f"{shown_path(path)} was made by an older version; build it again to bring it up to date")
        _check_schema(connection, path, SCHEMA_VERSION)
    except sqlite3.Error as error:
        connection.close()
        raise damaged(path, error) from error
    except StoreError:
        connection.close()
        raise
    connection.execute("PRAGMA query_only = ON")
    _opened.add(path)
    return connection


def damage() -> str | None:
    """What is wrong inside of the stores that this process opened for reading; None where they are whole.

    Slow: for the moment after a row made no sense.
    """
    for path in _opened:
        with suppress(StoreError), closing(open_reader(path)) as connection:
            problem = problem_of(connection)
            if problem is not None:
                return f"the store {shown_path(path)} is damaged ({problem}); see `fact-explorer doctor`"
    return None


def forget_opened() -> None:
    """From now on `damage` looks only at what is opened after this."""
    _opened.clear()


def _reading_uri(path: Path) -> str:
    """How to open the store for reading, after a write that a crash broke off was rolled back."""
    uri = path.absolute().as_uri()
    if _side_file(path, "-journal") or _side_file(path, "-wal"):
        with suppress(sqlite3.Error), closing(_connect(f"{uri}?mode=rw")) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    elif is_wal(path) and not os.access(path.parent, os.W_OK):
        return f"{uri}?mode=ro&immutable=1"
    return f"{uri}?mode=ro"


def _side_file(path: Path, ending: str) -> bool:
    side = path.with_name(path.name + ending)
    return side.is_file() and side.stat().st_size > 0


_writing_forbidden: list[str] = []


def forbid_writing(reason: str) -> None:
    """From now on this process opens no store for writing: `open_writer` raises StoreError with `reason`."""
    _writing_forbidden.append(reason)


def check_writing() -> None:
    """Raise StoreError where this process is to write nothing."""
    if _writing_forbidden:
        raise StoreError(_writing_forbidden[-1])


def open_writer(path: Path) -> sqlite3.Connection:
    """A connection that may write, in autocommit mode: use `writing` for transactions.

    Makes the store if it is missing and migrates an older one. Raises StoreError, and changes nothing, where the file
    is something else, newer or damaged.
    """
    check_writing()
    try:
        missing = not path.exists()
    except OSError as error:  # a name that is too long
        raise _unwritable(path, error) from error
    if missing:
        _make(path)
    check_header(path)
    connection = _connect(f"{path.absolute().as_uri()}?mode=rw")
    try:
        version = _check_version(connection, path)
        _check_schema(connection, path, version)
        _prepare_writing(connection)
        if version < SCHEMA_VERSION:
            back_up(connection, path)
            migrate(connection, SCHEMA_VERSION)
    except sqlite3.Error as error:
        connection.close()
        raise _unwritable(path, error) if _is_refusal(error) else damaged(path, error) from error
    except StoreError:
        connection.close()
        raise
    return connection


def _prepare_writing(connection: sqlite3.Connection) -> None:
    """Set how changes are kept safe.

    The rollback journal on every version of SQLite: the write-ahead log can corrupt a store before 3.51.3 (3.50.7,
    3.44.6), fails on network drives, and loses notes when its file alone is copied. Without spilling, readers are only
    shut out while a transaction ends, not while it grows.
    """
    connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_spill = OFF")


def _make(path: Path) -> None:
    """Make an empty store beside `path` and move it there whole, so that no crash leaves half a store."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
            migrate(connection, SCHEMA_VERSION)
        finally:
            connection.close()
        _move_new(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(path, error) from error
    finally:
        for file in (draft, draft.with_name(draft.name + "-journal")):
            with suppress(OSError):
                file.unlink()


def _move_new(draft: Path, path: Path) -> None:
    """Put `draft` in place unless another process was first: its store must not be written over."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            draft.replace(path)


def _is_refusal(error: sqlite3.Error) -> bool:
    return "readonly" in str(error) or "unable to open" in str(error)


def _unwritable(path: Path, error: Exception) -> StoreError:
    reason = error.strerror if isinstance(error, OSError) else error
    return StoreError(f"cannot write the store {shown_path(path)}: {reason}; choose another place with --store")


def check_header(path: Path) -> None:
    """Raise StoreError where the file at `path` cannot be a store, without letting SQLite touch it."""
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is no regular file" if path.exists() else "does not exist"
            raise StoreError(f"{shown_path(path)} {what}; no store there")
        header = read_header(path)
    except OSError as error:
        raise StoreError(f"cannot read the store {shown_path(path)}: {error.strerror}") from error
    if header == b"":
        raise StoreError(f"{shown_path(path)} is empty; it is no store. Delete it, or choose another with --store")
    if not header.startswith(MAGIC) or len(header) < 100:
        raise StoreError(f"{shown_path(path)} is no store of this program; nothing was changed")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError(f"{shown_path(path)} is a database of another program; nothing was changed")
    if int.from_bytes(header[60:64], "big") > SCHEMA_VERSION:
        raise StoreError(f"{shown_path(path)} was made by a newer version of this program; nothing was changed")


def migrate(connection: sqlite3.Connection, target: int) -> None:
    """Bring the schema up to version `target`; each migration is one transaction."""
    while (version := connection.execute("PRAGMA user_version").fetchone()[0]) < target:
        with writing(connection):
            current = connection.execute("PRAGMA user_version").fetchone()[0]
            if current != version:
                continue
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for statement in _statements(MIGRATIONS[version]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")


@contextmanager
def writing(connection: sqlite3.Connection, patience: float = PATIENCE) -> Iterator[None]:
    """One immediate transaction: all of it or nothing.

    Raises StoreError where other processes hold the store for longer than `patience` seconds.
    """
    _patiently(connection, "BEGIN IMMEDIATE", patience)
    try:
        yield
        _patiently(connection, "COMMIT", patience)
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _patiently(connection: sqlite3.Connection, statement: str, patience: float) -> None:
    """Begin or end a transaction, again and again while other processes are in the way.

    SQLite's own waiting looks every tenth of a second after a while, and so never meets the moment between two
    transactions of a process that writes without a pause; this looks every few thousandths, each process at its own
    times. A COMMIT that has to wait for readers keeps new ones out, so that it comes to its turn.
    """
    until = time.monotonic() + patience
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        for attempt in itertools.count(os.getpid()):
            try:
                connection.execute(statement)
                return
            except sqlite3.OperationalError as error:
                if not _is_busy(error):
                    raise
                if time.monotonic() > until:
                    raise StoreError("another window is writing to this store; try again when it is done") from error
            time.sleep(0.001 + attempt * 7919 % 8 / 1000)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def damaged(path: Path, error: sqlite3.Error) -> StoreError:
    """The error for a store that SQLite cannot read."""
    return StoreError(f"the store {shown_path(path)} is damaged or locked ({error}); see `fact-explorer doctor`")


def _connect(uri: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cell_size_check = ON")
    except sqlite3.Error as error:
        raise StoreError(f"cannot open the store: {error}") from error
    return connection


def _check_version(connection: sqlite3.Connection, path: Path) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoreError(f"{shown_path(path)} is a database of another program; nothing was changed")
    if version > SCHEMA_VERSION:
        raise StoreError(f"{shown_path(path)} was made by a newer version of this program; nothing was changed")
    return int(version)


def _check_schema(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse a store whose schema holds anything that this program did not make (a trigger, a changed view)."""
    known = _known_schema(version)
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema"):
        if name in _ALLOWED_EXTRA or name.startswith("sqlite_autoindex_"):
            continue
        if known.get((kind, name)) != sql:
            raise StoreError(
                f"{shown_path(path)} holds a {shown_path(kind)} that this program did not make; nothing was changed"
            )


@cache
def _known_schema(version: int) -> dict[tuple[str, str], str]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, version)
    rows = {(kind, name): sql for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema")}
    connection.close()
    return rows


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
