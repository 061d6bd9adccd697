"""Documents, file names, metadata and store rows that mean harm. Each carries `EVIL`, so that a scan of bytes finds it.

A payload is an escape sequence that says `evil` in its parameters, or a mark that only a hostile text would hold: the
program itself never writes them, so finding one in a terminal's bytes proves that the gate was passed round.
"""

from __future__ import annotations

import os
from pathlib import Path

from explorer.store.connection import open_writer, writing
from tests.handmade import write_store
from tests.hostile.formats import write_formats

ESCAPES = (
    "\x1b]52;c;ZXZpbA==\x07", "\x1b]0;evil\x07", "\x1b]8;;http://evil.invalid\x1b\\evil\x1b]8;;\x1b\\", "\x1b[666;6H",
    "\x1b[31;66m", "\x1bPevil\x1b\\", "\x1b_evil\x1b\\", "\x1b^evil\x1b\\", "\x1bXevil\x1b\\", "\x9b666n",
    "\x9d0;evil\x9c", "\x90evil\x9c", "\x1bc", "\x1b#8", "\x07", "\x08\x08evil", "\x0e", "\x0f", "\x7f", "\x00",
)  # fmt: skip
INVISIBLE = (
    "\u202eevil\u202c",
    "\u2066evil\u2069",
    "\u200bevil",
    "\ufeffevil",
    "\u2028evil",
    "\U000e0065\U000e0076",
    "\u00adevil",
)
MARKUP = (
    "[/]",
    "[bold]evil",
    "[@click=app.exit]evil[/]",
    "[sic]",
    "\\[",
    "[link=http://evil.invalid]evil[/link]",
    "[red",
)
COMBINING = ("e" + "\u0301" * 400, "\u0e49" * 300, "a\u20e3\ufe0f" * 50)
PAYLOADS = (*ESCAPES, *INVISIBLE, *MARKUP, *COMBINING)
FORBIDDEN = (
    "\x07", "\x08", "\x0e", "\x0f", "\x7f", "\x00", "\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1bc", "\x1b#",
    "\x1b[666", "\x1b[31;66m", *map(chr, range(0x80, 0xA0)), "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028",
    "\U000e0065", "\u00ad",
)  # fmt: skip
"""What no terminal may ever be sent, whoever meant it."""


def write_corpus(folder: Path) -> Path:
    """Write the hostile documents to `folder` and return it."""
    folder.mkdir(parents=True)
    for number, payload in enumerate(PAYLOADS):
        text = (
            f"---\ntitle: Report {payload} {number}\npublisher: Evil {payload}\nauthor: A {payload}\n---\n"
            f"The evil {payload} mill sold {number + 1},200 tonnes of {payload} flour in 2024. Revenue{payload} of the"
            f" mill rose {number + 3}% to ${number + 2} million in 2025, {payload} said.\n\n"
            f"| {payload} | 2024 |\n| --- | --- |\n| flour {payload} | {number} |\n"
        )
        (folder / f"report-{number}.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "long.txt").write_text("The mill sold 5,000 tonnes of flour in 2024 and " * 400)
    names = [payload.replace("/", "_").replace("\0", "") for payload in PAYLOADS]
    for number, name in enumerate(names):
        raw = os.fsencode(folder) + b"/" + f"n{number}{name}".encode("utf-8", "surrogatepass")[:200] + b".txt"
        with open(raw, "wb") as file:
            file.write(f"Exports of mill {number} were {number + 5},000 tonnes in 2023.\n".encode())
    with open(os.fsencode(folder) + b"/undecodable-\xff\xfe-\x9b.txt", "wb") as file:
        file.write(b"Exports were 12,000 tonnes in 2022.\n\xed\xa0\x80")
    with open(os.fsencode(folder) + b"/skipped \x1b]0;evil\x07\x9b.png", "wb") as file:
        file.write(b"\x89PNG")
    write_formats(folder, PAYLOADS)
    return folder


def write_hostile_store(path: Path) -> Path:
    """A store that another program filled: every text of it is raw, as no build would have stored it."""
    write_store(path)
    connection = open_writer(path)
    with writing(connection):
        for number, payload in enumerate(text for text in PAYLOADS if "\x00" not in text):
            short = payload[:60]
            claim = connection.execute("SELECT id FROM claims ORDER BY id LIMIT 1 OFFSET ?", (number % 8,)).fetchone()[
                0
            ]
            for column in ("subject", "metric", "scope", "place", "attribution", "printed", "unit", "rule", "phrase"):
                connection.execute(
                    f"UPDATE claims SET {column} = coalesce({column}, '') || ? WHERE id = ?", (short, claim)
                )
            for column in ("title", "publisher", "author", "path"):
                connection.execute(
                    f"UPDATE documents SET {column} = coalesce({column}, '') || ? WHERE id = ?", (short, number % 3 + 1)
                )
            connection.execute("UPDATE documents SET text = text || ? WHERE id = ?", (payload, number % 3 + 1))
            connection.execute(
                "UPDATE relations SET reason = reason || ?, hint = coalesce(hint, '') || ?", (short, short)
            )
            connection.execute(
                "INSERT INTO files (path, size, modified, reason) VALUES (?, 1, 1, ?)", (f"f{number}{short}", short)
            )
            connection.execute("INSERT INTO searches VALUES (?, ?, '2025-01-01')", (f"q{number}{short}", short))
            connection.execute("INSERT INTO meta VALUES (?, ?)", (f"m{number}{short}", short))
            connection.execute(
                "INSERT INTO decisions (fingerprint, target, action, value, note, author, made_at, uid)"
                " VALUES (?, 'claim', 'note', ?, ?, ?, '2025-01-01', ?)",
                (short, short, short, short, f"u{number}"),
            )
    connection.close()
    return path
