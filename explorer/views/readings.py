"""A relation as a table of readings: a row for each field, a column for each voice, differing rows known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.model import Claim, ClaimKind
from explorer.views.figures import BASIS_WORDS, interval_text, quantity_text, unit_text
from explorer.views.marks import claim_mark
from explorer.views.periods import period_text


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A field as each voice has it."""

    name: str
    values: tuple[str, ...]
    differs: bool
    inferred: tuple[bool, ...] = ()
    """Which of the values the program worked out rather than read."""


_FIELDS: tuple[tuple[str, str, Callable[[Claim], str]], ...] = (
    ("value", "value", lambda c: quantity_text(c, unit=False) if c.value is not None else ""),
    ("printed as", "", lambda c: c.printed),
    ("range", "", lambda c: interval_text(c) or ("" if c.value is None else "exact")),
    ("unit", "unit", lambda c: unit_text(c.unit)),
    ("growth", "basis", lambda c: BASIS_WORDS.get(c.basis, c.basis) if c.basis else ""),  # type: ignore[call-overload]
    ("period", "period", lambda c: period_text(c.period, c.period_start, c.period_end) if c.period else ""),
    ("status", "modality", lambda c: claim_mark(ClaimKind.QUANTITY, c.modality).word),
    ("subject", "subject", lambda c: c.subject or ""),
    ("metric", "metric", lambda c: c.metric or ""),
    ("object", "object", lambda c: c.object or ""),
    ("scope", "scope", lambda c: c.scope or ""),
    ("place", "place", lambda c: c.place or ""),
    ("said by", "attribution", lambda c: c.attribution or ""),
)
_ALWAYS = frozenset({"value", "period", "status"})
_OF_THE_WHOLE = frozenset({"growth", "scope"})
"""Fields in which nothing said means something: a level, the whole. In all others it means that nobody knows."""


def representatives(claims: Sequence[Claim], most: int) -> tuple[Claim, ...]:
    """At most `most` of the claims in their order: of every reading the first one, then the others."""
    first: dict[tuple[object, ...], int] = {}
    for place, claim in enumerate(claims):
        first.setdefault(_reading(claim), place)
    firsts = set(first.values())
    kept = sorted(range(len(claims)), key=lambda place: place not in firsts)[:most]
    return tuple(claims[place] for place in sorted(kept))


def _reading(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whatever the words."""
    if claim.kind == ClaimKind.EVENT:
        return claim.period, claim.period_start, claim.period_end
    return claim.value, claim.value_max, claim.unit, claim.qualifier, claim.basis


def readings(claims: Sequence[Claim]) -> tuple[ReadingRow, ...]:
    """The fields that not all claims have alike or that a reader needs anyway; all others are left out."""
    rows = []
    for name, column, read in _FIELDS:
        values = tuple(read(claim) for claim in claims)
        if not any(values) or (len(set(values)) == 1 and name not in _ALWAYS):
            continue
        said = {value.casefold() for value in values if value or name in _OF_THE_WHOLE}
        differs = len(said) > 1
        rows.append(ReadingRow(name, values, differs, tuple(column in claim.inferred for claim in claims)))
    return tuple(rows)
