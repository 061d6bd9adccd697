"""The machine's readings of claims that a person's decisions changed, and names that people merged or told apart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explorer.model import Claim
from explorer.store.fingerprints import NameMark, decode
from explorer.store.rows import CLAIM_COLUMNS, CLAIM_SELECT, claim_of, claim_row
from explorer.store.stale import make_claims_stale, make_named_stale

_APART = "names_apart"


@dataclass(frozen=True, slots=True)
class NameRules:
    """What stands of the decisions on names."""

    merged: Mapping[tuple[str, str], str]
    """The name that stays, by field and merged name."""
    apart: frozenset[tuple[str, str, str]]
    """Field and two names, in order, that are not the same thing."""


def name_rules(connection: sqlite3.Connection) -> NameRules:
    """The merges and distinctions that stand; of a merge and a distinction of the same names the later counts."""
    merged: dict[tuple[str, str], str] = {}
    apart: set[tuple[str, str, str]] = set()
    for action, fingerprint in connection.execute(
        "SELECT action, fingerprint FROM decisions WHERE target = 'name' AND undone_at IS NULL ORDER BY id"
    ):
        mark = decode(fingerprint)
        if not isinstance(mark, NameMark) or mark.name == mark.other:
            continue
        first, last = sorted((mark.name, mark.other))
        pair = (mark.field, first, last)
        if action == "merge":
            merged.pop((mark.field, mark.other), None)
            merged[mark.field, mark.name] = mark.other
            apart.discard(pair)
        elif action == "distinct":
            apart.add(pair)
            for one, other in ((mark.name, mark.other), (mark.other, mark.name)):
                if merged.get((mark.field, one)) == other:
                    del merged[mark.field, one]
    return NameRules({key: _end(merged, *key) for key in merged}, frozenset(apart))


def _end(merged: Mapping[tuple[str, str], str], field: str, name: str) -> str:
    """The name at the end of a chain of merges; a circle ends where it began."""
    seen = {name}
    while (field, name) in merged and merged[field, name] not in seen:
        name = merged[field, name]
        seen.add(name)
    return name


def names_told_apart(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """The distinctions that the stored relations were found with."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_APART,)).fetchone()
    return frozenset(tuple(pair) for pair in json.loads(row[0])) if row else frozenset()


def tell_names_apart(connection: sqlite3.Connection, apart: Iterable[tuple[str, str, str]]) -> None:
    """Note the distinctions that relations are found with from now on, and let the groups they touch become stale."""
    now = frozenset(apart)
    for field, *names in now ^ names_told_apart(connection):
        if field in ("subject", "metric"):
            make_named_stale(connection, field, (names[0], names[1]))
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_APART, json.dumps(sorted(now))))


def corrections(connection: sqlite3.Connection) -> dict[int, dict[str, str | None]]:
    """The corrections that stand, by claim and field."""
    found: dict[int, dict[str, str | None]] = {}
    for claim, field, value in connection.execute(
        "SELECT claim_id, field, value FROM claim_decisions WHERE action = 'correct' AND field IS NOT NULL"
        " ORDER BY decision_id"
    ):
        found.setdefault(claim, {})[field] = value
    return found


def readings(connection: sqlite3.Connection) -> dict[int, dict[str, object]]:
    """The machine's readings of changed claims, by claim and field."""
    found: dict[int, dict[str, object]] = {}
    for claim, field, value in connection.execute("SELECT claim_id, field, value FROM claim_readings"):
        found.setdefault(claim, {})[field] = value
    return found


def claims_named(connection: sqlite3.Connection, names: Iterable[tuple[str, str]]) -> set[int]:
    """The claims that hold one of these (field, name) now."""
    found: set[int] = set()
    for field, name in names:
        if field in ("subject", "metric"):
            rows = connection.execute(f"SELECT id FROM claims WHERE {field} = ?", (name,))
            found.update(row[0] for row in rows)
    return found


def machine_claims(
    connection: sqlite3.Connection, ids: Iterable[int], known: Mapping[int, Mapping[str, object]]
) -> Iterator[tuple[Claim, Claim]]:
    """(claim as it is stored, claim as the machine read it) for each of `ids`, by id."""
    for claim_id in sorted(ids):
        row = connection.execute(f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.id = ?", (claim_id,)).fetchone()
        if row is None:
            continue
        own = known.get(claim_id, {})
        restored = tuple(own.get(name, value) for name, value in zip(CLAIM_COLUMNS, row, strict=True))
        yield claim_of(row), claim_of(restored)


def put_claim(connection: sqlite3.Connection, claim: Claim, machine: Claim) -> None:
    """Store a changed claim, and beside it what the machine read where that differs; the groups of it become stale."""
    make_claims_stale(connection, [claim.id])
    new, old = claim_row(claim), claim_row(machine)
    sets = ", ".join(f'"{name}" = ?' for name in CLAIM_COLUMNS)
    connection.execute(f"UPDATE claims SET {sets} WHERE id = ?", (*new, claim.id))
    connection.execute("DELETE FROM claim_readings WHERE claim_id = ?", (claim.id,))
    connection.executemany(
        "INSERT INTO claim_readings (claim_id, field, value) VALUES (?, ?, ?)",
        [(claim.id, name, was) for name, is_now, was in zip(CLAIM_COLUMNS, new, old, strict=True) if is_now != was],
    )


def put_keys(connection: sqlite3.Connection, claim_id: int, sketch: str, keys: Iterable[int]) -> None:
    """Give a claim other alignment keys; the groups of its old and new ones become stale."""
    make_claims_stale(connection, [claim_id])
    connection.execute("DELETE FROM claim_keys WHERE claim_id = ?", (claim_id,))
    pairs = [(key, claim_id) for key in keys]
    connection.executemany("INSERT OR IGNORE INTO claim_keys (key, claim_id) VALUES (?, ?)", pairs)
    make_claims_stale(connection, [claim_id])
    connection.execute("INSERT OR REPLACE INTO claim_sketches (claim_id, sketch) VALUES (?, ?)", (claim_id, sketch))
