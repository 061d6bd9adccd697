"""The way from a line of text to its quantity mentions: numerals, atoms, joins, nouns, qualifiers, intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.quantities import atoms as atom_rules
from explorer.extract.quantities import finish, intervals, joins, numerals, qualifiers, ranks, scan, special, words
from explorer.extract.quantities.line import Line
from explorer.extract.quantities.masks import Masks, find_masks
from explorer.model import Span
from explorer.vocabulary.units import Units

_LEXICON = words.LEXICON | special.LEXICON | ranks.LEXICON


def find_quantities(
    text: str,
    start: int,
    end: int,
    masked: Sequence[Span],
    units: Units,
    *,
    decimal_comma: bool = False,
    in_cell: bool = False,
) -> list[QuantityMention]:
    """The quantities of one sentence or line, `text[start:end]`, in text order, none overlapping another.

    `masked` are spans that hold none (dates found before); `units` is the vocabulary; `decimal_comma` tells that the
    text writes 18.400 for eighteen thousand and 3,50 for three and a half (`uses_decimal_comma`); `in_cell`, that this
    is a cell of a table, where 1984 is no year. Rates whose counted noun stands elsewhere have a unit that begins with
    a slash ("/month"): the caller puts the noun before it.
    """
    digits = numerals.DIGIT.search(text, start, end) is not None
    line = Line(text, start, end, units, decimal_comma=decimal_comma, in_cell=in_cell)
    if not digits and line.vocabulary.isdisjoint(_LEXICON):
        return []
    inside = [s for s in masked if s.start < end and s.end > start]
    given = Masks([(s.start, s.end) for s in inside])
    masks = find_masks(text, start, end, inside, units.sign_set, in_cell=in_cell) if digits else given
    specials = [s for s in special.find_specials(line) if not given.touches(*s.claimed)]
    claimed = Masks([s.claimed for s in specials])
    found = scan.scan(line, masks, claimed, digits=digits)
    built = [atom for n in found if (atom := atom_rules.build(line, n)) is not None]
    for atom in built:
        finish.complete(line, atom)
    mentions = [m for atom in joins.join(line, built) if (m := finish.finish(line, atom)) is not None]
    mentions += [_qualify_special(line, s.mention) for s in specials]
    mentions.sort(key=lambda m: (m.start, -m.end))
    return _without_overlaps(mentions)


def _qualify_special(line: Line, mention: QuantityMention) -> QuantityMention:
    if mention.kind is QuantityKind.RANK:
        return mention
    left = qualifiers.left_qualifier(line.before(mention.start, 64), mention.start)
    if not left or line.text[left[1] : mention.start].strip().lower() in ("top", "tops"):
        return mention
    low, high = intervals.interval(mention.value, mention.value, 0.0, 0.0, left[0])
    return replace(mention, qualifier=left[0], wide_start=left[1], low=low, high=high)


def _without_overlaps(mentions: list[QuantityMention]) -> list[QuantityMention]:
    out: list[QuantityMention] = []
    for mention in mentions:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out
