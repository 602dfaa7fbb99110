"""A refusal is an answer: something may not or cannot be done, and it carries its own sentence for the person."""

from django.utils.functional import Promise


class Refusal(Exception):  # noqa: N818  a refusal is an answer, not a fault
    """Raised by actions; views show `message` and keep what the person had typed."""

    message: str | Promise = ""

    def __init__(self, message: str | Promise = "") -> None:
        self.message = message or self.message
        super().__init__(str(self.message))


class NotAllowed(Refusal):
    """The person asking may not do this. Views answer with 403 and the sentence."""
