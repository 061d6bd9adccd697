"""Decisions that change facts, by key: a corrected field, names that are the same or are not. Relations follow.

The work is done in a thread, then the explorer is opened again on what the store holds now.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.gate import shown
from explorer.model import Decision
from explorer.store.faults import explained
from explorer.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from explorer.pipeline import Decider
    from explorer.tui.screens.explorer import ExplorerScreen

_FACT_ACTIONS = frozenset({"correct", "merge", "distinct"})
_CORRECTION = re.compile(r"\s*([a-z_]+)\s*=(.*)", re.DOTALL)
_NAMES = re.compile(r"\s*+(subject|metric)\s*+(!?=)\s*+(\S(?:.*\S)?)\s*", re.DOTALL)


def ask_correction(screen: ExplorerScreen) -> None:
    """Ask for a field of the chosen claim and its right value."""
    claim = screen.claim
    if claim is None:
        return

    def taken(text: str | None) -> None:
        found = _CORRECTION.fullmatch(text) if text else None
        if found is not None:
            field, value = found[1], found[2].strip()
            _change(screen, lambda decider: decider.decide(claim, "correct", field=field, value=value), "Corrected")

    hint = "field = value, such as period = 2025-Q2, subject = Acme, value = 20.6 billion; nothing after = is unknown"
    screen.app.push_screen(
        Prompt("Correct a field", hint, f"subject = {claim.subject or ''}", _correction_problem), taken
    )


def ask_names(screen: ExplorerScreen) -> None:
    """Ask which name the chosen claim's subject or metric is the same as, or is not."""
    claim = screen.claim
    if claim is None:
        return

    def taken(text: str | None) -> None:
        found = _NAMES.fullmatch(text) if text else None
        name = getattr(claim, found[1]) if found is not None else None
        if found is None or not name:
            return
        field, sign, other = found.groups()
        if sign == "=":
            _change(screen, lambda decider: decider.merge(field, name, other), "Merged")
        else:
            _change(screen, lambda decider: decider.distinguish(field, name, other), "Told apart")

    now = "; ".join(f"its {field} is {value}" for field in ("subject", "metric") if (value := getattr(claim, field)))
    hint = f"subject = NAME: the same thing, NAME stays; subject != NAME: not the same. {now}"
    screen.app.push_screen(Prompt("Same name", hint, "subject = ", _names_problem), taken)


def changes_facts(made: Decision) -> bool:
    """Whether claims and relations have to follow a decision."""
    return made.action in _FACT_ACTIONS and made.target != "document"


def follow(screen: ExplorerScreen, made: Decision) -> None:
    """Let claims and relations follow a decision that was undone or redone."""
    _change(screen, lambda decider: decider.follow(made), "Undone" if made.undone_at else "Redone")


def _change(screen: ExplorerScreen, act: Callable[[Decider], object], word: str) -> None:
    if screen.facts is None:
        return
    store, author = screen.facts.path, screen.app.author  # type: ignore[attr-defined]
    claim = screen.claim

    def work() -> None:
        from explorer.pipeline import Decider

        try:
            with Decider(store, author) as decider:
                act(decider)
        except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
            screen.app.call_from_thread(screen.notify, shown(explained(error)[0]), severity="error", markup=False)
            return
        screen.app.call_from_thread(done)

    def done() -> None:
        screen.app.open_store(claim.id if claim is not None else None)  # type: ignore[attr-defined]
        screen.notify(f"{word}; relations followed.  u undoes", timeout=3, markup=False)

    screen.run_worker(work, thread=True, exclusive=True, group="corrections")


def _correction_problem(text: str) -> str | None:
    from explorer.pipeline.corrections import checked

    found = _CORRECTION.fullmatch(text)
    if found is None:
        return "Write field = value."
    try:
        checked(found[1], found[2])
    except ExplorerError as error:
        return str(error)
    return None


def _names_problem(text: str) -> str | None:
    return None if _NAMES.fullmatch(text) else "Write subject = NAME or subject != NAME (or metric)."
