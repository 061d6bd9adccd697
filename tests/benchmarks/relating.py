"""How long a store takes to find the relations of all its claims, and those of one changed document.

``python tests/benchmarks/relating.py [--claims 10000 100000] [--jobs N]``

Writes the claims of ``relations.py`` into a store, without extraction, and relates them as a build does: streamed from
the database, shared out to worker processes. Seconds on the clock and of the processors, and the largest memory of any
process. After that one document is put anew, and its relations are brought up to date.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from itertools import groupby, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from explorer.model import Document  # noqa: E402
from explorer.pipeline.relating import relate_changed  # noqa: E402
from explorer.relate import alignment_keys, key_number, load_lexicon  # noqa: E402
from explorer.resources import data_folder  # noqa: E402
from explorer.store.rows import claim_row, document_row  # noqa: E402
from explorer.store.writer import FileState, StoreWriter  # noqa: E402
from explorer.vocabulary.load import vocabulary_paths  # noqa: E402
from tests.benchmarks.relations import Made, claims_made  # noqa: E402

_BATCH = 500


def put(writer: StoreWriter, number: int, made: list[Made]) -> None:
    """Store the claims of one document."""
    lexicon = load_lexicon()
    facts = made[0].facts
    document = Document(
        id=number, path=f"/made/{number:06}.md", format="md", text=made[0].text, sha256=f"{number:064x}",
        publisher=facts.publisher, published=facts.published, published_from="front-matter",
    )  # fmt: skip
    keys = [(key_number(key), one.claim.id) for one in made for key in alignment_keys(one.claim, one.sketch, lexicon)]
    sketches = [(one.claim.id, one.sketch.encode()) for one in made]
    state = FileState(document.path, 1, 0, document.sha256, number)
    writer.put_document(document_row(document), [claim_row(one.claim) for one in made], sketches, keys, state)


def measure(count: int, jobs: int | None, folder: Path) -> float:
    """Print the figures for `count` claims; returns the processors' seconds."""
    path = folder / f"{count}.db"
    words = vocabulary_paths(data_folder())
    with StoreWriter(path) as writer:
        writer.defer_search_index()
        last: list[Made] = []
        documents = groupby(claims_made(count), key=lambda one: one.claim.document_id)
        while several := list(islice(((number, list(made)) for number, made in documents), _BATCH)):
            with writer.transaction():
                for number, last in several:
                    put(writer, number, last)
        seconds = relate(writer, words, jobs)
        found = writer.connection.execute("SELECT count(*) FROM relations").fetchone()[0]
        print(
            f"{count:>9,} claims  {found:,} relations  {seconds[0]:.1f} s on the clock, {seconds[1]:.1f} s of processor"
        )
        print(f"          {seconds[1] / count * 1e6:.0f} µs a claim; largest process {peak():.0f} MB")
        with writer.transaction():
            put(writer, last[0].claim.document_id, last)
        groups = writer.stale_keys()
        seconds = relate(writer, words, jobs)
        print(f"          one document of {len(last)} claims anew: {groups} groups, {seconds[1] * 1000:.0f} ms")
    return seconds[1]


def relate(writer: StoreWriter, words: tuple[Path, ...], jobs: int | None) -> tuple[float, float]:
    """Find all stale relations: seconds on the clock, seconds of all processors."""
    before, started = processors(), time.perf_counter()
    relate_changed(writer, lambda _: None, words, jobs)
    return time.perf_counter() - started, processors() - before


def processors() -> float:
    """Seconds of processor that this process and its ended children used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> float:
    """The largest memory that this process or a child of it had, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--jobs", type=int)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in sorted(arguments.claims):
            measure(count, arguments.jobs, Path(folder))


if __name__ == "__main__":
    main()
