"""Starting Django, for the commands that need a database. A wrong setting says so itself and ends with status 2."""

import os

import django


def set_up() -> None:
    """Reads the settings and loads the rooms."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tussenruimte.settings")
    django.setup()
