"""Calendar arithmetic on period labels, and the date of a document as its name or its first lines print it.

Standard library only, so that reading, extraction, relations and views all share one meaning of a label.
"""

from explorer.calendar.document_date import date_from_name, document_date_from_text
from explorer.calendar.labels import (
    Bounds,
    Grain,
    bounds_of,
    contains,
    grain_of,
    is_label,
    label_of,
    overlap,
    shift,
)

__all__ = [
    "Bounds",
    "Grain",
    "bounds_of",
    "contains",
    "date_from_name",
    "document_date_from_text",
    "grain_of",
    "is_label",
    "label_of",
    "overlap",
    "shift",
]
