"""A small made-up corpus with claims and relations set by hand: the same store every time, whatever the extractor does.

A harbour town builds a tram; five papers tell what it costs, how long it is, when it opens and who rides it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from explorer.calendar.labels import bounds_of
from explorer.model import Claim, ClaimKind, Document, Relation, RelationMember, RelationType, Skipped, claim_id
from explorer.store.rows import claim_row, document_row
from explorer.store.writer import FileState, StoreWriter


@dataclass
class Said:
    """A claim by the words that stand in the text."""

    quote: str
    name: str
    fields: dict[str, Any] = field(default_factory=dict)


def said(quote: str, name: str, **fields: Any) -> Said:
    """A claim by its quote, with a name for relations and the fields of the schema."""
    return Said(quote, name, fields)


HERALD = """# Tram line to the harbour will cost 412 million crowns

The council of Vessby approved the harbour tram on Tuesday. The line will cost 412 million crowns, the mayor said, and \
run for 14.2 kilometres from the station to the ferry quay.

Construction starts in May 2023. The city expects 38,000 passengers a day once the line is open, and wants to open it \
by 2026.

## Why a tram

Buses on the route carried 21,400 passengers a day in 2022, 6.5 per cent more than a year earlier. Nine in ten of them \
get off within 400 metres of the quay.
"""
LEDGER = """The Vessby tram is getting dearer. By the end of 2024 the builder had spent 389 million crowns, and the whole \
line is now put at 455 million crowns, according to the auditor's report.

The auditor counts 13.9 kilometres of track. Passengers will have to wait: the opening has moved from spring 2026 to \
September 2026.

Bus traffic on the corridor fell to 20,900 passengers a day in 2024.
"""
TRANSPORT = """# Harbour tram: facts and figures

- Length: 14.2 km
- Stops: 19
- Cost: about 410 million crowns (2021 prices)
- Expected passengers: 38,000 a day in the first year

Trams will run every 7 minutes at peak hours. The fleet of 16 vehicles cost 96 million crowns and is not part of the sum above.
"""
MARITIME = """The tram to the ferry quay opened on 12 September 2026 with a free day for all. In its first month it carried \
41,300 passengers a day, the operator says, more than the 38,000 that had been forecast.

The final bill came to 4.61 billion crowns, the paper has learned.

Parking at the quay fell 18 per cent in the fourth quarter of 2026.
"""
REVIEW = """A year of the harbour tram: the line carried 12.9 million passengers in 2027, up 8 per cent. The operator made \
a loss of 31 million crowns, after 44 million in the year before.

The line cost 461 million crowns in the end, 12 per cent over the budget of 412 million crowns. Critics call it the most \
expensive 14 kilometres in the country. [sic] The next line, to the airport, should open by 2031.
"""

_TRAM = {"subject": "Harbour tram"}
_BUS = {"subject": "Harbour buses"}
_COST = {**_TRAM, "metric": "cost", "unit": "SEK"}
_DAILY = {**_TRAM, "metric": "passengers", "unit": "passenger/day"}

DOCUMENTS: tuple[tuple[dict[str, Any], str, tuple[Said, ...]], ...] = (
    (
        {"path": "2023-03-14-herald.md", "title": "Tram line to the harbour will cost 412 million crowns",
         "publisher": "Vessby Herald", "author": "M. Okafor", "published": "2023-03-14", "published_from": "front-matter"},
        HERALD,
        (
            said("412 million crowns", "cost-herald", **_COST, value=412e6, modality="plan", period="2026", attribution="the mayor", nth=1),
            said("14.2 kilometres", "length-herald", **_TRAM, metric="length", unit="km", value=14.2, modality="plan"),
            said("May 2023", "start", **_TRAM, kind="event", metric="start", object="construction", period="2023-05", modality="plan"),
            said("38,000 passengers", "daily-herald", **_DAILY, value=38000, low=37500, high=38500, modality="forecast", period="2026", inferred=("period",)),
            said("by 2026", "open-herald", **_TRAM, kind="event", metric="opening", object="harbour tram", by="2026", modality="target", qualifier="at most"),
            said("21,400 passengers", "bus-2022", **_BUS, metric="passengers", unit="passenger/day", value=21400, low=21350, high=21450, period="2022"),
            said("6.5 per cent", "bus-growth", **_BUS, metric="passengers", unit="%", basis="yoy", value=6.5, low=6.45, high=6.55, period="2022"),
        ),
    ),
    (
        {"path": "2025-01-20-ledger.md", "title": "Vessby tram grows dearer, auditor finds", "publisher": "The Ledger",
         "published": "2025-01-20", "published_from": "filename"},
        LEDGER,
        (
            said("389 million crowns", "spent", **_COST, scope="spent so far", value=389e6, period="2024", inferred=("period",)),
            said("455 million crowns", "cost-ledger", **_COST, value=455e6, modality="estimate", period="2026", attribution="the auditor", inferred=("period",)),
            said("13.9 kilometres", "length-ledger", **_TRAM, metric="length", unit="km", value=13.9),
            said("September 2026", "open-ledger", **_TRAM, kind="event", metric="opening", object="harbour tram", period="2026-09", modality="plan"),
            said("20,900 passengers", "bus-2024", **_BUS, metric="passengers", unit="passenger/day", value=20900, low=20850, high=20950, period="2024"),
        ),
    ),
    (
        {"path": "facts.md", "title": "Harbour tram: facts and figures", "publisher": "City Transport", "published": "2023-06",
         "published_from": "front-matter"},
        TRANSPORT,
        (
            said("14.2 km", "length-city", **_TRAM, metric="length", unit="km", value=14.2),
            said("19", "stops", **_TRAM, metric="stops", unit="stop", value=19),
            said("about 410 million crowns", "cost-city", **_COST, value=410e6, low=389.5e6, high=430.5e6, qualifier="about", modality="plan", period="2026", printed="410 million crowns", inferred=("period",)),
            said("38,000", "daily-city", **_DAILY, value=38000, low=37500, high=38500, modality="forecast", period="2026"),
            said("16 vehicles", "fleet", **_TRAM, metric="fleet", unit="vehicle", value=16),
            said("96 million crowns", "fleet-cost", **_COST, scope="vehicles", value=96e6, period="2026", inferred=("period",)),
        ),
    ),
    (
        {"path": "2026-10-19-ferry-post.md", "title": "Ferry quay tram beats its forecast", "publisher": "unknown",
         "published": "2026-10", "published_from": "filename"},
        MARITIME,
        (
            said("12 September 2026", "open-actual", **_TRAM, kind="event", metric="opening", object="harbour tram", period="2026-09-12"),
            said("41,300 passengers", "daily-actual", **_DAILY, value=41300, low=41250, high=41350, period="2026", attribution="the operator"),
            said("38,000", "daily-quoted", **_DAILY, value=38000, low=37500, high=38500, modality="forecast", period="2026"),
            said("4.61 billion crowns", "cost-post", **_COST, value=4.61e9, low=4.605e9, high=4.615e9, period="2026"),
            said("18 per cent", "parking", subject="Quay car park", metric="parking", unit="%", basis="change", value=-18, low=-18.5, high=-17.5, period="2026-Q4"),
        ),
    ),
    (
        {"path": "2028-02-02-review.md", "title": "A year of the harbour tram", "publisher": "Nordic Transit Review",
         "published": "2028-02-02", "published_from": "front-matter"},
        REVIEW,
        (
            said("12.9 million passengers", "year-2027", **_TRAM, metric="passengers", unit="passenger", value=12.9e6, low=12.85e6, high=12.95e6, period="2027"),
            said("8 per cent", "growth-2027", **_TRAM, metric="passengers", unit="%", basis="yoy", value=8, low=7.5, high=8.5, period="2027"),
            said("31 million crowns", "loss-2027", **_TRAM, metric="operating loss", unit="SEK", value=31e6, period="2027"),
            said("44 million", "loss-2026", **_TRAM, metric="operating loss", unit="SEK", value=44e6, period="2026", inferred=("period", "unit")),
            said("461 million crowns", "cost-review", **_COST, value=461e6, period="2026", inferred=("period",)),
            said("412 million crowns", "budget-review", **_COST, value=412e6, modality="plan", period="2026", inferred=("period",)),
            said("by 2031", "airport", subject="Airport line", kind="event", metric="opening", object="airport line", by="2031", modality="target", qualifier="at most"),
        ),
    ),
)  # fmt: skip

RELATIONS: tuple[tuple[RelationType, float, str, str | None, tuple[tuple[str, str], ...], str, str, str | None], ...] = (
    (RelationType.SCALE, 0.9, "4.61 billion against 461 million crowns: ten times apart, as a misplaced decimal point would make it.",
     "They agree if the Ferry Post meant 461 million.", (("cost-post", ""), ("cost-review", "")), "cost", "Harbour tram", "2026"),
    (RelationType.CONTRADICTION, 0.4, "14.2 and 13.9 kilometres, 2.1 % apart, for the same line.", None,
     (("length-city", ""), ("length-ledger", "")), "length", "Harbour tram", None),
    (RelationType.UNDETERMINED, 0.3, "455 and 461 million crowns: an estimate of 2025 and the final bill, if both mean the whole line.",
     "They are estimate and outcome if the Ledger's figure includes the vehicles.", (("cost-ledger", ""), ("cost-review", "")), "cost", "Harbour tram", "2026"),
    (RelationType.STATUS, 0.2, "38,000 passengers a day were forecast, 41,300 came: the forecast was passed by 8.7 %.", None,
     (("daily-herald", "target"), ("daily-actual", "outcome")), "passengers", "Harbour tram", "2026"),
    (RelationType.AGREEMENT, 0.0, "Three documents give 38,000 passengers a day as the forecast.", None,
     (("daily-herald", ""), ("daily-city", ""), ("daily-quoted", "")), "passengers", "Harbour tram", "2026"),
    (RelationType.ROUNDING, 0.0, "About 410 million and 412 million crowns are the same within their precision.", None,
     (("cost-herald", ""), ("cost-city", ""), ("budget-review", "")), "cost", "Harbour tram", "2026"),
    (RelationType.SCOPE, 0.1, "96 million crowns are the vehicles alone, 461 million the whole line.", None,
     (("fleet-cost", "part"), ("cost-review", "whole")), "cost", "Harbour tram", "2026"),
    (RelationType.REVISION, 0.1, "The opening moved from 2026 to September 2026, and came on 12 September.", None,
     (("open-herald", ""), ("open-ledger", ""), ("open-actual", "")), "opening", "Harbour tram", "2026"),
)  # fmt: skip

SKIPPED = (Skipped(path="scan-0412.pdf", reason="no text in it: 3 pages are pictures"),)


def build_store(path: Path, base: str = "/corpus/harbour") -> Path:
    """The store of the corpus at `path`."""
    names: dict[str, int] = {}
    with StoreWriter(path) as writer, writer.transaction():
        for number, (meta, text, claims) in enumerate(DOCUMENTS, 1):
            document = _document(number, base, meta, text)
            made = _claims(number, text, claims, names)
            state = FileState(document.path, len(text), 0, document.sha256, number)
            writer.put_document(document_row(document), [claim_row(claim) for claim in made], (), (), state)
        for skipped in SKIPPED:
            writer.put_file(FileState(f"{base}/{skipped.path}", 1, 0, None, None, skipped.reason))
        for relation in _relations(names):
            writer.add_relation(relation, relation.id)
    return path


def _document(number: int, base: str, meta: dict[str, Any], text: str) -> Document:
    fields = {**meta, "path": f"{base}/{meta['path']}"}
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=number, format="md", text=text, sha256=digest, language="en", words=len(text.split()), **fields)


def _claims(number: int, text: str, claims: Sequence[Said], names: dict[str, int]) -> list[Claim]:
    found = []
    for one in claims:
        fields = dict(one.fields)
        start = -1
        for _ in range(fields.pop("nth", 0) + 1):
            start = text.index(one.quote, start + 1)
        found.append((start, one, fields))
    found.sort(key=lambda item: item[0])
    return [_claim(number, ordinal, text, *item, names) for ordinal, item in enumerate(found)]


def _claim(
    number: int, ordinal: int, text: str, start: int, one: Said, fields: dict[str, Any], names: dict[str, int]
) -> Claim:
    end = start + len(one.quote)
    by = fields.pop("by", None)
    label = fields.pop("period", None) or by
    first, last = bounds_of(label)
    stop = text.find(". ", end)
    stop = min(place for place in (stop + 1 if stop >= 0 else len(text), text.index("\n", end)) if place >= end)
    begin = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 2, 0)
    names[one.name] = claim_id(number, ordinal)
    value = fields.get("value")
    fields.setdefault("low", value)
    fields.setdefault("high", value)
    return Claim(
        id=names[one.name],
        document_id=number,
        kind=ClaimKind(fields.pop("kind", "quantity")),
        start=start,
        end=end,
        sentence_start=begin,
        sentence_end=stop,
        printed=fields.pop("printed", one.quote),
        period=label,
        period_start=None if by or first is None else first.isoformat(),
        period_end=None if last is None else last.isoformat(),
        rule="hand",
        **fields,
    )


def _relations(names: dict[str, int]) -> list[Relation]:
    return [
        Relation(
            id=number,
            type=kind,
            severity=severity,
            reason=reason,
            hint=hint,
            rule="hand",
            members=tuple(RelationMember(claim_id=names[name], role=role) for name, role in members),
            metric=metric,
            subject=subject,
            period=period,
        )
        for number, (kind, severity, reason, hint, members, metric, subject, period) in enumerate(RELATIONS, 1)
    ]
