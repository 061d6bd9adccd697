"""A corpus for measuring the search: claims of about 150 characters with natural word frequencies, and their store."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path

from explorer.model import Claim, ClaimKind, Document, claim_id
from explorer.store.rows import CLAIM_COLUMNS, DOCUMENT_COLUMNS, claim_row, document_row
from explorer.store.writer import StoreWriter

CLAIMS_PER_DOCUMENT = 40
_ONSETS = str.split(
    "b bl br c ch cl cr d dr f fl fr g gl gr h j k kn l m n p ph pl pr qu r s sc sh sk sl sm sn sp st str sw t th tr tw"
    " v w wh y z"
)
_VOWELS = str.split("a a a e e e e i i i o o o u u ai au ea ee ie oa oi oo ou")
_CODAS = [
    "",
    "",
    "",
    "",
    *str.split("b c ck d ft g l ld ll lt m mp n nd ng nk nt p pt r rd rk rm rn rt s sh sk ss st t"),
]
_ENDINGS = ["", "", "", "s", "s", "ed", "ed", "ing", "er", "ly", "al", "ment", "tion"]
_COMMON = str.split("the of to in a and that for it was on with as by said from at its be were this which has")
_UNITS = ["million", "billion", "percent", "tonnes", "people", "euros", "dollars", "units", "homes", "points"]


@dataclass(frozen=True, slots=True)
class Sample:
    """Claims as their sentences, in the order of their ids."""

    sentences: list[str]

    def id_of(self, index: int) -> int:
        """The id of the claim number `index`."""
        return claim_id(index // CLAIMS_PER_DOCUMENT + 1, index % CLAIMS_PER_DOCUMENT)


def make_words(count: int, rng: random.Random) -> list[str]:
    """`count` distinct invented words, short ones first as in a language, many of them in families of one stem.

    They are about as alike as those of English news: the words that one meets have five others one slip away at five
    letters, four at six, two at seven and eight.
    """
    words: dict[str, None] = dict.fromkeys(_COMMON)
    while len(words) < count:
        syllables = rng.choice((1, 1, 2) if len(words) < 1200 else (1, 2, 2, 2, 2, 2, 3))
        stem = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables))
        for ending in rng.sample(_ENDINGS, rng.choice((1, 1, 2, 2))):
            words.setdefault(stem + ending)
    return list(words)[:count]


def make_sample(size: int) -> Sample:
    """`size` sentences, the same in every run."""
    rng = random.Random(20_261)
    words = make_words(100_000, rng)
    ranks = list(accumulate((rank + 2.7) ** -1.15 for rank in range(len(words))))
    sentences: list[str] = []
    while len(sentences) < size:
        stream = iter(rng.choices(words, cum_weights=ranks, k=24_000))
        lengths = [rng.randint(12, 25) for _ in range(800)]
        sentences.extend(_sentence(list(islice(stream, length)), rng) for length in lengths)
    return Sample(sentences[:size])


def _sentence(words: list[str], rng: random.Random) -> str:
    place = rng.randrange(1, len(words))
    words[place:place] = [number(rng), rng.choice(_UNITS)]
    if rng.random() < 0.3:
        words[1:1] = ["in", str(rng.randint(1990, 2030))]
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."


def number(rng: random.Random) -> str:
    """A printed number; most are small or round, some are long."""
    kind = rng.random()
    if kind < 0.35:
        return f"{rng.randint(1, 999) / 10:.1f}"
    if kind < 0.6:
        return str(rng.randint(1, 999))
    return f"{rng.randint(1_000, 999_999):,}"


def build_store(sample: Sample, path: Path) -> tuple[float, float]:
    """Store the sample at `path`; returns the seconds of a plain bulk load and those that the index adds."""
    path.unlink(missing_ok=True)
    with StoreWriter(path) as writer:
        started = time.perf_counter()
        with writer.transaction():
            writer.defer_search_index()
            documents = (
                f"INSERT INTO documents ({', '.join(DOCUMENT_COLUMNS)}) VALUES ({_marks(len(DOCUMENT_COLUMNS))})"
            )
            names = ", ".join(f'"{name}"' for name in CLAIM_COLUMNS)
            claims = f"INSERT INTO claims ({names}) VALUES ({_marks(len(CLAIM_COLUMNS))})"
            rows = list(_rows(sample))
            loading = time.perf_counter()
            writer.connection.executemany(documents, (document for document, _ in rows))
            writer.connection.executemany(claims, (claim for _, some in rows for claim in some))
        loaded = time.perf_counter()
        del rows
        indexing = time.perf_counter()
        with writer.transaction():
            writer.finish_search_index()
        print(f"  made in {loading - started:.1f} s", flush=True)
        return loaded - loading, time.perf_counter() - indexing


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _rows(sample: Sample) -> Iterator[tuple[tuple[object, ...], list[tuple[object, ...]]]]:
    rng = random.Random(7)
    metrics = [f"metric {word}" for word in make_words(400, rng)[30:]]
    subjects = [word.title() for word in make_words(2400, rng)[30:]]
    for first in range(0, len(sample.sentences), CLAIMS_PER_DOCUMENT):
        number_of_document = first // CLAIMS_PER_DOCUMENT + 1
        sentences = sample.sentences[first : first + CLAIMS_PER_DOCUMENT]
        document = Document(
            id=number_of_document, path=f"{number_of_document}.txt", format="text", text="\n".join(sentences),
            sha256=f"{number_of_document:064}", title=f"Report {number_of_document}", words=1000,
        )  # fmt: skip
        place, claims = 0, []
        for ordinal, sentence in enumerate(sentences):
            claims.append(
                _claim(number_of_document, ordinal, place, sentence, rng.choice(metrics), rng.choice(subjects))
            )
            place += len(sentence) + 1
        yield document_row(document), claims


def _claim(document: int, ordinal: int, place: int, sentence: str, metric: str, subject: str) -> tuple[object, ...]:
    start = next(index for index, character in enumerate(sentence) if character.isdigit())
    printed = sentence[start:].partition(" ")[0].rstrip(".")
    value = float(printed.replace(",", ""))
    return claim_row(
        Claim(
            id=claim_id(document, ordinal), document_id=document, kind=ClaimKind.QUANTITY, start=place + start,
            end=place + start + len(printed), sentence_start=place, sentence_end=place + len(sentence),
            printed=printed, metric=metric, subject=subject, value=value, low=value, high=value, period="2025-Q2",
            period_start="2025-04-01", period_end="2025-06-30", rule="made",
        )
    )  # fmt: skip
