"""Opening a store on the explorer, and closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.tui.facts import Facts
from explorer.tui.widgets.bars import TopBar
from explorer.views.figures import count_text
from explorer.views.trail import Trail

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen


def open_facts(screen: ExplorerScreen, facts: Facts, name: str, claim_id: int | None = None) -> None:
    """Show a store; the claim with an id, else one worth opening with, is chosen.

    Where one is open already it is the same that changed: what the reader did in the panes stays.
    """
    again = screen.facts is not None
    screen.facts = facts
    for pane in screen.panes():
        pane.open(facts)
    _tell(screen, facts, name)
    wanted = facts.claim(claim_id) if claim_id is not None else None
    if wanted is None and facts.first is not None:
        wanted = facts.claim(facts.first)
    screen.claim = wanted
    if wanted is not None:
        screen.trail.visit(wanted.id)
    for pane in screen.panes():
        pane.follow(wanted)
        pane.draw_if_seen()
    if again:
        screen.filtering.want(screen.filtering.wants, anew=True)
    screen.stage.focus(screen.stage.recent[0])


def close_facts(screen: ExplorerScreen) -> None:
    """Show nothing until another store is open."""
    if screen.facts is not None:
        screen.facts.close()
    if screen.desk is not None:
        screen.desk.close()
    for pane in screen.panes():
        pane.close()
    screen.facts, screen.claim, screen.desk = None, None, None
    screen.trail = Trail()
    screen.filtering.forget()
    screen.stage.close_search()
    screen.set_focus(None)  # else keys go on into the line of the search, out of sight
    screen.query_one(TopBar).tell("", ())
    screen.stage.arrange()


def _tell(screen: ExplorerScreen, facts: Facts, name: str) -> None:
    """What is open and how much it holds, in the top bar."""
    held = facts.summary
    counts = ((held.documents, "document"), (held.claims, "claim"), (held.conflicts, "conflict"))
    told = [count_text(number, noun) for number, noun in counts]
    told += [f"{held.skipped:,} left out"] if held.skipped else []
    screen.query_one(TopBar).tell(name, tuple(told))
