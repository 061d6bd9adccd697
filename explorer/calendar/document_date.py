"""The date of a document where nobody states it as metadata: from its file name, or from the lines that print it.

Both are conservative: a year in a name is more often the subject ("targets-2030") than the date, and a wrong date of
the document would put every relative date of its text in the wrong place.
"""

from __future__ import annotations

import re
from datetime import date

from explorer.model import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_NAME_DATE = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})(?P<s>[-_. ]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?<!\d)(?P<d2>{_DAY})[-_. ](?P<m2>0[1-9]|1[0-2])[-_. ](?P<y2>{_YEAR})(?!\d)"
    rf"|(?<![a-z\d])(?P<d3>{_DAY})(?:st|nd|rd|th)?[-_. ]?(?P<m3>{_MONTH})[-_. ]?(?P<y3>{_YEAR})(?!\d)"
    rf"|(?<![a-z])(?P<m4>{_MONTH})[-_. ]?(?P<d4>{_DAY})(?:st|nd|rd|th)?,?[-_. ]+(?P<y4>{_YEAR})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_NAME_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)[-_.](?P<m>0[1-9]|1[0-2])(?![\d])(?![-_.]\d)", re.ASCII)

_DATE = (
    r"(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ ](?P<m1>{_MONTH})\.?,?[ ](?P<y1>(?:19|20)\d\d)"
    rf"|(?P<m2>{_MONTH})\.?[ ](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y2>(?:19|20)\d\d)"
    r"|(?P<n1>\d{1,2})(?P<sep>[./-])(?P<n2>\d{1,2})(?P=sep)(?P<y3>(?:19|20)\d\d)"
    rf"|(?P<m4>{_MONTH})[ ](?P<y4>(?:19|20)\d\d))(?!\d)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ ])?"
_CLOCK = (
    r"(?:,?[ ]*(?:at[ ]|T)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ ]?[ap]\.?m\.?)?(?:[ ]?(?:Z|[A-Z]{2,5}|[+-]\d\d:?\d\d))?)?"
)
_STATED = re.compile(
    r"(?:(?P<first>(?:first )?(?:published|posted|released|issued|dated?|publication date|release date|filed))"
    r"|(?P<later>(?:last )?(?:updated|modified|revised)))"
    rf"(?: on| at)?[ ]?[:—–-]?[ ]?{_WEEKDAY}(?:\d{{1,2}}:\d\d(?: ?[ap]m)?(?: [A-Z]{{2,5}})?,? )?{_DATE}",
    re.IGNORECASE | re.ASCII,
)
_ALONE = re.compile(
    rf"[\[(|*_ ]*(?:by [^\d\n|]{{2,60}}[|·•,—–-][ ]*)?{_WEEKDAY}{_DATE}{_CLOCK}"
    r"(?:[ ]?[|·•—–-][ ]?[^\n\d]{0,40}|[ ]?[|·•—–-][ ]?\d{1,2}[ -]min[^\n\d]{0,20})?[\])|*_ .]*",
    re.IGNORECASE | re.ASCII,
)
_DATELINE = re.compile(
    rf"[A-Z][^\d\n]{{1,60}}?,[ ]{_WEEKDAY}(?i:{_DATE})[ ]?(?:\([^)\n]{{2,40}}\)|/[^/\n]{{2,40}}/)?[ ]?(?:[—–-]|--)",
    re.ASCII,
)
_AGENCY = re.compile(rf"\([A-Z][A-Za-z ]{{1,20}}\)[ ](?i:{_DATE})(?=[ ]?[—–-])", re.ASCII)
_FIGURE = re.compile(r"\d", re.ASCII)
"""Every date holds one."""
_HEAD_LINES = 12
_HEAD_CHARACTERS = 3000
_LINE_CHARACTERS = 400


def date_from_name(name: str) -> str | None:
    """The date that a file name (without folders) carries: a whole date anywhere, a year and month at its start.

    A lone year, a quarter, or two different dates say what the file is about rather than when it was written: None.
    """
    found = {_name_label(match) for match in _NAME_DATE.finditer(name[:300])} - {None}
    if found:
        return found.pop() if len(found) == 1 else None
    month = _NAME_MONTH.match(name)
    return f"{month['y']}-{month['m']}" if month else None


def document_date_from_text(text: str) -> tuple[str, Span] | None:
    """The date that a document prints of itself, with its span: a dateline, "Published …", a line that is only a date.

    Looks at the first lines and at the last one. Day and month of an all-numeric date are given only where their order
    is plain, else its year alone. None where nothing says so.
    """
    lines = [line for line in _head_lines(text) if _FIGURE.search(line[1])]
    later: tuple[str, Span] | None = None
    for start, line in lines:
        stated = _STATED.search(line)
        if stated:
            answer = _answer(stated, start)
            if answer and stated["first"]:
                return answer
            later = later or answer
    for pattern in (_ALONE, _DATELINE, _AGENCY):
        for start, line in lines:
            match = pattern.fullmatch(line) if pattern is _ALONE else pattern.match(line)
            answer = _answer(match, start) if match else None
            if answer:
                return answer
    return later or _last_line(text)


def _head_lines(text: str) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    position = 0
    for raw in text[:_HEAD_CHARACTERS].split("\n"):
        line = raw.strip()
        if line:
            lines.append((position + raw.index(line[0]), line[:_LINE_CHARACTERS]))
        position += len(raw) + 1
        if len(lines) == _HEAD_LINES:
            break
    return lines


def _last_line(text: str) -> tuple[str, Span] | None:
    tail = text[-_LINE_CHARACTERS:].rstrip()
    if not tail:
        return None
    line = tail[tail.rfind("\n") + 1 :].lstrip()
    start = max(0, len(text) - _LINE_CHARACTERS) + len(tail) - len(line)
    match = _ALONE.fullmatch(line) or _STATED.fullmatch(line)
    return _answer(match, start) if match else None


def _answer(match: re.Match[str], offset: int) -> tuple[str, Span] | None:
    label = _printed_label(match)
    if label is None:
        return None
    names = [name for name in ("iso", "d1", "m2", "n1", "m4") if match[name]]
    last = next(name for name in ("iso", "y1", "y2", "y3", "y4") if match[name])
    return label, Span(offset + match.start(names[0]), offset + match.end(last))


def _printed_label(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return _checked(year, month, day)
    if match["d1"]:
        return _checked(int(match["y1"]), MONTH_NUMBERS[match["m1"].lower()], int(match["d1"]))
    if match["m2"]:
        return _checked(int(match["y2"]), MONTH_NUMBERS[match["m2"].lower()], int(match["d2"]))
    if match["m4"]:
        return f"{match['y4']}-{MONTH_NUMBERS[match['m4'].lower()]:02d}"
    first, second, year = int(match["n1"]), int(match["n2"]), int(match["y3"])
    if match["sep"] == ".":
        return _checked(year, second, first)
    as_day, as_month = _checked(year, second, first), _checked(year, first, second)
    if as_day and as_month and as_day != as_month:
        return match["y3"]
    return as_day or as_month


def _name_label(match: re.Match[str]) -> str | None:
    suffix = next(suffix for suffix in ("", "2", "3", "4") if match["y" + suffix])
    month = match["m" + suffix].lower()
    if suffix == "2" and int(match["d2"]) <= 12 and match["d2"] != match["m2"]:
        return None
    number = int(month) if month.isdigit() else MONTH_NUMBERS[month]
    return _checked(int(match["y" + suffix]), number, int(match["d" + suffix]))


def _checked(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
