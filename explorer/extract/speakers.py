"""Attribution of a sentence's claims: the speaker's name in its canonical form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from explorer.extract.assemble import Draft, Scene
from explorer.extract.attribution import Speech, speaker_tokens
from explorer.extract.clauses import Link, Row
from explorer.extract.layout import Block
from explorer.extract.names import runs
from explorer.extract.nouns import noun_of
from explorer.extract.subjects import Whose, resolve_phrase
from explorer.extract.tokens import Token, tokenize

_OWN_VOICE = frozenset({"i", "we", "you", "it", "this", "that", "which", "who", "there", "one"})


Quotes = Callable[[int, int], Sequence[Speech]]
"""The quotations between two offsets, in order; asked again and again for one block, so it should remember."""


def attribute(scene: Scene, block: Block, row: Row, drafts: Sequence[Draft], quotes_of: Quotes) -> None:
    """Set the attribution of the drafts of one sentence of `block`."""
    for draft in drafts:
        draft.attribution = speaker_at(scene, block, row, draft.at, draft.quantity.start, quotes_of)


def speaker_at(scene: Scene, block: Block, row: Row, at: int, offset: int, quotes_of: Quotes) -> str | None:
    """Who says what stands at position `at` of a sentence and at `offset` of the text; None: the document itself."""
    tokens = speaker_tokens(row, at, scene.vocabulary.cues)
    if not tokens:
        tokens = _quoting(scene, quotes_of(block.start, block.end), offset)
    return speaker_name(scene, row, at, tokens) if tokens else None


def _quoting(scene: Scene, quotes: Sequence[Speech], position: int) -> tuple[Token, ...]:
    at = bisect_right(quotes, position, key=lambda quote: quote.start) - 1
    if at < 0 or position >= quotes[at].end:
        return ()
    speaker = quotes[at].speaker
    return tokenize(scene.text, *speaker) if speaker is not None else ()


def speaker_name(scene: Scene, row: Row, at: int, tokens: Sequence[Token]) -> str | None:
    """Who a speaker's phrase stands for; a pronoun only where its person is plain."""
    noun = noun_of(tokens)
    if noun.pronoun in _OWN_VOICE:
        return None
    if noun.owner and noun.head in scene.vocabulary.cues.sources:
        tokens, noun = noun.owner, noun_of(noun.owner)
    found = runs(tokens, scene.text)
    names = [name for run in found if (name := scene.names.of(run.text))]
    people = [name for name in names if name.person]
    if people:
        return people[-1].text
    if names and noun.proper:
        first = next(token for token in noun.core if token.tag == "PROPN")
        printed = " ".join(scene.text[first.start : noun.core[-1].end].split())
        return _canonical(names[-1].text, printed) if len(found) == 1 and printed == found[0].text else printed
    whose = Whose(scene.text, row, at, Link("bare"), None, scene.names, scene.focus, scene.vocabulary)
    resolved = resolve_phrase(whose, tokens, "speaker")
    if noun.pronoun or (resolved is not None and resolved.name is not None and noun.definite):
        return resolved.text if resolved else None
    text = " ".join(t.text if t.tag == "PROPN" else t.lower for t in noun.core if t.tag != "PUNCT")
    return text or None


def _canonical(name: str, printed: str) -> str:
    """The canonical name, unless the text prints a longer one that only begins like it ("Norland Weather Office")."""
    rest = printed[len(name) :].split() if printed.startswith(name + " ") else []
    return printed if len(rest) > 1 else name
