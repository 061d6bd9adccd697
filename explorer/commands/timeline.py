"""`fact-explorer timeline`: claims by the time that they are about, or by when they were published."""

from __future__ import annotations

import argparse

from explorer.commands.selection import (
    OpenStore,
    add_corpus_options,
    add_examples,
    add_json_option,
    add_query_argument,
    claim_line,
    open_store,
    print_record,
    print_safe,
)
from explorer.errors import ExitCode
from explorer.export.records import CLAIM_KEYS, record_of
from explorer.store.chosen import Chosen
from explorer.views.timeline import Bucket, Count, Zoom, build_tree

KEYS = {**CLAIM_KEYS, "bucket": "key of the bucket that it stands in: 2025, 2025-Q2, 2025-07, …"}
COUNT_KEYS = {
    "record": "bucket (with --counts)",
    "bucket": "its key",
    "title": "its name",
    "depth": "0 for years, 1 for quarters, …",
    "claims": "claims in it and below",
    "ahead": "of them targets, plans, forecasts",
    "conflicts": "of them in conflicts",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `timeline` takes."""
    add_examples(
        parser, "timeline", "timeline metric:revenue --zoom quarter", "timeline --by published --counts --json"
    )
    add_query_argument(parser)
    parser.add_argument(
        "--by", choices=("about", "published"), default="about", help="the date a claim is about, or its publication"
    )
    parser.add_argument(
        "--zoom", choices=[zoom.name.lower() for zoom in Zoom], default="month", help="the finest step (default: month)"
    )
    parser.add_argument("--counts", action="store_true", help="how many, not which")
    add_corpus_options(parser)
    add_json_option(parser, KEYS | COUNT_KEYS | {"record": "claim, or bucket with --counts"})


def run(options: argparse.Namespace) -> int:
    """Print the timeline."""
    with open_store(options) as store:
        chosen = store.chosen(options.query)
        tops, members = _tree(store, chosen, options.by, Zoom[options.zoom.upper()])
        verdicts = store.verdicts() if options.json else {}
        widest = max((top.total.claims for top in tops), default=1)
        for bucket in _in_order(tops):
            if options.json and options.counts:
                print_record(_count_record(bucket))
            elif not options.json:
                _print_head(bucket, widest)
            for claim in () if options.counts else store.reader.claims(members.get(bucket.key, [])):
                if options.json:
                    record = record_of(store.listing, store.heads, claim, verdicts.get(claim.id))
                    print_record({**record, "bucket": bucket.key})
                else:
                    print_safe("  " * (bucket.depth + 1) + claim_line(claim, store.labels[claim.document_id]))
    return ExitCode.DONE


def _tree(store: OpenStore, chosen: Chosen, by: str, zoom: Zoom) -> tuple[list[Bucket], dict[str, list[int]]]:
    """The buckets of the chosen claims, and the claims that stand in each."""
    from explorer.store.queries import FactQueries
    from explorer.views.timeline import bucket_path

    queries = FactQueries(store.reader.connection)
    periods = queries.periods(by, chosen)
    keyed = [((p.label, p.start, p.end), Count(p.claims, p.ahead, p.conflicts)) for p in periods]
    members: dict[str, list[int]] = {}
    for period, _ in keyed:
        members.setdefault(bucket_path(period, zoom)[-1], []).extend(queries.period_claims(period, by, chosen))
    return build_tree(keyed, zoom), members


def _in_order(tops: list[Bucket]) -> list[Bucket]:
    found: list[Bucket] = []
    pending = list(reversed(tops))
    while pending:
        bucket = pending.pop()
        found.append(bucket)
        pending.extend(reversed(bucket.children))
    return found


def _print_head(bucket: Bucket, widest: int) -> None:
    total = bucket.total
    bar = "█" * max(1, round(total.claims / widest * 24)) if bucket.depth == 0 else ""
    parts = [f"{total.claims:,} claims" if total.claims != 1 else "1 claim"]
    if total.ahead:
        parts.append(f"{total.ahead:,} ahead")
    if total.conflicts:
        parts.append(f"{total.conflicts:,} in conflicts")
    print_safe(f"{'  ' * bucket.depth}{bucket.title:<18} {bar} {', '.join(parts)}")


def _count_record(bucket: Bucket) -> dict[str, object]:
    return {
        "record": "bucket",
        "bucket": bucket.key,
        "title": bucket.title,
        "depth": bucket.depth,
        "claims": bucket.total.claims,
        "ahead": bucket.total.ahead,
        "conflicts": bucket.total.conflicts,
    }
