"""The frameworks this room works with: classes of strengths, the five steps, figures, and what can be counted."""

from collections.abc import Iterator

from django.conf import settings

from tussenruimte.frameworks import Catalogue, catalogue
from tussenruimte.frameworks.schema import ListItem, PlainList, Source
from tussenruimte.register.frameworks import current_catalogue

CLASSES, METHOD, FIGURES, INDICATORS = "asset-klassen", "abcd", "gebiedscijfers", "harde-indicatoren"
STEPS, RESEARCH = "stappen", "onderzoek"


def asset_classes() -> tuple[ListItem, ...]:
    """The classes of strengths to choose from, in order."""
    return _shown(_list(current_catalogue(), CLASSES))


def class_titles() -> dict[str, str]:
    """Every class by its id, also those no longer chosen, so that what is written down stays readable."""
    found = _list(current_catalogue(), CLASSES)
    return {item.id: item.title for item in found.items} if found else {}


def steps() -> tuple[ListItem, ...]:
    """The five steps, in order."""
    return tuple(item for item in _shown(_list(current_catalogue(), METHOD)) if item.group == STEPS)


def example_of_growth() -> tuple[tuple[tuple[str, int], ...], Source] | None:
    """The count before and after that the source tells: titles and numbers, and where it stands."""
    found = _list(current_catalogue(), METHOD)
    if found is None:
        return None
    rows = [item for item in found.items if item.group == RESEARCH and item.value is not None]
    return tuple((item.title, int(item.value or 0)) for item in rows), found.source


def figure_groups() -> Iterator[tuple[str, tuple[ListItem, ...]]]:
    """The figures an area can have, under the titles of their groups."""
    return _grouped(FIGURES)


def indicator_groups() -> Iterator[tuple[str, tuple[ListItem, ...]]]:
    """What can be counted, under the titles of the functions it says something about."""
    return _grouped(INDICATORS)


def known_figures() -> tuple[ListItem, ...]:
    """The figures that can be read in, with their units and names of columns as the Dutch files write them."""
    return _shown(_list(catalogue("nl", settings.FRAMEWORKS_DIR), FIGURES))


def _grouped(framework: str) -> Iterator[tuple[str, tuple[ListItem, ...]]]:
    found = _list(current_catalogue(), framework)
    for group in found.groups if found else ():
        items = tuple(item for item in _shown(found) if item.group == group.id)
        if items:
            yield group.title, items


def _list(known: Catalogue, framework: str) -> PlainList | None:
    found = known.frameworks.get(framework)
    return found if isinstance(found, PlainList) else None


def _shown(found: PlainList | None) -> tuple[ListItem, ...]:
    return tuple(item for item in found.items if item.retired is None and not item.hidden) if found else ()
