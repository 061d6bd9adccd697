"""A large store of made-up claims for benchmarks of the screen: written straight, without extraction."""

from __future__ import annotations

import random
from pathlib import Path

from explorer.calendar.labels import bounds_of
from explorer.model import Claim, ClaimKind, Document, Relation, RelationMember, RelationType, claim_id
from explorer.store.rows import claim_row, document_row
from explorer.store.writer import FileState, StoreWriter

_METRICS = [f"{kind} {what}" for kind in ("annual", "net", "gross", "daily", "total") for what in (
    "revenue", "profit", "output", "deliveries", "costs", "deaths", "passengers", "emissions",
    "rainfall", "votes", "sales", "orders",
)]  # fmt: skip
_UNITS = ("USD", "EUR", "%", "vehicle", "person", "t", "km")
_PLACES = ("Nor", "Vess", "Hal", "Ost", "Kell", "Mar", "Tor", "Ald")
_ENDS = ("land", "by", "den", "ford", "wick", "holm", "mouth")
_BATCH = 200
PER_DOCUMENT = 50


def make_store(path: Path, claims: int) -> Path:
    """A store with about so many claims, a conflict for every forty of them; the same for the same number."""
    random.seed(7)
    subjects = [a + b for a in _PLACES for b in _ENDS]
    periods = [str(y) for y in range(2005, 2027)] + [f"{y}-Q{q}" for y in range(2015, 2027) for q in range(1, 5)]
    periods += [f"{y}-{m:02d}" for y in range(2020, 2027) for m in range(1, 13)]
    documents = max(1, claims // PER_DOCUMENT)
    with StoreWriter(path) as writer:
        for first in range(1, documents + 1, _BATCH):
            with writer.transaction():
                for number in range(first, min(first + _BATCH, documents + 1)):
                    _put(writer, number, subjects, periods)
        with writer.transaction():
            for number in range(1, claims // 40 + 1):
                writer.add_relation(_relation(number, documents), number)
        finish = getattr(writer, "optimize", None)
        if finish is not None:
            finish()
    return path


def _put(writer: StoreWriter, number: int, subjects: list[str], periods: list[str]) -> None:
    text = ""
    made: list[Claim] = []
    for ordinal in range(PER_DOCUMENT):
        metric, subject, period = random.choice(_METRICS), random.choice(subjects), random.choice(periods)
        value = round(random.lognormvariate(10, 2))
        start = len(text) + len(f"In {period} the {metric} of {subject} came to ")
        printed = f"{value:,}"
        sentence = f"In {period} the {metric} of {subject} came to {printed} by the last count of the office. "
        first, last = bounds_of(period)
        made.append(
            Claim(
                id=claim_id(number, ordinal), document_id=number, kind=ClaimKind.QUANTITY, start=start,
                end=start + len(printed), sentence_start=len(text), sentence_end=len(text) + len(sentence) - 1,
                printed=printed, subject=subject, metric=metric, value=value, low=value, high=value,
                unit=_UNITS[len(metric) % len(_UNITS)], period=period, period_start=str(first), period_end=str(last),
                modality="target" if ordinal % 9 == 0 else "actual",
            )
        )  # fmt: skip
        text += sentence + ("\n\n" if ordinal % 5 == 4 else "")
    document = Document(
        id=number, path=f"/large/{number:06}.md", format="md", text=text, sha256=f"{number:064x}",
        title=f"Report {number}", publisher=f"{random.choice(subjects)} Gazette {number}",
        published=f"2026-{number % 12 + 1:02}",
        published_from="front-matter", words=len(text.split()),
    )  # fmt: skip
    state = FileState(document.path, len(text), 0, document.sha256, number)
    writer.put_document(document_row(document), [claim_row(claim) for claim in made], (), (), state)


def _relation(number: int, documents: int) -> Relation:
    kinds = list(RelationType)
    members = tuple(
        RelationMember(claim_id=claim_id(random.randint(1, documents), random.randrange(PER_DOCUMENT)))
        for _ in range(2)
    )
    return Relation(
        id=number, type=kinds[number % len(kinds)], severity=number % 100 / 100, rule="made",
        reason=f"Relation {number}: 20.6 and 21.3, 3.3 % apart.", members=members, metric=random.choice(_METRICS),
    )  # fmt: skip
