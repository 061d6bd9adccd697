"""Names of a document: capitalised runs, merged over the document, and what "the company" or "it" stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from explorer.extract import lexicon as words
from explorer.extract.countries import COUNTRIES
from explorer.extract.given_names import GIVEN_NAMES
from explorer.extract.open_words import SOFT_ADJECTIVES
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set

_JOINERS = frozenset({"of", "for", "de", "du", "van", "von", "der", "la", "al", "bin", "&"})
_LEGAL = re.compile(
    r"(?:,? (?:Corporation|Corp|Incorporated|Inc|Limited|Ltd|plc|PLC|AG|SE|SA|S\.A\.|GmbH|Group|Holdings?|NV|N\.V\.|"
    r"LLC|LLP|AB|ASA|AS|Oyj|SpA|S\.p\.A\.|KG|Co|Company|BV|Pty|Bhd|Tbk|KK)\.?){1,6}$"
)
_TITLES = word_set(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt professor sir dame lord lady president prime minister "
    "chief executive ceo cfo cto coo chairman chairwoman chair founder governor mayor senator judge justice "
    "general colonel captain secretary director king queen prince princess pope rev reverend coach manager "
    "spokesman spokeswoman analyst inspector sergeant officer commissioner chancellor ambassador"
)
_TRADES = word_set("farmer owner leader fire rival driver head victim director chair founder defender coach")
"""What a firm or a place may be called as well as a person: alone they make no person of a single word."""
_ROLES = (
    _TITLES
    | _TRADES
    | word_set(
        "boss economist author researcher scientist lawyer attorney defender striker substitute "
        "midfielder goalkeeper skipper resident witness teacher doctor nurse actor singer"
    )
)
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ish|ese|ian|ean|ican|ch|sh)$|[A-Z][a-z]+(?:ian|ean|ican)s$")
_SMALL = word_set(
    "the a an in on at of for by to and or but as if it he she they we you i this that these those who people how "
    "what why when where which"
)
_LONGEST_NAME = 10
_NO_NAME = re.compile(
    r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H|FY\d*|CEO|CFO|GDP|CPI|PPI|EPS|EBITDA|EBIT|YoY|IPO|CO2|GMT|UTC|(?:[ABCEHIJKMNPS][DES]|CES|EES|WES)T|(?:Inc|Ltd|Corp|Co)\.?|[IVX]+)$"
)
_PLACING = frozenset({"in", "near", "across", "outside", "throughout"})
_HELD = word_set(
    "shares share stock stocks stake holding investment investments investor investors interest confidence"
)
"""What is held in a firm: "shares in Orvane" speaks of no place."""
_HOLIDAYS = word_set("christmas easter ramadan day eve year thanksgiving halloween diwali")
_SAYING = word_set(
    "said says say told tells warned warns estimates estimated forecasts forecast predicts predicted reckons"
)
_QUOTING = frozenset({"said", "says"})
_KINDS_OF_NAMES = words.ADJECTIVES | SOFT_ADJECTIVES
PERSON_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
GROUP_PRONOUNS = frozenset({"they", "their", "them"})
OWN_PRONOUNS = frozenset({"we", "our", "us"})


@dataclass(slots=True)
class Name:
    """One entity of the document."""

    text: str
    person: bool = False
    count: int = 0
    weight: float = 0.0
    inside: bool = False
    """Whether it stands somewhere else than at the start of a sentence."""
    modifies: bool = True
    """Whether it only ever stands before a common noun."""
    articles: bool = False
    """Whether "the" ever stands before it: "the County" is no person."""
    demonym: bool = False
    placed: int = 0
    """How often a preposition of place stands before it."""
    speaking: int = 0
    """How often it says something, or is quoted for it."""
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def place(self) -> bool:
        """Whether the text mostly speaks of it as of a place: "in Larchford"."""
        return 2 * self.placed >= self.count > 0


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run in a sentence."""

    start: int
    end: int
    text: str
    before: str
    """The lower-case word before it."""
    after: str
    opening: bool = False
    """Whether it opens its sentence, so that its capital says little."""
    modifies: bool = False
    """Whether a common noun follows at once: "the Larchford rent", "English clubs"."""

    @property
    def demonym(self) -> bool:
        """Whether it only says where something comes from: "English clubs", "South Korean"."""
        *before, last = self.text.split()
        told = self.modifies or bool(before) or last.endswith("s")
        return told and len(before) < 2 and _DEMONYM.match(last) is not None


def runs(tokens: Sequence[Token], text: str) -> list[Run]:
    """The capitalised runs of a sentence, without dates and titles."""
    found: list[Run] = []
    i = 0
    while i < len(tokens):
        if tokens[i].tag != "PROPN" or not _can_be_name(tokens[i]):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and j - i < _LONGEST_NAME and _goes_on(tokens, j):
            j += 1
        while j - 1 > i and tokens[j - 1].lower in _JOINERS:
            j -= 1
        k = _behind_title(tokens, i, j)
        before = tokens[k - 1].lower.rstrip(".") if k else ""
        if before == "," and k > 1 and tokens[k - 2].lower in _ROLES:
            before = tokens[k - 2].lower
        if before == "in" and k > 1 and tokens[k - 2].lower in _HELD:
            before = tokens[k - 2].lower
        after = tokens[j].lower if j < len(tokens) else ""
        if j - k == 1 and (
            len(tokens[k].text) < 2 or tokens[k].lower in words.ADJECTIVES or _function_word(tokens[k].text)
        ):
            i = j
            continue
        start, end = tokens[k].start, tokens[j - 1].end
        opening = k == 0 or tokens[k - 1].tag == "PUNCT"
        modifies = j < len(tokens) and tokens[j].tag == "NOUN"
        found.append(Run(start, end, " ".join(text[start:end].split()), before, after, opening, modifies))
        i = j
    return found


_OFFICES = word_set(
    "department ministry office court league party island motors electric mills assembly dynamics council hospital "
    "election elections bureau house service committee of cup college university airport palace hotel street"
)
_LONGEST_TITLE = 4


def _behind_title(tokens: Sequence[Token], i: int, j: int) -> int:
    """Where the name itself starts in a run from `i` to `j`: behind titles and what qualifies them.

    "Prime Minister Nora Finch", "Canadian Nora Finch", "Varland President Finch"; not in "Justice Department".
    """
    if j - i < 2 or any(token.lower in _OFFICES for token in tokens[i:j]):
        return i
    k = i
    while k < j - 1 and tokens[k].lower.rstrip(".") in (_ROLES if k == 0 else _TITLES):
        k += 1
    for at in range(k, min(j - 2, k + _LONGEST_TITLE)):
        titled = tokens[at].lower.rstrip(".") in _TITLES
        if titled or (at == k and _DEMONYM.match(tokens[at].text) and tokens[at + 1].lower in GIVEN_NAMES):
            k = at + 1
    return k


def _can_be_name(token: Token) -> bool:
    return (
        token.tag == "PROPN"
        and token.lower not in words.MONTHS
        and token.lower not in words.WEEKDAYS
        and not _NO_NAME.match(token.text)
    )


def _function_word(text: str) -> bool:
    """Whether a run is a letter, or a small word that a headline has given a capital: "The", "In"."""
    return len(text) < 2 or text.lower() in _SMALL


def _goes_on(tokens: Sequence[Token], j: int) -> bool:
    token = tokens[j]
    if _can_be_name(token):
        return True
    if token.lower in _JOINERS and j + 1 < len(tokens) and _can_be_name(tokens[j + 1]):
        return token.lower != "for" or tokens[j + 1].text[0].isupper()
    if token.tag == "NUM" and token.text.isdigit() and len(token.text) <= 2 and token.start == tokens[j - 1].end + 1:
        following = tokens[j + 1] if j + 1 < len(tokens) else None
        return following is None or following.tag in ("VERB", "AUX", "PUNCT", "PART", "ADV")
    return bool(
        token.text == "." and len(tokens[j - 1].text) == 1 and j + 1 < len(tokens) and tokens[j + 1].tag == "PROPN"
    )


_ORGANISED = word_set(
    "bank group company inc corp ltd university college school hospital institute foundation fund airport award prize "
    "stadium park street road bridge house hotel church centre center act cup trophy county city island river lake"
)


def _given(run: Run) -> bool:
    """Whether a run of two or three words opens with a given name and is called after nobody: "Nora Finch"."""
    parts = run.text.lower().split()
    if not 2 <= len(parts) <= 4 or parts[0] not in GIVEN_NAMES or "&" in parts:
        return False
    return parts[-1] not in _ORGANISED and run.before != "the" and all(part[0].isalpha() for part in parts)


def may_be_person(name: Name) -> bool:
    """Whether a name of two words may be a person's, for want of a better: "Maud Berry … She runs"."""
    parts = name.text.lower().split()
    return len(parts) == 2 and not (name.articles or name.place) and not any(p in _ORGANISED | _OFFICES for p in parts)


def _weak(text: str) -> bool:
    """Whether a run may be an ordinary word with the capital of a sentence's start."""
    return " " not in text and text[1:].islower() and (text.endswith(("ed", "ing")) or text.lower() in words.EVERYDAY)


def _stray(name: Name) -> bool:
    """Whether a name is no more than the first word of one sentence, before a common noun: "Carbon emissions"."""
    return name.count == 1 and name.modifies and " " not in name.text and name.text[1:].islower()


def _may_be_topic(name: Name) -> bool:
    """Whether a text may be about a name: no person, no place where things happen, nobody who is only quoted."""
    if name.person or name.demonym or name.modifies or 4 * name.placed > name.count or 3 * name.speaking > name.count:
        return False
    text = name.text.lower()
    if text.split()[-1] in _HOLIDAYS:
        return False
    return text not in COUNTRIES | _KINDS_OF_NAMES and words.singular(text) not in words.EVERYDAY


def _absorb(owner: Name, name: Name) -> None:
    """Count what the text says of a short form for its owner."""
    owner.count += name.count
    owner.weight += name.weight
    owner.placed += name.placed
    owner.speaking += name.speaking


def bare(name: str) -> str:
    """A name without its legal form."""
    return _LEGAL.sub("", name) or name


class Names:
    """All names of a document, merged; look-ups answer with the canonical form."""

    def __init__(self) -> None:
        self.canonical: dict[str, Name] = {}
        self._descriptions: dict[str, list[tuple[int, str]]] = {}
        self._raw: dict[str, Name] = {}
        self._aliases: dict[str, str] = {}
        self._at: dict[int, str] = {}
        self.topic: Name | None = None
        self._by_word: dict[str, list[Name]] = {}

    def collect(self, sentence_runs: Iterable[tuple[Run, float]]) -> None:
        """Count runs with their weights (subject position and titles weigh more)."""
        for run, weight in sentence_runs:
            self._at[run.start] = run.text
            name = self._raw.setdefault(bare(run.text), Name(bare(run.text)))
            name.count += 1
            name.weight += weight
            name.forms[run.text] += 1
            name.inside = name.inside or not run.opening
            name.modifies = name.modifies and run.modifies
            name.articles = name.articles or run.before == "the"
            name.demonym = name.demonym or run.demonym
            name.placed += run.before in _PLACING
            name.speaking += run.before in _QUOTING or run.after in _SAYING
            whose = run.after == "who" and 1 <= run.text.count(" ") <= 2
            role = run.before in _ROLES and (run.before not in _TRADES or " " in run.text)
            if role or whose or _given(run):
                name.person = True

    def alias(self, short: str, long: str) -> None:
        """Remember that the text gives a name's short form in brackets behind it: "National Grid Board (NGB)"."""
        self._aliases.setdefault(short, bare(long))

    def settle(self) -> None:
        """Merge short with long forms and choose the topic."""
        trusted = (name for name in self._raw.values() if name.inside or not (_weak(name.text) or _stray(name)))
        by_length = sorted(trusted, key=lambda n: (-len(n.text.split()), n.text))
        firsts: dict[str, list[Name]] = {}
        lasts: dict[str, list[Name]] = {}
        initials: dict[str, list[Name]] = {}
        for name in by_length:
            parts = name.text.split()
            owner = self._owner(name, parts, firsts, lasts, initials)
            self.canonical[name.text.lower()] = owner
            if owner is name:
                firsts.setdefault(parts[0].lower(), []).append(name)
                lasts.setdefault(parts[-1].lower(), []).append(name)
                initial = "".join(p[0] for p in parts if p[0].isupper())
                if len(initial) > 1:
                    initials.setdefault(initial, []).append(name)
        for key, name in self.canonical.items():
            parts = key.split()
            if len(parts) > 1:
                self._by_word.setdefault(parts[-1], []).append(name)
        self._choose_topic()

    def _owner(
        self,
        name: Name,
        parts: list[str],
        firsts: dict[str, list[Name]],
        lasts: dict[str, list[Name]],
        initials: dict[str, list[Name]],
    ) -> Name:
        """The longer name that this one is a short form of, or itself."""
        if len(parts) > 1:
            return name
        long = self._raw.get(self._aliases.get(name.text, ""))
        if long is not None and long is not name:
            owner = self.canonical.get(long.text.lower(), long)
            _absorb(owner, name)
            return owner
        key = parts[0].lower()
        if key in COUNTRIES:
            return name
        people = [n for n in lasts.get(key, ()) if n is not name]
        people = [n for n in people if n.person] or people
        sure = bool(people) and people[0].person
        if len(people) == 1 and (sure or (len(people[0].text.split()) == 2 and key not in firsts)):
            _absorb(people[0], name)
            short_of_two = people[0].text.count(" ") == 1 and not (name.articles or people[0].articles)
            short_of_two = short_of_two and key not in COUNTRIES | _ORGANISED | _OFFICES
            people[0].person = people[0].person or name.person or short_of_two
            return people[0]
        longer = [n for n in firsts.get(key, ()) if n is not name and not n.person]
        if longer:
            owner = max(longer, key=lambda n: n.count)
            if len(longer) == 1 and owner.count >= 1 and name.count <= 12 * owner.count:
                merged = Name(name.text if name.count > owner.count else owner.text, False)
                owner.text = merged.text
                _absorb(owner, name)
                return owner
        acronym = [n for n in initials.get(parts[0], ()) if n is not name]
        if parts[0].isupper() and len(acronym) == 1:
            _absorb(acronym[0], name)
            return acronym[0]
        return name

    def _choose_topic(self) -> None:
        ranked = sorted(
            {id(n): n for n in self.canonical.values() if _may_be_topic(n)}.values(),
            key=lambda n: (-n.weight, n.text),
        )
        if ranked and (len(ranked) == 1 or ranked[0].weight >= 1.5 * ranked[1].weight) and ranked[0].weight >= 3:
            self.topic = ranked[0]

    def of(self, text: str) -> Name | None:
        """The entity that a capitalised run names."""
        key = bare(text).lower()
        found = self.canonical.get(key)
        first, _, number = key.rpartition(" ")
        return self.canonical.get(first) if found is None and number.isdigit() else found

    def named(self, run: Run) -> Name | None:
        """The entity that a run of a phrase names, with what follows it: "Bank" of "Bank of Varland"."""
        whole = self._at.get(run.start)
        return (self.of(whole) if whole is not None else None) or self.of(run.text)

    def describe(self, noun: str, run: str, at: int) -> None:
        """Remember that the text at offset `at` calls an entity by a common noun: "carmaker Orvane"."""
        self._descriptions.setdefault(noun, []).append((at, run))

    def described(self, noun: str, before: int) -> Name | None:
        """The entity that the text called by a common noun last, left of offset `before`."""
        for at, run in reversed(self._descriptions.get(noun, ())):
            if at < before:
                return self.of(run)
        return None

    def containing(self, noun: str) -> Name | None:
        """The one entity whose name ends in a common noun: "the fund" for the World Health Fund."""
        found = {id(name): name for name in self._by_word.get(noun, ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def ambiguous(self, noun: str) -> bool:
        """Whether the names of several entities end in a common noun: "the bank" where two banks are about."""
        return len({id(name) for name in self._by_word.get(noun, ())}) > 1


def descriptions(tokens: Sequence[Token], found: Sequence[Run]) -> list[tuple[str, str, int]]:
    """What a sentence calls its names: (common noun, name, offset) for "carmaker Orvane", "Orvane, a carmaker"."""
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i for i, token in enumerate(tokens)}
    told: list[tuple[str, str, int]] = []
    for run in found:
        first, last = starts[run.start], ends[run.end]
        noun = _noun_before(tokens, first, last) or _noun_behind(tokens, last + 1)
        if noun:
            told.append((words.singular(noun), run.text, run.start))
    return told


def _noun_before(tokens: Sequence[Token], first: int, last: int) -> str:
    """ "carmaker Orvane", "her team, Orvane, …"."""
    before = tokens[first - 1] if first else None
    if before is None:
        return ""
    if before.tag == "NOUN":
        return before.lower
    after = last + 1
    if before.lower == "the" and first > 1:
        first -= 1
        after += after < len(tokens) and tokens[after].tag == "NOUN"
    closed = after < len(tokens) and tokens[after].text in (",", ".")
    if tokens[first - 1].text == "," and closed and first > 1 and tokens[first - 2].tag == "NOUN" and first <= 6:
        return tokens[first - 2].lower
    return ""


def _noun_behind(tokens: Sequence[Token], i: int) -> str:
    """ "Orvane, a maker of …", "Orvane is a carmaker"."""
    joined = i + 1 < len(tokens) and (tokens[i].text == "," or tokens[i].lower in ("is", "was", "are"))
    if not joined or tokens[i + 1].lower not in ("a", "an", "the"):
        return ""
    noun = ""
    for token in tokens[i + 2 : i + 8]:
        if token.tag == "NOUN":
            noun = token.lower
        elif token.tag not in ("ADJ", "NUM", "PROPN", "PART") or noun:
            break
    return noun
