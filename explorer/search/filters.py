"""Filters as SQL over claims (alias `c`): one condition for the search, for every pane and the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.calendar.labels import bounds_of
from explorer.model import CONFLICT_TYPES, ClaimKind, Modality, Span
from explorer.search.fields import DECISIONS, FIELDS, Field, Takes
from explorer.search.names import Meant, Names, choice_meant
from explorer.search.numbers import number_of, rounding_bounds
from explorer.search.periods import every_year, period_label
from explorer.search.query import Filter, Note
from explorer.search.units import unit_named

_RANGE = re.compile(r"(?P<low>.*?)\.\.(?P<high>.*)", re.DOTALL)
_COMPARED = re.compile(r"(?P<sign>>=|<=|>|<|=)(?P<value>.*)", re.DOTALL)
_NOTHING = "0"
_MOST_PARTS = 16


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on claims, `c` in SQL, with its parameters."""

    where: str = "1"
    params: tuple[object, ...] = ()

    @property
    def is_trivial(self) -> bool:
        """Whether every claim meets it."""
        return self.where == "1"


@dataclass(frozen=True, slots=True)
class Understood:
    """A filter as it was understood: for breadcrumbs."""

    span: Span
    label: str
    """`metric: revenue`, `not type: scope`."""


@dataclass(frozen=True, slots=True)
class CompiledFilters:
    """All filters of a query."""

    condition: Condition
    understood: tuple[Understood, ...] = ()
    notes: tuple[Note, ...] = ()


def compile_filters(filters: Sequence[Filter], names: Names) -> CompiledFilters:
    """The condition that all `filters` make together; what means nothing in this store is noted and finds nothing."""
    wheres: list[str] = []
    params: list[object] = []
    understood: list[Understood] = []
    notes: list[Note] = []
    for one in filters:
        compiled = _compiled(one, names)
        if compiled is None:
            notes.append(Note(f"{one.field}: cannot take {one.value}, left out", one.span))
            continue
        condition, meaning, near = compiled
        if near:
            notes.append(Note(f"{one.field}: read as {meaning}", one.span))
        elif condition.where == _NOTHING:
            notes.append(Note(f"{one.field}: nothing here is called {one.value}", one.span))
        wheres.append(f"NOT coalesce(({condition.where}), 0)" if one.negated else f"({condition.where})")
        params.extend(condition.params)
        understood.append(Understood(one.span, f"{'not ' if one.negated else ''}{one.field}: {meaning}"))
    where = " AND ".join(wheres) if wheres else "1"
    return CompiledFilters(Condition(where, tuple(params)), tuple(understood), tuple(notes))


_Compiled = tuple[Condition, str, bool]


def _compiled(one: Filter, names: Names) -> _Compiled | None:
    """The condition of one filter, its meaning in words, and whether a slip was mended."""
    field = FIELDS[one.field]
    parts = [part for part in one.value.split("|") if part.strip()][:_MOST_PARTS] or [one.value]
    compiled = [result for part in parts if (result := _one(field, part.strip(), names)) is not None]
    if not compiled:
        return None
    where = " OR ".join(condition.where for condition, _, _ in compiled)
    params = tuple(param for condition, _, _ in compiled for param in condition.params)
    meaning = " or ".join(meaning for _, meaning, _ in compiled)
    return Condition(where, params), meaning, any(near for _, _, near in compiled)


def _one(field: Field, value: str, names: Names) -> _Compiled | None:
    match field.takes:
        case Takes.NAME:
            return _named(field, value, names)
        case Takes.DOCUMENT:
            return _documents(field, value, names)
        case Takes.NUMBER:
            return _numbers(value)
        case Takes.PERIOD:
            return _periods(value)
        case Takes.CHOICE:
            return _chosen(field, value)
        case Takes.TEXT:
            return _decided(field, value)


def _named(field: Field, value: str, names: Names) -> _Compiled:
    if value in ("-", "none"):
        return Condition(f"c.{field.column} IS NULL"), "none", False
    unit = unit_named(value) if field.column == "unit" else None
    meant = names.meant(field.column, unit if unit in names.known("unit") else value)
    return _one_of(f"c.{field.column}", meant.names), _listed(meant, value), meant.near


def _documents(field: Field, value: str, names: Names) -> _Compiled:
    found = names.documents(value, publisher_only=field.name == "publisher")
    return _one_of("c.document_id", found), value, False


def _one_of(column: str, values: Sequence[object]) -> Condition:
    if not values:
        return Condition(_NOTHING)
    if len(values) == 1:
        return Condition(f"{column} = ?", (values[0],))
    return Condition(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(values)),))


def _listed(meant: Meant, value: str) -> str:
    if not meant.names:
        return value
    more = f" and {len(meant.names) - 3} more" if len(meant.names) > 3 else ""
    return ", ".join(meant.names[:3]) + more


def _numbers(value: str) -> _Compiled | None:
    top = "coalesce(c.value_max, c.value)"
    ranged, compared = _RANGE.fullmatch(value), _COMPARED.fullmatch(value)
    if ranged is not None:
        low, high = number_of(ranged["low"].strip()), number_of(ranged["high"].strip())
        parts = ([(f"{top} >= ?", low)] if low is not None else []) + (
            [("c.value <= ?", high)] if high is not None else []
        )
        if not parts:
            return None
        return Condition(" AND ".join(sql for sql, _ in parts), tuple(number for _, number in parts)), value, False
    number = number_of((compared["value"] if compared else value).strip())
    if number is None:
        return None
    sign = compared["sign"] if compared else ""
    if sign in ("", "="):
        bounds = rounding_bounds(number) if not sign else (number * (1 - 1e-9), number * (1 + 1e-9))
        return (
            Condition(f"abs(c.value) <= ? AND max(abs(c.value), abs({top})) >= ?", (bounds[1], bounds[0])),
            value,
            False,
        )
    column = top if sign.startswith(">") else "c.value"
    return Condition(f"{column} {sign} ?", (number,)), value, False


def _periods(value: str) -> _Compiled | None:
    if value in ("-", "none"):
        return Condition("c.period IS NULL"), "none", False
    first, last = "coalesce(c.period_start, c.period_end)", "coalesce(c.period_end, c.period_start)"
    ranged, compared = _RANGE.fullmatch(value), _COMPARED.fullmatch(value)
    if ranged is not None and period_label(value) is None:
        low, high = period_label(ranged["low"]), period_label(ranged["high"])
        start = bounds_of(low).start if low else None
        end = bounds_of(high).end if high else None
        parts = ([(f"{first} >= ?", start.isoformat())] if start else []) + (
            [(f"{last} <= ?", end.isoformat())] if end else []
        )
        if not parts:
            return None
        return Condition(" AND ".join(sql for sql, _ in parts), tuple(day for _, day in parts)), value, False
    label = period_label(compared["value"] if compared else value)
    if label is None:
        every = every_year(value)
        return (Condition("c.period LIKE ?", (f"____-{every}%",)), f"{every} of any year", False) if every else None
    bounds = bounds_of(label)
    sign = compared["sign"] if compared else ""
    if sign in ("", "="):
        if bounds.start is None or bounds.end is None:
            return Condition("c.period = ?", (label,)), label, False
        days = (bounds.start.isoformat(), bounds.end.isoformat())
        return Condition(f"(c.period = ? OR ({first} >= ? AND {last} <= ?))", (label, *days)), label, False
    sql, day = {
        ">": (f"{first} > ?", bounds.end), ">=": (f"{first} >= ?", bounds.start),
        "<": (f"{last} < ?", bounds.start), "<=": (f"{last} <= ?", bounds.end),
    }[sign]  # fmt: skip
    return (Condition(sql, (day.isoformat(),)), value, False) if day is not None else None


def _chosen(field: Field, value: str) -> _Compiled | None:
    meant = choice_meant(field.choices, value)
    if not meant.names:
        return None
    if field.name == "type":
        return _related(meant.names), " or ".join(meant.names), meant.near
    if field.name == "is":
        conditions = [_state(state) for state in meant.names]
        where = " OR ".join(condition.where for condition in conditions)
        params = tuple(param for condition in conditions for param in condition.params)
        return Condition(where, params), " or ".join(meant.names), meant.near
    if not field.column:
        return None
    return _one_of(f"c.{field.column}", meant.names), " or ".join(meant.names), meant.near


def _related(types: Sequence[str]) -> Condition:
    marks = ", ".join("?" * len(types))
    return Condition(
        "c.id IN (SELECT rc.claim_id FROM relations r JOIN relation_claims rc ON rc.relation_id = r.id"
        f" WHERE r.type IN ({marks}))",
        tuple(types),
    )


def _state(state: str) -> Condition:
    if state == "conflict":
        return _related(sorted(map(str, CONFLICT_TYPES)))
    if state in tuple(ClaimKind):
        return Condition("c.kind = ?", (state,))
    if state in tuple(Modality):
        return Condition("c.modality = ?", (state,))
    if state in DECISIONS:
        return _latest(DECISIONS[state], ("verify", "dispute", "dismiss", "clear"))
    return {
        "starred": _latest("star", ("star", "unstar")),
        "noted": Condition("c.id IN (SELECT claim_id FROM claim_decisions WHERE coalesce(note, '') <> '')"),
        "tagged": _tagged("1", ()),
        "inferred": Condition("c.inferred <> ''"),
        "restated": Condition("c.restates IS NOT NULL"),
        "corrected": Condition("c.source = 'corrected'"),
        "imported": Condition("c.source = 'imported'"),
        "growth": Condition("c.basis IS NOT NULL"),
    }[state]


def _latest(action: str, among: Sequence[str]) -> Condition:
    """Whether `action` is the last of the decisions `among` that stand for the claim."""
    marks = ", ".join("?" * len(among))
    return Condition(
        "c.id IN (SELECT cd.claim_id FROM claim_decisions cd WHERE cd.action = ? AND NOT EXISTS (SELECT 1"
        " FROM claim_decisions later WHERE later.claim_id = cd.claim_id AND later.decision_id > cd.decision_id"
        f" AND later.action IN ({marks})))",
        (action, *among),
    )


def _tagged(value: str, params: tuple[object, ...]) -> Condition:
    """Whether the claim has a tag whose `cd.value` meets the condition `value`."""
    return Condition(
        f"c.id IN (SELECT cd.claim_id FROM claim_decisions cd WHERE cd.action = 'tag' AND {value} AND NOT EXISTS"
        " (SELECT 1 FROM claim_decisions later WHERE later.claim_id = cd.claim_id AND later.action = 'untag'"
        " AND later.decision_id > cd.decision_id AND later.value = cd.value))",
        params,
    )


def _decided(field: Field, value: str) -> _Compiled:
    like = "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    if field.name == "tag":
        return _tagged("cd.value LIKE ? ESCAPE '\\'", (like,)), value, False
    noted = "c.id IN (SELECT cd.claim_id FROM claim_decisions cd WHERE cd.note LIKE ? ESCAPE '\\')"
    return Condition(noted, (like,)), value, False
