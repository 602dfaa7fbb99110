"""What pages of this room show, put together: rows, words and what a visitor may do."""

from tussenruimte.agreements.pages.matrix import matrix
from tussenruimte.agreements.pages.signing import around, changes_since_signed, has_code
from tussenruimte.agreements.pages.text import of_clause, offered, place_of, suggestion_rows
from tussenruimte.agreements.pages.whole import missing, others, to_scan, to_sign, whole
from tussenruimte.agreements.pages.words import BINDING, told_ambition

__all__ = [
    "BINDING",
    "around",
    "changes_since_signed",
    "has_code",
    "matrix",
    "missing",
    "of_clause",
    "offered",
    "others",
    "place_of",
    "suggestion_rows",
    "to_scan",
    "to_sign",
    "told_ambition",
    "whole",
]
