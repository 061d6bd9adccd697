"""Themes, and the ink they give: tones of text by name, so that no widget knows a colour."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

_TONES = (
    "muted", "faint", "actual", "estimate", "ahead", "event", "good", "bad", "warn", "doubt", "info", "accent",
)  # fmt: skip


def _theme(name: str, dark: bool, ground: str, raised: str, lifted: str, text: str, tones: str, marks: str) -> Theme:
    """A theme of three grounds, the text, the twelve tones in order, and the grounds of cursor, evidence and choice."""
    colours = dict(zip(_TONES, tones.split(), strict=True))
    cursor, evidence, chosen, chosen_text = marks.split()
    return Theme(
        name=name,
        dark=dark,
        primary=colours["accent"],
        secondary=colours["info"],
        accent=colours["ahead"],
        warning=colours["warn"],
        error=colours["bad"],
        success=colours["good"],
        foreground=text,
        background=ground,
        surface=raised,
        panel=lifted,
        boost=lifted,
        variables={
            **{f"tone-{tone}": colour for tone, colour in colours.items()},
            "tone-plain": text,
            "ground-cursor": cursor,
            "ground-evidence": evidence,
            "ground-chosen": chosen,
            "tone-chosen": chosen_text,
            "border": colours["accent"],
            "border-blurred": colours["faint"],
            "input-cursor-text-style": "reverse",
            "scrollbar": colours["faint"],
            "scrollbar-hover": colours["muted"],
            "scrollbar-active": colours["accent"],
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )


THEMES = (
    _theme(
        "dark", True, "#0f141b", "#151b24", "#1d2531", "#d8dee8",
        "#8a95a6 #414c5c #d8dee8 #9fb4cf #f2b661 #c7a0f5 #7fcf97 #ff7b86 #f59c62 #e3c768 #7cb7e8 #6cb2ff",
        "#233044 #26384f #f2c14e #10141b",
    ),
    _theme(
        "light", False, "#fbfaf6", "#f4f2ec", "#e9e6de", "#22282f",
        "#626b78 #c3c6c9 #22282f #44618a #99580a #7a3fb3 #1d7440 #bf2335 #ad4a0c #806300 #1f66a3 #1458b8",
        "#dde7f5 #e3ecf6 #ffd65c #1a1a1a",
    ),
    _theme(
        "high-contrast", True, "#000000", "#000000", "#1a1a1a", "#ffffff",
        "#d6d6d6 #9a9a9a #ffffff #c9e3ff #ffd166 #e2b8ff #5dff8f #ff8a8a #ffb066 #fff07a #8fd3ff #5cc8ff",
        "#00407a #1f3d66 #ffe600 #000000",
    ),
    _theme(
        "colour-blind", True, "#10141a", "#161b23", "#1f2632", "#dde2ea",
        "#8e98a8 #434d5c #dde2ea #a8bdd8 #f0e442 #d79ac0 #56b4e9 #ff8c42 #e8a33d #d9cf8a #8fa8d9 #7cc4f5",
        "#24334a #263a52 #f0e442 #10141a",
    ),
)  # fmt: skip
DEFAULT_THEME = "dark"


class Ink:
    """Styles by tone for one theme. A tone is one or more words: a colour, `strong`, `under`, `on-…` for grounds."""

    def __init__(self, variables: Mapping[str, str], no_color: bool = False) -> None:
        self._variables = dict(variables)
        self._no_color = no_color
        self.style = lru_cache(maxsize=512)(self._style)

    def _style(self, tone: str) -> Style:
        style = Style.null()
        for word in tone.split():
            style += self._word(word)
        return style

    def _word(self, word: str) -> Style:
        if word == "strong":
            return Style(bold=True)
        if word == "under":
            return Style(underline=True)
        if word == "italic":
            return Style(italic=True)
        if word == "match":
            return Style(color=self._colour("tone-ahead"), bold=True, underline=True)
        if word == "on-cursor":
            return Style(reverse=True) if self._no_color else Style(bgcolor=self._colour("ground-cursor"))
        if word == "on-resting":
            return Style(bold=True) if self._no_color else Style(bgcolor=self._colour("panel"))
        if word == "on-evidence":
            return Style(underline=True) if self._no_color else Style(bgcolor=self._colour("ground-evidence"))
        if word == "on-sentence":
            return Style.null() if self._no_color else Style(bgcolor=self._colour("panel"))
        if word == "on-chosen":
            chosen = Style(reverse=True, bold=True)
            return (
                chosen
                if self._no_color
                else Style(bgcolor=self._colour("ground-chosen"), color=self._colour("tone-chosen"), bold=True)
            )
        if word == "on-accent":
            return (
                Style(reverse=True, bold=True)
                if self._no_color
                else Style(bgcolor=self._colour("tone-accent"), color=self._colour("background"), bold=True)
            )
        return Style(color=self._colour(f"tone-{word}"))

    def _colour(self, name: str) -> str:
        return self._variables.get(name, "default")[:7]
