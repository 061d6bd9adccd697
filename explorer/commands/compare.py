"""`fact-explorer compare METRIC`: what each document says of one metric, period by period."""

from __future__ import annotations

import argparse

from explorer.commands.selection import (
    OpenStore,
    add_corpus_options,
    add_examples,
    add_json_option,
    open_store,
    print_record,
    print_safe,
)
from explorer.errors import ExitCode, UsageError
from explorer.export.records import record_of
from explorer.store.chosen import Chosen
from explorer.store.queries import FactQueries
from explorer.views.comparison import Cell, Comparison, compare
from explorer.views.documents import reading_order
from explorer.views.figures import quantity_text
from explorer.views.marks import by_weight, claim_mark, relation_mark

KEYS = {
    "record": "reading",
    "metric": "what is compared",
    "subject": "whose figures",
    "unit": "in which unit",
    "basis": "growth against what; null for levels",
    "period": "the row's time in words",
    "note": "scope and place of the row",
    "ahead": "whether the row is about targets, plans, forecasts",
    "document": "path of the document",
    "relations": "types of the relations of its claims, the weightiest first",
    "claims": "the claims' records (see `fact-explorer export --help`)",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `compare` takes."""
    add_examples(parser, "compare revenue", "compare deliveries --filter is:target", "compare revenue --json")
    parser.add_argument("metric", nargs="?", metavar="METRIC", help="what to compare (none: lists the metrics)")
    parser.add_argument("--filter", default="", metavar="QUERY", help="only claims that answer it")
    add_corpus_options(parser)
    add_json_option(parser, KEYS)


def run(options: argparse.Namespace) -> int:
    """Print the comparison, or the metrics there are."""
    with open_store(options) as store:
        if options.metric is None:
            _list_metrics(store, options.json)
            return ExitCode.DONE
        table = _comparison(store, options.metric, store.chosen([options.filter]))
        if options.json:
            _print_json(store, table)
        else:
            _print_table(store, table)
    return ExitCode.DONE


def _list_metrics(store: OpenStore, as_json: bool) -> None:
    for metric, claims, documents in FactQueries(store.reader.connection).metrics():
        if as_json:
            print_record({"record": "metric", "metric": metric, "claims": claims, "documents": documents})
        else:
            print_safe(f"{claims:>7,} claims  {documents:>5,} documents  {metric}")


def _comparison(store: OpenStore, name: str, chosen: Chosen) -> Comparison:
    """The comparison of the metric called `name`, in any case; raises UsageError where there is none."""
    queries = FactQueries(store.reader.connection)
    known = [metric for metric, _, _ in queries.metrics()]
    metric = name if name in known else next((one for one in known if one.casefold() == name.casefold()), None)
    if metric is None:
        near = [one for one in known if name.casefold() in one.casefold()][:5]
        hint = f"there is {', '.join(near)}" if near else "`fact-explorer compare` lists the metrics"
        raise UsageError(f"no metric here is called {name}; {hint}")
    where = f"c.metric = ? AND c.kind = 'quantity' AND ({chosen.where})"
    claims = tuple(store.listing.claims(Chosen(where, (metric, *chosen.params))))
    kinds = {claim: marks.kinds for claim, marks in queries.marks([claim.id for claim in claims]).items()}
    return compare(metric, claims, kinds, reading_order(store.heads.values()))


def _print_json(store: OpenStore, table: Comparison) -> None:
    verdicts = store.verdicts()
    for section in table.sections:
        for row in section.rows:
            for document in table.documents:
                cell = row.cells.get(document)
                if cell is None:
                    continue
                records = [record_of(store.listing, store.heads, c, verdicts.get(c.id)) for c in cell.claims]
                head = {"record": "reading", "metric": table.metric, "subject": section.subject, "unit": section.unit}
                print_record(
                    head
                    | {"basis": section.basis, "period": row.title, "note": row.note, "ahead": row.ahead}
                    | {"document": store.heads[document].path}
                    | {"relations": by_weight(cell.kinds), "claims": records}
                )


def _print_table(store: OpenStore, table: Comparison) -> None:
    print_safe(table.metric)
    for section in table.sections:
        print_safe("")
        print_safe(f"{section.subject or 'no subject'} ({section.title})")
        documents = [d for d in table.documents if any(d in row.cells for row in section.rows)]
        for row in section.rows:
            marks = "".join(relation_mark(kind).glyph for kind in row.kinds)
            ahead = " (ahead)" if row.ahead else ""
            note = f", {row.note}" if row.note else ""
            print_safe(f"  {row.title}{note}{ahead}  {marks}")
            for document in documents:
                if document in row.cells:
                    print_safe(f"    {_cell_text(row.cells[document]):<34} {store.labels[document]}")


def _cell_text(cell: Cell) -> str:
    parts = [f"{claim_mark(claim.kind, claim.modality).glyph} {quantity_text(claim)}" for claim in cell.claims]
    return " | ".join(dict.fromkeys(parts))
