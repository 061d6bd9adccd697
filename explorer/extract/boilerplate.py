"""What in a text is no part of the article: bylines, credits, share links, comment counts, forms, notices, contacts.

A line goes only by its own words or shape, never by its place alone, and a full sentence with a figure is kept unless
it begins like a notice: losing content is worse than keeping a line that holds nothing.
"""

from __future__ import annotations

import re

from explorer.vocabulary.boilerplate import Boilerplate

_SHORT, _LINE = 160, 110
_SEVERAL = re.compile(r"[a-z0-9)][.!?][\"”’)]*\s+[“\"‘(]?[A-Z]")
_BYLINE = re.compile(
    r"[Bb][Yy] (?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){1,3}(?:(?:,| and| &) (?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){1,3})*"
    r"(?:[,|•·/–—-] ?.{0,60})?$"
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|https?://\S{1,200}|www\.\S{1,100}")
_SIGNS_OF_ADDRESS = ("@", "://", "www.")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[ .-]?)?(?:\(0?\d{1,5}\)[ .-]?|0\d{2,4}[ .-])\d{2,4}(?:[ .-]?\d{2,5}){0,3}(?!\w)"
)
_BARE_SITE = re.compile(
    r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){0,2}\.(?:com|net|org|co|io|gov|edu|info|news|[a-z]{2})/?\S{0,80}$"
)
_CRUMB_MARK = r"\s[>»›/]\s"
_CRUMBS = re.compile(
    rf"(?:(?!{_CRUMB_MARK})[^.!?]){{2,40}}+(?:{_CRUMB_MARK}(?:(?!{_CRUMB_MARK})[^.!?>»›]){{2,60}}+){{2,}}+$"
)
_LINKS = re.compile(r"[^|•·]{2,40}(?:\s[|•·]\s[^|•·]{1,40}){2,}$")
_FIGURE = re.compile(r"\d\s?(?:%|per cent|percent|million|billion|(?:m|bn|k)\b)|[$€£]\s?\d|\d,\d{3}")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*$")


def is_boilerplate(words: str, table: Boilerplate) -> bool:
    """Whether a line, paragraph or sentence is no part of the article."""
    line = " ".join(words.split()) if len(words) <= 4 * _SHORT else words
    if len(line) > _SHORT:
        return False
    bare = line.strip(" *_#>|-–—•·[]").rstrip(":")
    lower = bare.lower().replace("’", "'")
    if not lower:
        return True
    if table.whole.match(lower):
        return True
    labelled = ":" in lower[:24]
    if (labelled or len(line) <= _LINE) and table.starts.match(lower) and not _tells_something(bare):
        return True
    if len(line) <= _LINE and not _SEVERAL.search(line) and table.contains.search(lower) and not _tells_something(bare):
        return True
    return _by_shape(bare)


def starts_junk_section(words: str, table: Boilerplate) -> bool:
    """Whether a heading opens a list of links or a form."""
    return len(words) <= 60 and bool(table.sections.match(words.strip(" *_#:").lower().replace("’", "'")))


def _tells_something(line: str) -> bool:
    """Whether a line that begins like a notice is a full sentence about figures ("Subscribe numbers rose by 5%.")."""
    return bool(_SENTENCE_END.search(line)) and bool(_FIGURE.search(line))


def _by_shape(line: str) -> bool:
    if _BYLINE.match(line) or _BARE_SITE.match(line.lower()) or _CRUMBS.match(line):
        return True
    if (
        _LINKS.match(line)
        and len(line) <= _LINE
        and not _SENTENCE_END.search(line)
        and not re.search(r"\d\s?[%$€£]", line)
    ):
        return _linked_words(line)
    contact = _contact(line) if len(line) <= _LINE else None
    return contact is not None and not _has_clause(line, contact.start())


def _contact(line: str) -> re.Match[str] | None:
    """The first address in a line, or else telephone number; the signs that each needs are looked for first."""
    address = _ADDRESS.search(line) if any(sign in line for sign in _SIGNS_OF_ADDRESS) else None
    return address or (_PHONE.search(line) if "0" in line or "(" in line else None)


def _linked_words(line: str) -> bool:
    """Parts between bars that are names and labels rather than facts: at most one of them holds a figure."""
    parts = re.split(r"\s[|•·]\s", line)
    return sum(bool(re.search(r"\d", part)) for part in parts) <= len(parts) // 2


def _has_clause(line: str, contact: int) -> bool:
    """Whether so many words stand before an address or telephone number that it is only part of a sentence."""
    return len(line[:contact].split()) > 9
