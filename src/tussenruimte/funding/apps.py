"""The room of funding."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Money and other means that initiatives can find."""

    name = "tussenruimte.funding"
