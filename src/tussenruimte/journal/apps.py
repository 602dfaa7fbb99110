"""Listens to the one room below that has something to tell."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal."""

    name = "tussenruimte.journal"

    def ready(self) -> None:
        """Starts listening."""
        from tussenruimte.accounts.happenings import happened
        from tussenruimte.journal.listening import write_down

        happened.connect(write_down, dispatch_uid="journal")
