"""Starts the checks of the settings."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The room every other room stands on."""

    name = "tussenruimte.core"

    def ready(self) -> None:
        """Registers the checks."""
        from tussenruimte.core import checks  # noqa: F401  registers itself
