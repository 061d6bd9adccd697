"""Capitalised runs of a sentence, without titles and dates, and what the words beside them call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from explorer.extract import lexicon as words
from explorer.extract.countries import DEMONYM
from explorer.extract.given_names import GIVEN_NAMES
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set

_JOINERS = frozenset({"of", "for", "de", "du", "van", "von", "der", "la", "al", "bin", "&"})
_TITLES = word_set(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt professor sir dame lord lady president prime minister "
    "chief executive ceo cfo cto coo chairman chairwoman chair founder governor mayor senator judge justice "
    "general colonel captain secretary director king queen prince princess pope rev reverend coach manager "
    "spokesman spokeswoman analyst inspector sergeant officer commissioner chancellor ambassador superintendent "
    "constable detective sheriff bishop archbishop cardinal"
)
TRADES = word_set("farmer owner leader fire rival driver head victim director chair founder defender coach")
"""What a firm or a place may be called as well as a person: alone they make no person of a single word."""
ROLES = (
    _TITLES
    | TRADES
    | word_set(
        "boss economist author researcher scientist lawyer attorney defender striker substitute "
        "midfielder goalkeeper skipper resident witness teacher doctor nurse actor singer winger quarterback batsman "
        "bowler sprinter hurdler jockey swimmer golfer boxer captain rapper comedian novelist playwright presenter "
        "photographer businessman philanthropist activist campaigner surgeon psychiatrist detective sheriff cardinal "
        "bishop archbishop biologist physicist astronomer historian astronaut cosmonaut spokesperson"
    )
)
_SMALL = word_set(
    "the a an in on at of for by to and or but as if it he she they we you i this that these those who people how "
    "what why when where which"
)
_LONGEST_NAME = 10
_KINDS = frozenset({"suv", "ev", "tv", "pc", "mpv", "gpu", "cpu", "suvs", "evs", "tvs", "pcs"})
"""What a model may be called by behind its name: "the ZR7 SUV" is the ZR7."""
_NO_NAME = re.compile(
    r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H|FY\d*|CEO|CFO|GDP|CPI|PPI|EPS|EBITDA|EBIT|YoY|IPO|CO2|GMT|UTC|(?:[ABCEHIJKMNPS][DES]|CES|EES|WES)T|(?:Inc|Ltd|Corp|Co)\.?|[IVX]+)$"
)
_HELD = word_set(
    "shares share stock stocks stake holding investment investments investor investors interest confidence"
)
"""What is held in a firm: "shares in Orvane" speaks of no place."""


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
        return told and len(before) < 2 and DEMONYM.match(last) is not None


def runs(tokens: Sequence[Token], text: str) -> list[Run]:
    """The capitalised runs of a sentence, without dates and titles."""
    found: list[Run] = []
    behind = 0
    for i in [i for i, token in enumerate(tokens) if token.tag == "PROPN"]:
        if i < behind or not _can_be_name(tokens[i]):
            continue
        j = i + 1
        while j < len(tokens) and j - i < _LONGEST_NAME and _goes_on(tokens, j):
            j += 1
        while j - 1 > i and tokens[j - 1].lower in _JOINERS:
            j -= 1
        behind = j
        if j - i > 1 and tokens[j - 1].lower in _KINDS and any(map(str.isdigit, tokens[j - 2].text)):
            j -= 1
        k = _behind_title(tokens, i, j)
        before = tokens[k - 1].lower.rstrip(".") if k else ""
        if before == "," and k > 1 and tokens[k - 2].lower in ROLES:
            before = tokens[k - 2].lower
        if before == "in" and k > 1 and tokens[k - 2].lower in _HELD:
            before = tokens[k - 2].lower
        after = tokens[j].lower if j < len(tokens) else ""
        if j - k == 1 and _names_nothing(tokens[k]):
            behind = j
            continue
        start, end = tokens[k].start, tokens[j - 1].end
        opening = k == 0 or tokens[k - 1].tag == "PUNCT"
        modifies = j < len(tokens) and tokens[j].tag == "NOUN"
        found.append(Run(start, end, " ".join(text[start:end].split()), before, after, opening, modifies))
    return found


OFFICE_WORDS = word_set(
    "department ministry office court league party island motors electric mills assembly dynamics council hospital "
    "election elections bureau house service committee of cup college university airport palace hotel street"
)
_LONGEST_TITLE = 4
_SEATED = re.compile(r"-(?:based|headquartered|listed|owned|born|backed|led)$", re.IGNORECASE)
"""What only tells where a name is at home: "Larchford-based Orvane"."""


def _is_seated(word: str) -> bool:
    return "-" in word and _SEATED.search(word) is not None


def _behind_title(tokens: Sequence[Token], i: int, j: int) -> int:
    """Where the name itself starts in a run from `i` to `j`: behind titles and what qualifies them.

    "Prime Minister Nora Finch", "Canadian Nora Finch", "Varland President Finch"; not in "Justice Department".
    """
    if j - i < 2 or any(token.lower in OFFICE_WORDS for token in tokens[i:j]):
        return i
    k = next((at + 1 for at in range(j - 2, i - 1, -1) if _is_seated(tokens[at].text)), i)
    while k < j - 1 and tokens[k].lower.rstrip(".") in (ROLES if k == 0 else _TITLES):
        k += 1
    for at in range(k, min(j - 2, k + _LONGEST_TITLE)):
        titled = tokens[at].lower.rstrip(".") in _TITLES
        if titled or (at == k and DEMONYM.match(tokens[at].text) and tokens[at + 1].lower in GIVEN_NAMES):
            k = at + 1
    return k


def _can_be_name(token: Token) -> bool:
    return token.tag == "PROPN" and _is_of_name(token.text)


@lru_cache(maxsize=1 << 14)
def _is_of_name(text: str) -> bool:
    lower = text.lower()
    return lower not in words.MONTHS and lower not in words.WEEKDAYS and not _NO_NAME.match(text)


_SYMBOLS = word_set("rs mt gt kw mw gw tw kwh mwh gwh twh hz khz mhz ghz gb tb mb celsius fahrenheit")
_COMMON = _SMALL | _SYMBOLS | _KINDS
"""Signs of units and currencies that are written with a capital."""


def _names_nothing(token: Token) -> bool:
    """Whether a run of one word is no name: a letter, a headline's "The", an adjective, a unit, "Larchford-based"."""
    word = token.lower
    common = word in words.ADJECTIVES or word in _COMMON
    return len(word) < 2 or common or _is_seated(word)


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


ORGANISED = word_set(
    "bank group company inc corp ltd university college school hospital institute foundation fund airport award prize "
    "stadium park street road bridge house hotel church centre center act cup trophy county city island river lake"
)


def is_firm(name: str, firms: frozenset[str]) -> bool:
    """Whether a name ends as those of firms and clubs do, and opens with nobody's given name.

    `firms` are the vocabulary's last words of such names.
    """
    first, _, last = name.lower().rpartition(" ")
    return (last in firms or last in ORGANISED) and bool(first) and first.split()[0] not in GIVEN_NAMES


def given(run: Run) -> bool:
    """Whether a run of two or three words opens with a given name and is called after nobody: "Nora Finch"."""
    parts = run.text.lower().split()
    if not 2 <= len(parts) <= 4 or parts[0] not in GIVEN_NAMES or "&" in parts:
        return False
    return parts[-1] not in ORGANISED and run.before != "the" and all(part[0].isalpha() for part in parts)


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
    while first and _is_seated(tokens[first - 1].text):
        first -= 1
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
        elif token.lower in ("'s", "’s"):
            noun = ""  # "the choir's leader" is a leader
        elif token.tag not in ("ADJ", "NUM", "PROPN") or noun:
            break
    return noun
