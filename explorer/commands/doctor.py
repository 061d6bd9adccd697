"""`fact-explorer doctor`: whether a store is whole, and its decisions safe; what can be mended is."""

from __future__ import annotations

import argparse

from explorer.commands.options import roots_of, store_of
from explorer.commands.selection import (
    add_corpus_options,
    add_examples,
    add_json_option,
    print_record,
    print_safe,
    require_store,
)
from explorer.errors import ExitCode
from explorer.gate import shown_path

KEYS = {
    "record": "check",
    "name": "what was looked at",
    "state": "ok, mended, note (worth knowing) or wrong",
    "detail": "what was found, and what to do",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `doctor` takes."""
    add_examples(parser, "doctor", "doctor --mend", "doctor --store facts.db --json")
    parser.add_argument("--mend", action="store_true", help="bring store and journal together, close rights to others")
    parser.add_argument("--set-aside", action="store_true", help="move a damaged store away, for a build to make anew")
    add_corpus_options(parser)
    add_json_option(parser, KEYS)


def run(options: argparse.Namespace) -> int:
    """Print what was found; exit code 4 where the store cannot be used as it is."""
    from explorer.store.doctor import State, examine, set_aside

    store = store_of(options, roots_of(options.corpus))
    require_store(store)
    wrong = False
    for finding in examine(store, options.mend):
        wrong |= finding.state is State.WRONG
        if options.json:
            print_record(
                {"record": "check", "name": finding.name, "state": str(finding.state), "detail": finding.detail}
            )
        else:
            print_safe(f"{finding.state:<7} {finding.name:<16} {finding.detail}")
    if wrong and options.set_aside:
        print_safe(f"moved   {shown_path(set_aside(store))}")
        return ExitCode.DONE
    return ExitCode.STORE_UNUSABLE if wrong else ExitCode.DONE
