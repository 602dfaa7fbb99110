"""Log lines without personal data or secrets (BIO2 8.15.02)."""

import logging
import re

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Links and sessions carry tokens of 32 characters and more; names in a traceback have no capitals or digits.
TOKEN = re.compile(r"\b(?=[a-z_-]*[A-Z0-9])[A-Za-z0-9_-]{32,}")


def mask(text: str) -> str:
    """The text without e-mail addresses and tokens."""
    return TOKEN.sub("[token]", EMAIL.sub("[e-mail]", text))


class MaskingFormatter(logging.Formatter):
    """Masks the whole line, its arguments and its traceback; one record stays one line plus its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return mask(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """The message; a line break in it cannot pass for a second record."""
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")
