"""Names in a clause: which of its words are names, and whether two clauses name different things."""

from __future__ import annotations

from explorer.relate.reading import START, Reading
from explorer.relate.words import Lexicon, same_stem

Sides = tuple[frozenset[str], frozenset[str]]


def unshared_names(extra: Sides, first: Reading, second: Reading, lexicon: Lexicon) -> Sides:
    """The words of names among `extra` that the other side lacks, of either side.

    First names and titles before a shared last name are left out, unless both sides have their own: Lena Hale is Hale,
    and is not Tom Hale. A name that ends in what kind of thing it is, is another with one more word in it.
    """
    found = (
        _alone(extra[0], first, second.content, lexicon),
        _alone(extra[1], second, first.content, lexicon),
    )
    if any(found):
        return found
    given = _given(extra[0], first, second.content, lexicon), _given(extra[1], second, first.content, lexicon)
    return given if all(given) else found


def _may_name(extra: frozenset[str], reading: Reading) -> bool:
    """The quick way out: no word of `extra` is short or begins as a word of a name does."""
    if not reading.name_starts:
        return False
    return any(len(word) < START or word[:START] in reading.name_starts for word in extra)


def _alone(extra: frozenset[str], reading: Reading, other: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    if not _may_name(extra, reading):
        return frozenset()
    found: set[str] = set()
    for name in reading.sketch.names:
        tokens = name.split()
        last = -1 if tokens[-1] in lexicon.kinds else _last_known(tokens, other, lexicon)
        found.update(token for token in tokens[last + 1 :] if not token.isdigit() and token not in lexicon.legal)
    return _among(extra, found, lexicon)


def _given(extra: frozenset[str], reading: Reading, other: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """The words among `extra` that stand before a shared last name and are no title."""
    if not _may_name(extra, reading):
        return frozenset()
    found: set[str] = set()
    for name in reading.sketch.names:
        tokens = name.split()
        found.update(tokens[: max(0, _last_known(tokens, other, lexicon))])
    return _among(extra, {token for token in found if lexicon.stem(token) not in lexicon.offices}, lexicon)


def _last_known(tokens: list[str], other: frozenset[str], lexicon: Lexicon) -> int:
    """The place of the last word of a name that the other side says too; -1 where it says none."""
    starts = {word[:START] for word in other if len(word) >= START}
    known = [
        not other.isdisjoint((token, lexicon.stem(token))) or (len(token) >= START and token[:START] in starts)
        for token in tokens
    ]
    return max((at for at, is_known in enumerate(known) if is_known), default=-1)


def _among(extra: frozenset[str], tokens: set[str], lexicon: Lexicon) -> frozenset[str]:
    stems = {lexicon.stem(token) for token in tokens}
    return frozenset(word for word in extra if word in stems or any(same_stem(word, token) for token in tokens))


def settled_converse(extra: Sides, first: Reading, second: Reading, lexicon: Lexicon) -> frozenset[str]:
    """The words that tell one act from its two sides: "A sold X to B" and "B bought X from A"; empty where none do."""
    one, two = first.subject_words, second.subject_words
    if not one or not two or not (one <= second.content and two <= first.content and one.isdisjoint(two)):
        return frozenset()
    for words in lexicon.converse:
        told = first.content & words, second.content & words
        if all(told) and told[0] != told[1]:
            return told[0] | told[1]
    return frozenset()
