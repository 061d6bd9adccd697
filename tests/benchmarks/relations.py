"""How long it takes to relate many claims, and how the time grows.

``python tests/benchmarks/relations.py [--claims 10000 100000]``

Makes claims of invented organisations (a few much written about, most not), twenty a document, a tenth of the figures
slightly off, and relates them group by group as the pipeline does. The yardstick is sorting the same rows by key and
decoding them, in the same run. Times are the processor's. The growth is held against n log n.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from explorer.model import Claim, ClaimKind, claim_id  # noqa: E402
from explorer.pipeline.texts import bundled_vocabulary  # noqa: E402
from explorer.relate import (  # noqa: E402
    Context,
    DocumentFacts,
    Group,
    Member,
    Sketch,
    alignment_keys,
    load_lexicon,
    relate_group,
    sketch_of,
)

PER_DOCUMENT = 20
METRICS = (
    "revenue", "net profit", "deliveries", "stores", "employees", "orders", "exports", "production", "debt", "capacity",
    "deaths", "injuries", "turnout", "attendance", "price", "dividend", "emissions", "patients", "users", "budget",
)  # fmt: skip
VERBS = ("was", "came to", "reached", "stood at", "amounted to", "totalled")
MONEY = frozenset({"revenue", "net profit", "debt", "price", "dividend", "budget"})
SYLLABLES = (
    "bel",
    "mor",
    "kes",
    "tri",
    "var",
    "ga",
    "lum",
    "tor",
    "eks",
    "dun",
    "hal",
    "cy",
    "ar",
    "nor",
    "vik",
    "sol",
)

ARTICLE = " The meeting went on." * 40
"""What stands around a claim in its document."""
Row = tuple[str, Claim, str]


def name(number: int) -> str:
    """An invented name, the same for the same number."""
    maker = random.Random(number)
    return "".join(maker.choice(SYLLABLES) for _ in range(3)).title() + f" {maker.choice(('Group', 'Works', 'Union'))}"


@dataclass(frozen=True)
class Made:
    """A made-up claim with the sentence it stands in."""

    claim: Claim
    text: str
    sketch: Sketch
    facts: DocumentFacts


def claims_made(count: int, seed: int = 7) -> Iterator[Made]:
    """`count` claims, document by document."""
    chance = random.Random(seed)
    lexicon = load_lexicon()
    subjects = [name(number) for number in range(max(50, count // 60))]
    for number in range(count):
        document = number // PER_DOCUMENT + 1
        facts = DocumentFacts(document, f"2025-{1 + document % 12:02}-{1 + document % 28:02}", f"P{document % 99}")
        subject = subjects[min(len(subjects) - 1, int(chance.paretovariate(0.6)) - 1)]
        metric = chance.choice(METRICS)
        year = chance.randint(2018, 2025)
        truth = random.Random(f"{subject}{metric}{year}").randint(100, 999) * 1000
        value = float(truth if chance.random() < 0.9 else truth + chance.randint(1, 99) * 1000)
        printed = f"{value:,.0f}"
        text = f"The {metric} of {subject} {chance.choice(VERBS)} {printed} in {year}, the paper says."
        start = text.index(printed)
        claim = Claim(
            id=claim_id(document, number % PER_DOCUMENT), document_id=document, kind=ClaimKind.QUANTITY, start=start,
            end=start + len(printed), sentence_start=0, sentence_end=len(text), printed=printed, subject=subject,
            metric=metric, value=value, unit="USD" if metric in MONEY else "unit", low=value - 500, high=value + 500,
            period=str(year), period_start=f"{year}-01-01", period_end=f"{year}-12-31",
        )  # fmt: skip
        yield Made(claim, text, sketch_of(claim, text + ARTICLE, lexicon), facts)


def rows_of(count: int) -> tuple[list[Row], dict[int, DocumentFacts]]:
    """Rows (key, claim, sketch) of `count` claims, unsorted, and the facts of their documents."""
    lexicon = load_lexicon()
    rows: list[Row] = []
    facts: dict[int, DocumentFacts] = {}
    for made in claims_made(count):
        facts[made.claim.document_id] = made.facts
        encoded = made.sketch.encode()
        rows.extend((key, made.claim, encoded) for key in alignment_keys(made.claim, made.sketch, lexicon))
    return rows, facts


def groups_of(rows: list[Row]) -> Iterator[Group]:
    """The sorted rows as groups, decoded one group at a time."""
    for key, group in groupby(rows, key=itemgetter(0)):
        members = [Member(claim, Sketch.decode(sketch)) for _, claim, sketch in group]
        if len(members) > 1:
            yield Group(key, members)


def measure(count: int) -> float:
    """Print the figures for `count` claims; returns the seconds of relating."""
    rows, facts = rows_of(count)
    started = time.process_time()
    rows.sort(key=lambda row: (row[0], row[1].id))
    largest = max((len(group.members) for group in groups_of(rows)), default=0)
    yardstick = time.process_time() - started
    context = Context(facts, bundled_vocabulary().metrics)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    types: Counter[str] = Counter()
    started = time.process_time()
    for group in groups_of(rows):
        types.update(str(relation.type) for relation in relate_group(group, context))
    seconds = time.process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{count:>9,} claims  {len(rows):>9,} rows  largest group {largest:,}  relations {sum(types.values()):,}")
    print(
        f"          {seconds:.2f} s, {seconds / count * 1e6:.0f} µs a claim, {seconds / yardstick:.1f} × sort, decode"
    )
    print(f"          memory +{grown:.0f} MB  {dict(sorted(types.items()))}")
    return seconds


def main() -> None:
    """Measure the sizes asked for, and how time grows between them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", nargs="*", type=int, default=[10_000, 100_000])
    sizes = sorted(parser.parse_args().claims)
    seconds = [measure(size) for size in sizes]
    for (small, first), (large, second) in zip(
        zip(sizes, seconds, strict=True), zip(sizes[1:], seconds[1:], strict=True), strict=False
    ):
        expected = large * math.log(large) / (small * math.log(small))
        print(f"growth {small:,} to {large:,}: {second / first / expected:.2f} × n log n")


if __name__ == "__main__":
    main()
