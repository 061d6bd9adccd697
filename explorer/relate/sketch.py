"""What the sentence around a figure says besides the figure: few words, made once per claim and kept beside it.

Two claims whose fields agree may still be about different things ("turnout in the capital", "suspected cases"). The
sketch keeps the evidence for that: the stems of the clause, its names, the times it mentions, and a fingerprint by
which copies of one text are known. It is text of some hundred bytes, so that relating never opens a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from zlib import crc32

from explorer.model import Claim, ClaimKind
from explorer.relate.clause import YEAR, clause_of, describes, harmless, setting
from explorer.relate.figures import figures_beside, quantified
from explorer.relate.marks import marks_of
from explorer.relate.times import PART_OF_YEAR, times_in
from explorer.relate.tokens import is_name, is_number, numbered
from explorer.relate.units import scale_of
from explorer.relate.words import TOKEN, Lexicon, Word, fold, name_tokens, stem, words_of

_WINDOW = 400
_MAX_WORDS = 48
_DESCRIBED = re.compile(r"(?<![\w-])([a-z]{3,}) (?=[A-Z]\w)")
_ENDING = frozenset(
    """in on at by for from to with after before during since until that which who where when and or but as per than
    off across along around near over under behind against about among through towards outside inside within
    while is are was were be been has have had will would could may might said says this last next""".split()  # noqa: SIM905
)
_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "this", "that", "these", "those"})
_OWNER = re.compile(r"['’]s?$")
_UP = re.compile(r" (?:by |from |nearly |almost |about |some |another )?[^\w\s]?\d")
"""What follows an "up" that says rise; "up to", "make up" and the like say none."""
_NUMBER = re.compile(r"\d[\d.,]*\b")
_WITH_NUMBER = frozenset({"over", "under"})
"""Words that narrow what is measured only before a number ("the over 65s")."""
_CLAUSE_NEXT = re.compile(r" (?:it|they|he|she|we|being|\w+ing)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\s*(?:and |thus |thereby )?[a-z]{3,}ing\b")
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last"})
_BOUNDS = frozenset({"over", "under", "above", "below", "only", "aged"})
_BOUND_GAP = 2
"""How far before its figure such a word may end."""
_LEADING = _RANKS | _BOUNDS | _WITH_NUMBER | {"before"}
_FIELD, _ITEM = "|", ";"


@dataclass(frozen=True, slots=True)
class Sketch:
    """The evidence of one claim's clause."""

    words: frozenset[str] = frozenset()
    """Stems of the clause's content words, names included, figures left out."""
    names: tuple[str, ...] = ()
    """Folded names (capitalised runs) of the clause, in order."""
    times: frozenset[str] = frozenset()
    """Years and folded words for times in the clause."""
    fingerprint: int = 0
    """Four 16-bit hashes of the sentence with its figures; copies of a sentence share at least three."""
    length: int = 0
    """Number of words of the sentence."""
    describing: frozenset[str] = frozenset()
    """Stems of the words right before a name (the painter N, the app N): they say what the name is."""
    tight: frozenset[str] = frozenset()
    """Stems of the figure's and the metric's own noun phrase (wine exports, 22 league goals): they narrow."""
    beside: frozenset[str] = frozenset()
    """The other figures of the sentence, without years, days and what stands in brackets."""

    def encode(self) -> str:
        """The sketch as one line of text, for the store."""
        parts = (
            " ".join(sorted(self.words)),
            _ITEM.join(self.names),
            " ".join(sorted(self.times)),
            f"{self.fingerprint:x}",
            str(self.length),
            " ".join(sorted(self.describing)),
            " ".join(sorted(self.tight)),
            " ".join(sorted(self.beside)),
        )
        return _FIELD.join(parts)

    @staticmethod
    def decode(text: str) -> Sketch:
        """The sketch that `encode` wrote; an empty one where the text is none."""
        parts = text.split(_FIELD)
        if len(parts) != 8:
            return Sketch()
        try:
            fingerprint, length = int(parts[3] or "0", 16), int(parts[4] or "0")
        except ValueError:
            return Sketch()
        names = tuple(parts[1].split(_ITEM)) if parts[1] else ()
        return Sketch(
            frozenset(parts[0].split()), names, frozenset(parts[2].split()), fingerprint, length,
            frozenset(parts[5].split()), frozenset(parts[6].split()), frozenset(parts[7].split()),
        )  # fmt: skip


def sketch_of(claim: Claim, text: str, lexicon: Lexicon) -> Sketch:
    """The sketch of `claim`, whose offsets point into `text`, the document's text."""
    start = max(claim.sentence_start, claim.start - _WINDOW)
    end = min(claim.sentence_end, claim.end + _WINDOW)
    sentence = text[start:end]
    figure = (claim.start - start, claim.end - start)
    words: set[str] = set()
    times: set[str] = set()
    names: list[str] = []
    measured = claim.kind == ClaimKind.EVENT or (
        bool(claim.unit) and not scale_of(claim.unit).dimension.startswith("count:")
    )
    pieces = clause_of(sentence, figure)
    own = next((piece for piece in pieces if piece[0] <= figure[0] < piece[1]), (0, len(sentence)))
    for piece_start, piece_end in pieces:
        if piece_end <= figure[0] and not harmless(sentence[piece_start:piece_end]):
            words.update(f"#{number[0]}" for number in _NUMBER.finditer(sentence, piece_start, piece_end))
        told = set() if describes(sentence, (piece_start, piece_end), own, pieces) else words
        _read_piece(sentence, piece_start, piece_end, figure, measured, lexicon, told, times, names)
        if told is not words:
            words.update(lexicon.stem(word) for name in names for word in name.split() if not word.isdigit())
    if _PARTICIPLE.match(sentence, own[0]) and own[0] > 0:
        _read_governor(sentence, own, lexicon, words, names)
    words.update(quantified(sentence, own, figure))
    for known in (claim.subject, claim.place if "place" not in claim.inferred else None):
        if known:
            tokens = [token for token in name_tokens(known, lexicon) if stem(token) not in lexicon.neutral]
            tokens = [token for token in tokens if TOKEN.fullmatch(token)]
            words.update(lexicon.stem(token) for token in tokens)
    fingerprint, length = _fingerprint(sentence)
    kept = frozenset(sorted(words)[:_MAX_WORDS])
    kept |= marks_of(claim, sentence, figure, own, len(text), lexicon)
    phrase = _tight(sentence, figure, claim.phrase or claim.metric or "", lexicon)
    kept |= phrase & lexicon.grades
    phrase |= {lexicon.stem(match[0]) for match in TOKEN.finditer(setting(sentence, figure))}
    own_name = name_tokens(claim.subject, lexicon) if claim.subject else ()
    tight = (kept & phrase) - {lexicon.stem(token) for token in own_name}
    describing = frozenset(lexicon.stem(found[1]) for found in _DESCRIBED.finditer(sentence)) & kept
    beside = figures_beside(sentence, figure)
    named = tuple(dict.fromkeys(names))[:8]
    return Sketch(kept, named, frozenset(times), fingerprint, length, describing, tight, beside)


def _tight(sentence: str, figure: tuple[int, int], phrase: str, lexicon: Lexicon) -> set[str]:
    """The words that stand with the figure ("22 league goals") or with the metric's noun ("wine exports of …")."""
    found = {lexicon.stem(word) for word in _run_of_words(sentence[figure[1] :])}
    heads = {stem(fold(word)) for word in phrase.replace("-", " ").split()} - lexicon.neutral
    tokens = words_of(sentence)
    for at, token in enumerate(tokens):
        if token.stem not in heads:
            continue
        if not token.folded.endswith("ed"):
            found.update(
                lexicon.stem(word) for word in _words_before(sentence, tokens[max(0, at - 2) : at + 1], figure, lexicon)
            )
        if sentence.startswith(" of ", token.end):
            found.update(lexicon.stem(word) for word in _run_of_words(sentence[token.end :]))
    return found


def _words_before(sentence: str, tokens: Sequence[Word], figure: tuple[int, int], lexicon: Lexicon) -> Iterator[str]:
    """The folded words right before the last of `tokens`, back to the figure, an article or a preposition."""
    for word, following in zip(tokens[-2::-1], tokens[:0:-1], strict=True):
        folded = word.folded
        joined = sentence[word.end : following.start] in (" ", "-")
        counted = word.start < figure[1] and word.end > figure[0]
        if not joined or counted or folded in _ENDING or folded in _DETERMINERS or _OWNER.search(word.text):
            return
        if not folded.endswith("ed") or folded in lexicon.narrowing:
            yield folded


def _run_of_words(text: str) -> list[str]:
    """The folded words of a noun phrase that starts here: up to a preposition other than "of", a verb to be, a stop."""
    found: list[str] = []
    position = 0
    for match in islice(TOKEN.finditer(text), 7):
        word = fold(match[0])
        if word in _ENDING or text[position : match.start()].strip(" ") or len(found) >= 5:
            break
        position = match.end()
        found.append(word)
    return found


def _read_governor(sentence: str, own: tuple[int, int], lexicon: Lexicon, words: set[str], names: list[str]) -> None:
    """The words of the clause that ", killing 17" hangs on, but for its own figure and what that counts."""
    start = max((match.end() for match in re.finditer(r"[.;:] ", sentence[: own[0]])), default=0)
    clause = sentence[start : own[0]]
    counted = {word for found in _NUMBER.finditer(clause) for word in _run_of_words(clause[found.end() :])[:1]}
    told: set[str] = set()
    _read_piece(sentence, start, own[0], (own[0], own[0]), True, lexicon, told, set(), names)
    words |= told - {lexicon.stem(word) for word in counted} - lexicon.restricting


def _read_piece(
    sentence: str,
    start: int,
    end: int,
    figure: tuple[int, int],
    measured: bool,
    lexicon: Lexicon,
    words: set[str],
    times: set[str],
    names: list[str],
) -> None:
    """Add the words, times and names of a piece of a sentence to those that are known."""
    if figure[1] <= start or figure[0] > end + _BOUND_GAP:
        apart = _read_apart(sentence, start, end, lexicon)
        words |= apart[0]
        times |= apart[1]
        names += apart[2]
    else:
        _read_near(sentence, start, end, figure, measured, lexicon, words, times, names)


@lru_cache(maxsize=256)
def _read_apart(
    sentence: str, start: int, end: int, lexicon: Lexicon
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The words, times and names of a piece that the figure does not touch: the same for each figure of a sentence."""
    words: set[str] = set()
    times: set[str] = set()
    names: list[str] = []
    _read_near(sentence, start, end, (-1, -1), True, lexicon, words, times, names)
    return frozenset(words), frozenset(times), tuple(names)


def _read_near(
    sentence: str,
    start: int,
    end: int,
    figure: tuple[int, int],
    measured: bool,
    lexicon: Lexicon,
    words: set[str],
    times: set[str],
    names: list[str],
) -> None:
    run: list[str] = []
    run_end = -2
    times.update(times_in(sentence, start, end))
    piece = sentence[start:end]
    masked = PART_OF_YEAR.sub(lambda found: " " * len(found[0]), piece)
    if masked != piece:
        sentence = sentence[:start] + masked + sentence[end:]
    for match in TOKEN.finditer(sentence, start, end):
        inside = match.start() < figure[1] and match.end() > figure[0]
        word = match[0]
        folded = fold(word)
        if inside and (measured or is_number(word, folded, lexicon)):
            continue
        if folded in _LEADING and _leads_on(sentence, match, folded, figure):
            continue
        if folded in lexicon.times or (folded[0] in "12" and YEAR.fullmatch(folded)):
            times.add(folded)
            continue
        joined = match.start() - run_end == 1 and sentence[run_end] in " -"
        if word.isdigit():
            if run and joined and len(word) < 4 and not inside:
                run.append(folded)
                run_end = match.end()
            elif not inside and numbered(sentence, match.start(), len(word), lexicon):
                words.add(f"#{word}")
            continue
        if not inside and word[0].isupper() and is_name(word, match.start(), sentence, lexicon):
            if run and not joined:
                names.append(" ".join(run))
                run = []
            run.append(folded)
            run_end = match.end()
        if folded[0].isdigit():
            continue
        if folded == "up" and _UP.match(sentence, match.end()):
            words.add(lexicon.rise)
        words.update(_meant(folded, lexicon))
    if run:
        names.append(" ".join(run))


@lru_cache(maxsize=65536)
def _meant(folded: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The stems of a folded word that say something: of each part of a compound."""
    parts = (part for part in folded.split("-") if part not in lexicon.legal and part not in lexicon.homonyms)
    return tuple(lexicon.stem(part) for part in parts if part in lexicon.narrowing or stem(part) not in lexicon.neutral)


_PLACED = re.compile(r"\b(?:came|come|comes|finish(?:ed|es)?|ended|placed|ranked|ranks|coming|finishing) (?:in )?$")


def _leads_on(sentence: str, word: re.Match[str], folded: str, figure: tuple[int, int]) -> bool:
    """Whether a word that could narrow only leads to what follows (a bound, a place, a clause) or tells a rank."""
    if folded in _RANKS and _PLACED.search(sentence, max(0, word.start() - 20), word.start()):
        return True
    if folded in _BOUNDS and 0 < figure[0] - word.end() <= _BOUND_GAP:
        return True
    if folded in _WITH_NUMBER:
        return not sentence[word.end() + 1 : word.end() + 2].isdigit()
    return folded == "before" and bool(_CLAUSE_NEXT.match(sentence, word.end()))


@lru_cache(maxsize=64)
def _fingerprint(sentence: str) -> tuple[int, int]:
    """The four smallest 16-bit hashes of the sentence's word pairs, and its number of words."""
    tokens = [match[0].casefold() for match in TOKEN.finditer(sentence)]
    pairs = {crc32(f"{one} {two}".encode()) for one, two in pairwise(tokens)}
    packed = 0
    for value in sorted(pairs)[:4]:
        packed = packed << 16 | value >> 16
    return packed, len(tokens)


def copies(first: Sketch, second: Sketch) -> bool:
    """Whether two sentences are near-identical: copies of one text rather than two voices."""
    if min(first.length, second.length) < 8 or abs(first.length - second.length) > 3:
        return False
    return len(_parts(first.fingerprint) & _parts(second.fingerprint)) >= 3


def _parts(fingerprint: int) -> set[int]:
    return {fingerprint >> shift & 0xFFFF for shift in (0, 16, 32, 48)}
