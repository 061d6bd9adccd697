"""Patterns of a query (`/…/`), each with a limit on its time."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explorer.search.query import Note, Word

MAX_PATTERN = 160
_SECONDS_PER_TEXT = 0.01
_SECONDS = 0.04
"""What matching may take in all where it is slow for its number of texts."""
_USUAL_SECONDS = 50e-6
_MIN_LITERAL = 4
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|.", re.DOTALL)


class SlowPatternError(Exception):
    """A pattern takes too long."""


@dataclass(slots=True)
class Pattern:
    """One pattern that texts have to hold, or must not hold."""

    word: Word
    compiled: Any
    spent: float = 0.0
    texts: int = 0

    def holds_for(self, text: str) -> bool:
        """Whether `text` is as the pattern wants it. Raises SlowPatternError."""
        return (self.search(text) is None) == self.word.negated

    def search(self, text: str) -> Any:
        """The first match in `text`, or None. Raises SlowPatternError."""
        started = time.perf_counter()
        try:
            match = self.compiled.search(text, timeout=_SECONDS_PER_TEXT)
        except (TimeoutError, RecursionError, MemoryError) as error:
            raise SlowPatternError from error
        self.spent += time.perf_counter() - started
        self.texts += 1
        if self.spent > _SECONDS and self.spent > self.texts * _USUAL_SECONDS:
            raise SlowPatternError
        return match


def compiled_patterns(words: Sequence[Word]) -> tuple[list[Pattern], list[Note]]:
    """The patterns among `words`; those that cannot be used are noted."""
    if not words:
        return [], []
    import regex

    patterns: list[Pattern] = []
    notes: list[Note] = []
    for word in words:
        if len(word.text) > MAX_PATTERN or _is_heavy(word.text):
            notes.append(Note("the pattern is too long or repeats too much; left out", word.span))
            continue
        try:
            patterns.append(
                Pattern(word, regex.compile(word.text, regex.IGNORECASE | regex.VERSION0, cache_pattern=False))
            )
        except (regex.error, RecursionError, OverflowError, MemoryError, ValueError, KeyError, IndexError) as error:
            reason = str(error).partition(" at position")[0]
            notes.append(Note(f"not a pattern yet: {reason}", word.span))
    return patterns, notes


def literals(pattern: str) -> list[str]:
    """Runs of letters that every match of `pattern` holds; none where it is not plain to see."""
    if "(?" in pattern:
        return []
    plain: list[str] = []
    place, depth = 0, 0
    run = ""
    for match in _PART.finditer(pattern):
        part, place = match[0], match.end()
        depth += (part == "(") - (part == ")")
        if part == "|" and depth <= 0:
            return []
        letter = part if len(part) == 1 and part.isascii() and part.isalpha() and depth == 0 else ""
        if letter and pattern[place : place + 1] not in ("*", "?", "{"):
            run += letter
            continue
        plain.append(run)
        run = ""
    return [run.lower() for run in (*plain, run) if len(run) >= _MIN_LITERAL]


def _is_heavy(pattern: str) -> bool:
    """Whether compiling it could take long: counted repeats multiply."""
    product = 1
    for match in re.finditer(r"\{([0-9]{0,9})(?:,([0-9]{0,9}))?\}", pattern):
        product *= max(int(match[1] or 1), int(match[2] or 1), 1)
    return product > 1000 or bool(re.search(r"\{[0-9,]{10,}", pattern))
