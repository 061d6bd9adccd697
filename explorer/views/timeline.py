"""The timeline as a tree of periods: which buckets there are at a zoom, what they count, which rows are seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, overload

from explorer.views.periods import MONTHS, period_text

Period = tuple[str | None, str | None, str | None]
"""Label, first day and last day, as the store holds them."""

UNDATED = "undated"
LONG = "long"
_PLAIN = re.compile(r"\d{4}(?:-\d\d)?", re.ASCII)


class Zoom(IntEnum):
    """The finest bucket of the tree."""

    YEAR = 0
    QUARTER = 1
    MONTH = 2
    DAY = 3


class Count(NamedTuple):
    """How many claims stand in a bucket, how many of them are still ahead, how many in conflicts."""

    claims: int = 0
    ahead: int = 0
    conflicts: int = 0

    def plus(self, other: Count) -> Count:
        """Both together."""
        return Count(self.claims + other.claims, self.ahead + other.ahead, self.conflicts + other.conflicts)


@dataclass(slots=True)
class Bucket:
    """A node of the tree: its own periods, and finer buckets within it."""

    key: str
    title: str
    depth: int
    periods: list[Period] = field(default_factory=list)
    own: Count = field(default_factory=Count)
    total: Count = field(default_factory=Count)
    children: list[Bucket] = field(default_factory=list)


class Row(NamedTuple):
    """A row of the timeline: a bucket's header, a rule before what is ahead, or a claim."""

    bucket: Bucket
    kind: str
    """header, rule or claim."""
    position: int = 0
    """A claim's place in `ids`."""
    ids: Sequence[int] = ()

    @property
    def claim(self) -> int | None:
        """The claim's id."""
        return self.ids[self.position] if self.kind == CLAIM else None


HEADER, RULE, CLAIM = "header", "rule", "claim"
_GONE = 0
"""The id of no claim."""


class LateIds(Sequence[int]):
    """Ids whose number is known at once and which are read when the first of them is asked for."""

    def __init__(self, count: int, read: Callable[[], Sequence[int]]) -> None:
        """`read` gives the ids; a store that changed meanwhile may give another number of them than `count`."""
        self._count = count
        self._read = read
        self._ids: Sequence[int] | None = None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        return self._all()[place]

    def __contains__(self, number: object) -> bool:
        return number in self._all()

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """The place of an id; raises ValueError where it is not among them."""
        return self._all().index(value, start, self._count if stop is None else stop)

    def _all(self) -> Sequence[int]:
        if self._ids is None:
            found = self._read()
            missing = self._count - len(found)
            self._ids = found if not missing else [*found[: self._count], *[_GONE] * missing]
        return self._ids


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one open or closed bucket without its children."""

    bucket: Bucket
    ids: Sequence[int] = ()
    rule: int = -1
    """The place in `ids` before which the rule stands, or -1."""

    @property
    def rows(self) -> int:
        return 1 + len(self.ids) + (self.rule >= 0)


class RowMap:
    """The rows that are seen, found by number without a list of all of them."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts
        self._starts: list[int] = []
        self._places: dict[str, int] = {}
        """The place of a bucket's part by its key."""
        total = 0
        for place, part in enumerate(parts):
            self._starts.append(total)
            self._places[part.bucket.key] = place
            total += part.rows
        self._total = total

    def __len__(self) -> int:
        return self._total

    def __getitem__(self, number: int) -> Row:
        if not 0 <= number < self._total:
            raise IndexError(number)
        place = bisect_right(self._starts, number) - 1
        part = self._parts[place]
        inside = number - self._starts[place] - 1
        if inside < 0:
            return Row(part.bucket, HEADER)
        if part.rule >= 0 and inside >= part.rule:
            if inside == part.rule:
                return Row(part.bucket, RULE)
            inside -= 1
        return Row(part.bucket, CLAIM, inside, part.ids)

    def header(self, key: str) -> int | None:
        """The row of a bucket's header."""
        place = self._places.get(key)
        return None if place is None else self._starts[place]

    def row_of(self, key: str, claim: int) -> int | None:
        """The row of a claim in a bucket."""
        place = self._places.get(key)
        if place is None or claim not in self._parts[place].ids:
            return None
        part = self._parts[place]
        inside = part.ids.index(claim)
        return self._starts[place] + 1 + inside + (0 <= part.rule <= inside)

    def claims(self) -> int:
        """How many claims are seen."""
        return sum(len(part.ids) for part in self._parts)


def build_tree(periods: Iterable[tuple[Period, Count]], zoom: Zoom) -> list[Bucket]:
    """The tree of all periods at a zoom, by time; longer spans and undated claims come last."""
    roots: dict[str, Bucket] = {}
    index: dict[str, Bucket] = {}
    for period, count in periods:
        path = bucket_path(period, zoom)
        parent: Bucket | None = None
        for depth, key in enumerate(path):
            bucket = index.get(key)
            if bucket is None:
                bucket = index[key] = Bucket(key, _title(key, period), depth)
                (roots.setdefault(key, bucket) if parent is None else parent.children.append(bucket))
            bucket.total = bucket.total.plus(count)
            parent = bucket
        assert parent is not None
        parent.periods.append(period)
        parent.own = parent.own.plus(count)
    tops = sorted(roots.values(), key=_order)
    for bucket in index.values():
        bucket.children.sort(key=_order)
    return tops


def bucket_path(period: Period, zoom: Zoom) -> tuple[str, ...]:
    """Keys from the year down to the bucket that holds a period at `zoom`."""
    label, start, end = period
    if label is None:
        return (UNDATED,)
    first, last = start or end, end or start
    if first is None or last is None:
        return (f"{LONG}:{label}",)
    if (len(first) < 10 and label == first) or ((not start or not end) and _PLAIN.fullmatch(label)):
        return _partial_path(label, zoom)
    if first[:4] != last[:4]:
        return (f"{LONG}:{label}",) if start and end else (first[:4],)
    path = [first[:4]]
    quarter = (_quarter(first), _quarter(last))
    if zoom >= Zoom.QUARTER and quarter[0] == quarter[1]:
        path.append(f"{first[:4]}-Q{quarter[0]}")
        if zoom >= Zoom.MONTH and first[:7] == last[:7]:
            path.append(first[:7])
            if zoom >= Zoom.DAY and first == last:
                path.append(first)
    return tuple(path)


def parents(key: str) -> list[str]:
    """The keys of the buckets that may hold a bucket, coarsest first: year, quarter, month of a day."""
    if not key[:4].isdigit():
        return []
    found = [key[:4]] if len(key) > 4 else []
    if len(key) > 6 and key[5] != "Q":
        found.append(f"{key[:4]}-Q{_quarter(key)}")
    return found + ([key[:7]] if len(key) > 7 else [])


def visible_rows(
    tops: Sequence[Bucket],
    collapsed: AbstractSet[str],
    claims_of: Callable[[Bucket], Sequence[int]],
    apart: bool = True,
) -> RowMap:
    """The rows that are seen: headers, and below each open one its claims as `claims_of` gives their ids.

    What happened comes first; with `apart` a rule stands before what is ahead.
    """
    parts: list[_Part] = []
    pending = list(reversed(tops))
    while pending:
        bucket = pending.pop()
        if bucket.key in collapsed:
            parts.append(_Part(bucket))
            continue
        ids = claims_of(bucket) if bucket.own.claims else ()
        happened = len(ids) - bucket.own.ahead
        parts.append(_Part(bucket, ids, happened if apart and bucket.own.ahead and ids else -1))
        pending.extend(reversed(bucket.children))
    return RowMap(parts)


def all_keys(tops: Sequence[Bucket]) -> list[str]:
    """The keys of all buckets, parents first."""
    keys: list[str] = []
    pending = list(reversed(tops))
    while pending:
        bucket = pending.pop()
        keys.append(bucket.key)
        pending.extend(reversed(bucket.children))
    return keys


def _partial_path(day: str, zoom: Zoom) -> tuple[str, ...]:
    """The path of a partial date: 2025, 2025-08."""
    path = [day[:4]]
    if len(day) >= 7 and zoom >= Zoom.QUARTER:
        path.append(f"{day[:4]}-Q{_quarter(day)}")
        if zoom >= Zoom.MONTH:
            path.append(day[:7])
    return tuple(path)


def _quarter(day: str) -> int:
    return (int(day[5:7]) + 2) // 3 if len(day) >= 7 else 1


def _title(key: str, period: Period) -> str:
    if key == UNDATED:
        return "No date"
    if key.startswith(f"{LONG}:"):
        return period_text(*period)
    if len(key) == 7 and key[5] == "Q":
        first = (int(key[6]) - 1) * 3
        return f"Q{key[6]}  {MONTHS[first]} – {MONTHS[first + 2]}"
    if len(key) == 7:
        return f"{MONTHS[int(key[5:]) - 1]} {key[:4]}"
    return period_text(key)


def _order(bucket: Bucket) -> tuple[int, str]:
    if bucket.key == UNDATED:
        return 2, ""
    if bucket.key.startswith(f"{LONG}:"):
        return 1, bucket.key
    return 0, bucket.key
