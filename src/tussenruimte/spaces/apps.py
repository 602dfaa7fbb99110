"""The room of spaces."""

from django.apps import AppConfig


class SpacesConfig(AppConfig):
    """Municipal real estate and spaces, and the open way to give them out."""

    name = "tussenruimte.spaces"
