# ruff: noqa: E501
"""Numbers that are no quantities: dates and clock times, names with digits, labels, references, addresses, codes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from explorer.extract.quantities.wordlists import word_set
from explorer.model import Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_LABEL = (
    r"sections?|sec\.|articles?|art\.|clauses?|paragraphs?|para\.?|figures?|figs?\.?|tables?|chapters?|ch\.|pages?|pp?\.(?=\s?\d)|"
    r"vol(?:ume|\.)|appendix|annex|exhibit|footnote|equations?|eqs?\.|eqn\.?|refs?\.|verse|psalm|"
    r"phases?|stages?|type|class|category|level|tier|grade|version|release|revision|series|season|episode|"
    r"group|grp|zone|district|ward|precinct|sector|room|gate|pier|terminal|route|highway|interstate|motorway|junction|"
    r"channel|hangar|apartment|apt\.?|suite|resolution|proposition|amendment|directive|docket|nr\.|hull|serial|lottery|"
    r"experiment|captions?|aisles?|turn|pads?|seats?|beds?|listings?|lines?(?=\s\d+(?:[–-]\d+)?\b(?!,\d))|columns?|rows?|numbered|samples?(?=\s\d+ and \d)|months?(?=\s\d{1,2} and \d)|boreholes?|core"
)
"""What numbers its things: the number behind is a label."""
_WEAK_LABEL = (
    r"issue|schedule|note|item|step|block|plot|lot|unit|floor|platform|lane|bay|exit|flight|bus|train|studio|rule|"
    r"regulation|title|part|case|counts?|question|study|lines|sample|site|station|holes?|lap|heat|round|game|match|test|stop|"
    r"numbers?|days?|weeks?|years?|months?|codes?|fractions?|labels?|clusters?|scenario|option|problem|area|condition|objective|box"
)
"""The same, but verbs or plain nouns, too: a label only where no counted noun follows."""
_NO_NOUN = r"(?=\s*(?:[.,;:)\]—–]|$)|\s+(?:of|in|on|and|at|was|is|were|are|the|for|with|by|when|after|before|from|to|against|as|has|had)\b)"
_ADDRESS = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Way|Place|Pl|Terrace|Parkway|Pkwy|Highway|Hwy|Hall|Building|House|Tower|Plaza|Circle|Row|Quay|Wharf)"

_ALWAYS = re.compile(
    rf"""
      (?:https?|ftp)://\S+ | \bwww\.\S+
    | (?<!\S)[^\s@]{{1,64}}@[^\s@]+
    | (?<!\w)[\#@][A-Za-z0-9_]+
    | %[0-9A-Fa-f]{{2}}\S*
    | \b0x[0-9A-Fa-f]+\b
    | \b(?=[0-9a-f]{{0,40}}\d)(?=[0-9a-f]{{0,40}}[a-f])[0-9a-f]{{8,}}\b
    | \b(?:ISBN|ISSN|doi|DOI|arXiv|PMID|PMC|CAS|VIN|IBAN)[:\ .-]{{0,3}}[\dXx./:-]+\w*
    | \b10\.\d{{4,9}}/\S+
    | (?<![\d.])v?\d{{1,4}}(?:\.\d{{1,5}}){{2,}}(?![\d,])
    | (?<![\w.])\+?\d{{1,3}}[\ .-]\(?\d{{2,4}}\)?[\ .-]\d{{3,4}}[\ .-]\d{{3,4}}(?!\d)
    | \(\d{{2,4}}\)[\ -]?\d{{3,4}}[\ .-]\d{{3,4}}(?!\d)
    | (?<![\w.])\d{{3}}[.-]\d{{3}}[.-]\d{{4}}(?!\d)
    | \+\d{{7,15}}\b | \b0\d{{2,4}}\ \d{{3,4}}\ \d{{3,4}}\b | \b0800\ \d{{3,6}}(?:\ \d{{3}})?\b
    | (?<![\w.-])\d+(?:[-–]\d+){{2,}}(?![\w])
    | (?<!\d)(?:24/7|9/11|7/7|50[-–/]50|20/20|4x4|401\ ?\(k\)|403\(b\)|501\(c\)(?:\(\d\))?)(?!\d)
    | \d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)?\d{{2}}(?!\d) | (?:19|20)\d\d[/.-]\d{{1,2}}[/.-]\d{{1,2}}(?!\d)
    | (?<!\d)\d{{1,2}}[:.]\d{{2}}\ ?(?:[ap]\.m\.?|[AaPp][Mm]\b) | (?<![\d.])\d{{1,2}}\ ?(?:[ap]\.\ ?m\.?|[AaPp][Mm]\b)(?!\w)
    | (?<!\d)[0-2]?\d[:.]?[0-5]\d\ ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|CST|CDT|IST|HKT|JST|AEST|hrs\b|o['’]clock|local\ time)
    | (?<![\d:.])[0-2]?\d:[0-5]\d(?![:.\d])
    | (?<!\w)(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ o['’]clock
    | (?<![\w$£€.,])\d{{1,2}}(?:st|nd|rd|th)?(?:(?:\ ?[-–]\ ?|\ to\ |\ and\ )\d{{1,2}}(?:st|nd|rd|th)?)?(?:\ of)?[\ \u00a0-]{_MONTH}(?!\w)(?:,?[\ -]?\d{{4}}\b)?
    | (?<!\w){_MONTH}[\ \u00a0-]\d{{1,2}}(?:st|nd|rd|th)?(?:\ ?(?:[-–]|to|and)\ ?\d{{1,2}}(?:st|nd|rd|th)?)?(?![\d,.]*\d)(?:,?\ \d{{4}}(?!\d))?(?![%\w])
    | (?<!\w){_MONTH},?\ ?(?:['’]\d\d|(?:1[5-9]|20)\d\d)(?![\d,.]*\d)
    | (?<!\w)(?:1[5-9]|20)\d\d(?:[-–/]|\ to\ )(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d,.]*\d)(?![%\w-])
    | (?<!\w)['’]\d\ds?\b | (?<!\w)(?:FY|CY|Q[1-4]|H[12])\ ?['’]?\d{{2,4}}\b | \b[1-4][QH]\ ?['’]?\d{{0,4}}\b
    | \[\d[\d,;\ –-]*\] | (?<=[\w.,\])’”"])\ ?\(\d{{1,3}}(?:\ ?[,;–-]\ ?\d{{1,3}})*\)(?!\s?(?:per\ cent|%))
    | §+\ ?\d[\w.()-]* | ¶\ ?\d+
    | \b[A-Z]{{2}}\ \d{{5}}(?:-\d{{4}})?\b
    | \b\d{{1,5}}[A-Za-z]?\ (?:(?:[NSEW]\.?|North|South|East|West)\ )?(?:[A-Z0-9][A-Za-z0-9]+\ ){{1,3}}{_ADDRESS}\b(?!\ (?:of|was|were))
    | \bP\.?O\.?\ Box\ \d+ | \bNumber\ 10\b | \bNo\.?\ 10\ Downing\b
    | ^[\ \t]{{0,8}}(?:[-*•][\ \t])?\(?\d{{1,3}}[.)](?=\s)
    | (?<![\w'’.-])(?:world\ war|WW)\ ?(?:one|two|three|[123]|I+)\b
    | (?<!\w)(?<![-–/.,\d])(?i:{_LABEL})[\ \u00a0#:]{{1,2}}(?:\d+[\d.]*(?:\([a-z0-9]+\))*[a-zA-Z]?(?![\d,.]*\d)(?![%\w]))(?:(?:,\ |\ and\ |\ or\ |\ to\ |[-–]|,\ and\ |/)\d+[\d.]*[a-zA-Z]?(?![\d,.]*\d)(?!\ ?%)\b)*(?:\ of\ \d+\b)?
    | (?<!\w)(?<![-–/.,\d])(?i:{_WEAK_LABEL})[\ \u00a0#]\d{{1,4}}(?![\w%]|[.,]\d){_NO_NOUN}
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Whatever this matches is no quantity, wherever it stands. Every branch is bounded or scans forward once."""

_LETTERS_DIGITS = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{1,24})([-–−.’']?)\d[A-Za-z0-9]*(?:[-–/][A-Za-z0-9]+)*")
"""Names with digits: SU7, A380, B-52, COVID-19, mp3."""
_PREFIX_WORDS = frozenset(
    {
        "c",
        "ca",
        "no",
        "to",
        "or",
        "and",
        "under",
        "over",
        "sub",
        "mid",
        "non",
        "of",
        "about",
        "some",
        "than",
        "from",
        "at",
        "by",
        "x",
        "s",
    }
)
_NUMBER_WORDS = word_set(
    """one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty hundred"""
)


class Masks:
    """The spans of one line that hold no quantity; answers whether a place is inside one."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in ordered:
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def covers(self, at: int) -> bool:
        """Whether the character at `at` is masked."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of the range is masked."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


def find_masks(text: str, start: int, end: int, given: Sequence[Span], signs: frozenset[str]) -> Masks:
    """All masks of `text[start:end]`: those given, and what this module finds. `signs` are currency signs and codes."""
    spans: list[tuple[int, int]] = [(s.start, s.end) for s in given if s.start < end and s.end > start]
    spans += [m.span() for m in _ALWAYS.finditer(text, start, end)]
    for match in _LETTERS_DIGITS.finditer(text, start, end):
        word, joint = match[1], match[2]
        if (
            word in signs
            or (joint and word.lower() in _PREFIX_WORDS | _NUMBER_WORDS)
            or (joint == "." and len(word) > 3)
        ):
            continue
        if joint in ("'", "’") or (word == "x" and not joint):
            continue
        spans.append(match.span())
    return Masks(spans)
