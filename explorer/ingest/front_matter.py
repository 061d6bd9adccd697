"""Front matter: `key: value` lines between two lines of three dashes at the head of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_KEY = re.compile(r"^([A-Za-z][\w-]{0,40})\s*:\s*(.*)$")
_MAX_LINES = 200


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The front matter's values by lower-case key, and the text behind it (the whole text where there is none)."""
    if not text.startswith("---\n"):
        return {}, text
    values: dict[str, str] = {}
    position = 4
    for _ in range(_MAX_LINES):
        end = text.find("\n", position)
        line = text[position:] if end < 0 else text[position:end]
        position = len(text) if end < 0 else end + 1
        if line.rstrip() in ("---", "..."):
            return values, text[position:].lstrip("\n")
        key = _KEY.match(line)
        if key:
            values[key[1].lower()] = _unquote(key[2].strip())
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return {}, text
        if end < 0:
            break
    return {}, text


def _unquote(value: str) -> str:
    """A value without its quotation marks; in double ones escapes are meant, as in YAML and JSON."""
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "\"'":
        return value
    if value[0] == '"' and "\\" in value:
        try:
            said = json.loads(value)
        except (ValueError, RecursionError):
            return value[1:-1]
        return said if isinstance(said, str) else value[1:-1]
    return value[1:-1]
