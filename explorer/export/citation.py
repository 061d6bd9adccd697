"""Citations: a claim with its quote, title, publisher, date, place in the text and the hash of the file."""

from __future__ import annotations

import re
from typing import Protocol

from explorer.gate import shown, shown_flat
from explorer.model import Claim

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
_BLOCK_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")
_SPACES = re.compile(r"\s+")
HASH_DIGITS = 16


class Source(Protocol):
    """What is known of the document that a citation names."""

    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def author(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def sha256(self) -> str: ...


def place_of(claim: Claim, text: str) -> str:
    """Where the claim stands: its page, or the line of the document's text."""
    return f"p. {claim.page}" if claim.page is not None else f"line {text.count(chr(10), 0, claim.start) + 1}"


def citation_plain(claim: Claim, source: Source, text: str) -> str:
    """One line: “quote” — title, publisher, date, place, file, sha256."""
    quote = folded(claim.sentence.of(text))
    return f"“{quote}” — {'; '.join((', '.join(_credits(source)), place_of(claim, text), *_file(source)))}"


def citation_markdown(claim: Claim, source: Source, text: str) -> str:
    """A block quote with the evidence in bold, and its source below."""
    before = folded_inside(text[claim.sentence_start : claim.start]).lstrip()
    after = folded_inside(text[claim.end : claim.sentence_end]).rstrip()
    evidence = markdown_text(folded(claim.evidence.of(text)))
    quote = f"{markdown_text(before)}**{evidence}**{markdown_text(after)}"
    credited = ", ".join(markdown_text(part) for part in _credits(source))
    path, digest = _file(source)
    return f"> {quote}\n>\n> — {credited}; {place_of(claim, text)}; {markdown_text(path)}; {digest}\n"


def markdown_text(text: str) -> str:
    """`text` for one line of Markdown: what would be markup, HTML or a block is written out."""
    safe = _SPECIAL.sub(r"\\\1", shown_flat(text))
    return _BLOCK_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", safe)


def folded(text: str) -> str:
    """`text` on one line without needless space, safe to show."""
    return shown(_SPACES.sub(" ", text).strip())


def folded_inside(text: str) -> str:
    """Like `folded`, but a space at either end stays."""
    return shown(_SPACES.sub(" ", text))


def _credits(source: Source) -> list[str]:
    named = (source.author, source.title or "untitled", source.publisher, source.published or "no date")
    return [folded(part) for part in named if part]


def _file(source: Source) -> tuple[str, str]:
    return shown(source.path), f"sha256 {source.sha256[:HASH_DIGITS]}"
