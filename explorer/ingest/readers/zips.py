"""Zip containers are checked for their true size before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from explorer.errors import ReadError

MAX_UNPACKED = 300_000_000
MAX_RATIO = 200
MAX_MEMBERS = 5_000


def check_zip(raw: bytes) -> None:
    """Raise ReadError where `raw` is no zip file or would unpack to something enormous."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as container:
            members = container.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadError("is no readable Office file") from error
    unpacked = sum(member.file_size for member in members)
    if any(member.flag_bits & 1 for member in members):
        raise ReadError("is encrypted")
    blown_up = unpacked > 5_000_000 and unpacked > MAX_RATIO * max(1, len(raw))
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or blown_up:
        raise ReadError(f"would unpack to {unpacked / 1e6:,.0f} MB; refused")
