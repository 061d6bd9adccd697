"""Fingerprints: how a decision finds its claim again after a rebuild, a renamed file, another extractor, a lost store.

A fingerprint holds the words it is about, never an id: the normalised sentence, which of its occurrences in the
document, where in it the evidence stands, and the document by hash, path and title. The metric is recorded for people;
it is not part of the key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from explorer.model import Claim, Document, Span

_SPACES = re.compile(r"\s+")
MAX_QUOTE = 2_000
_MAX_FINGERPRINT = 50_000


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """By what a document is known: its content first, then its path, then its title."""

    sha256: str
    path: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """By what a claim is known."""

    document: DocumentMark
    quote: str
    """The sentence with white space folded; at most MAX_QUOTE characters, around the evidence."""
    occurrence: int
    """Which occurrence of the quote in the document, from 0."""
    start: int
    end: int
    """Where in the quote the evidence stands."""
    kind: str
    metric: str | None = None


@dataclass(frozen=True, slots=True)
class RelationMark:
    """By what a relation is known: its type and its claims."""

    type: str
    claims: tuple[ClaimMark, ...]


@dataclass(frozen=True, slots=True)
class NameMark:
    """Two names of a field: that they mean the same, or do not."""

    field: str
    name: str
    other: str


Mark = DocumentMark | ClaimMark | RelationMark | NameMark


def document_mark(document: Document) -> DocumentMark:
    """The mark of a document."""
    return DocumentMark(document.sha256, document.path, document.title)


def claim_mark(claim: Claim, document: Document) -> ClaimMark:
    """The mark of a claim of `document`."""
    text = document.text
    left = max(claim.sentence_start, claim.start - MAX_QUOTE // 3)
    right = min(claim.sentence_end, claim.end + MAX_QUOTE // 3)
    before, evidence, after = text[left : claim.start], text[claim.start : claim.end], text[claim.end : right]
    head = _fold(before).lstrip()
    middle = _fold(evidence).strip()[:MAX_QUOTE]
    quote = (head + middle + _fold(after)).rstrip()
    start = len(head)
    position = len(_fold(text[:left]).rstrip(" "))
    occurrence = sum(1 for found in _find_all(_fold(text), quote) if found < position)
    return ClaimMark(
        document_mark(document), quote, occurrence, start, start + len(middle), str(claim.kind), claim.metric
    )


def locate(mark: ClaimMark, text: str) -> Span | None:
    """Where in `text` the evidence of `mark` stands now; None where its quote is gone."""
    folded, offsets = _fold_with_offsets(text)
    places = list(_find_all(folded, mark.quote))
    if not places or not 0 <= mark.start < mark.end <= len(mark.quote):
        return None
    place = places[min(mark.occurrence, len(places) - 1)]
    return Span(offsets[place + mark.start], offsets[place + mark.end - 1] + 1)


def best_claim(mark: ClaimMark, span: Span, claims: Iterable[Claim]) -> Claim | None:
    """The claim that `mark` means among a document's claims, given where its evidence stands now."""

    def closeness(claim: Claim) -> tuple[bool, bool, int]:
        overlap = min(claim.end, span.end) - max(claim.start, span.start)
        return (claim.kind == mark.kind, claim.metric == mark.metric, overlap)

    touching = [claim for claim in claims if claim.start < span.end and span.start < claim.end]
    same_kind = [claim for claim in touching if claim.kind == mark.kind]
    return max(same_kind, key=closeness, default=None)


def encode(mark: Mark) -> str:
    """A mark as one line of JSON."""
    return json.dumps(asdict(mark), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> Mark | None:
    """The mark of such a line; None where the line is none (a foreign or damaged journal)."""
    if len(text) > _MAX_FINGERPRINT * 20:
        return None
    try:
        return _mark(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _mark(value: dict[str, object]) -> Mark:
    if "other" in value:
        return NameMark(str(value["field"]), str(value["name"]), str(value["other"]))
    if "type" in value:
        claims = value["claims"]
        if not isinstance(claims, list):
            raise TypeError("claims")
        marks = [_mark(claim) for claim in claims]
        return RelationMark(str(value["type"]), tuple(mark for mark in marks if isinstance(mark, ClaimMark)))
    if "quote" in value:
        document = value["document"]
        if not isinstance(document, dict):
            raise TypeError("document")
        return ClaimMark(
            DocumentMark(str(document["sha256"]), str(document["path"]), _text(document.get("title"))),
            str(value["quote"]),
            _number(value["occurrence"]),
            _number(value["start"]),
            _number(value["end"]),
            str(value["kind"]),
            _text(value.get("metric")),
        )
    return DocumentMark(str(value["sha256"]), str(value["path"]), _text(value.get("title")))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a number is expected")
    return value


def _fold(text: str) -> str:
    return _SPACES.sub(" ", text)


def _fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    for gap in _SPACES.finditer(text):
        parts.append(text[position : gap.start()])
        offsets.extend(range(position, gap.start() + 1))
        parts.append(" ")
        position = gap.end()
    parts.append(text[position:])
    offsets.extend(range(position, len(text) + 1))
    return "".join(parts), offsets


def _find_all(text: str, quote: str) -> Iterable[int]:
    position = text.find(quote) if quote else -1
    while position >= 0:
        yield position
        position = text.find(quote, position + 1)
