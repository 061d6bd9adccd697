"""Attribution of a sentence's claims: the speaker's name in its canonical form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from explorer.extract.assemble import Draft, Scene
from explorer.extract.attribution import Speech, speaker_tokens, told_by
from explorer.extract.clauses import Link, Row
from explorer.extract.genders import may_mean
from explorer.extract.layout import Block
from explorer.extract.name import Name
from explorer.extract.name_runs import runs
from explorer.extract.names import PERSON_PRONOUNS
from explorer.extract.nouns import Noun, item_noun, noun_of
from explorer.extract.offices import is_record
from explorer.extract.phrases import is_possessive
from explorer.extract.pronouns import QUOTES
from explorer.extract.subjects import Whose, resolve_phrase
from explorer.extract.tokens import Token, tokenize

_OWN_VOICE = frozenset({"i", "we", "you", "this", "that", "which", "who", "there", "one"})

Quotes = Callable[[int, int], Sequence[Speech]]
"""The quotations between two offsets, in order; asked again and again for one block, so it should remember."""


def attribute(scene: Scene, block: Block, row: Row, drafts: Sequence[Draft], quotes_of: Quotes) -> None:
    """Set the attribution of the drafts of one sentence of `block`."""
    for draft in drafts:
        draft.attribution = speaker_at(scene, block, row, draft.at, draft.quantity.start, quotes_of)


def speaker_at(scene: Scene, block: Block, row: Row, at: int, offset: int, quotes_of: Quotes) -> str | None:
    """Who says what stands at position `at` of a sentence and at `offset` of the text; None: the document itself."""
    quoted = _quoting(scene, quotes_of(block.start, block.end), offset)
    for tokens in (speaker_tokens(row, at, scene.vocabulary.cues), quoted):
        name = speaker_name(scene, row, at, tokens) if tokens else None
        if name is not None:
            return name
    return None


def note_speaker(scene: Scene, row: Row) -> None:
    """Remember who speaks in a sentence that tells no figure: the next "he said" may mean him."""
    tokens = told_by(row, scene.vocabulary.cues)
    if tokens and not noun_of(tokens).pronoun:
        speaker_name(scene, row, 0, tokens)


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
    if noun.pronoun in PERSON_PRONOUNS:
        told = _told_of_before(scene, row, tokens[0]) or scene.focus.speaker
        if told is not None and may_mean(noun.pronoun, told.gender):
            return told.text
    if is_record(noun.head):
        tokens, noun = _behind_records(noun)
        if not tokens:
            return None
    found = runs(noun.core, scene.text)
    names = [name for run in found if (name := scene.names.of(run.text))]
    people = [name for name in names if name.person]
    if people:
        scene.focus.speaker = people[-1]
        return people[-1].text
    if names and noun.proper:
        first = next(token for token in noun.core if token.tag == "PROPN")
        printed = " ".join(scene.text[first.start : noun.core[-1].end].split())
        return _canonical(names[-1].text, printed) if len(found) == 1 and printed == found[0].text else printed
    whose = Whose(scene.text, row, at, Link("bare"), None, scene.names, scene.focus, scene.vocabulary)
    resolved = resolve_phrase(whose, tokens, "speaker")
    stands_for = resolved is not None and resolved.name is not None and noun.definite and not noun.owner
    if noun.pronoun or stands_for:
        return resolved.text if resolved else None
    core = " ".join(t.text if t.tag == "PROPN" else t.lower for t in noun.core if t.tag != "PUNCT")
    owner = " ".join(t.text for t in noun.owner if t.tag != "DET") if len(noun.owner) > 1 or _named(noun.owner) else ""
    return f"{owner}'s {core}" if owner and core else core or None


def _told_of_before(scene: Scene, row: Row, pronoun: Token) -> Name | None:
    """The person who is the subject of a sentence that no quote opens: "Ann Lee paid for it, she said"."""
    if row.items[0].lemma in QUOTES:
        return None
    for at, item in enumerate(row.items):
        subject = row.subject(at) if item.kind == "verb" and item.end <= pronoun.start else None
        if subject is not None and row.items[subject].kind == "np" and row.items[subject].end <= pronoun.start:
            noun = item_noun(row.items[subject])
            found = [name for run in runs(noun.core, scene.text) if (name := scene.names.named(run))]
            return found[-1] if found and noun.proper and found[-1].person else None
    return None


def _named(owner: Sequence[Token]) -> bool:
    return bool(owner) and owner[-1].tag == "PROPN"


def _behind_records(noun: Noun) -> tuple[Sequence[Token], Noun]:
    """Whose records they are: "Labour Office figures", "the bureau's data"; as they stand where nobody is named."""
    if noun.owner:
        own = noun_of(noun.owner)
        return ((), own) if len(noun.owner) == 1 and is_possessive(noun.owner[0].lower) else (noun.owner, own)
    named = noun.core
    while named and named[-1].tag != "PROPN":
        named = named[:-1]
    return (named, noun_of(named)) if named else (noun.core, noun)


def _canonical(name: str, printed: str) -> str:
    """The canonical name, unless the text prints a longer one that only begins like it ("Norland Weather Office")."""
    rest = printed[len(name) :].split() if printed.startswith(name + " ") else []
    return printed if len(rest) > 1 else name
