"""The room of challenges."""

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    """Tasks that can be challenged, and who did."""

    name = "tussenruimte.challenges"
