"""What a document is plainly about: the entity of each kind that its title and lead name and that it goes on about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.extract.countries import COUNTRIES
from explorer.extract.demonyms import country_of
from explorer.extract.name import Name, is_place
from explorer.extract.name_runs import Run, runs
from explorer.extract.names import Names
from explorer.extract.offices import is_teller
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set

_WORD = re.compile(r"\w+(?:[.&-]+\w+)*")
_FEWEST = 2
"""How often a text names its topic at least; a country, or the first of the title, may be named once."""
_AHEAD = 1.5
"""How much oftener than another one of its kind in the title."""
_FAR_AHEAD = 2.0
"""How much oftener than any other place a text names the one that its title leaves out."""
_OFTEN = 3
_SHARED = 4
"""How many letters a place and its people share at least."""
_SKY = word_set("earth moon sun mars venus jupiter saturn mercury")
"""What things fly to, and figures are hardly ever told of."""
_HOLIDAYS = word_set("christmas easter ramadan thanksgiving halloween diwali hogmanay passover")
_MARKETS = frozenset({"wall street", "the city"})
"""Places that stand for all who trade there."""
_TELLING = 2
"""A name of which every other mention says something is a source."""


def _stem(place: str) -> str:
    """The letters that a place shares with its people at least."""
    return place.lower().split()[-1][:_SHARED]


class Kind(StrEnum):
    """What sort of entity a topic is, as far as its name tells."""

    PLACE = "place"
    PERSON = "person"
    THING = "thing"
    """A firm, a club, a party, a product, a craft."""


Topics = dict[Kind, Name]
"""The topic of each kind, where a document has exactly one."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a document opens with: the names of its title and of its first sentences."""

    titled: dict[int, int]
    """The names of the title with the position of their first word."""
    first: tuple[Name, ...]
    peoples: frozenset[str]
    """The countries whose people the title speaks of."""

    def of(self, kind: Kind) -> list[Name]:
        """The names of a kind in the first sentences, the most often spoken of first."""
        return sorted((n for n in self.first if kind_of(n) is kind), key=lambda n: (-n.count, n.text))


def find_topics(title: str | None, lead: Iterable[Sequence[Token]], names: Names, text: str) -> Topics:
    """The topics of a document by its title, the tokens of its first sentences and its names."""
    sentences = list(lead)
    opening = _opening(title or "", [run for tokens in sentences for run in runs(tokens, text)], names)
    found = {kind: _topic(kind, opening, names) for kind in Kind}
    found[Kind.PLACE] = found[Kind.PLACE] or _land_of_people(title or "", sentences, names)
    return {kind: name for kind, name in found.items() if name is not None}


def _land_of_people(title: str, lead: Iterable[Sequence[Token]], names: Names) -> Name | None:
    """The one country that title and lead speak of by its people alone: "Swedish inflation slows"."""
    headline = _WORD.findall(title)
    lands = {country_of(word) for word in headline} - {None}
    spoken = {country_of(token.text) for tokens in lead for token in tokens} - {None}
    if len(lands) != 1 or lands != spoken or any(word.lower() in COUNTRIES for word in headline):
        return None
    land = lands.pop() or ""
    return names.canonical.get(land.lower()) or Name(land, count=1, placed=1, modifies=False)


def kind_of(name: Name) -> Kind:
    """The sort of entity of a name."""
    if name.person:
        return Kind.PERSON
    return Kind.PLACE if is_place(name) else Kind.THING


def is_holiday(name: Name) -> bool:
    """Whether a name is that of a feast, which has no figures."""
    return name.text.lower().split()[0] in _HOLIDAYS


def _opening(title: str, lead: Sequence[Run], names: Names) -> _Opening:
    headline = _WORD.findall(title)
    first = {id(name): name for run in lead if (name := names.named(run)) is not None and not name.demonym}
    titled = _titled([word.lower() for word in headline], names)
    peoples = [run.text.split()[-1] for run in lead]
    by_stem: dict[str, list[int]] = {}
    lands: dict[str, int] = {}
    for at, word in enumerate(headline):
        by_stem.setdefault(word[:_SHARED].lower(), []).append(at)
        if (land := country_of(word)) is not None:
            lands.setdefault(land, at)
    for name in names.canonical.values():
        if kind_of(name) is not Kind.PLACE:
            continue
        stem = _stem(name.text)
        spoken = (at for at in by_stem.get(stem, ()) if _of_people(headline[at], name.text))
        said = next(spoken, lands.get(name.text))
        if said is not None:
            titled.setdefault(id(name), said)
        if said is not None or any(word[:_SHARED].lower() == stem and _of_people(word, name.text) for word in peoples):
            first[id(name)] = name
    return _Opening(titled, tuple(first.values()), frozenset(land.lower() for land in lands))


def _topic(kind: Kind, opening: _Opening, names: Names) -> Name | None:
    """The topic of a kind: in title and lead, and spoken of more than any other of its kind."""
    here = [name for name in opening.of(kind) if _may_be(name)]
    titled = [name for name in here if id(name) in opening.titled]
    if not titled:
        return _unnamed_place(here, names) if kind is Kind.PLACE and not _any_titled(kind, opening, names) else None
    best, *others = titled
    if kind is Kind.PLACE and any(not best.text.lower().endswith(people) for people in opening.peoples):
        return None
    opens = opening.titled[id(best)] == 0
    fewest = 1 if opens or kind is Kind.PLACE else _FEWEST
    if best.count < fewest or any(best.count < _AHEAD * other.count for other in others):
        return None
    alone = opens or kind is Kind.PLACE or all(best.count >= other.count for other in here)
    return best if alone else None


def _any_titled(kind: Kind, opening: _Opening, names: Names) -> bool:
    return any(id(name) in opening.titled and kind_of(name) is kind for name in names.canonical.values())


def _unnamed_place(here: Sequence[Name], names: Names) -> Name | None:
    """The country that a text tells figures of without a word of it in the title."""
    if not here or here[0].count < _OFTEN or here[0].text.lower() not in COUNTRIES:
        return None
    others = (name for name in names.canonical.values() if name is not here[0] and kind_of(name) is Kind.PLACE)
    return here[0] if all(here[0].count >= _FAR_AHEAD * other.count for other in others) else None


def _may_be(name: Name) -> bool:
    """Whether a text may be about a name: no source, nothing in the sky, no name that only tells a sort of thing."""
    text = name.text.lower()
    if text in _SKY or text in _MARKETS or is_teller(text) or is_holiday(name):
        return False
    if kind_of(name) is Kind.PLACE:
        return True
    return not name.modifies and (name.person or _TELLING * name.speaking <= name.count)


def _titled(headline: Sequence[str], names: Names) -> dict[int, int]:
    """The names that a title gives, in full or by a form that the text uses, with their places; none inside another."""
    found: list[tuple[int, int, Name]] = []
    for key, name in names.canonical.items():
        parts = key.split()
        forms = [parts, parts[:2]] if len(parts) > 2 and not name.person else [parts]
        starts = (
            (at, len(form)) for form in forms for at in range(len(headline)) if headline[at : at + len(form)] == form
        )
        found.extend((at, at + length, name) for at, length in starts)
    return {
        id(name): start
        for start, end, name in sorted(found, key=lambda entry: -entry[0])
        if not any(s <= start and end <= e and e - s > end - start for s, e, other in found if other is not name)
    }


def _of_people(word: str, place: str) -> bool:
    """Whether a word may be what the people of a place are called: "Velmaran" for Velmara."""
    stem, own = word.lower(), place.lower().split()[-1]
    if not word[:1].isupper() or stem == own or stem in COUNTRIES or len(stem) > len(own) + _SHARED:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(stem, own, strict=False)) if a != b), min(len(stem), len(own)))
    return shared >= max(_SHARED, len(own) - 1)
