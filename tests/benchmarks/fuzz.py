"""Readers, grammar, queries and side files on mutated bytes: `python tests/benchmarks/fuzz.py TARGET [--minutes 5]`.

Guided by coverage where `atheris` is installed (`pip install atheris`; it comes as a wheel), else by plain mutation of
the same inputs. Stops at the first input that raises what its target may not raise, and writes it to a file.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))


def targets() -> dict[str, Callable[[bytes], None]]:
    """What can be fuzzed: each takes bytes and raises nothing but by a defect."""
    import sqlite3

    from explorer.config.file import read_config
    from explorer.errors import ConfigError, ReadError, VocabularyError
    from explorer.extract import extract
    from explorer.gate import shown, storable
    from explorer.ingest.discover import Found
    from explorer.ingest.read import make_document, read_document
    from explorer.ingest.readers import BUNDLED, Reading
    from explorer.ingest.sidecar import read_sidecar
    from explorer.pipeline.importing import parse_entry
    from explorer.pipeline.texts import bundled_vocabulary
    from explorer.search import parse
    from explorer.vocabulary.load import load_vocabulary

    folder = Path(tempfile.mkdtemp())

    def reader(ending: str) -> Callable[[bytes], None]:
        found = Found(f"a.{ending}", f"a.{ending}", ending)

        def act(raw: bytes) -> None:
            with contextlib.suppress(ReadError):
                read_document(raw, "0" * 64, found, 1)

        return act

    def text(raw: bytes) -> None:
        with contextlib.suppress(ReadError):
            page = storable(raw[:4000].decode("utf-8", "replace"))
            document = make_document(Reading(pages=(page,)), "a.md", "markdown", "0" * 64, 1)
            for claim in extract(document, bundled_vocabulary()):
                assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
                assert claim.printed == document.text[claim.start : claim.end]

    def query(raw: bytes) -> None:
        parse(raw.decode("utf-8", "replace"))

    def gate(raw: bytes) -> None:
        one = raw.decode("utf-8", "surrogateescape")
        assert len(shown(one)) == len(one)
        assert shown(one).isprintable() or not shown(one).isascii()
        storable(one).encode()

    def toml(name: str, load: Callable[[Path], object], *errors: type[Exception]) -> Callable[[bytes], None]:
        def act(raw: bytes) -> None:
            (folder / name).write_bytes(raw)
            with contextlib.suppress(*errors):
                load(folder / name)

        return act

    def imported(raw: bytes) -> None:
        with contextlib.suppress(ReadError):
            parse_entry(1, raw)

    def store(raw: bytes) -> None:
        from explorer.errors import StoreError
        from explorer.store.reader import StoreReader

        path = folder / "fuzzed.db"
        path.write_bytes(raw)
        with contextlib.suppress(StoreError, sqlite3.Error), StoreReader(path) as opened:
            opened.summary()

    return {
        **{f"reader-{ending}": reader(ending) for ending in BUNDLED},
        "text": text,
        "query": query,
        "gate": gate,
        "config": toml("config.toml", read_config, ConfigError),
        "vocabulary": toml("vocabulary.toml", lambda path: load_vocabulary([path]), VocabularyError),
        "sidecar": toml("corpus.toml", lambda path: read_sidecar(path.parent), ConfigError),
        "import": imported,
        "store": store,
    }


def seeds(name: str) -> list[bytes]:
    """Inputs to begin with."""
    from tests.hostile.corpus import PAYLOADS

    made = [payload.encode("utf-8", "surrogatepass") for payload in PAYLOADS]
    ending = name.removeprefix("reader-")
    folders = {"config": (), "vocabulary": (CHECKOUT / "data",), "sidecar": ()}.get(name, (CHECKOUT / "seeds",))
    for folder in (*folders, CHECKOUT / "tests" / "ingest"):
        for path in sorted(folder.rglob("*")):
            endings = (f".{ending}",) if name.startswith("reader-") else (".md", ".txt", ".toml")
            if path.suffix in endings and path.is_file() and path.stat().st_size < 200_000:
                made.append(path.read_bytes())
    if name.startswith("reader-") or name == "store":
        made += _containers(ending, name)
    if name == "import":
        made.append(b'{"document": "a", "quote": "b 4", "value": 4, "period": "2025"}')
    return made


def _containers(ending: str, name: str) -> list[bytes]:
    from tests.hostile.test_readers import FILES, docx, word

    if name == "store":
        from tests.handmade import write_store

        return [write_store(Path(tempfile.mkdtemp()) / "a.db").read_bytes()]
    if ending == "docx":
        return [docx(word(b"<w:p><w:r><w:t>Sales rose 3% in 2024.</w:t></w:r></w:p>"))]
    return [FILES[file]() for file in ("loop.pdf", "noise.pdf") if file.endswith(ending)]


def mutated(pool: list[bytes], rng: random.Random) -> bytes:
    """A seed with some bytes changed, cut, doubled or mixed with another one's."""
    raw = bytearray(rng.choice(pool))
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(raw) + 1)
        match rng.randrange(5):
            case 0 if raw:
                raw[at % len(raw)] = rng.randrange(256)
            case 1:
                del raw[at : at + rng.randrange(1, 40)]
            case 2:
                raw[at:at] = rng.randbytes(rng.randrange(1, 9))
            case 3:
                raw[at:at] = raw[at : at + rng.randrange(1, 200)] * rng.randrange(1, 4)
            case _:
                other = rng.choice(pool)
                start = rng.randrange(len(other) + 1)
                raw[at:at] = other[start : start + rng.randrange(1, 100)]
    return bytes(raw[:200_000])


def _plain(act: Callable[[bytes], None], pool: list[bytes], minutes: float, seed: int) -> int:
    rng, until, count = random.Random(seed), time.monotonic() + minutes * 60, 0
    for raw in _inputs(pool, rng):
        if time.monotonic() > until:
            break
        count += 1
        try:
            act(raw)
        except Exception:
            found = Path(tempfile.mkdtemp()) / "input"
            found.write_bytes(raw)
            print(f"after {count:,} inputs, seed {seed}: {found}", file=sys.stderr)
            raise
    return count


def _inputs(pool: list[bytes], rng: random.Random) -> Iterator[bytes]:
    yield from pool
    while True:
        yield mutated(pool, rng)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="+", help="all, or some of those that --help lists below", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=5.0, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="mutation alone, even where atheris is installed")
    known = targets()
    parser.epilog = f"targets: {', '.join(known)}"
    options = parser.parse_args()
    names = list(known) if options.target == ["all"] else options.target
    if not options.plain and importlib.util.find_spec("atheris") is not None:
        return _guided(known[names[0]], seeds(names[0]), options)
    for name in names:
        count = _plain(known[name], seeds(name), options.minutes, options.seed)
        print(f"{name}: {count:,} inputs, nothing found", flush=True)
    return 0


def _guided(act: Callable[[bytes], None], pool: list[bytes], options: argparse.Namespace) -> int:
    atheris: Any = importlib.import_module("atheris")
    corpus = Path(tempfile.mkdtemp())
    for number, raw in enumerate(pool):
        (corpus / str(number)).write_bytes(raw)
    atheris.instrument_all()
    limits = [f"-max_total_time={int(options.minutes * 60)}", f"-seed={options.seed}", "-max_len=20000"]
    atheris.Setup([sys.argv[0], str(corpus), *limits], act)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
