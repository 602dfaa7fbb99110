"""What happened in this room, told to whoever keeps the journal. That room lies above this one, so it listens."""

from django.dispatch import Signal

# Sent inside the action's transaction with: what: str, about: Model, by: Person | None, at: datetime, details: dict.
# A receiver that fails makes the action fail: nothing happens that is not written down.
happened = Signal()
