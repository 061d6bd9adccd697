"""What the reader does to the tree of periods: zoom, open and close, keep apart; and the rows that come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.views.timeline import (
    HEADER,
    Bucket,
    Count,
    LateIds,
    Period,
    Row,
    RowMap,
    Zoom,
    all_keys,
    bucket_path,
    build_tree,
    parents,
    visible_rows,
)

_OPEN_ALL = 400
"""Up to so many claims every period is open at first."""
_MOST_OPEN = 50_000
"""With more claims not all periods are opened at once."""


class PeriodTree:
    """The tree at a zoom, with the periods that are closed. `rows` are those to show."""

    def __init__(self, read_ids: Callable[[Period], Sequence[int]]) -> None:
        """`read_ids` gives a period's claims, what happened first; it is asked when a row of the period is seen."""
        self._read_ids = read_ids
        self.periods: list[tuple[Period, Count]] = []
        self.zoom = Zoom.QUARTER
        self.apart = True
        self.tops: list[Bucket] = []
        self.closed: set[str] = set()
        self.rows = RowMap(())
        self._ahead: dict[Period, int] = {}

    @property
    def claims(self) -> int:
        """How many claims there are in all periods."""
        return sum(count.claims for _, count in self.periods)

    def show(self, periods: list[tuple[Period, Count]]) -> None:
        """Other periods: all open where there are few claims, else all closed."""
        self.periods = periods
        self._ahead = {period: count.ahead for period, count in periods}
        self.tops = build_tree(periods, self.zoom)
        self.closed = set() if self.claims <= _OPEN_ALL else set(all_keys(self.tops))
        self._flatten()

    def turn(self, zoom: Zoom) -> bool:
        """Another zoom; whatever was closed, all is closed then. False where it is that zoom already."""
        if zoom == self.zoom:
            return False
        self.zoom = zoom
        any_closed = bool(self.closed)
        self.tops = build_tree(self.periods, zoom)
        self.closed = set(all_keys(self.tops)) if any_closed else set()
        self._flatten()
        return True

    def mix(self) -> None:
        """Keep what is ahead apart from what happened, or not."""
        self.apart = not self.apart
        self._flatten()

    def fold(self, row: int, close: bool | None = None) -> int | None:
        """Close or open the period of a row (or whichever it is not); gives the row to stand on, if another one."""
        bucket = self.rows[row].bucket
        was_closed = bucket.key in self.closed
        closing = not was_closed if close is None else close
        (self.closed.add if closing else self.closed.discard)(bucket.key)
        self._flatten()
        return self.rows.header(bucket.key) if closing or was_closed else None

    def fold_all(self) -> None:
        """Close all periods, or open all where they are closed and not too many."""
        keys = set(all_keys(self.tops))
        self.closed = set() if self.closed >= keys and self.claims <= _MOST_OPEN else keys
        self._flatten()

    def reach(self, period: Period, claim: int) -> int | None:
        """The row of a claim, its periods opened; None where it is not in the tree."""
        path = bucket_path(period, self.zoom)
        if self.closed & set(path):
            self.closed -= set(path)
            self._flatten()
        return self.rows.row_of(path[-1], claim)

    def above(self, row: int) -> list[Row]:
        """The headers of the periods that a row stands in, coarsest first, but for the row itself."""
        if not 0 <= row < len(self.rows):
            return []
        top = self.rows[row]
        path = [*parents(top.bucket.key), *([] if top.kind == HEADER else [top.bucket.key])]
        headers = (self.rows.header(key) for key in path)
        return [self.rows[number] for number in headers if number is not None]

    def _flatten(self) -> None:
        self.rows = visible_rows(self.tops, self.closed, self._ids, self.apart)

    def _ids(self, bucket: Bucket) -> Sequence[int]:
        return LateIds(bucket.own.claims, lambda: self._all_ids(bucket))

    def _all_ids(self, bucket: Bucket) -> list[int]:
        happened: list[int] = []
        ahead: list[int] = []
        for period in bucket.periods:
            ids = self._read_ids(period)
            cut = len(ids) - self._ahead[period]
            happened += ids[:cut]
            ahead += ids[cut:]
        return [*happened, *ahead]
