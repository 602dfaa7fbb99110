"""Writes the reference page of the settings to standard output."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tussenruimte.core.environment import Described

HEAD = """# Instellingen

Elke instelling is een omgevingsvariabele. Zonder instellingen draait de site op een laptop, met SQLite.
Een geheim `X` mag ook in een bestand staan: zet dan het pad in `X_FILE`.
Deze bladzijde is gemaakt met `manage.py describe_settings`.

| naam | soort | zonder instelling | waarvoor |
|---|---|---|---|
"""
KINDS = {"str": "tekst", "bool": "ja of nee", "int": "getal", "list": "teksten, met komma's ertussen"}


def row(name: str, setting: Described) -> str:
    """One setting as a row of the table."""
    default = f"`{setting.default}`" if setting.default else "leeg"
    return f"| `{name}` | {KINDS.get(setting.kind, 'adres')} | {default} | {setting.help} |"


def page() -> str:
    """The whole page."""
    described: dict[str, Described] = settings.ENVIRONMENT.described
    return HEAD + "\n".join(row(name, described[name]) for name in sorted(described)) + "\n"


class Command(BaseCommand):
    """`manage.py describe_settings > docs/reference/settings.md`."""

    help = "Schrijft de bladzijde met alle instellingen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes the page."""
        self.stdout.write(page(), ending="")
