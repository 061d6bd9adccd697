"""Claims made elsewhere: placed on their exact span and checked. A quote that is not in the text is refused.

One JSON object a line:

    {"document": "reports/q3.md", "quote": "Revenue rose to 4.2 million euros", "metric": "revenue",
     "value": 4200000, "unit": "EUR", "period": "2025-Q3", "tool": "name of the extractor"}

`document` is a path, a title or a SHA-256 of the store; `quote` stands in its text word for word (white space may
differ). `value` has to be a figure of the quote; `evidence` (part of the quote) says which where several are equal;
without a value the claim is an event and `evidence` its date. `occurrence` (from 0) says which of several equal quotes
is meant. The other fields are those of the public schema: subject, object, value_max, qualifier, basis, modality,
scope, place, attribution. A claim's line of `fact-explorer export` is an entry as well.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.calendar import bounds_of, is_label
from explorer.errors import ReadError
from explorer.extract.quantities import find_quantities
from explorer.extract.sentences import split_sentences
from explorer.gate import storable
from explorer.model import Basis, Claim, ClaimKind, ClaimSource, Document, Modality, Qualifier, Span, claim_id
from explorer.quotes import find_folded
from explorer.vocabulary.load import Vocabulary

MAX_LINE = 100_000
_TEXTS = ("subject", "metric", "object", "unit", "scope", "place", "attribution")
_CHOICES: Mapping[str, frozenset[str]] = {
    "qualifier": frozenset(Qualifier),
    "basis": frozenset(Basis),
    "modality": frozenset(Modality),
}
_KNOWN = frozenset({*_TEXTS, *_CHOICES, "document", "quote", "value", "value_max", "period", "evidence", "occurrence",
                    "tool", "confidence", "kind"})  # fmt: skip
_EXPORTED = "claim"
"""What `record` says in a line that `fact-explorer export` wrote."""
_MARGIN = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an import, checked for its form."""

    number: int
    """The line, from 1."""
    document: str
    quote: str
    fields: Mapping[str, Any]

    def as_json(self) -> bytes:
        """The entry as one line."""
        return json.dumps(dict(self.fields), sort_keys=True, ensure_ascii=True).encode()


def read_entries(lines: Iterable[bytes]) -> Iterator[Entry | tuple[int, str]]:
    """The entries of an import file, or (line, why it is refused)."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield parse_entry(number, line)
        except ReadError as error:
            yield number, str(error)


def parse_entry(number: int, line: bytes) -> Entry:
    """The entry of one line. Raises ReadError where its form is wrong."""
    if len(line) > MAX_LINE:
        raise ReadError(f"is longer than {MAX_LINE:,} bytes")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError("is no JSON") from error
    if not isinstance(value, dict):
        raise ReadError("is no JSON object")
    if value.get("record") == _EXPORTED:
        value = _of_export(value)
    unknown = sorted(set(value) - _KNOWN)
    if unknown:
        raise ReadError(f"has the unknown field {unknown[0]!r}")
    fields = {key: item for key, item in value.items() if item is not None}
    for key in ("document", "quote"):
        if not isinstance(fields.get(key), str) or not fields[key].strip():
            raise ReadError(f"needs {key!r}")
    _check(fields)
    return Entry(number, fields["document"], storable(fields["quote"]), fields)


def _of_export(record: Mapping[str, Any]) -> dict[str, Any]:
    """A line of this program's own export as an entry: what follows from its quote is worked out again."""
    fields = {key: item for key, item in record.items() if key in _KNOWN}
    return fields | {"evidence": record.get("printed"), "tool": "an export"}


def _check(fields: Mapping[str, Any]) -> None:
    for key in (*_TEXTS, "period", "evidence", "tool"):
        if key in fields and not isinstance(fields[key], str):
            raise ReadError(f"{key!r} has to be text")
    for key in ("value", "value_max", "confidence"):
        number = fields.get(key, 0)
        if isinstance(number, bool) or not isinstance(number, (int, float)) or not math.isfinite(number):
            raise ReadError(f"{key!r} has to be a number")
    for key, allowed in _CHOICES.items():
        if key in fields and fields[key] not in allowed:
            raise ReadError(f"{key!r} is one of {', '.join(sorted(allowed))}")
    if "occurrence" in fields and (not isinstance(fields["occurrence"], int) or fields["occurrence"] < 0):
        raise ReadError("'occurrence' has to be a number from 0")
    if "period" in fields and not is_label(fields["period"]):
        raise ReadError(f"{fields['period']!r} is no period such as 2025, 2025-Q3 or 2025-07-05")


def place(entry: Entry, document: Document, ordinal: int, vocabulary: Vocabulary) -> Claim:
    """The claim of `entry` on its span in `document`. Raises ReadError where quote or figure are not there."""
    quote = _place_quote(entry, document.text)
    evidence, low, high = _place_evidence(entry, document.text, quote, vocabulary)
    sentence = _sentence_around(document.text, quote, evidence)
    fields = entry.fields
    value = fields.get("value")
    bounds = bounds_of(fields["period"]) if "period" in fields else None
    tool = storable(str(fields.get("tool", "")))[:100]
    texts: dict[str, Any] = {key: storable(fields[key]) for key in _TEXTS if key in fields}
    return Claim(
        id=claim_id(document.id, ordinal),
        document_id=document.id,
        kind=ClaimKind.EVENT if value is None else ClaimKind.QUANTITY,
        start=evidence.start,
        end=evidence.end,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        printed=evidence.of(document.text),
        value=None if value is None else float(value),
        value_max=float(fields["value_max"]) if "value_max" in fields else None,
        low=low,
        high=high,
        period=fields.get("period"),
        period_start=bounds[0].isoformat() if bounds and bounds[0] else None,
        period_end=bounds[1].isoformat() if bounds and bounds[1] else None,
        page=_page(document, evidence.start),
        source=ClaimSource.IMPORTED,
        rule=f"imported from {tool}" if tool else "imported",
        confidence=min(1.0, max(0.0, float(fields.get("confidence", 1.0)))),
        qualifier=fields.get("qualifier", Qualifier.EXACTLY),
        basis=fields.get("basis"),
        modality=fields.get("modality", Modality.ACTUAL),
        **texts,
    )


def _place_quote(entry: Entry, text: str) -> Span:
    places = find_folded(text, entry.quote)
    if not places:
        raise ReadError("the quote is not in the text of the document")
    occurrence = entry.fields.get("occurrence")
    if occurrence is None:
        if len(places) > 1:
            raise ReadError(f"the quote stands there {len(places)} times; say which with 'occurrence'")
        occurrence = 0
    if occurrence >= len(places):
        raise ReadError(f"the quote stands there only {len(places)} times")
    return places[occurrence]


def _place_evidence(
    entry: Entry, text: str, quote: Span, vocabulary: Vocabulary
) -> tuple[Span, float | None, float | None]:
    wanted = entry.fields.get("evidence")
    inside = [quote] if wanted is None else _inside(text, quote, storable(wanted))
    value = entry.fields.get("value")
    if value is None:
        return inside[0], None, None
    mentions = find_quantities(text, quote.start, quote.end, (), vocabulary.units)
    for mention in mentions:
        figures = [abs(mention.value), *([] if mention.value_max is None else [abs(mention.value_max)])]
        equal = any(math.isclose(figure, abs(value), rel_tol=1e-6, abs_tol=1e-9) for figure in figures)
        if equal and any(span.start < mention.end and mention.start < span.end for span in inside):
            return Span(mention.start, mention.end), mention.low, mention.high
    raise ReadError(f"no figure of the quote is {value:g}")


def _inside(text: str, quote: Span, evidence: str) -> list[Span]:
    found = [Span(quote.start + span.start, quote.start + span.end) for span in find_folded(quote.of(text), evidence)]
    if not found:
        raise ReadError("the evidence is not in the quote")
    return found


def _sentence_around(text: str, quote: Span, evidence: Span) -> Span:
    start = max(text.rfind("\n\n", 0, evidence.start) + 2 if "\n\n" in text[: evidence.start] else 0, 0)
    end = text.find("\n\n", evidence.end)
    end = len(text) if end < 0 else end
    for sentence in split_sentences(
        text, max(start, evidence.start - _MARGIN * 5), min(end, evidence.end + _MARGIN * 5)
    ):
        if sentence.start <= evidence.start and evidence.end <= sentence.end:
            return sentence
    return Span(min(quote.start, evidence.start), max(quote.end, evidence.end))


def _page(document: Document, position: int) -> int | None:
    return sum(1 for start in document.page_starts if start <= position) or None
