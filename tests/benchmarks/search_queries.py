"""What users type at a search box, made from the claims that they have in mind: the query sets of the search benchmark.

The slips come from a keyboard: a neighbouring key, a key left out, struck twice or too early. The engine knows nothing
of keyboards.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

KINDS = ("clean", "prefix", "one slip", "two slips", "swapped", "number", "several")
HARD_KINDS = ("joined", "split", "infix", "two in a word")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS: dict[str, str] = {}
for _row in _ROWS:
    for _place, _key in enumerate(_row):
        _NEIGHBOURS[_key] = _row[max(0, _place - 1) : _place] + _row[_place + 1 : _place + 2]
_WORD = re.compile(r"[a-z]+|\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Typed:
    """A query and what its writer had in mind."""

    text: str
    kind: str
    target: int
    """The number of the claim."""
    meant: tuple[str, ...]
    """The words that the claims sought hold; `word*` for one that is not typed to its end."""


def words_of(sentence: str) -> list[str]:
    """The words and numbers of a sentence."""
    return _WORD.findall(sentence.lower())


def slip(word: str, rng: random.Random) -> str:
    """`word` with one slip of the fingers."""
    place = 0 if rng.random() < 0.05 else rng.randrange(1, len(word))
    kind = rng.random()
    if kind < 0.35:
        return word[:place] + rng.choice(_NEIGHBOURS.get(word[place], "e")) + word[place + 1 :]
    if kind < 0.60:
        return word[:place] + word[place + 1 :]
    if kind < 0.80 and place > 0:
        return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
    extra = word[place] if rng.random() < 0.5 else rng.choice(_NEIGHBOURS.get(word[place], "e"))
    return word[:place] + extra + word[place:]


def make_queries(sentences: Sequence[str], count: int, seed: int = 1) -> list[Typed]:
    """`count` ordinary queries, as many of each kind."""
    rng = random.Random(seed)
    makers: dict[str, Callable[[int, list[str], random.Random], Typed | None]] = {
        "clean": lambda t, w, r: Typed(" ".join(w[:2]), "clean", t, tuple(w[:2])),
        "prefix": _prefix,
        "one slip": lambda t, w, r: Typed(f"{slip(w[0], r)} {w[1]}", "one slip", t, tuple(w[:2])),
        "two slips": lambda t, w, r: Typed(f"{slip(w[0], r)} {slip(w[1], r)}", "two slips", t, tuple(w[:2])),
        "swapped": lambda t, w, r: Typed(" ".join(w[2::-1]), "swapped", t, tuple(w[:3])),
        "number": _number(sentences),
        "several": _several,
    }
    queries: list[Typed] = []
    while len(queries) < count:
        target = rng.randrange(len(sentences))
        made = makers[KINDS[len(queries) % len(KINDS)]](target, _content(sentences[target], rng), rng)
        if made is not None:
            queries.append(made)
    return queries


def make_hard_queries(sentences: Sequence[str], count: int, seed: int = 2) -> list[Typed]:
    """`count` hard queries whose words stand together in at most twenty claims."""
    rng = random.Random(seed)
    common = Counter(word for sentence in sentences[:50_000] for word in set(words_of(sentence)))
    most = min(len(sentences), 50_000) // 500
    queries: list[Typed] = []
    while len(queries) < count:
        target = rng.randrange(len(sentences))
        words = _content(sentences[target], rng)
        made = _hard(HARD_KINDS[len(queries) % len(HARD_KINDS)], target, words, words_of(sentences[target]), rng)
        if made is not None and all(common[word] <= most for word in made.meant):
            queries.append(made)
    return queries


def _content(sentence: str, rng: random.Random) -> list[str]:
    """At least three words of the sentence that one would search for, in its order."""
    words = [word for word in dict.fromkeys(words_of(sentence)) if len(word) >= 5 and word.isalpha()]
    first = rng.randrange(max(1, len(words) - 2)) if words else 0
    picked = words[first : first + 6]
    return picked if len(picked) >= 3 else ["nothing", "nothing", "nothing"]


def _prefix(target: int, words: list[str], rng: random.Random) -> Typed:
    cut = words[1][: rng.randint(3, len(words[1]) - 1)]
    return Typed(f"{words[0]} {cut}", "prefix", target, (words[0], cut + "*"))


def _number(sentences: Sequence[str]) -> Callable[[int, list[str], random.Random], Typed | None]:
    def make(target: int, words: list[str], rng: random.Random) -> Typed | None:
        numbers = [word for word in words_of(sentences[target]) if "," in word]
        if not numbers:
            return None
        cut = numbers[0][: len(numbers[0]) - rng.randint(0, 2)].rstrip(",")
        return Typed(f"{words[0]} {cut}", "number", target, (words[0], cut.replace(",", "") + "*"))

    return make


def _several(target: int, words: list[str], rng: random.Random) -> Typed | None:
    if len(words) < 5:
        return None
    typed = [slip(words[0], rng), *words[1:4], words[4][: rng.randint(3, len(words[4]))]]
    return Typed(" ".join(typed), "several", target, (*words[:4], typed[4] + "*"))


def _hard(kind: str, target: int, words: list[str], all_words: list[str], rng: random.Random) -> Typed | None:
    other, word = words[0], max(words[1:], key=len)
    if kind == "joined":
        place = all_words.index(word) if word in all_words else -1
        follower = all_words[place + 1] if 0 <= place < len(all_words) - 1 else ""
        if len(follower) < 4 or not follower.isalpha():
            return None
        return Typed(f"{other} {word}{follower}", kind, target, (other, word, follower))
    if len(word) < 8:
        return None
    if kind == "split":
        place = rng.randint(3, len(word) - 3)
        return Typed(f"{other} {word[:place]} {word[place:]}", kind, target, (other, word))
    if kind == "infix":
        start = rng.randint(1, len(word) - 6)
        return Typed(f"{other} {word[start : start + rng.randint(5, 6)]}", kind, target, (other, word))
    return Typed(f"{other} {slip(slip(word, rng), rng)}", kind, target, (other, word))


def intended(queries: Sequence[Typed], sentences: Sequence[str]) -> list[set[int]]:
    """For each query the claims that hold every word that was meant."""
    exact = {word for query in queries for word in query.meant if not word.endswith("*")}
    starts = {word[:-1] for query in queries for word in query.meant if word.endswith("*")}
    lengths = sorted({len(start) for start in starts})
    holding: dict[str, set[int]] = {word: set() for word in exact | {start + "*" for start in starts}}
    for index, sentence in enumerate(sentences):
        for word in set(words_of(sentence)):
            if word in exact:
                holding[word].add(index)
            plain = word.replace(",", "")
            for length in lengths:
                if plain[:length] in starts:
                    holding[plain[:length] + "*"].add(index)
    return [set.intersection(*(holding[word] for word in query.meant)) for query in queries]
