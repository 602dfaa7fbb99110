"""The room of agreements."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements that parties draft, sign and keep together."""

    name = "tussenruimte.agreements"
