"""Whether more than common words ties two claims to one thing: "84 people were taken to hospital" may be anywhere."""

from __future__ import annotations

from functools import lru_cache

from explorer.relate.context import Context
from explorer.relate.marks import BARE
from explorer.relate.reading import Reading
from explorer.relate.words import TOKEN, Lexicon, fold

_TITLE_WORDS = 2
"""Words that two titles share where their documents are about one matter."""


def anchored(first: Reading, second: Reading, context: Context) -> bool:
    """Whether a name, the subject, the place or the documents' titles say that both speak of one thing.

    Passages of a sentence or a few are taken to do so: they have nothing else to say it with.
    """
    if first.claim.document_id == second.claim.document_id:
        return True
    if BARE in first.sketch.words and BARE in second.sketch.words:
        return True
    lexicon = context.lexicon
    if not _names(first, lexicon).isdisjoint(_names(second, lexicon)):
        return True
    titles = [_title_words(reading.facts.title, lexicon) for reading in (first, second)]
    return len(titles[0] & titles[1]) >= _TITLE_WORDS


def _names(reading: Reading, lexicon: Lexicon) -> set[str]:
    """The words of all names that a claim and its clause give, without times and what follows any firm's name."""
    found = {word for name in reading.sketch.names for word in name.split()}
    for known in (reading.claim.subject, reading.claim.place, reading.claim.object):
        if known:
            found.update(fold(match[0]) for match in TOKEN.finditer(known) if match[0][0].isupper())
    return {lexicon.stem(word) for word in found if word not in lexicon.times and word not in lexicon.legal}


@lru_cache(maxsize=8192)
def _title_words(title: str | None, lexicon: Lexicon) -> frozenset[str]:
    stems = {lexicon.stem(match[0]) for match in TOKEN.finditer(title or "")}
    return frozenset(stem for stem in stems if stem not in lexicon.neutral and stem not in lexicon.restricting)
