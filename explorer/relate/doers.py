"""One act on one date with two doers: "founded by Count Brand" against "founded by King Olaf"."""

from __future__ import annotations

from explorer.model import RelationType
from explorer.relate.marks import BARE
from explorer.relate.reading import PeriodMatch, Reading, match_periods
from explorer.relate.verdict import Verdict
from explorer.relate.words import Lexicon, fold, same_stem

_FULL_NAME = 2
"""Words of a name that hardly two people of two texts share."""
_SUFFIXED = 2
"""How far from the end of a full name a short one may end: "Luetkemeyer III" is called Luetkemeyer."""
_MONTH = 7
"""Characters of a period that names a month at least: many a thing is won or bought in one year."""


def doers_differ(first: Reading, second: Reading, lexicon: Lexicon) -> Verdict | None:
    """The contradiction of two events that only one could have done; None where both may be right.

    The act must be one of those that happen to a thing once at a time, the thing and the date the same.
    """
    one, two = first.claim, second.claim
    if not first.metric or first.metric != second.metric or lexicon.sole.isdisjoint(first.metric.split()):
        return None
    if one.document_id == two.document_id or first.forward != second.forward:
        return None
    if not _named(first) or not _named(second) or not _strangers(first, second):
        return None
    if not _one_thing(first, second, lexicon) or match_periods(first, second) != PeriodMatch.SAME:
        return None
    if not (_passages(first, second) or (_certain(first) and _certain(second))):
        return None
    because = f"by {one.subject} or by {two.subject}: one act on one date has one doer"
    return Verdict(RelationType.CONTRADICTION, "doers-differ", because, about=f"{one.object} {one.metric}", gap=0.3)


def rivals_for(first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    """Whether two acts that only one can do are told of two doers: they are not one event, whatever their dates."""
    sole = first.metric == second.metric and not lexicon.sole.isdisjoint(first.metric.split())
    return sole and bool(first.subject_words) and bool(second.subject_words) and _strangers(first, second)


def partners_differ(first: Reading, second: Reading, lexicon: Lexicon) -> Verdict | None:
    """The contradiction of two acts of one doer on one date that can have only one partner, or one holder of an office.

    "Married Lena Hale" against "married Orla Venn"; "Ana Roth was elected mayor" against "Lena Hale was".
    """
    one, two = first.claim, second.claim
    things = (one.object or "", two.object or "")
    if one.document_id == two.document_id or first.forward != second.forward or not all(map(_is_name_of, things)):
        return None
    if first.subject_tokens != second.subject_tokens or match_periods(first, second) != PeriodMatch.SAME:
        return None
    names = [{lexicon.stem(word) for word in fold(thing).split()} for thing in things]
    if names[0] & second.sketch.words or names[1] & first.sketch.words or len(one.period or "") < _MONTH:
        return None
    paired = first.metric == second.metric and not lexicon.paired.isdisjoint(first.metric.split())
    if paired and first.subject_tokens:
        return _parted(first, f"{one.subject} {one.metric}", things, "one marries one at a time")
    rest = [reading.content - own for reading, own in zip((first, second), names, strict=True)]
    held = rest[0] & rest[1] & lexicon.offices
    if held and not (rest[0] ^ rest[1]) - lexicon.choosing and _chosen(first, lexicon) and _chosen(second, lexicon):
        return _parted(first, one.metric or "", things, "one office goes to one at a time")
    return None


def _chosen(reading: Reading, lexicon: Lexicon) -> bool:
    return not lexicon.choosing.isdisjoint(reading.metric.split())


def _parted(first: Reading, about: str, things: tuple[str, str], why: str) -> Verdict:
    because = f"{things[0]} or {things[1]}: {why}"
    return Verdict(RelationType.CONTRADICTION, "partners-differ", because, about=about, gap=0.3)


def one_life(first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    """Whether both tell the birth or the death of one person, whom one may name more fully than the other."""
    if first.metric != second.metric or not {"birth", "death"} & {first.claim.metric, second.claim.metric}:
        return False
    if first.claim.document_id == second.claim.document_id or not (_named(first) and _named(second)):
        return False
    short, long = sorted((first.subject_tokens, second.subject_tokens), key=len)
    if len(short) < _FULL_NAME and not (short == long or (_passages(first, second) and short == long[:1])):
        return False
    ends = short[-1] in long[-_SUFFIXED:] and short[0] in long
    at = iter(long)
    return ends and all(word in at for word in short) and _alone(first, lexicon) and _alone(second, lexicon)


def one_appearance(first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    """Whether two undated passages tell when one work or product came out, which the second may call "the film"."""
    if first.metric != second.metric or lexicon.appearing.isdisjoint(first.metric.split()):
        return False
    if first.claim.document_id == second.claim.document_id or not _passages(first, second):
        return False
    one_told = (first.claim.object is None) != (second.claim.object is None)
    if one_told and first.subject and first.subject == second.subject:
        return False  # the subject brought out what only one of them names
    if first.scope_words or second.scope_words or first.place_words != second.place_words:
        return False
    one, two = (_thing(reading, lexicon) for reading in (first, second))
    narrowed = (first.content ^ second.content) & lexicon.restricting
    if narrowed or one is None or two is None:
        return False
    return one == two != "" or (_is_name_of(one) and two == "") or (_is_name_of(two) and one == "")


_FIRST_SHOWN = frozenset({"debut", "premiere"})
_OF_ANY_DEBUT = _FIRST_SHOWN | {"the", "its", "a", "their", "official", "first", "public", "world", "global"}
"""Words of a debut that make no other debut of it; a European debut is another one."""


def one_debut(first: Reading, second: Reading) -> bool:
    """Whether both tell the debut of one model, known by a number in its name: it is shown for the first time once.

    Persons make debuts in many teams and parts, so a name alone is not enough.
    """
    one, two = first.claim, second.claim
    if one.metric != two.metric or one.metric not in _FIRST_SHOWN or one.document_id == two.document_id:
        return False
    if first.subject_tokens != second.subject_tokens or not any(map(str.isdigit, one.subject or "")):
        return False
    if one.object or two.object or any(reading.scope_words or reading.place_words for reading in (first, second)):
        return False
    return all(set(fold(claim.phrase or "").split()) <= _OF_ANY_DEBUT for claim in (one, two))


def _thing(reading: Reading, lexicon: Lexicon) -> str | None:
    """What came out: a name as it is written, empty for a pronoun or a common noun of works; None where it is unsaid.

    "She released it" names who did it, and not what.
    """
    claim = reading.claim
    if claim.object is None and claim.subject is not None and claim.metric == "launch":
        return None
    named = (claim.object or claim.subject or "").removeprefix("The ").removeprefix("the ")
    if not named or (" " not in named and lexicon.stem(named) in lexicon.works):
        return ""
    return named if _is_name_of(named) else None


def _is_name_of(thing: str) -> bool:
    """Whether words are a name: "300" is one, "300 papers" is none."""
    return thing[:1].isupper() or (thing[:1].isdigit() and not any(word[0].islower() for word in thing.split()))


def _alone(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the claim is of the person himself, not of a part of those that a name stands for."""
    return not reading.scope_words and not any(word in lexicon.generic for word in reading.subject_words)


def _named(reading: Reading) -> bool:
    return bool(reading.claim.subject) and (reading.claim.subject or "")[0].isupper()


def _strangers(first: Reading, second: Reading) -> bool:
    """Whether neither clause mentions the other's doer, nor a part of his name."""
    return not any(
        same_stem(name, word)
        for one, two in ((first, second), (second, first))
        for name in one.subject_words
        for word in two.sketch.words | two.subject_words
    )


def _one_thing(first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    """Whether both name the same object, of which there is one at a time, and the clauses say nothing else of it."""
    one, two = (fold(reading.claim.object or "") for reading in (first, second))
    if not lexicon.many.isdisjoint(map(lexicon.stem, one.split())):
        return False
    said = [reading.content - reading.subject_words for reading in (first, second)]
    if lexicon.many & (said[0] | said[1]):
        return False
    names = [{word for name in reading.sketch.names for word in name.split()} for reading in (first, second)]
    doers = first.subject_words | second.subject_words
    return bool(one) and one == two and len((said[0] ^ said[1]) - names[0] - names[1] - doers) <= 1


def _passages(first: Reading, second: Reading) -> bool:
    return BARE in first.sketch.words and BARE in second.sketch.words


def _certain(reading: Reading) -> bool:
    """Whether an article names the thing and its date so closely that it is no other of its kind."""
    thing = reading.claim.object or ""
    return thing[:1].isupper() and len(reading.claim.period or "") >= _MONTH and reading.known_period
