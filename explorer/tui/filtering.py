"""Setting filters: a worker asks the search engine what a query means and counts what passes; then all panes follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from explorer.store.faults import explained
from explorer.store.queries import FactQueries
from explorer.store.reader import StoreReader
from explorer.views.filters import Crumb, Filters, crumb_of

if TYPE_CHECKING:
    from explorer.tui.facts import Facts
    from explorer.tui.screens.explorer import ExplorerScreen


_PATIENCE = 0.15
"""Seconds that an answer may take before the screen says that it is coming."""


@dataclass(frozen=True, slots=True)
class Want:
    """A filter as it is asked for."""

    query: str
    label: str = ""
    exact: bool = False


class Filtered(Message):
    """A worker knows what the filters mean."""

    def __init__(self, token: object, filters: Filters, problem: str = "") -> None:
        self.token, self.filters, self.problem = token, filters, problem
        super().__init__()


class Filtering:
    """The filters of a screen: those that are wanted, and those that the panes show."""

    def __init__(self, screen: ExplorerScreen) -> None:
        self.screen = screen
        self.wants: tuple[Want, ...] = ()
        self.filters = Filters()
        self._token: object = None
        self._awaited: object = None
        """The token of the answer that has not come yet."""

    @property
    def titles(self) -> tuple[tuple[str, int | None], ...]:
        """Words of every wanted filter, and how many claims pass up to it once that is known."""
        known = {crumb.query: crumb for crumb in self.filters.crumbs}
        if len(known) != len(self.wants):
            return tuple((known[w.query].title if w.query in known else w.label or w.query, None) for w in self.wants)
        return tuple((crumb.title, crumb.passing) for crumb in self.filters.crumbs)

    def toggle(self, want: Want) -> None:
        """Set a filter, or take it away where it is wanted already."""
        others = tuple(one for one in self.wants if one.query != want.query)
        self.want(others if len(others) < len(self.wants) else (*others, want))

    def set(self, want: Want) -> None:
        """Set a filter, as the last one."""
        self.want((*(one for one in self.wants if one.query != want.query), want))

    def drop_last(self) -> None:
        """Take the last filter away."""
        self.want(self.wants[:-1])

    def want(self, wants: Sequence[Want], anew: bool = False) -> None:
        """Exactly these filters; with `anew` what they mean is asked again, because the store changed."""
        self.wants = tuple(wants)
        facts = self.screen.facts
        token = self._token = object()
        known = {} if anew else {crumb.query: crumb for crumb in self.filters.crumbs}
        kept = tuple(crumb.query for crumb in self.filters.crumbs[: len(self.wants)])
        if facts is None or (not anew and kept == tuple(want.query for want in self.wants)):
            self.show(Filtered(token, Filters(self.filters.crumbs[: len(self.wants)] if facts is not None else ())))
            return
        self._awaited = token
        self.screen.set_timer(_PATIENCE, lambda: self._wait(token))
        self.screen.run_worker(
            lambda: self._ask(facts, self.wants, known, token),
            thread=True, exclusive=True, group="filters", exit_on_error=False,
        )  # fmt: skip

    def _wait(self, token: object) -> None:
        """Tell which filters are coming, where their answer is slow: else the panes are laid out once, not twice."""
        if token is self._awaited:
            self.screen.show_crumbs()

    def _ask(self, facts: Facts, wants: Sequence[Want], known: dict[str, Crumb], token: object) -> None:
        try:
            crumbs = [
                known.get(want.query) or crumb_of(facts.engine, want.query, want.label, want.exact) for want in wants
            ]
            with StoreReader(facts.path) as reader:
                filters = Filters(tuple(crumbs)).counted(FactQueries(reader.connection).count)
        except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
            self.screen.post_message(Filtered(token, Filters(), explained(error)[0]))
        else:
            self.screen.post_message(Filtered(token, filters))

    def show(self, found: Filtered) -> None:
        """The panes follow what a worker found, unless other filters are wanted by now."""
        if found.token is not self._token:
            return
        self._awaited = None
        if found.problem:
            self.wants = tuple(Want(crumb.query, crumb.label, crumb.exact) for crumb in self.filters.crumbs)
            self.screen.notify(f"The filter was not set: {found.problem}", severity="error", markup=False)
            self.screen.show_crumbs()
            return
        self.filters = found.filters
        self.screen.show_crumbs()
        for pane in self.screen.panes():
            pane.set_filters(found.filters)

    def forget(self) -> None:
        """No filters: another store is coming."""
        self.wants, self.filters, self._token, self._awaited = (), Filters(), None, None
        for pane in self.screen.panes():
            pane.filters = self.filters
