"""E-mail files: the headers as metadata, the text part (or the text of the HTML part) as text."""

from __future__ import annotations

import email
import email.policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from explorer.errors import ReadError
from explorer.ingest.readers import Reading, reader_for


def read(raw: bytes, name: str) -> Reading:
    """The text of a message. Raises ReadError where it holds none."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        body = message.get_body(("plain", "html"))
        text = _text(body) if isinstance(body, EmailMessage) else ""
        metadata = _metadata(message)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise ReadError("is a broken e-mail") from error
    if not text.strip():
        raise ReadError("is an e-mail without text")
    attached = sum(1 for _ in message.iter_attachments())
    notes = (f"{attached} attachments were not read",) if attached else ()
    return Reading(pages=(text,), metadata=metadata, published_from="metadata", notes=notes)


def _text(body: EmailMessage) -> str:
    if body.get_content_subtype() == "html":
        payload = body.get_payload(decode=True)
        return reader_for("html")(payload if isinstance(payload, bytes) else b"", "").pages[0]
    content = body.get_content()
    return content if isinstance(content, str) else ""


def _metadata(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(str(message.get("From", "")))
    sent = message.get("Date")
    moment = getattr(sent, "datetime", None)
    found = {
        "title": str(message.get("Subject", "")),
        "author": name or address,
        "publisher": address.partition("@")[2],
        "published": moment.date().isoformat() if moment else "",
    }
    return {key: value for key, value in found.items() if value}
