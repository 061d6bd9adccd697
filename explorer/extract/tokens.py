"""Tokens of a sentence with coarse tags, from closed word lists, suffixes and the neighbours of a word.

Fast rather than learned: a sentence is tagged only when it holds a figure or a date, and what the assembly needs is
where noun phrases end and where the verb stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from explorer.extract import lexicon as words
from explorer.extract import open_words
from explorer.extract.countries import COUNTRIES, DEMONYM
from explorer.extract.given_names import GIVEN_NAMES
from explorer.extract.word_sets import word_set


class Token(NamedTuple):
    """A word, number or mark with its span.

    `tag` is one of NOUN PROPN VERB AUX ADJ ADV ADP DET PRON NUM CONJ PUNCT PART.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str


_token: Callable[[tuple[int, int, str, str, str]], Token] = partial(tuple.__new__, Token)
"""A token of its fields; a document has so many that the call of a function for each would tell."""
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|Inc|Corp|Ltd|Bros)\.(?=\s)"
    r"|[A-Za-z]+n['’]t(?![A-Za-z])"
    r"|['’](?:s|re|ve|ll|d|m)(?![A-Za-z])"
    r"|[A-Z]['’][A-Z][a-z]+"  # O'Brien
    r"|\d+(?:[.,:]\d+)*[^\W_]*(?:-[^\W_]+)*"
    r"|[^\W_]+(?:[-‐‑&][^\W_]+)*"
    r"|\.\.\.|--|[^\s*_#`]"
)

_CLOSED: dict[str, str] = dict.fromkeys(open_words.PURE_ADJECTIVES | open_words.SOFT_ADJECTIVES, "ADJ")
for _group, _tag in (
    (words.ADJECTIVES, "ADJ"), (words.ADVERBS, "ADV"), (words.PREPOSITIONS, "ADP"), (words.CONJUNCTIONS, "CONJ"),
    (words.DETERMINERS, "DET"), (words.PRONOUNS, "PRON"), (words.SMALL_NUMBERS, "NUM"), (words.AUXILIARIES, "AUX"),
):  # fmt: skip
    for _word in _group:
        _CLOSED[_word] = _tag
_CLOSED |= {"to": "PART", "'s": "PART", "’s": "PART", "half": "NUM", "may": "AUX", "up": "ADV", "down": "ADV",
            "that": "DET", "record": "ADJ", "around": "ADP", "about": "ADP"}  # fmt: skip

_NOUN_LIKE = word_set(
    "total average median mean whole future past public military top bottom key present final official minor major "
    "single double north south east west general extra fall maximum minimum record"
)
_SURE_ADJECTIVES = (words.ADJECTIVES | open_words.PURE_ADJECTIVES) - _NOUN_LIKE
_NOUN_SUFFIX = re.compile(
    r"(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|ist|ists|ers|ors|age|hood|dom|ure|cy|ics|tions|sions|ments|ities)$"
)
_ADJ_SUFFIX = re.compile(r"(?:ous|ful|ive|able|ible|ical|ish|less|ern|al|ic|ian|ese|ary|wide)$")
_BASES = frozenset({"yoy", "qoq", "mom", "y-o-y", "q-o-q", "m-o-m", "year-on-year", "year-over-year"})
_OPENERS = frozenset({"as", "after", "before", "since", "until", "when", "while", "than", "which", "who"})
_CAP_TITLE_SHARE = 0.7
_DATES = words.MONTHS | words.WEEKDAYS
_SHOUTED_NAMES = frozenset({"US", "IT", "WHO"})
_PARTS_OF_NAMES = word_set(
    "new north south east west northern southern eastern western central great saudi general national royal united "
    "federal international standard associated"
)
_MIXED = re.compile(r"[a-z]{1,5}[A-Z][a-z]{2,}(?:[A-Z]\w*)?")
"""A name that starts with small letters: "eTrade"; no unit ("kWh", "mmHg") is written so."""
_CALLINGS = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "ess", "ly", "ing", "ed")
"""Endings of what a person is called by, and of words that are no nouns."""
_PLURAL_AUX = (["have"], ["are"], ["were"])
_OWNING = frozenset({"the", "his", "her", "its", "their", "our", "my"})
_COURSE = word_set("starts begins ends opens closes expires")
_STANDING = word_set(
    "stands rises falls runs holds comes costs hits lists counts ranges measures spans reaches totals needs"
)
_RUNNING = _STANDING | _COURSE
_MEASURES = word_set("prices exports imports shares rents wages yields stocks")
"""What rises and falls: "Diesel prices in Orvane rose" has its verb behind."""
_MEETING = frozenset({"host", "face", "visit", "entertain", "play", "meet"})
"""What teams do to each other: "Town host Marlpool on Tuesday"."""
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "alone"})
_WATCHED = _REFLEXIVE | word_set("well there that more less record earlier later next last first all only")
_BEFORE_NOUN = frozenset(("DET", "ADJ", "NUM", "NOUN", "ADP", "PROPN"))
_BEHIND_NOUN = frozenset(("ADP", "PUNCT", "AUX", "PART", "CONJ", "DET", "PRON", "V:past", "ADV"))
_COMPARING = frozenset({"more", "less", "most", "least", "as", "so", "too", "very", "than"})
_NO_NOUN = ("ous", "less", "wide", "ible")
_NP_BEFORE = frozenset(("DET", "ADJ", "NUM"))
_VERB_AFTER = frozenset(("DET", "PRON", "NUM", "ADV", "PART", "ADP"))


def tokenize(
    text: str, start: int = 0, end: int | None = None, common: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """The tagged tokens of `text[start:end]`, spans in `text`.

    `common` holds words that the document also writes in lower case: they are no names where they open a sentence.
    """
    raw = [(*m.span(), m[0]) for m in _TOKEN.finditer(text, start, len(text) if end is None else end)]
    lowers = [item[2].lower() for item in raw]
    title = _is_title([item[2] for item in raw])
    tags: list[str] = []
    for i, (_, _, word) in enumerate(raw):
        small = word[0].islower() and lowers[i] not in ("am", "pm")
        if small and word != lowers[i] and _MIXED.fullmatch(word):
            tags.append("PROPN")
            continue
        tags.append(_plain_tag(lowers[i]) if small else _first_tag(word, lowers[i], i, tags, raw, common, title))
    _settle(tags, lowers)
    return tuple(map(_token, [(*item, lower, tag) for item, lower, tag in zip(raw, lowers, tags, strict=True)]))


def _is_title(texts: list[str]) -> bool:
    """Whether nearly all long words are capitalised, so that capitals say nothing."""
    long = [word for word in texts if len(word) > 3 and word[0].isalpha()]
    return (
        len(long) > 3 and texts[-1] != "." and sum(word[0].isupper() for word in long) >= _CAP_TITLE_SHARE * len(long)
    )


def _first_tag(
    word: str, lower: str, i: int, tags: list[str], raw: list[tuple[int, int, str]], common: frozenset[str], title: bool
) -> str:
    """The tag without looking right; verb forms stay open as V:kind until `_settle`."""
    first = word[0]
    if first in "$€£¥₹%":
        return "NUM"
    if not (first.isalnum() or (len(word) > 1 and first in "'’")):
        return "PUNCT"
    if first.isdigit():
        return "NUM" if any(c.isdigit() for c in word) else "NOUN"
    opening = not tags or (tags[-1] == "PUNCT" and raw[i - 1][2] in ".\"“‘':([•*-–—")
    if lower in _BASES:
        return "ADV"
    if word in _SHOUTED_NAMES and not all(item[2].isupper() for item in raw if len(item[2]) > 3 and item[2].isalpha()):
        return "PROPN"
    if first.isupper() and not (opening or title) and word not in ("I", "A"):
        shouted = word.isupper() and len(word) > 1 and lower in _CLOSED
        if lower == "may" or (lower not in words.AUXILIARIES and not shouted):
            return "PROPN"
    closed = _CLOSED.get(lower)
    if opening and first.isupper() and not title and _opens_firm(lower, i, raw):
        return "PROPN"
    if lower in ("am", "pm") and tags and tags[-1] == "NUM":
        return "NOUN"
    if closed is not None or not first.isupper() or lower.endswith(("n't", "n’t")) or lower in words.VERB_KINDS:
        return _plain_tag(lower)
    if lower in _DATES:
        return "PROPN"
    if opening or title:
        if opening and not title and _opens_name(word, lower, i, raw):
            return "PROPN"
        return _opening_capital(word, lower, common, title)
    return _by_suffix(lower)


@lru_cache(maxsize=1 << 15)
def _plain_tag(lower: str) -> str:
    """The tag of a word in small letters, whatever stands around it."""
    if lower in _BASES:
        return "ADV"
    closed = _CLOSED.get(lower)
    if closed is not None:
        return closed
    if lower.endswith(("n't", "n’t")):
        return "AUX"
    kind = words.VERB_KINDS.get(lower)
    return _by_suffix(lower) if kind is None else "V:" + kind


def _capital_follows(raw: list[tuple[int, int, str]], i: int) -> bool:
    return i + 1 < len(raw) and raw[i + 1][2][0].isupper()


_TRADES_IN_NAMES = word_set(
    "airlines airways telecom express transport gas steel petroleum electric museum broadcasting"
)


def _opens_firm(lower: str, i: int, raw: list[tuple[int, int, str]]) -> bool:
    """Whether an adjective that opens a sentence belongs to a name: "General Motors", "British Telecom"."""
    if not _capital_follows(raw, i):
        return False
    national = DEMONYM.match(raw[i][2]) is not None or lower in COUNTRIES
    return lower in _PARTS_OF_NAMES or (national and raw[i + 1][2].lower() in _TRADES_IN_NAMES)


def _opens_name(word: str, lower: str, i: int, raw: list[tuple[int, int, str]]) -> bool:
    """Whether a common noun that opens a sentence is the first word of a name: "World Bank", no "Singer Nora"."""
    if not _capital_follows(raw, i) or not word[1:].islower() or lower.endswith(_CALLINGS):
        return False
    following = raw[i + 1][2].lower()
    return following not in GIVEN_NAMES and following not in _DATES


def _opening_capital(word: str, lower: str, common: frozenset[str], title: bool) -> str:
    if lower in common or lower in words.EVERYDAY or words.singular(lower) in words.EVERYDAY or lower.endswith("ly"):
        return _by_suffix(lower)
    if _NOUN_SUFFIX.search(lower) and not word.isupper():
        return "NOUN"
    if not title and not word[1:].islower():
        return "PROPN"
    return "PROPN" if not lower.endswith("s") or lower.endswith("ss") or title else "NOUN"


def _by_suffix(lower: str) -> str:
    if lower in words.EVERYDAY or words.singular(lower) in words.EVERYDAY:
        return "NOUN"
    if (lower.endswith("ly") and len(lower) > 4) or lower.endswith(("wards", "sideways", "lengthways")):
        return "ADV"
    if lower.endswith("ed") and len(lower) > 4:
        return "V:past"
    if lower.endswith("ing") and len(lower) > 5:
        return "V:ing"
    if open_words.is_superlative(lower):
        return "ADJ"
    if _NOUN_SUFFIX.search(lower):
        return "NOUN"
    if _ADJ_SUFFIX.search(lower):
        return "ADJ"
    if "-" in lower:
        tail = lower.rsplit("-", 1)[1]
        if tail in words.VERB_KINDS or tail.endswith("ed"):
            return "ADJ"
    return "NOUN"


def _settle_adjectives(tags: list[str], lowers: list[str]) -> None:
    """A word that only its ending makes an adjective is a noun where no noun follows: "a terminal", "the goal of"."""
    for i, tag in enumerate(tags):
        if tag != "ADJ" or not i or lowers[i] in _SURE_ADJECTIVES or tags[i - 1] not in _BEFORE_NOUN:
            continue
        if lowers[i - 1] in _COMPARING or lowers[i].endswith(_NO_NOUN):
            continue
        if i + 1 == len(tags) or tags[i + 1] in _BEHIND_NOUN:
            tags[i] = "NOUN"


def _settle(tags: list[str], lowers: list[str]) -> None:
    """Decide the open verb forms from their neighbours, left to right."""
    _settle_adjectives(tags, lowers)
    finite = False
    for i, tag in enumerate(tags):
        if tag == "ADJ" and i and (_opens_verb(tags, lowers, i) or _acts(tags, lowers, i)):
            tag = tags[i] = "VERB"
        if tag == "AUX" or tag == "VERB":
            finite = True
        elif tag == "CONJ" or lowers[i] in _OPENERS or (tag == "PUNCT" and lowers[i] in ",;:—–-()"):
            finite = False
        if tag == "NOUN" and i > 1 and _is_verb_anyway(tags, lowers, i):
            tags[i] = "VERB"
        if not tag.startswith("V:"):
            if lowers[i] in _WATCHED:
                tags[i] = _settle_small(tags, lowers, i)
            continue
        tags[i] = _settle_verb(tag[2:], tags, lowers, i, finite)
        if tags[i] == "VERB" and tag != "V:ing":
            finite = True


def _settle_small(tags: list[str], lowers: list[str], i: int) -> str:
    """Decide the small words that depend on their neighbours: well, there, itself, that, more, earlier."""
    word, before = lowers[i], tags[i - 1] if i else "PUNCT"
    after = tags[i + 1] if i + 1 < len(tags) else "PUNCT"
    if word == "well":
        return "NOUN" if before in ("DET", "ADJ") else tags[i]
    if word == "there":
        if not i or after in ("AUX", "VERB"):
            return tags[i]
        return "PRON" if after.startswith("V:") else "ADV"
    if word in ("earlier", "later"):
        return "ADJ" if before == "DET" and (after == "NOUN" or after.startswith("V:")) else tags[i]
    if word in ("next", "last", "first"):
        modal = before == "AUX" and lowers[i - 1] in words.MODALS and after.startswith("V:")
        told = before in ("AUX", "NOUN", "PROPN", "PRON") and after == "V:past"
        return "ADV" if modal or told else tags[i]
    if word == "only":
        return "ADJ" if i and lowers[i - 1] in _OWNING and after.startswith("V:") else tags[i]
    if word == "all":
        return "ADV" if i and lowers[i - 1] == "in" and after.startswith(("V:", "PUNCT")) else tags[i]
    if word in _REFLEXIVE:
        return "ADV" if before in ("NOUN", "PROPN") else tags[i]
    return _settle_closed(tags, lowers, i)


def _is_verb_anyway(tags: list[str], lowers: list[str], i: int) -> bool:
    """Whether a word that no list knows as a verb is one here: "wants to ration the water", "will ration water"."""
    if lowers[i - 1] == "to":
        return _infinitive(tags, lowers, i)
    modal = lowers[i - 1] in words.MODALS and tags[i - 1] == "AUX" and tags[i - 2] in ("NOUN", "PROPN", "PRON")
    return modal and lowers[i].isalpha() and not lowers[i].endswith(("s", "'"))


def _infinitive(tags: list[str], lowers: list[str], i: int) -> bool:
    """Whether an unknown word behind "to" is a verb: a determiner or number follows, and no figure stands before."""
    after = tags[i + 1] if i + 1 < len(tags) else "PUNCT"
    if after == "ADP" and lowers[i + 1] in ("about", "around", "over") and tags[i + 2 : i + 3] == ["NUM"]:
        after = "NUM"
    return after in ("DET", "PRON", "NUM") and tags[i - 2] in (
        "PRON",
        "VERB",
        "V:past",
        "V:third",
        "V:base",
        "ADJ",
        "NOUN",
    )


def _opens_verb(tags: list[str], lowers: list[str], i: int) -> bool:
    """Whether a word that is mostly an adjective is a verb here: "will open", "is due to open", "to lower the rate"."""
    if words.VERB_KINDS.get(lowers[i]) != "base" or _is_goal(lowers, i):
        return False
    before = lowers[i - 1]
    if lowers[i] == "open" and tags[i - 1] in ("NOUN", "PROPN") and before.endswith("s"):
        return lowers[i + 1 : i + 2] in _BEHIND_OPEN
    if before in words.MODALS or before in ("do", "does", "did"):
        return True
    if before != "to" or i < 2:
        return False
    following = tags[i + 1] if i + 1 < len(tags) else "PUNCT"
    return following not in ("NOUN", "PROPN", "ADJ") or tags[i - 2] in ("AUX", "VERB", "ADJ") or tags[i - 2][:2] == "V:"


def _acts(tags: list[str], lowers: list[str], i: int) -> bool:
    """Whether a participle that is mostly an adjective is a verb here: "and wounded six"."""
    after = tags[i + 1] if i + 1 < len(tags) else "PUNCT"
    if words.VERB_KINDS.get(lowers[i]) != "past" or after not in ("NUM", "PRON"):
        return False
    return tags[i - 1] in ("CONJ", "NOUN", "PROPN", "PRON", "ADV")


def _settle_closed(tags: list[str], lowers: list[str], i: int) -> str:
    following = tags[i + 1] if i + 1 < len(tags) else "PUNCT"
    if lowers[i] == "that":
        before = tags[i - 1] if i else "PUNCT"
        if following in ("AUX", "V:past", "V:third"):
            return "PRON"
        if following == "V:base" and before == "NOUN" and words.singular(lowers[i - 1]) != lowers[i - 1]:
            behind = tags[i + 2] if i + 2 < len(tags) else "PUNCT"
            return "PRON" if behind in _VERB_AFTER or lowers[i + 1] in words.PURE_VERBS else "DET"
        return "CONJ" if before in ("VERB", "NOUN") and following in ("DET", "PRON", "PROPN") else "DET"
    if lowers[i] in ("more", "less"):
        noun = following in ("NOUN", "V:base", "V:third") or (following == "ADJ" and tags[i + 2 : i + 3] == ["NOUN"])
        measured = i and (tags[i - 1] == "NUM" or lowers[i - 1] in ("percent", "cent"))
        return "ADJ" if noun and measured else tags[i]
    if lowers[i] == "record":
        before = lowers[i - 1] if i else ""
        if before in ("to", "will", "would"):
            return "VERB"
        return "ADJ" if following in ("NOUN", "NUM", "ADJ", "V:base", "PROPN") or before == "a" else "NOUN"
    return tags[i]


def _settle_verb(kind: str, tags: list[str], lowers: list[str], i: int, finite: bool) -> str:
    before = tags[i - 1] if i else "PUNCT"
    before_word = lowers[i - 1] if i else ""
    after = tags[i + 1] if i + 1 < len(tags) else "PUNCT"
    if kind == "past":
        return _settle_past(before, before_word, after, tags, lowers, i)
    if kind == "ing":
        if lowers[i] in _DOINGS and _ends_phrase(tags, i):
            return "NOUN"
        behind = tags[i + 2] if i + 2 < len(tags) else "PUNCT"
        plural = after in ("NOUN", "V:third") and words.singular(lowers[i + 1]) != lowers[i + 1]
        opened = lowers[i + 2 : i + 3] in (["open"], ["close"])
        told = behind == "V:past" or opened or lowers[i + 2 : i + 3] in _PLURAL_AUX
        if plural and before in ("PUNCT", "CONJ") and told:
            return "NOUN"
        if before in ("DET", "ADJ") or before_word in ("'s", "’s"):
            return "ADJ" if after in ("NOUN", "V:base", "V:third", "NUM", "ADJ", "PROPN") else "NOUN"
        if after == "AUX" and before in ("PUNCT", "CONJ") and lowers[i + 1] not in words.MODALS:
            return "NOUN"
        named = before in ("NOUN", "PROPN")
        return "VERB" if not named or after not in ("VERB", "AUX", "V:past") else "NOUN"
    if kind == "base" and after not in ("AUX", "V:past") and _governed(tags, lowers, i):
        return "VERB"
    if _is_source(tags, lowers, i) or _is_goal(lowers, i):
        return "NOUN"
    if (
        kind == "base"
        and before in ("PUNCT", "CONJ")
        and after in ("V:past", "AUX")
        and before_word not in ("and", "or")
    ):
        return "NOUN"
    pure = lowers[i] in words.PURE_VERBS
    leads_on = i + 2 < len(tags) and lowers[i + 1] == "to" and tags[i + 2].startswith(("V:", "AUX"))
    if (
        leads_on
        and before in ("NOUN", "PROPN", "PRON", "CONJ", "ADV", "PUNCT")
        and kind in ("base", "third")
        and not finite
    ):
        return "VERB"
    if (
        before_word == "to"
        or before_word in words.MODALS
        or before_word in ("do", "does", "did", "not")
        or before_word.endswith(("n't", "n’t"))
    ):
        return "VERB" if kind == "base" else "NOUN"
    if before == "PRON":
        return "VERB"
    if lowers[i] in _STANDING and lowers[i + 1 : i + 2] in (["at"], ["to"]) and before != "DET":
        return "VERB"
    if kind == "third" and before_word == "," and after in ("ADP", "DET", "NUM", "PART") and lowers[i] in _RUNNING:
        return "VERB"
    if lowers[i] in words.SAME_PAST and (before == "AUX" or (after == "DET" and _behind_age(tags, lowers, i))):
        return "VERB"
    if before_word == "each" and kind == "third" and after in ("NUM", "DET", "PRON"):
        return "VERB"
    if before == "NUM" and lowers[i] in words.SAME_PAST and after == "ADP":
        return "VERB"
    if kind == "third" and after == "NUM" and before in ("ADJ", "NOUN", "PROPN") and not finite:
        return "VERB"
    if before_word.endswith("-year-old") and (kind == "third" and after in _VERB_AFTER):
        return "VERB"
    if before == "NUM" and kind == "third" and i == 2 and after in ("ADP", "DET", "PART", "ADV"):
        return "VERB"
    if kind == "base" and before == "ADJ" and before_word in ("more", "less"):
        return "NOUN"
    if before in _NP_BEFORE or before_word in ("'s", "’s") or before == "ADP":
        return "VERB" if pure and before == "NUM" and after not in ("NOUN", "V:base", "V:third") else "NOUN"
    if pure:
        return "NOUN" if before == "NOUN" and after == "AUX" else "VERB"
    if kind == "third" and after in ("V:base", "V:third", "V:past", "AUX") and before != "PROPN":
        taken = after == "V:third" and lowers[i + 2 : i + 3] == ["of"]  # "the bank holds reserves of"
        return "VERB" if taken and before == "NOUN" and not finite else "NOUN"
    if (
        before in ("NOUN", "PROPN", "ADV")
        and not finite
        and _only_verb(tags, lowers, i)
        and _may_act(kind, lowers, i, after)
    ):
        return "VERB"
    if before == "PROPN" and after in ("PROPN", "DET") and kind == "base" and lowers[i] in words.SAME_PAST:
        return "VERB"
    if lowers[i] in ("forecast", "estimate") and not finite and before == "PROPN" and _only_verb(tags, lowers, i):
        return "NOUN" if _GUESSING.isdisjoint(lowers[max(0, i - 8) : i]) or after in ("PUNCT", "ADP") else "VERB"
    if before in ("NOUN", "PROPN") and not finite and lowers[i] in _MEETING and after == "PROPN":
        return "VERB"
    if kind == "third" and i == 1 and after == "ADP" and not _only_verb(tags, lowers, i):
        return "NOUN"  # a capital opens the sentence: "Retail prices in Kestria rose"
    if before in ("NOUN", "PROPN") and not finite:
        if (
            kind == "third"
            and (after in _VERB_AFTER or after in ("NOUN", "ADJ", "PROPN", "V:ing"))
            and before_word not in words.MONTHS
        ):
            rough = lowers[i + 1] in ("about", "around", "over") and tags[i + 2 : i + 3] == ["NUM"]
            if after == "ADP" and lowers[i] in _MEASURES and not _only_verb(tags, lowers, i):
                return "NOUN"
            return "VERB" if after != "ADP" or before == "PROPN" or rough else "NOUN"
        plural = before == "NOUN" and words.singular(before_word) != before_word
        if kind == "base" and plural and after in _VERB_AFTER and after != "ADP":
            return "VERB"
        return "NOUN"
    if before == "ADV" and not finite and i > 1 and (after in _VERB_AFTER or lowers[i] in words.SAME_PAST):
        return "VERB"
    if before == "CONJ" and "VERB" in tags[:i] and after in ("DET", "NUM", "PRON") and kind in ("base", "third"):
        return "VERB" if before_word in ("and", "but", "or") and _verb_like(kind, lowers[i], tags, i) else "NOUN"
    return "NOUN"


def _behind_age(tags: list[str], lowers: list[str], i: int) -> bool:
    """Whether an age in commas stands before position `i`: "Finch, 27, set a record"."""
    return i > 3 and lowers[i - 1] == lowers[i - 3] == "," and tags[i - 2] == "NUM"


_GUESSING = frozenset({"analysts", "economists", "forecasters", "brokers", "experts", "strategists", "researchers"})
"""Those whose forecasts and estimates are verbs: "Analysts at Berg & Co forecast sales of 5 million"."""


def _governed(tags: list[str], lowers: list[str], i: int) -> bool:
    """Whether a base form stands behind a modal, "do" or "to" with adverbs between: "can easily carve"."""
    j = i - 1
    while j >= 0 and tags[j] == "ADV":
        j -= 1
    if j < 0 or j == i - 1:
        return False
    return lowers[j] in words.MODALS or lowers[j] in ("do", "does", "did", "to") or lowers[j].endswith(("n't", "n’t"))


_DOINGS = frozenset({
    "meeting", "hearing", "opening", "closing", "briefing", "ruling", "landing", "bombing", "shooting", "stabbing",
    "wedding", "crossing", "listing", "signing", "sitting", "gathering", "recording", "warning", "hijacking",
    "kidnapping", "sinking", "unveiling",
})  # fmt: skip


def _ends_phrase(tags: list[str], i: int) -> bool:
    """Whether an article opens the words before position `i`: "the shareholder meeting of"."""
    while i and tags[i - 1] in ("NOUN", "ADJ", "PROPN"):
        i -= 1
    return bool(i) and tags[i - 1] in ("DET", "PART")


_BEHIND_OPEN = (["at"], ["on"], ["in"], ["against"], ["with"])
"""What stands behind the verb "open" of a plural: "polls open at seven"."""
_GOALS = frozenset({"market", "power", "light", "end", "trial", "court", "press", "rest", "war", "work", "print"})


def _is_goal(lowers: list[str], i: int) -> bool:
    """ "came to market", "brought to trial": a noun that the movement ends in."""
    return (
        i > 1 and lowers[i] in _GOALS and lowers[i - 1] == "to"
        and words.lemma(lowers[i - 2]) in ("come", "bring", "go", "take")
    )  # fmt: skip


def _is_source(tags: list[str], lowers: list[str], i: int) -> bool:
    """ "according to local media reports": the end of a noun phrase behind "according to"."""
    while i and tags[i - 1] in ("NOUN", "ADJ", "PROPN", "DET"):
        i -= 1
    return i > 1 and lowers[i - 1] == "to" and lowers[i - 2] == "according"


def _verb_like(kind: str, word: str, tags: list[str], i: int) -> bool:
    """Behind "and": a form that fits the verb before it."""
    return kind == "third" or word in words.SAME_PAST or word in words.PURE_VERBS


def _may_act(kind: str, lowers: list[str], i: int, after: str) -> bool:
    """Whether a form that may be a noun can be the clause's verb: a third person, a base behind a plural, "cut"."""
    if lowers[i] in words.SAME_PAST and after == "V:third":
        return True
    if kind == "base" and (after in ("V:base", "V:third", "NOUN") or after == "PUNCT"):
        return False
    if kind == "third":
        return after != "PUNCT" or (i + 1 >= len(lowers) and words.lemma(lowers[i]) not in open_words.NOUN_VERBS)
    before = lowers[i - 1]
    return lowers[i] in words.SAME_PAST or words.singular(before) != before


def _only_verb(tags: list[str], lowers: list[str], i: int) -> bool:
    """Whether no word behind position `i` could be the verb of the clause."""
    for j in range(i + 1, len(tags)):
        tag = tags[j]
        if (tag == "PUNCT" and lowers[j] in ',;:.—–()"') or tag == "CONJ":
            return True
        if tag == "V:past" and tags[j - 1] in ("DET", "ADJ"):
            continue
        if tag in ("AUX", "V:past") or (tag == "V:third" and tags[j - 1] in ("PROPN", "PRON")):
            return False
    return True


def _settle_past(before: str, before_word: str, after: str, tags: list[str], lowers: list[str], i: int) -> str:
    if before_word.endswith("-old") and after in ("DET", "PROPN", "PRON"):
        return "VERB"
    owned = before_word in ("'s", "’s") and i > 1 and tags[i - 2] != "PRON"
    if owned and after in ("NOUN", "ADJ", "V:base"):
        return "ADJ"
    if before in ("AUX", "PRON", "ADV", "PART"):
        return "VERB" if before != "ADV" or after not in ("NOUN",) or lowers[i] in words.VERB_KINDS else "ADJ"
    if before == "VERB" and lowers[i - 1] in words.VERB_KINDS and after in ("NOUN", "ADJ", "PROPN", "V:third"):
        return "ADJ"
    if before in ("DET", "ADJ", "NUM") or (before == "ADP" and after in ("NOUN", "ADJ", "V:third")):
        return "ADJ" if after in ("NOUN", "ADJ", "PROPN", "V:base", "V:third", "V:ing") or before == "DET" else "VERB"
    if i == 0 and after in ("NOUN", "ADJ", "V:third"):
        return "ADJ"
    return "VERB"
