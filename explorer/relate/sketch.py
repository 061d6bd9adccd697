"""What the sentence around a figure says besides the figure: few words, made once per claim and kept beside it.

Two claims whose fields agree may still be about different things ("turnout in the capital", "suspected cases"). The
sketch keeps the evidence for that: the stems of the clause, its names, the times it mentions, and a fingerprint by
which copies of one text are known. It is text of some hundred bytes, so that relating never opens a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from zlib import crc32

from explorer.model import Claim, ClaimKind, Modality
from explorer.relate.clause import YEAR, clause_of, describes, harmless
from explorer.relate.units import scale_of
from explorer.relate.words import Lexicon, fold, name_tokens, stem

_WINDOW = 400
_MAX_WORDS = 48
_TOKEN = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_PART = re.compile(
    r"\b(?:(first|second|third|fourth|1st|2nd|3rd|4th)[ -](quarter|half)|([QH])([1-4])|([1-4])([QH]))\b", re.IGNORECASE
)
_ORDINALS = {"f": "1", "s": "2", "t": "3"}
_DESCRIBED = re.compile(r"(?<![\w-])([a-z]{3,}) (?=[A-Z]\w)")
_ENDING = frozenset(
    """in on at by for from to with after before during since until that which who where when and or but as per than
    while is are was were be been has have had will would could may might said says this last next""".split()  # noqa: SIM905
)
_NOUN_BEFORE = re.compile(r"([^\W\d_]{3,}) $")
_NEAR = re.compile(
    r"\b(?:nearly|almost|close to|approaching"
    r"|(?:just|slightly|a little|barely) (?:over|under|above|below|short of|more than))"
    r"[ ][^\w\n]{0,3}(?:[A-Z]{2,3}[ $])?$",
    re.IGNORECASE,
)
NEAR = "~"
"""Stands among the words where the text says that the figure is nearly reached or just passed."""
FORMER, LATEST = "<", ">"
"""Stand among the words where the clause says that its figure has been replaced since, or is the one that holds now."""
MARKS = frozenset({NEAR, FORMER, LATEST})
_NUMBER = re.compile(r"\d[\d.,]*\b")
_BOUNDS = frozenset({"over", "under", "above", "below"})
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
        )
        return _FIELD.join(parts)

    @staticmethod
    def decode(text: str) -> Sketch:
        """The sketch that `encode` wrote; an empty one where the text is none."""
        parts = text.split(_FIELD)
        if len(parts) != 7:
            return Sketch()
        try:
            fingerprint, length = int(parts[3] or "0", 16), int(parts[4] or "0")
        except ValueError:
            return Sketch()
        names = tuple(name for name in parts[1].split(_ITEM) if name)
        words, times, describing, tight = (frozenset(parts[at].split()) for at in (0, 2, 5, 6))
        return Sketch(words, names, times, fingerprint, length, describing, tight)


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
    for known in (claim.subject, claim.place if "place" not in claim.inferred else None):
        if known:
            tokens = [token for token in name_tokens(known, lexicon) if stem(token) not in lexicon.neutral]
            tokens = [token for token in tokens if _TOKEN.fullmatch(token)]
            words.update(lexicon.stem(token) for token in tokens)
    fingerprint, length = _fingerprint(sentence)
    kept = frozenset(sorted(words)[:_MAX_WORDS])
    if _NEAR.search(sentence[max(0, figure[0] - 40) : figure[0]]):
        kept |= {NEAR}
    kept |= _marks(claim, {stem(fold(match[0])) for match in _TOKEN.finditer(sentence, *own)}, lexicon)
    tight = kept & _tight(sentence, figure, claim.phrase or claim.metric or "", lexicon)
    describing = frozenset(lexicon.stem(found[1]) for found in _DESCRIBED.finditer(sentence)) & kept
    return Sketch(kept, tuple(dict.fromkeys(names))[:8], frozenset(times), fingerprint, length, describing, tight)


def _marks(claim: Claim, clause: set[str], lexicon: Lexicon) -> set[str]:
    """Whether the clause says that its figure is a former one or the latest; aims are raised and cut, sums are not."""
    aim = claim.modality in (Modality.TARGET, Modality.PLAN, Modality.FORECAST)
    latest = lexicon.latest | lexicon.moving if aim else lexicon.latest
    return {mark for mark, cues in ((FORMER, lexicon.former), (LATEST, latest)) if clause & cues}


def _tight(sentence: str, figure: tuple[int, int], phrase: str, lexicon: Lexicon) -> set[str]:
    """The words that stand with the figure ("22 league goals") or with the metric's noun ("wine exports of …")."""
    found = {lexicon.stem(word) for word in _run_of_words(sentence[figure[1] :])}
    heads = {stem(fold(word)) for word in phrase.replace("-", " ").split()} - lexicon.neutral
    tokens = list(_TOKEN.finditer(sentence))
    for at, match in enumerate(tokens):
        if stem(fold(match[0])) not in heads:
            continue
        before = at - 1
        while before >= max(0, at - 2) and sentence[tokens[before].end() : tokens[before + 1].start()] in (" ", "-"):
            if fold(tokens[before][0]) in _ENDING or tokens[before][0].endswith(("'s", "’s", "'", "’")):
                break
            found.add(lexicon.stem(fold(tokens[before][0])))
            before -= 1
        behind = sentence[match.end() :]
        if behind.startswith(" of "):
            found.update(lexicon.stem(word) for word in _run_of_words(behind))
    return found


def _run_of_words(text: str) -> list[str]:
    """The folded words of a noun phrase that starts here: up to a preposition other than "of", a verb to be, a stop."""
    found: list[str] = []
    position = 0
    for match in islice(_TOKEN.finditer(text), 7):
        word = fold(match[0])
        if word in _ENDING or text[position : match.start()].strip(" ") or len(found) >= 5:
            break
        position = match.end()
        found.append(word)
    return found


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
    run: list[str] = []
    run_end = -2
    times.update(_part_of_year(found) for found in _PART.finditer(sentence, start, end))
    masked = _PART.sub(lambda found: " " * len(found[0]), sentence[start:end])
    sentence = sentence[:start] + masked + sentence[end:]
    for match in _TOKEN.finditer(sentence, start, end):
        inside = match.start() < figure[1] and match.end() > figure[0]
        word = match[0]
        folded = fold(word)
        if inside and (measured or _is_number(word, folded, lexicon)):
            continue
        if folded in _BOUNDS and 0 < figure[0] - match.end() <= 2:
            continue
        if YEAR.fullmatch(folded):
            times.add(folded)
            continue
        if folded in lexicon.times:
            times.add(folded)
            continue
        joined = match.start() - run_end == 1 and sentence[run_end] in " -"
        if word.isdigit():
            if run and joined and len(word) < 4 and not inside:
                run.append(folded)
                run_end = match.end()
            elif not inside and _numbered(sentence, match.start(), len(word), lexicon):
                words.add(f"#{word}")
            continue
        if _is_name(word, match.start(), sentence) and not inside:
            if run and not joined:
                names.append(" ".join(run))
                run = []
            run.append(folded)
            run_end = match.end()
        if folded[0].isdigit():
            continue
        for part in folded.split("-"):
            if part in lexicon.legal:
                continue
            if part in lexicon.narrowing or stem(part) not in lexicon.neutral:
                words.add(lexicon.stem(part))
    if run:
        names.append(" ".join(run))


def _numbered(sentence: str, at: int, length: int, lexicon: Lexicon) -> bool:
    """Whether a small number names its noun ("phase 2", "route 7") rather than counting something."""
    before = _NOUN_BEFORE.search(sentence, max(0, at - 30), at)
    return length < 4 and bool(before) and stem(fold(before[1] if before else "")) not in lexicon.neutral


def _part_of_year(found: re.Match[str]) -> str:
    """ "second quarter", "Q2" and "2Q" as q2."""
    ordinal, unit, letter, digit, digit_first, letter_last = (group or "" for group in found.groups())
    number = digit or digit_first or ("4" if ordinal[:2].lower() == "fo" else ordinal[:1].lower())
    return (unit or letter or letter_last)[0].lower() + _ORDINALS.get(number, number)


def _is_number(word: str, folded: str, lexicon: Lexicon) -> bool:
    """Whether a word of the evidence is part of the number rather than of what is counted."""
    base = lexicon.stem(folded)
    return word[0].isdigit() or len(word) == 1 or base in lexicon.neutral or base in lexicon.restricting


def _is_name(word: str, position: int, sentence: str) -> bool:
    if not word[0].isupper():
        return False
    if sentence[:position].strip(" \"'“‘(") == "":
        following = sentence[position + len(word) : position + len(word) + 2]
        possessive = word.endswith(("'s", "’s")) or (following[:1] in "'’" and following[:1] != "")
        return possessive or following[1:2].isupper() or word[1:2].isupper()
    return True


def _fingerprint(sentence: str) -> tuple[int, int]:
    """The four smallest 16-bit hashes of the sentence's word pairs, and its number of words."""
    tokens = [match[0].casefold() for match in _TOKEN.finditer(sentence)]
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
