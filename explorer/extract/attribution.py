"""Who says so: "according to X", "X said", quotes with their speaker; None where it is the document itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.phrases import Item
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set
from explorer.model import Span
from explorer.vocabulary.cues import Cues

_SELF_SAYING = word_set("estimate expect forecast predict project reckon anticipate calculate put think believe")
"""Verbs that attribute a bare object too: "analysts expect 5 %"."""
_CARRYING = word_set("report post show find share reveal disclose announce suggest indicate recall maintain observe")
"""Verbs that attribute a clause only: "reported a profit of 5 million" is the subject's own figure."""
_QUOTED = re.compile(
    r"“(?=\S)[^“”]{1,1500}”|“(?=\S)[^“”\n]{1,1500}(?=\n|\Z)"
    r"|(?<![\w\"])\"(?=\S)[^\"\n]{1,1500}\"|(?<![\w\"])\"(?=\S)[^\"\n]{1,1500}(?=\n|\Z)"
)
_SAID = (
    r"(?:said|says|say|told|tells|added|adds|wrote|writes|explained|argued|argues|warned|warns|noted|insisted|claimed|"
    r"replied)"
)
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|al|bin|of the|of)){0,4}"
_ROLE = r"(?:(?:the|a|an|its|their|his|her) )?(?:[a-z][\w’'-]* ){0,6}"
_PRONOUN = r"(?:he|she|they|it)\b"
_BEHIND = re.compile(
    rf"\s*+(?:[,.]\s*+)?(?:{_SAID}\s+(?P<after>{_PRONOUN}|{_ROLE}{_NAME}|the [a-z]+(?: [a-z]+){{0,2}})"
    rf"|(?P<before>{_PRONOUN}|{_ROLE}{_NAME}|the [a-z]+(?: [a-z]+){{0,2}}),?\s+(?:also |later )?{_SAID}\b)"
)
_AHEAD = re.compile(
    rf"(?<!\w)(?P<name>{_PRONOUN}|{_ROLE}{_NAME})(?:,[^,“\"]{{1,60}},)?\s+{_SAID}\b[^“\".]{{0,40}}[,:]?\s*$",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(rf"\b{_SAID}\b[^“\".]{{0,40}}[,:]?\s*$", re.IGNORECASE)
"""How every match of `_AHEAD` ends: found much sooner, so it is looked for first."""
_ADDING = re.compile(r"\b(?:adding|adds|continuing)(?: that)?[,:]?\s*$")
_SAYER = re.compile(
    rf"(?<!\w)(?P<name>{_PRONOUN}|{_NAME})(?:,[^“\"]{{1,120}},)?\s+(?:{_SAID}|described|recalled|called)\b"
)
_NAMED = re.compile(_NAME)
_PLAIN = word_set("say tell add explain warn argue note insist reply")
_CLOSING = _PLAIN | {"confirm", "announce", "report", "write", "state", "claim"}
"""Verbs that may end a sentence with when or where it was said: "…, the sheriff said later"."""
_CITING = frozenset({"citing", "quoting"})
_LOOK_AHEAD, _LOOK_BACK, _LOOK_FAR = 140, 160, 320


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of direct speech and who speaks."""

    start: int
    end: int
    speaker: Span | None
    """The speaker's name or pronoun as the text has it."""


def speeches(text: str, start: int, end: int) -> tuple[Speech, ...]:
    """The quotes in `text[start:end]` (a paragraph) with their speakers, in order.

    A quote without a speaker beside it is by the one who spoke last in the same paragraph. Quoted single words and
    titles are no speech.
    """
    found: list[Speech] = []
    last: Span | None = None
    for quote in _QUOTED.finditer(text, start, end):
        if quote[0].count(" ") < 3:
            continue
        speaker = _speaker(text, start, end, quote.start(), quote.end())
        last = speaker or last
        found.append(Speech(quote.start(), quote.end(), speaker or last))
    if last is not None and found and found[0].speaker is None:
        found[0] = Speech(found[0].start, found[0].end, last)
    return tuple(found)


def _speaker(text: str, start: int, end: int, quote_start: int, quote_end: int) -> Span | None:
    behind = _BEHIND.match(text, quote_end, min(end, quote_end + _LOOK_AHEAD))
    if behind:
        group = "after" if behind["after"] else "before"
        return _trimmed(text, *behind.span(group))
    base = max(start, quote_start - _LOOK_BACK)
    if _ADDING.search(text, base, quote_start):
        sayers = list(_SAYER.finditer(text, max(start, quote_start - _LOOK_FAR), quote_start))
        return _trimmed(text, *sayers[-1].span("name")) if sayers else None
    before = text[base:quote_start]
    ahead = _AHEAD.search(before) if _SAID_LAST.search(before) else None
    return _trimmed(text, base + ahead.start("name"), base + ahead.end("name")) if ahead else None


def _trimmed(text: str, start: int, end: int) -> Span:
    """The name in a speaker's phrase ("coach Ann Lee" is Ann Lee); the whole phrase where it holds none."""
    name = next(iter([*_NAMED.finditer(text, start, end)][::-1]), None)
    if name is not None and text[start:end].lower() not in ("he", "she", "they", "it"):
        start, end = name.span()
    while end > start and text[end - 1] in " .,'’":
        end -= 1
    return Span(start, end)


def speaker_tokens(row: Row, at: int, cues: Cues) -> tuple[Token, ...]:
    """The noun phrase of who says what stands at position `at` of a sentence; empty where nobody is named."""
    if row.source is None:
        row.source = _according(row, cues)
    return row.source or _reporter(row, at, cues)


@lru_cache(maxsize=4)
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases)


def _according(row: Row, cues: Cues) -> tuple[Token, ...]:
    """ "according to X", "citing X", wherever it stands in the sentence."""
    items, firsts = row.items, _first_words(tuple(cues.source_phrases))
    if firsts.isdisjoint([token.lower for item in items for token in item.tokens]):
        return ()
    for i, item in enumerate(items):
        if not any(token.lower in firsts for token in item.tokens):
            continue
        words = item.words()
        for phrase in cues.source_phrases:
            first, *rest = phrase.split()
            if not words.endswith(first) or (not rest and item.kind == "np"):
                continue
            behind = i + 1
            matched = words.endswith(phrase)
            if not matched and rest and behind < len(items) and items[behind].words().startswith(" ".join(rest)):
                tail = items[behind].tokens[len(rest) :]
                if tail:
                    return tuple(tail)
                behind, matched = behind + 1, True
            while behind + 1 < len(items) and _opens_only(items[behind]):
                behind += 1
            if matched and phrase != "per" and behind < len(items) and items[behind].kind == "np":
                found = _whole(row, behind)
                return found if _may_be_source(phrase, found, cues) else ()
    return ()


def _opens_only(item: Item) -> bool:
    """Whether an item only leads to the noun phrase: "a recently published biography" is three."""
    bare = item.kind == "np" and all(token.tag == "DET" for token in item.tokens)
    return bare or item.kind == "adv" or (item.kind == "verb" and not item.finite and len(item.tokens) == 1)


def _may_be_source(phrase: str, tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether a phrase names who says so: what somebody only cites ("citing evidence that …") says nothing."""
    if phrase not in _CITING:
        return True
    return any(token.tag == "PROPN" or lexicon.singular(token.lower) in cues.sources for token in tokens)


def _whole(row: Row, at: int) -> tuple[Token, ...]:
    """The noun phrase at `at`; for "data from X", "a study by X" that of X."""
    items = row.items
    if at + 2 < len(items) and items[at + 1].kind == "prep" and items[at + 1].lemma in ("from", "by", "of"):
        inner = items[at + 2]
        if inner.kind == "np" and inner.tokens[-1].tag == "PROPN" and items[at + 1].lemma != "of":
            if items[at].tokens[-1].tag != "PROPN":
                return tuple(inner.tokens)
        elif inner.kind == "np" and items[at + 1].lemma == "of":
            return (*items[at].tokens, *items[at + 1].tokens, *inner.tokens)
    return _named_in_apposition(row, at, min(at + 4, len(items))) or tuple(items[at].tokens)


def _reporter(row: Row, at: int, cues: Cues) -> tuple[Token, ...]:
    items = row.items
    for i in range(at - 1, -1, -1):
        if _is_saying(items[i], cues) and _reports(row, i, at) and not _describes(items, i):
            return _speaker_of(row, _sayer_of(row, i, cues))
        if items[i].kind == "mark" and items[i].lemma in ";":
            break
    for i in range(at + 1, len(items)):
        if items[i].kind == "mark" and items[i].lemma in ";":
            break
        if _is_saying(items[i], cues) and items[i].finite and trails(row, i, at):
            return _trailing_speaker(row, i)
    return ()


def _sayer_of(row: Row, verb: int, cues: Cues) -> int:
    """The verb whose subject speaks: "Lind said it was late, adding that …" for "adding"."""
    if row.items[verb].finite:
        return verb
    finite = (i for i in range(verb - 1, -1, -1) if row.items[i].finite and _is_saying(row.items[i], cues))
    return next(finite, verb)


def told_by(row: Row, cues: Cues) -> tuple[Token, ...]:
    """Who speaks in a sentence, whatever is said; empty where nobody does."""
    verb = next((i for i, x in enumerate(row.items) if x.finite and _is_saying(x, cues) and x.lemma in _PLAIN), None)
    return () if verb is None else _trailing_speaker(row, verb)


def _is_saying(item: Item, cues: Cues) -> bool:
    """Whether a phrase is a verb of saying, with its particle ("points out")."""
    return item.kind == "verb" and (item.lemma in cues.say_verbs or f"{item.lemma} {item.particle}" in cues.say_verbs)


def _reports(row: Row, verb: int, at: int) -> bool:
    """Whether what stands at `at` is what the verb at `verb` says: a clause behind it, or an estimate's object."""
    item = row.items[verb]
    if item.passive or not (item.finite or item.lemma in ("say", "add")):
        return False
    link, between = row.link(at), row.items[verb + 1 : at]
    if item.lemma == "put" and link.word != "at":
        return False
    if item.lemma in _WITH_OBJECTS and link.verb == verb and link.role == "object":
        return False
    clause = any(x.kind == "verb" and x.finite and x.tokens[0].lower != "to" for x in row.items[verb + 1 :])
    if item.lemma in _SELF_SAYING:
        return not any(x.kind == "conj" and x.lemma in ("and", "but", "while") for x in between) or clause
    if item.lemma in _CARRYING:
        opening = next((k for k, x in enumerate(between) if x.words().startswith("that")), None)
        return opening is not None and all(x.kind in ("prep", "period", "adv") for x in between[:opening])
    return clause or (bool(between) and between[0].words() == "that")


_WITH_OBJECTS = frozenset({"claim", "add", "share", "find", "show", "report", "announce", "note", "confirm", "reveal"})
"""Verbs that may do something to a figure instead of telling it: "the flood claimed 300 lives"."""


def _describes(items: Sequence[Item], verb: int) -> bool:
    """Whether a verb of saying only says which people are meant: "those who said they would vote"."""
    return verb > 1 and items[verb - 1].kind == "rel" and items[verb - 2].kind == "np"


def trails(row: Row, verb: int, at: int) -> bool:
    """Whether the verb at `verb` says what stands left of it ("…, X said.", "…, said X."): it has no complement."""
    items = row.items
    item = items[verb]
    if item.lemma in _CARRYING - {"announce", "report"} or item.passive:
        return False
    before = items[verb - 1] if verb else None
    behind = items[verb + 1] if verb + 1 < len(items) else None
    inverted = before is not None and before.kind in ("comma", "mark") and behind is not None and behind.kind == "np"
    if item.lemma == "tell":
        inverted, behind = False, items[verb + 2] if behind is not None and verb + 2 < len(items) else None
    if inverted and verb + 2 < len(items) and items[verb + 2].kind == "verb" and items[verb + 2].finite:
        return False
    ended = behind is None or behind.kind in ("comma", "mark", "period") or behind.words() in ("on", "in", "yesterday")
    ended = ended or (item.lemma in _CLOSING and behind is not None and behind.kind in ("adv", "prep"))
    if inverted:
        return True
    subject = row.subject(verb)
    if not ended or subject is None or subject <= at:
        return False
    if any(x.lemma in ("than", "as") for x in items[subject:verb]):
        return False
    k = subject - 1
    return k >= 0 and items[k].kind in ("comma", "mark")


def _trailing_speaker(row: Row, verb: int) -> tuple[Token, ...]:
    items = row.items
    before = items[verb - 1] if verb else None
    if (
        items[verb].lemma != "tell"
        and before is not None
        and before.kind in ("comma", "mark")
        and verb + 1 < len(items)
        and items[verb + 1].kind == "np"
    ):
        return tuple(items[verb + 1].tokens)
    return _speaker_of(row, verb)


def _speaker_of(row: Row, verb: int) -> tuple[Token, ...]:
    subject = row.subject(verb)
    if subject is None or row.items[subject].kind != "np":
        return ()
    if any(x.lemma in ("than", "as") for x in row.items[subject:verb]):
        return ()
    return _named_in_apposition(row, subject, verb) or tuple(_whole(row, subject))


def _named_in_apposition(row: Row, subject: int, verb: int) -> tuple[Token, ...]:
    """ "the group's chairman, Ann Lee, said": the name between the commas."""
    items: list[Item] = list(row.items[subject:verb])
    if not items or items[0].tokens[-1].tag == "PROPN":
        return ()
    for i, item in enumerate(items[1:3], 1):
        closed = i + 1 >= len(items) or items[i + 1].kind in ("comma", "mark")
        if item.kind == "np" and items[i - 1].kind == "comma" and item.tokens[-1].tag == "PROPN" and closed:
            return tuple(item.tokens)
    return ()
