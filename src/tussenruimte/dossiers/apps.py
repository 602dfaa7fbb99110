"""The room of dossiers."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Cooperation of an initiative with a municipality and others."""

    name = "tussenruimte.dossiers"
