"""The frameworks in the language of the page and with the municipality's own folder laid over ours."""

from django.conf import settings
from django.utils.translation import get_language

from tussenruimte.frameworks import Catalogue, catalogue


def current_catalogue() -> Catalogue:
    """The catalogue a page or an action should use now."""
    return catalogue((get_language() or "nl")[:2], settings.FRAMEWORKS_DIR)
