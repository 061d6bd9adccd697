"""Keys as people read them."""

from __future__ import annotations

_NAMES = {
    "question_mark": "?", "slash": "/", "plus": "+", "equals_sign": "=", "minus": "-", "escape": "esc",
    "enter": "⏎", "space": "space", "left_square_bracket": "[", "right_square_bracket": "]", "comma": ",",
    "full_stop": ".", "greater_than_sign": ">", "less_than_sign": "<", "up": "↑", "down": "↓", "left": "←",
    "right": "→",
    "pageup": "pgup", "pagedown": "pgdn", "shift+tab": "⇧tab", "asterisk": "*", "number_sign": "#", "semicolon": ";",
    "exclamation_mark": "!", "at": "@", "apostrophe": "'", "colon": ":", "tilde": "~", "vertical_line": "|",
}  # fmt: skip


def key_text(key: str) -> str:
    """One key: `question_mark` is `?`, `ctrl+p` is `^p`."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key_text(key[5:])
    return key


def keys_text(keys: str, most: int = 9) -> str:
    """Several keys of one command."""
    return " ".join(key_text(key.strip()) for key in keys.split(",")[:most])
