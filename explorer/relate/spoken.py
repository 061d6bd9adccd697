"""The words of a clause behind their stems, for reasons that quote them."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.relate.reading import Reading
from explorer.relate.words import Lexicon, fold, same_stem


def spoken(stems: frozenset[str], reading: Reading, lexicon: Lexicon) -> list[str]:
    """The words of which a reading has these stems, as far as they can be told, those of names first."""
    words = [(word, lexicon.stem(word)) for word in _words(reading, lexicon)]
    told = {stem: next((word for word, own in words if own == stem), "") for stem in sorted(stems)}
    for stem, word in told.items():
        told[stem] = word or next((word for word, own in words if same_stem(own, stem)), "")
    order = {word: at for at, (word, _) in reversed(list(enumerate(words)))}
    return sorted({word for word in told.values() if word}, key=lambda word: order[word])


def _words(reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """All words that a reading still knows: of its names, its own fields, and the list of words that narrow."""
    for name in reading.sketch.names:
        yield from (word.capitalize() for word in name.split())
    claim = reading.claim
    for text in (claim.phrase, claim.metric, claim.scope, claim.unit, claim.object):
        yield from fold(text or "").split()
    yield from sorted(lexicon.narrowing, key=lambda word: (len(word), word))
