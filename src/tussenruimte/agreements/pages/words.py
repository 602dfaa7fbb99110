"""Words that several pages use: whether it binds, how much of a text changed, what an ambition is."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tussenruimte.agreements import frameworks
from tussenruimte.agreements.models import Ambition
from tussenruimte.agreements.rules.differences import Piece, counted

BINDING: Mapping[str, str | Promise] = {
    "never": gettext_lazy("bindt nooit"),
    "choice": gettext_lazy("u kiest of het bindt"),
    "always": gettext_lazy("bindt altijd"),
}


def how_much(pieces: Iterable[Piece]) -> str:
    """How many words came and went, as a sentence."""
    added, removed = counted(pieces)
    if not (added or removed):
        return _("Geen woord is anders.")
    came = ngettext("%(number)d woord erbij", "%(number)d woorden erbij", added) % {"number": added}
    went = ngettext("%(number)d woord weg", "%(number)d woorden weg", removed) % {"number": removed}
    return f"{came}, {went}."


def told_value(ambition: Ambition) -> str:
    """What kind of wish it is, and which of the eight values."""
    titles = {one.id: one.title for one in frameworks.values()}
    kind = str(ambition.get_kind_display())
    return f"{kind}: {titles.get(ambition.value, ambition.value)}" if ambition.value else kind


def told_ambition(ambition: Ambition) -> str:
    """Who wants what, in one line."""
    words = ambition.text or told_value(ambition)
    return f"{ambition.party.name}: {words}"
