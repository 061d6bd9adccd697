"""Words reduced to what two texts can share: folded, without endings, synonyms as one. The lists are data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from explorer.resources import data_folder
from explorer.vocabulary.reading import read_source, string_list

TOKEN = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LISTS = (
    "neutral", "revising", "former", "latest", "moving", "intent", "restricting", "growing", "generic", "once", "sole",
    "many", "recurring", "quoted", "hours", "appearing", "works", "kinds", "homonyms", "converse", "acts",
    "statistics", "mutual",
    "enlarging", "acting", "grades", "verdicts", "everywhere", "paired", "offices", "choosing", "legal", "times",
    "synonyms", "contrasts",
)  # fmt: skip
_CONNECTORS = frozenset(["and", "of", "the", "for"])


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The closed word lists of the relation rules; hashed by identity, so that what they say of a name is kept."""

    neutral: frozenset[str] = frozenset()
    """Stems that say nothing of what is measured: was, stood, reported, total."""
    synonyms: dict[str, str] = field(default_factory=dict)
    """Stem -> the stem that stands for its set."""
    revising: frozenset[str] = frozenset()
    """Stems by which a text says that its figure replaces an earlier one."""
    former: frozenset[str] = frozenset()
    """Stems by which a text says that a figure has been replaced since: originally, previously."""
    latest: frozenset[str] = frozenset()
    """Stems by which a text says that a figure is the one that holds now: currently, now, revised."""
    moving: frozenset[str] = frozenset()
    """Stems by which a text says that an aim is no longer what it was: raised, lowered."""
    legal: frozenset[str] = frozenset()
    """Folded last words of organisations' names that name nobody: inc, corporation, group."""
    times: frozenset[str] = frozenset()
    """Folded words that name a time: weekdays, months, quarter."""
    generic: frozenset[str] = frozenset()
    """Counted nouns that stand for any of their kind: people, unit, thing."""
    intent: frozenset[str] = frozenset()
    """Stems by which a text says that it speaks of an aim, a plan or a forecast."""
    narrowing: frozenset[str] = frozenset()
    """The restricting words as they are written, folded: kept even where their stem says nothing (monthly, month)."""
    growing: frozenset[str] = frozenset()
    """Stems of what is counted up while an event lasts: deaths, cases, burned land."""
    restricting: frozenset[str] = frozenset()
    """Stems that always narrow what is measured: women, core, confirmed, daily."""
    once: frozenset[str] = frozenset()
    """Stems of events that happen to one thing once: foundation, birth, death."""
    sole: frozenset[str] = frozenset()
    """Stems of acts that only one can do to a thing at a time: win, found, acquire."""
    many: frozenset[str] = frozenset()
    """Stems of things of which one time gives many: medal, game, seat."""
    recurring: frozenset[str] = frozenset()
    """Stems of events that come again: eruption, strike."""
    quoted: frozenset[str] = frozenset()
    """Stems of what a market quotes from hour to hour: stock, index, yield."""
    appearing: frozenset[str] = frozenset()
    """Stems of events by which a work or a product comes out."""
    works: frozenset[str] = frozenset()
    """Stems of common nouns for works, by which a text speaks of one that it has named."""
    everywhere: frozenset[str] = frozenset()
    """Stems by which a clause says that its figure is of all places: worldwide, globally."""
    paired: frozenset[str] = frozenset()
    """Stems of acts that one does with one other: marriage."""
    offices: frozenset[str] = frozenset()
    """Stems of offices that one holds at a time: president, mayor."""
    choosing: frozenset[str] = frozenset()
    """Stems of acts by which somebody comes into an office."""
    hours: frozenset[str] = frozenset()
    """Stems by which a text says at what hour a figure held: midday, night."""
    kinds: frozenset[str] = frozenset()
    """Folded last words of names that tell what kind of thing has the name: museum, bridge, university."""
    homonyms: frozenset[str] = frozenset()
    """Folded verbs that share their stem with a word that narrows: netted (scored), grossed."""
    enlarging: frozenset[str] = frozenset()
    """Stems by which a text says that a thing is to become another: extend, upgrade."""
    grades: frozenset[str] = frozenset()
    """Stems that narrow right before what is counted or measured, and say nothing elsewhere: severe cases."""
    statistics: frozenset[str] = frozenset()
    """Stems that say which of many values is meant: average, peak; a name of the metric that holds one narrows it."""
    mutual: frozenset[str] = frozenset()
    """Folded metrics that are of both sides of an act: the price that one firm pays for another."""
    acting: frozenset[str] = frozenset()
    """Stems of who acts for the whole of what has its name: a country's government, a firm's management."""
    converse: tuple[frozenset[str], ...] = ()
    """Stems by which the two sides of one act tell it: sold to, bought from."""
    verdicts: tuple[frozenset[str], ...] = ()
    """Stems by which a court decides, one set for each way it can."""
    acts: dict[str, str] = field(default_factory=dict)
    """Folded name of an event -> the name that stands for its set: lift-off, launch."""
    contrasts: tuple[frozenset[str], ...] = ()
    """Stems of which one thing is only one: destroyed or damaged, confirmed or suspected."""

    contrasting: frozenset[str] = frozenset()
    """All stems of these."""

    @property
    def rise(self) -> str:
        """The stem of all words for going up."""
        return self.synonyms.get("ris", "ris")

    @property
    def fall(self) -> str:
        """The stem of all words for going down."""
        return self.synonyms.get("fall", "fall")

    def stem(self, word: str) -> str:
        """The stem that stands for `word` (any case)."""
        base = stem(fold(word))
        return self.synonyms.get(base, base)


def lexicon_digest() -> str:
    """A hash of the bundled word lists: with others the sketches of stored claims no longer fit."""
    return f"{crc32(_bundled().read_bytes()):08x}"


def load_lexicon(own: Sequence[Path] = ()) -> Lexicon:
    """The lists of `data/relations/words.toml` and of the tables `relations` in the user's own vocabulary files.

    Files of the bundled vocabulary among `own` hold none and are passed over. Raises VocabularyError for a mistake.
    """
    added = [path for path in own if path.parent != data_folder()]
    return _load(tuple((path, path.stat().st_mtime_ns) for path in (_bundled(), *added)))


def _bundled() -> Path:
    return data_folder() / "relations" / "words.toml"


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[Path, int], ...]) -> Lexicon:
    lists: dict[str, list[str]] = {}
    for path, _ in files:
        source = read_source(path)
        table = source.tables.get("relations", {})
        if not isinstance(table, dict):
            source.fail("'relations' must be a table", "relations")
        for key, value in table.items():
            if key not in _LISTS:
                source.fail(f"unknown list {key!r}; known: {', '.join(_LISTS)}", "relations", key)
            lists.setdefault(key, []).extend(string_list(source, value, "relations", key))
    synonyms = _synonyms(lists.get("synonyms", []))

    def listed(key: str) -> frozenset[str]:
        return frozenset(word for line in lists.get(key, []) for word in fold(line).split())

    def meant(words: Iterable[str]) -> frozenset[str]:
        return frozenset(synonyms.get(one, one) for one in map(stem, words))

    def stems(key: str) -> frozenset[str]:
        return meant(listed(key))

    def lines(key: str) -> tuple[frozenset[str], ...]:
        return tuple(meant(fold(line).split()) for line in lists.get(key, []))

    contrasts = lines("contrasts")
    return Lexicon(
        neutral=frozenset(map(stem, listed("neutral"))),
        synonyms=synonyms,
        revising=stems("revising"),
        former=frozenset(map(stem, listed("former"))),
        latest=frozenset(map(stem, listed("latest"))),
        moving=frozenset(map(stem, listed("moving"))),
        legal=listed("legal"),
        times=listed("times"),
        generic=stems("generic"),
        growing=stems("growing"),
        narrowing=listed("restricting"),
        intent=stems("intent"),
        restricting=stems("restricting"),
        once=stems("once"),
        sole=stems("sole"),
        many=stems("many"),
        recurring=stems("recurring"),
        quoted=stems("quoted"),
        hours=stems("hours"),
        appearing=stems("appearing"),
        works=stems("works"),
        everywhere=stems("everywhere"),
        paired=stems("paired"),
        offices=stems("offices"),
        choosing=stems("choosing"),
        contrasts=contrasts,
        contrasting=frozenset().union(*contrasts),
        converse=lines("converse"),
        verdicts=lines("verdicts"),
        kinds=listed("kinds"),
        homonyms=listed("homonyms"),
        enlarging=stems("enlarging"),
        acting=stems("acting"),
        grades=stems("grades"),
        statistics=stems("statistics"),
        mutual=frozenset(map(fold, lists.get("mutual", []))),
        acts={name: line.split()[0] for line in map(fold, lists.get("acts", [])) for name in line.split()},
    )


def _synonyms(sets: Sequence[str]) -> dict[str, str]:
    """Stem -> the stem that stands for its set. A word stays in the first set that names it.

    A set whose first word is known already adds its others to that word's set.
    """
    found: dict[str, str] = {}
    for line in sets:
        forms = [stem(fold(word)) for word in line.split()]
        chosen = found.get(forms[0], forms[0])
        found |= {form: chosen for form in forms if form not in found}
    return found


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` in lower case without accents, possessives and typographic marks."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return " ".join(_POSSESSIVE.sub("", word) for word in plain.replace("’", "'").split())


_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "sold": "sell", "bought": "buy",
    "paid": "pay", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow",
    "shrank": "shrink", "shrunk": "shrink", "won": "win", "lost": "lose", "made": "make", "built": "build",
    "began": "begin", "begun": "begin", "spent": "spend", "died": "die", "dead": "die", "deaths": "die", "death": "die",
    "dying": "die", "went": "go", "gone": "go", "held": "hold", "ran": "run", "beat": "beat", "sank": "sink",
    "employees": "employe", "earned": "earn", "shipped": "ship", "left": "leave", "sent": "send", "cut": "cut",
    "feet": "foot", "born": "birth", "high": "height", "tall": "height", "long": "length", "wide": "width",
    "deep": "depth", "heavy": "weight", "weigh": "weight", "weighs": "weight", "weighed": "weight", "bus": "bus",
    "stole": "steal", "stolen": "steal", "broke": "break", "broken": "break", "chose": "choos", "chosen": "choos",
    "drove": "driv", "driven": "driv", "flew": "fly", "flown": "fly", "spoke": "speak", "spoken": "speak",
    "struck": "strik", "stricken": "strik", "threw": "throw", "thrown": "throw", "drank": "drink", "drunk": "drink",
    "drew": "draw", "drawn": "draw", "caught": "catch", "taught": "teach", "thought": "think", "sought": "seek",
    "fought": "fight", "fed": "feed", "lent": "lend", "swept": "sweep", "shot": "shoot", "swam": "swim",
    "rode": "rid", "ridden": "rid", "froze": "freez", "frozen": "freez", "wrote": "writ", "written": "writ",
    "gas": "gas", "series": "series", "species": "species", "news": "news", "us": "us", "uk": "uk",
}  # fmt: skip


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """A folded word without its English endings; crude on purpose: both sides go through it."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.isalpha():
        return word
    base = word
    for ending, minimum, instead in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= minimum:
            base = base[: -len(ending)] + instead
            break
    return _tidy(base)


_ENDINGS = (
    ("sses", 2, "ss"), ("ies", 2, "y"), ("ied", 2, "y"), ("ations", 3, "at"), ("ation", 3, "at"), ("itions", 3, "it"),
    ("ition", 3, "it"), ("issions", 2, "it"), ("ission", 2, "it"), ("tions", 3, "t"), ("tion", 3, "t"),
    ("ments", 3, ""), ("ment", 3, ""), ("ings", 3, ""), ("ing", 3, ""), ("eries", 3, "er"), ("ery", 3, "er"),
    ("ers", 4, ""), ("er", 4, ""), ("ed", 3, ""), ("es", 3, ""), ("ly", 4, ""),
    ("ss", 2, "ss"), ("us", 3, "us"), ("is", 3, "is"), ("s", 3, ""),
)  # fmt: skip


def _tidy(base: str) -> str:
    base = _DOUBLE.sub(r"\1", base) if len(base) > 3 and not base.endswith(("ll", "ss")) else base
    return base[:-1] if base.endswith("e") and len(base) > 3 else base


def same_stem(first: str, second: str) -> bool:
    """Whether two stems are one word's: equal, or one the start of the other in all but the ending."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return len(short) >= 5 and long.startswith(short[: max(5, len(short) - 1)]) and len(long) - len(short) <= 3


class Word(NamedTuple):
    """A word of a sentence with its span."""

    start: int
    end: int
    text: str
    folded: str
    stem: str
    """Its own, whatever the lexicon says of it."""


@lru_cache(maxsize=64)
def words_of(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence in order. Remembered: each of its figures asks for them."""
    found = ((*match.span(), match[0], fold(match[0])) for match in TOKEN.finditer(sentence))
    return tuple(Word(start, end, text, folded, stem(folded)) for start, end, text, folded in found)


@lru_cache(maxsize=65536)
def name_tokens(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The folded words of a name without connectors and legal endings (never empty where the name is not)."""
    words = [word.strip(".,()\"'") for word in fold(name).replace("-", " ").split()]
    words = [word for word in words if word and word not in _CONNECTORS]
    while len(words) > 1 and words[-1] in lexicon.legal:
        words.pop()
    return tuple(words)
