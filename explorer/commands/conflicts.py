"""`fact-explorer conflicts`: where documents disagree, why, and where exactly each says so."""

from __future__ import annotations

import argparse

from explorer.commands.selection import (
    OpenStore,
    add_corpus_options,
    add_examples,
    add_json_option,
    add_query_argument,
    open_store,
    print_record,
    print_safe,
)
from explorer.errors import ExitCode
from explorer.export.citation import folded, place_of
from explorer.export.records import RELATION_KEYS, STATE_WORDS, record_of, relation_record
from explorer.model import CONFLICT_TYPES, Relation, RelationType
from explorer.store.decisions import Verdict
from explorer.store.listing import RelationFilter
from explorer.views.marks import relation_mark

_ALL = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `conflicts` takes."""
    add_examples(parser, "conflicts", "conflicts --type scope --type revision", "conflicts --min-severity 0.5 --json")
    add_query_argument(parser)
    parser.add_argument(
        "--type", action="append", default=[], choices=[*map(str, RelationType), _ALL], metavar="TYPE",
        help=f"relations of this type (may be repeated; {_ALL}: every type; default: conflicts): "
        + ", ".join(map(str, RelationType)),
    )  # fmt: skip
    parser.add_argument("--metric", metavar="NAME", help="only about this metric")
    parser.add_argument("--subject", metavar="NAME", help="only about this subject")
    parser.add_argument("--document", metavar="NAME", help="only with this document: its path, title or publisher")
    parser.add_argument("--min-severity", type=severity, default=0.0, metavar="N", help="0 to 1")
    parser.add_argument("--limit", type=int, default=-1, metavar="N", help="at most N (default: all)")
    add_corpus_options(parser)
    add_json_option(parser, RELATION_KEYS)


def run(options: argparse.Namespace) -> int:
    """Print the conflicts, the most severe first."""
    with open_store(options) as store:
        types = tuple(options.type) or tuple(sorted(map(str, CONFLICT_TYPES)))
        wanted = RelationFilter(
            () if _ALL in types else types,
            options.metric,
            options.subject,
            store.documents_named(options.document) if options.document else (),
            options.min_severity,
            store.chosen(options.query),
        )
        verdicts, said = store.verdicts("relation_id"), store.verdicts() if options.json else {}
        for relation in store.listing.relations(wanted, options.limit):
            verdict = verdicts.get(relation.id, Verdict())
            if options.json:
                claims = store.reader.claims([member.claim_id for member in relation.members])
                records = [record_of(store.listing, store.heads, claim, said.get(claim.id)) for claim in claims]
                print_record(relation_record(relation, relation.type in CONFLICT_TYPES, records, verdict))
            else:
                print_relation(store, relation, verdict)
    return ExitCode.DONE


def print_relation(store: OpenStore, relation: Relation, verdict: Verdict) -> None:
    """A relation with its reason and the passages of its claims."""
    mark = relation_mark(relation.type)
    state = f" · {STATE_WORDS[verdict.state]}" if verdict.state else ""
    print_safe(f"{mark.glyph} {mark.word} · severity {relation.severity:.2f}{state}  [relation:{relation.id}]")
    print_safe(f"  {folded(relation.reason)}")
    if relation.hint:
        print_safe(f"  hint: {folded(relation.hint)}")
    for note in verdict.notes:
        print_safe(f"  note: {folded(note)}")
    for claim in store.reader.claims([member.claim_id for member in relation.members]):
        text = store.listing.text(claim.document_id)
        print_safe(f"    {store.labels[claim.document_id]}, {place_of(claim, text)}  [claim:{claim.id}]")
        print_safe(f"      “{folded(claim.sentence.of(text))}”")
    print_safe("")


def severity(text: str) -> float:
    """A severity from the command line; raises argparse.ArgumentTypeError where it is none."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise argparse.ArgumentTypeError("a number from 0 to 1")
    return number
