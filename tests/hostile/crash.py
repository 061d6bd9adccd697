"""Kill -9 in the middle of a build, an import, a decision, a migration; then look whether anything is half or lost.

`CrashTest(folder).round()` does one of them in a process of its own, kills it at a random moment and checks the store.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from explorer.pipeline import BuildOptions, build
from explorer.pipeline.imports import import_claims
from explorer.store import connection as stores
from explorer.store.backup import backups
from explorer.store.decisions import DecisionBook
from explorer.store.journal import journal_path
from explorer.store.reader import StoreReader
from explorer.store.schema import MIGRATIONS, SCHEMA_VERSION

VARIANTS = 4
IMPORTS = 12
NEXT_MIGRATION = """
CREATE TABLE later (a TEXT NOT NULL);
UPDATE claims SET scope = coalesce(scope, '') || '+';
INSERT INTO later SELECT printed FROM claims;
"""


def text_of(document: int, variant: int) -> str:
    lines = [f"# Mill {document}", ""]
    for line in range(8 + variant * 3):
        lines.append(f"Mill {document} sold {line + 2},{variant}00 tonnes of flour in {2010 + line % 12}. ")
        lines.append(f"Revenue of mill {document} rose {line + variant}% to ${line + 2}.{variant} million in 2025.\n")
    return "\n".join(lines)


class CrashTest:
    """A corpus with its store, and what has to hold of them whatever happens."""

    def __init__(self, folder: Path, documents: int = 6, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.corpus, self.store, self.acks = folder / "corpus", folder / "facts.db", folder / "acks"
        self.corpus.mkdir(parents=True)
        self.failure = folder / "failure"
        self.acks.touch()
        self.names = [f"mill-{number}.md" for number in range(documents)]
        self.claims: dict[str, int] = {}
        self.durations: dict[str, float] = {}
        self.kills: dict[str, int] = {}
        self.unharmed = 0
        """Rounds in which the work was done before the blow fell."""
        self.imports = [
            json.dumps({"document": name, "quote": f"# Mill {number}", "evidence": "Mill", "metric": f"made-{line}"})
            for number, name in enumerate(self.names)
            for line in range(IMPORTS // len(self.names))
        ]
        for variant in range(VARIANTS):
            self.write(lambda _, variant=variant: variant)  # type: ignore[misc]
            build([self.corpus], self.store)
            with StoreReader(self.store) as reader:
                self.claims |= dict(reader.connection.execute(
                    "SELECT d.sha256, count(c.id) FROM documents d JOIN claims c ON c.document_id = d.id GROUP BY d.id"
                ))  # fmt: skip

    def write(self, variant_of: Callable[[int], int]) -> None:
        """Write every document in the variant that it shall have."""
        for number, name in enumerate(self.names):
            (self.corpus / name).write_text(text_of(number, variant_of(number)))

    # The acts, each in the process that will be killed

    def build(self) -> None:
        build([self.corpus], self.store, options=BuildOptions(jobs=self.random.choice((None, 1, 2))))

    def import_claims(self) -> None:
        import_claims([line.encode() for line in self.imports], self.store)

    def decide(self) -> None:
        with closing(stores.open_writer(self.store)) as connection, self.acks.open("ab", buffering=0) as acks:
            book = DecisionBook(connection, self.store)
            with StoreReader(self.store) as reader:
                claim = next(iter(reader.all_claims()))
            for _ in range(30):
                made = book.decide(claim, "note", note=f"note {time.time_ns()}")
                acks.write(f"{made.note}\n".encode())

    def migrate(self) -> None:
        later = (*MIGRATIONS, NEXT_MIGRATION)
        vars(stores).update(MIGRATIONS=later, SCHEMA_VERSION=len(later))
        stores.open_writer(self.store.with_name("old.db")).close()

    ACTS = ("build", "import_claims", "decide", "migrate")

    def round(self) -> str:
        """Kill one act at a random moment, and check. Raises AssertionError; returns which act it was."""
        act = self.random.choice(self.ACTS)
        if act == "build":
            self.write(lambda _: self.random.randrange(VARIANTS))
        if act == "migrate":
            self.age()
        known = self._counts("imports")
        limit = self.durations.get(act)
        started = time.monotonic()
        pid = os.fork()
        if pid == 0:
            os.setsid()
            null = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1, 2):
                os.dup2(null, number)
            try:
                getattr(self, act)()
                os._exit(0)
            except BaseException:  # noqa: BLE001
                self.failure.write_text(traceback.format_exc())
            finally:
                os._exit(1)
        if limit is not None:
            time.sleep(self.random.uniform(0.0, limit))
            os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        if limit is None:
            self.durations[act] = time.monotonic() - started
        assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0, self.failure.read_text()
        self.unharmed += os.WIFEXITED(status)
        self.kills[act] = self.kills.get(act, 0) + os.WIFSIGNALED(status)
        self.check()
        if act == "import_claims":
            assert self._counts("imports") in (known, len(self.imports))
        if act == "migrate":
            self.check_migrated()
        return act

    # What has to hold

    def check(self) -> None:
        """The store opens for reading right away, is whole, holds whole documents, and every acknowledged note."""
        with StoreReader(self.store) as reader:
            connection = reader.connection
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            rows = connection.execute(
                "SELECT d.sha256, sum(c.source <> 'imported'), max(c.sentence_end) <= length(d.text)"
                " FROM documents d JOIN claims c ON c.document_id = d.id GROUP BY d.id"
            ).fetchall()
            assert len(rows) == len(self.names)
            for sha256, claims, inside in rows:
                assert claims == self.claims[sha256], "half a document"
                assert inside
        with closing(stores.open_writer(self.store)) as writing:
            DecisionBook(writing, self.store)
            kept = [row[0] for row in writing.execute("SELECT note FROM decisions WHERE note IS NOT NULL")]
        acknowledged = self.acks.read_text().splitlines()
        assert len(kept) == len(set(kept))
        assert set(acknowledged) <= set(kept), "an acknowledged note was lost"
        assert len(journal_path(self.store).read_bytes().splitlines()) >= len(acknowledged) if acknowledged else True

    def _counts(self, table: str) -> int:
        with closing(stores.open_reader(self.store)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def age(self) -> None:
        """A copy of the store, as the version before the next one left it."""
        old = self.store.with_name("old.db")
        for path in (old, *backups(old), *old.parent.glob("old.db-*")):
            path.unlink(missing_ok=True)
        with closing(stores.open_reader(self.store)) as source, closing(sqlite3.connect(old)) as target:
            source.backup(target)
        self.claims_before = source_claims(old)

    def check_migrated(self) -> None:
        old = self.store.with_name("old.db")
        with closing(sqlite3.connect(old)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            assert version in (SCHEMA_VERSION, SCHEMA_VERSION + 1)
            assert ("later" in tables) == (version > SCHEMA_VERSION), "half a migration"
            if version > SCHEMA_VERSION:
                scopes = connection.execute("SELECT count(*) FROM claims WHERE scope NOT LIKE '%+'").fetchone()[0]
                assert scopes == 0
                (backup,) = backups(old)
                assert source_claims(backup) == self.claims_before
            else:
                assert source_claims(old) == self.claims_before


def source_claims(path: Path) -> list[tuple[object, ...]]:
    """Every claim of a store file, to compare."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT id, printed, scope FROM claims ORDER BY id").fetchall()
