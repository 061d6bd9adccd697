"""The accident, attack or disaster that a document is about: the counts of its harm are of that one happening.

A reader takes "seven people were killed" under the title "Port Amsel tram crash" for the dead of that crash. The name
that is made for it, place and kind, is the same in every document, so that tolls of one happening meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.extract import lexicon
from explorer.extract.countries import COUNTRIES
from explorer.extract.name import Name
from explorer.extract.name_runs import Run, runs
from explorer.extract.names import Names
from explorer.extract.offices import is_teller
from explorer.extract.tokens import Token, tokenize
from explorer.vocabulary.happenings import Happenings

_LEAD = 3
"""How many sentences make the lead."""
_TITLE_WEIGHT, _LEAD_WEIGHT = 3, 2
_TITLED = 4
"""What a place in the title weighs."""
_LEAST = 3
"""How much a document speaks of its happening, and of its place, at least."""
_LEAST_OF_TOWNS = 2
_AHEAD = 1.5
_SPECIFIC = 0.3
"""What share of the loose noun's mentions makes the specific one the kind: a few bombings among attacks."""
_PLACING = frozenset({"in", "at", "near", "on", "off", "outside"})
_REPEATED = 2
"""How often a noun tells another happening than the verbs of title and lead do."""
_BESIDE = 3
"""How many words before a verb may name what crashed."""
_CHAIN = 5
"""How many words before the noun may name it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, as the document tells it."""

    text: str
    """Its name: "Port Amsel crash", "Hurricane Orla"."""
    kind: str
    owner: Name | None
    """The place or thing that its name holds; None where it has a name of its own."""
    words: frozenset[str]
    """The nouns by which the document tells it: crash, tram, derailment."""
    known: frozenset[int]
    """The identities of the names in title and lead."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun of a happening in the text."""

    kind: str
    noun: str
    plural: bool
    chain: tuple[Token, ...]
    """The nouns and names right before it."""
    owners: tuple[tuple[str, Name], ...]
    """The names that place it, as they stand there: of its chain, or behind "in"."""
    own_name: str = ""
    """The name that it has of its own."""


@dataclass(slots=True)
class _Told:
    """What the mentions of one kind add up to."""

    weight: float = 0
    plural: int = 0
    count: int = 0
    opened: bool = False
    """Whether title or lead tells it."""
    words: set[str] = field(default_factory=set)


def find_happening(
    title: str | None, sentences: Iterable[Sequence[Token]], names: Names, text: str, happenings: Happenings
) -> Happening | None:
    """The one happening that a document is about; None where it tells of several or of none.

    `sentences` are the tokens of the whole document in order, headings included.
    """
    told: dict[str, _Told] = {}
    acted: dict[str, _Told] = {}
    owners: Counter[str] = Counter()
    named: dict[str, Name] = {}
    own_names: Counter[str] = Counter()
    known: set[int] = set()
    pieces: list[tuple[float, str, Sequence[Token]]] = []
    if title:
        pieces.append((_TITLE_WEIGHT, title, tokenize(title)))
    pieces.extend((_LEAD_WEIGHT if i < _LEAD else 1, text, words) for i, words in enumerate(sentences))
    for at, (weight, source, words) in enumerate(pieces):
        if weight > 1:
            for mention in verbs_in(words, happenings):
                _count(acted.setdefault(mention.kind, _Told()), mention, weight)
        for mention in mentions_in(words, names, source, happenings):
            _count(told.setdefault(mention.kind, _Told()), mention, weight)
            own_names[mention.own_name] += bool(mention.own_name)
            for called, name in mention.owners:
                named[called] = name
                owners[called] += round(2 * weight)
        if weight > 1:
            for run in runs(words, source):
                place = _name_of(run, names, source is text)
                if place is None:
                    continue
                known.add(id(place))
                if _may_own(place) and (run.before in _PLACING or is_place(place)):
                    named[run.text] = place
                    first = at == bool(title)
                    owners[run.text] += _TITLED if source is not text else 2 if first else 1
    if not any(one.opened for one in told.values()):
        nouns = [kind for kind, one in told.items() if one.count >= _REPEATED]
        told = acted if all(kind in acted for kind in nouns) else told
    kind = _main(told, happenings)
    if kind is None:
        return None
    words_of = frozenset().union(*(one.words for name, one in told.items() if name == kind or name in happenings.loose))
    for own, count in own_names.most_common(1):
        if count and happenings.by_noun.get(own.split()[0].lower()) == kind:
            return Happening(own, kind, None, words_of, frozenset(known))
    owner = _main_owner(owners, {called: name for called, name in named.items() if id(name) in known})
    if owner is None:
        return None
    return Happening(f"{owner} {kind}", kind, named[owner], words_of, frozenset(known | {id(named[owner])}))


def _count(told: _Told, mention: Mention, weight: float) -> None:
    told.weight += weight
    told.count += 1
    told.plural += mention.plural
    told.opened = told.opened or weight > 1
    told.words.add(mention.noun)
    told.words.update(token.lower for token in mention.chain if token.tag == "NOUN")


def mentions_in(words: Sequence[Token], names: Names, text: str, happenings: Happenings) -> Iterator[Mention]:
    """The happenings that the tokens of a sentence speak of, in order."""
    for i, token in enumerate(words):
        if token.tag not in ("NOUN", "PROPN"):
            continue
        two = f"{words[i - 1].lower} {token.lower}" if i else ""
        noun = next((one for one in (two, token.lower) if one in happenings.by_noun), "")
        plural = not noun and lexicon.singular(token.lower) in happenings.by_noun
        if not noun and not plural:
            continue
        noun = noun or lexicon.singular(token.lower)
        if i + 1 < len(words) and words[i + 1].tag == "NOUN" and not words[i + 1].lower.endswith("s"):
            continue  # "crash investigators", "fire service": a word beside another noun
        own = _own_name(words, i, noun, happenings)
        if not own and any(run.start <= token.start and run.end > token.end for run in runs(words, text)):
            continue  # "Accident Investigation Branch": a word of a name
        start = i
        while start > 0 and i - start < _CHAIN and words[start - 1].tag in ("NOUN", "PROPN"):
            start -= 1
        chain = tuple(words[start:i])
        kind = happenings.by_noun[noun]
        owners = tuple(_owners(words, start, i, names, text, kind in happenings.deeds))
        yield Mention(kind, noun, plural, chain, owners, own)


def verbs_in(words: Sequence[Token], happenings: Happenings) -> Iterator[Mention]:
    """The happenings that a sentence tells by a verb: "the tram overturned", "a barge hit a ferry"."""
    for i, token in enumerate(words):
        if token.tag == "NOUN" and lexicon.singular(token.lower) in happenings.by_noun:
            continue
        kind = happenings.by_verb.get(token.lower)
        before = words[max(0, i - _BESIDE) : i]
        if kind is None and token.lower in happenings.hitting:
            kind = "crash" if any(other.lower in happenings.vehicles for other in before) else None
        chain = tuple(other for other in before if other.tag in ("NOUN", "PROPN"))
        if kind is not None and chain:
            yield Mention(kind, kind, False, chain, ())


def _own_name(words: Sequence[Token], i: int, noun: str, happenings: Happenings) -> str:
    if noun not in happenings.named or not words[i].text[0].isupper() or i + 1 >= len(words):
        return ""
    after = words[i + 1]
    return f"{words[i].text} {after.text}" if after.tag == "PROPN" and after.text.isalpha() else ""


def _owners(
    words: Sequence[Token], start: int, i: int, names: Names, text: str, violent: bool
) -> Iterator[tuple[str, Name]]:
    """The names in the chain before the noun, and the place behind it: "the fire at Larchford mill".

    What stands before a deed of violence is as often who did it as where: there only a place counts.
    """
    behind = i + 1 < len(words) and words[i + 1].lower in _PLACING
    for run in runs(words, text):
        in_chain = words[start].start <= run.start < words[i].start
        if not in_chain and not (behind and words[i + 1].end < run.start <= words[i + 1].end + len(" the ")):
            continue
        called = run.text[: words[i].start - run.start].strip() if in_chain else run.text
        name = names.of(called) or names.named(run)
        if name is not None and _may_own(name) and not (in_chain and violent and not is_place(name)):
            yield called, name


def is_place(name: Name) -> bool:
    """Whether a text speaks of a name as of a place."""
    return name.place or name.text.lower() in COUNTRIES


def _name_of(run: Run, names: Names, inside: bool) -> Name | None:
    return names.named(run) if inside else names.of(run.text)


def _may_own(name: Name) -> bool:
    """Whether a happening may be called by a name: no person, no people, no office that tells of it."""
    return not (name.person or name.demonym or is_teller(name.text) or name.text.rpartition(" ")[2] == "The")


def _main(told: dict[str, _Told], happenings: Happenings) -> str | None:
    """The kind that the document is about: told in title or lead, once, and far more often than any other."""
    open_kinds = sorted((one for one in told if told[one].opened), key=lambda kind: (-told[kind].weight, kind))
    loose = [kind for kind in open_kinds if kind in happenings.loose]
    firm = [kind for kind in open_kinds if kind not in happenings.loose]
    best = next(iter(firm), None)
    if best is None or (loose and told[best].weight < _SPECIFIC * told[loose[0]].weight):
        best = loose[0] if loose else None
    if best is None:
        return None
    weight = told[best].weight + sum(told[kind].weight for kind in loose if kind != best)
    rivals = (told[kind].weight for kind in firm if kind != best)
    if weight < _LEAST or any(weight < _AHEAD * other for other in rivals):
        return None
    return None if 2 * told[best].plural >= told[best].count else best


def _main_owner(owners: Counter[str], named: Mapping[str, Name]) -> str | None:
    """The name that the happening is mostly placed by; a town before its country."""
    ranked = sorted(named, key=lambda called: (-owners[called], called))
    if not ranked:
        return None
    best = ranked[0]
    if owners[best] < (_LEAST if best.lower() in COUNTRIES else _LEAST_OF_TOWNS):
        return None
    if best.lower() in COUNTRIES:
        town = next((one for one in ranked[1:] if named[one].place and one.lower() not in COUNTRIES), None)
        if town is not None and 2 * owners[town] >= owners[best]:
            return town
    return best
