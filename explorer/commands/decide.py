"""`fact-explorer decide`: what you say of a claim, a relation or a document; undone, redone, listed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.commands.selection import (
    OpenStore,
    add_corpus_options,
    add_examples,
    add_json_option,
    open_store,
    print_record,
    print_safe,
)
from explorer.commands.targets import TARGET_HELP, number_of, target_of
from explorer.config import load_config
from explorer.errors import ExitCode, UsageError
from explorer.export.citation import folded
from explorer.export.records import DECISION_KEYS, decision_record
from explorer.model import Decision
from explorer.store.decisions import STATES

if TYPE_CHECKING:
    from explorer.pipeline import Decider

_BARE = (*STATES, "clear", "star", "unstar")
_WITH_VALUE = ("tag", "untag")
_NAMES = ("merge", "distinct")
_ACTIONS = {
    **dict.fromkeys(_BARE, "TARGET"),
    "note": "TARGET TEXT",
    **dict.fromkeys(_WITH_VALUE, "TARGET TAG"),
    "correct": "claim:ID FIELD VALUE",
    "merge": "FIELD NAME OTHER",
    "distinct": "FIELD NAME OTHER",
    "undo": "[NUMBER]",
    "redo": "[NUMBER]",
    "history": "",
    "orphans": "",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `decide` takes."""
    add_examples(
        parser, 'decide dispute claim:1048577 --note "call the press office"', "decide tag claim:1048577 check",
        "decide dismiss relation:562396015948961", "decide correct claim:1048577 period 2025-Q2",
        'decide merge subject "the maker" Acme', "decide distinct metric revenue sales",
        "decide undo", "decide history --json",
    )  # fmt: skip
    parser.add_argument("action", choices=list(_ACTIONS), metavar="ACTION", help=", ".join(_ACTIONS))
    parser.add_argument("words", nargs="*", metavar="WORD", help=f"{TARGET_HELP}, and what the action takes")
    parser.add_argument("--note", metavar="TEXT", help="your words on it")
    parser.add_argument("--author", metavar="NAME", help="who decides (default: the name of the configuration)")
    add_corpus_options(parser)
    add_json_option(parser, DECISION_KEYS)


def run(options: argparse.Namespace) -> int:
    """Carry the decision out, or list decisions."""
    with open_store(options) as store:
        if options.action in ("history", "orphans"):
            _list(store, options)
        else:
            _act(store, options)
    return ExitCode.DONE


def _act(store: OpenStore, options: argparse.Namespace) -> None:
    from explorer.pipeline import Decider

    action, words = options.action, tuple(options.words)
    with Decider(store.path, options.author or load_config().name) as decider:
        made: Decision | None
        if action in ("undo", "redo"):
            made = _again(decider, action, number_of(words[0]) if words else None)
        elif action in _NAMES:
            if len(words) != 3:
                raise UsageError(f"`decide {action}` takes {_ACTIONS[action]}")
            decide = decider.merge if action == "merge" else decider.distinguish
            made = decide(*words, note=options.note)
        else:
            made = _decide(store, decider, options, words)
    _print(options, made, None, prefix={"undo": "undone: ", "redo": "redone: "}.get(action, ""))


def _again(decider: Decider, action: str, number: int | None) -> Decision:
    made = decider.undo(number) if action == "undo" else decider.redo(number)
    if made is None:
        what = f"no decision {number} to {action}" if number is not None else f"nothing to {action}"
        raise UsageError(f"there is {what}; `fact-explorer decide history` lists them")
    return made


def _decide(store: OpenStore, decider: Decider, options: argparse.Namespace, words: Sequence[str]) -> Decision:
    action = options.action
    wanted = 1 if action in _BARE else 3 if action == "correct" else 2
    if len(words) != wanted:
        raise UsageError(f"`decide {action}` takes {_ACTIONS[action]}")
    target = target_of(store, words[0])
    if action == "correct":
        return decider.decide(target, action, field=words[1], value=words[2], note=options.note)
    note = words[1] if action == "note" else options.note
    return decider.decide(target, action, value=words[1] if action in _WITH_VALUE else None, note=note)


def _list(store: OpenStore, options: argparse.Namespace) -> None:
    for decision, found in store.listing.decisions():
        if options.action == "history" or (found is None and decision.target != "name"):
            _print(options, decision, found)


def _print(options: argparse.Namespace, decision: Decision, found: str | None, prefix: str = "") -> None:
    if options.json:
        print_record(decision_record(decision, found))
        return
    parts = [
        decision.made_at[:19].replace("T", " "), decision.author or "", decision.action, decision.field or "",
        decision.value or "", found or decision.target, f"“{decision.note}”" if decision.note else "",
        "(undone)" if decision.undone_at and not prefix else "",
    ]  # fmt: skip
    print_safe(f"{prefix}{decision.id}  " + "  ".join(folded(part) for part in parts if part))
