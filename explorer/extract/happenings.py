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
from explorer.extract.name import Name, is_place
from explorer.extract.name_runs import runs
from explorer.extract.names import Names
from explorer.extract.offices import is_teller
from explorer.extract.tokens import Token, tokenize
from explorer.vocabulary.happenings import Happenings

_LEAD = 3
"""How many sentences make the lead."""
_TITLE_WEIGHT, _LEAD_WEIGHT, _PLAIN_WEIGHT = 3, 2, 1
"""What a noun of a happening weighs in the title, in the lead, and behind it."""
_PLACED = 2
"""How much more than its noun a name weighs that says where it happened."""
_IN_TITLE, _IN_FIRST, _IN_LEAD = 4, 2, 1
"""What a place weighs in the title, in the first sentence, and in the rest of the lead."""
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

    weight: int = 0
    plural: int = 0
    count: int = 0
    opened: bool = False
    """Whether title or lead tells it."""
    words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The title or one sentence of a document."""

    words: Sequence[Token]
    text: str
    """What the tokens are of."""
    weight: int = _PLAIN_WEIGHT
    titled: bool = False
    first: bool = False
    """Whether it is the first sentence."""

    @property
    def opens(self) -> bool:
        """Whether it belongs to title or lead."""
        return self.weight > _PLAIN_WEIGHT


@dataclass(slots=True)
class _Tally:
    """What the pieces of a document add up to."""

    told: dict[str, _Told] = field(default_factory=dict)
    """The kinds that nouns tell."""
    acted: dict[str, _Told] = field(default_factory=dict)
    """The kinds that verbs of title and lead tell."""
    named: dict[str, Name] = field(default_factory=dict)
    """The names that may place the happening, as the text has them."""
    owners: Counter[str] = field(default_factory=Counter)
    """What each of them weighs."""
    own_names: Counter[str] = field(default_factory=Counter)
    """The names that happenings have of their own."""
    known: set[int] = field(default_factory=set)
    """The identities of the names in title and lead."""


def find_happening(
    title: str | None, sentences: Iterable[Sequence[Token]], names: Names, text: str, happenings: Happenings
) -> Happening | None:
    """The one happening that a document is about; None where it tells of several or of none.

    `sentences` are the tokens of the whole document in order, headings included.
    """
    tally = _Tally()
    for piece in _pieces(title, sentences, text):
        _add_happenings(tally, piece, names, happenings)
        if piece.opens:
            _add_places(tally, piece, names)
    told = _telling(tally)
    kind = _main(told, happenings)
    if kind is None:
        return None
    nouns = frozenset().union(*(one.words for name, one in told.items() if name == kind or name in happenings.loose))
    own = next((name for name, _ in tally.own_names.most_common(1)), None)
    if own is not None and happenings.by_noun.get(own.split()[0].lower()) == kind:
        return Happening(own, None, nouns, frozenset(tally.known))
    owner = _main_owner(tally.owners, {called: name for called, name in tally.named.items() if id(name) in tally.known})
    if owner is None:
        return None
    return Happening(f"{owner} {kind}", tally.named[owner], nouns, frozenset(tally.known))


def _pieces(title: str | None, sentences: Iterable[Sequence[Token]], text: str) -> Iterator[_Piece]:
    if title:
        yield _Piece(tokenize(title), title, _TITLE_WEIGHT, titled=True)
    for i, words in enumerate(sentences):
        yield _Piece(words, text, _LEAD_WEIGHT if i < _LEAD else _PLAIN_WEIGHT, first=not i)


def _add_happenings(tally: _Tally, piece: _Piece, names: Names, happenings: Happenings) -> None:
    for mention in verbs_in(piece.words, happenings) if piece.opens else ():
        _count(tally.acted.setdefault(mention.kind, _Told()), mention, piece.weight)
    for mention in mentions_in(piece.words, names, piece.text, happenings):
        _count(tally.told.setdefault(mention.kind, _Told()), mention, piece.weight)
        if mention.own_name:
            tally.own_names[mention.own_name] += 1
        for called, name in mention.owners:
            tally.named[called] = name
            tally.owners[called] += _PLACED * piece.weight


def _add_places(tally: _Tally, piece: _Piece, names: Names) -> None:
    """Add the names of title and lead; those that stand as places may own the happening."""
    for run in runs(piece.words, piece.text):
        name = names.of(run.text) if piece.titled else names.named(run)
        if name is None:
            continue
        tally.known.add(id(name))
        if _may_own(name) and (run.before in _PLACING or is_place(name)):
            tally.named[run.text] = name
            tally.owners[run.text] += _IN_TITLE if piece.titled else _IN_FIRST if piece.first else _IN_LEAD


def _telling(tally: _Tally) -> Mapping[str, _Told]:
    """The kinds that nouns tell; those of the verbs where only they tell one in title and lead."""
    if any(one.opened for one in tally.told.values()):
        return tally.told
    nouns = [kind for kind, one in tally.told.items() if one.count >= _REPEATED]
    return tally.acted if all(kind in tally.acted for kind in nouns) else tally.told


def _count(told: _Told, mention: Mention, weight: int) -> None:
    told.weight += weight
    told.count += 1
    told.plural += mention.plural
    told.opened = told.opened or weight > _PLAIN_WEIGHT
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


def _may_own(name: Name) -> bool:
    """Whether a happening may be called by a name: no person, no people, no office that tells of it."""
    return not (name.person or name.demonym or is_teller(name.text) or name.text.rpartition(" ")[2] == "The")


def _main(told: Mapping[str, _Told], happenings: Happenings) -> str | None:
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
