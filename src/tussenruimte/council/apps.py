"""The room of council."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """What the council reads, and what came of it."""

    name = "tussenruimte.council"
