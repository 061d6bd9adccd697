"""The keys under which claims meet: by subject and metric, and by the names and the kind of figure they share."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from explorer.model import Claim, ClaimKind
from explorer.relate.marks import EACH, MARKS
from explorer.relate.sketch import Sketch
from explorer.relate.units import family_of, scale_of
from explorer.relate.words import Lexicon, fold, load_lexicon, name_tokens

MAX_KEYS = 6
_KIND_BITS = 7
_WORD_KINDS = (2, 3, 4)
_ANCHOR = 6
"""Letters of a name that count for a key: Kestria and Kestrian meet."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WEAK = frozenset(["it", "they", "he", "she", "company", "group", "agency", "bank", "firm"])


def alignment_keys(claim: Claim, sketch: Sketch, lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """The keys of a claim, strongest first; claims that share one are handed to the rules as one group.

    The first joins subject and metric in any unit (levels, growth, shares of one thing); the others join a name of the
    sentence with the kind of figure, so that claims meet whose subject or metric was read differently. The figures of
    a sentence that gives a rate meet as well, whatever they are of.
    """
    words = lexicon or load_lexicon()
    kind = _figure_kind(claim) + _year(claim, sketch)
    keys: list[str] = []
    anchor = subject_anchor(claim.subject, words)
    metric = metric_anchor(claim.metric, words)
    if anchor and metric:
        keys.append(f"1:{anchor}:{metric}")
    if EACH in sketch.words:
        keys.append(f"5:{claim.document_id}:{claim.sentence_start}")
    keys.extend(f"2:{name[:_ANCHOR]}:{kind}" for name in _anchors(claim, sketch, words))
    weak = not is_name(claim.subject) or "subject" in claim.inferred
    if metric and (weak or len(keys) < 2):
        keys.append(f"3:{metric}:{kind}")
    if weak or len(keys) < 2:
        keys.extend(
            f"4:{word}:{kind}" for word in sorted(sketch.words - MARKS, key=lambda word: (-len(word), word))[:2]
        )
    return tuple(dict.fromkeys(keys))[:MAX_KEYS]


def is_name(subject: str | None) -> bool:
    """Whether a subject is a name, neither a common noun ("the project") nor unknown."""
    return subject is not None and not subject[:1].islower()


def key_number(key: str) -> int:
    """A key as the store keeps it: a signed 48-bit hash, the last bits of which are the key's kind.

    SQLite keeps it in six bytes, twice a key and claim; that two keys are one by chance only makes a group larger.
    """
    number = int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big", signed=True)
    return number & ~_KIND_BITS | int(key[0])


def shares_a_word(key: int) -> bool:
    """Whether the claims of a key (as a number) share a name or a word alone, not subject and metric or a sentence."""
    return key & _KIND_BITS in _WORD_KINDS


@lru_cache(maxsize=65536)
def subject_anchor(subject: str | None, lexicon: Lexicon) -> str:
    """The word by which a subject is found: the first of its name that is not generic."""
    if not subject:
        return ""
    tokens = name_tokens(subject, lexicon)
    stems = [lexicon.stem(token) for token in tokens]
    return next((one for one in stems if one and one not in lexicon.neutral), stems[0] if stems else "")


@lru_cache(maxsize=65536)
def last_anchor(name: str, lexicon: Lexicon) -> str:
    """The last word of a name of two words or three: a person is found by it."""
    tokens = name_tokens(name, lexicon)
    return lexicon.stem(tokens[-1]) if 2 <= len(tokens) <= 3 and not tokens[-1].isdigit() else ""


@lru_cache(maxsize=65536)
def metric_anchor(metric: str | None, lexicon: Lexicon) -> str:
    """The words of a metric as sorted stems."""
    if not metric:
        return ""
    metric = lexicon.acts.get(fold(metric), metric)
    stems = {lexicon.stem(word) for word in fold(metric).replace("-", " ").split()}
    return " ".join(sorted(one for one in stems if one not in lexicon.neutral)) or " ".join(sorted(stems))


def _figure_kind(claim: Claim) -> str:
    if claim.kind == ClaimKind.EVENT:
        return "event"
    family = family_of(claim.unit)
    if family == "count":
        return "count"
    return family if family else scale_of(claim.unit).dimension


def _year(claim: Claim, sketch: Sketch) -> str:
    """The year that a figure is about, so that groups stay small; an event's date may be what is in doubt."""
    if claim.kind == ClaimKind.EVENT:
        return ""
    found = _YEAR.search(claim.period or "")
    years = [found[0]] if found else sorted(time for time in sketch.times if _YEAR.fullmatch(time))
    return f":{years[-1]}" if years else ""


def _anchors(claim: Claim, sketch: Sketch, lexicon: Lexicon) -> list[str]:
    names = [name for name in (claim.subject, claim.object, claim.place) if name]
    found: list[str] = []
    for name in [*names, *sketch.names]:
        for anchor in (subject_anchor(name, lexicon), last_anchor(name, lexicon)):
            if len(anchor) > 2 and anchor not in _WEAK and anchor not in lexicon.neutral and anchor not in found:
                found.append(anchor)
    return found[:3]
