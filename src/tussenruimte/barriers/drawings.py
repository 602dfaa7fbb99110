"""Counts of barriers as bars, each with the same figures as a table."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tussenruimte.barriers import rules, wording
from tussenruimte.barriers.exports import shown
from tussenruimte.barriers.models import Barrier
from tussenruimte.ui.drawings.bars import Bar, Bars


def per_theme(counts: Mapping[str, rules.Shown]) -> Bars:
    """How many barriers there are in each theme."""
    description = _("Hoeveel belemmeringen er zijn bij elk thema.")
    return _bars(_("Per thema"), description, counts, lambda theme: wording.theme_title(theme) or _("nog onbekend"))


def per_state(counts: Mapping[str, rules.Shown]) -> Bars:
    """How many barriers are in each state, in the order in which they go."""
    titles = {rules.STILL_OPEN: _("nog open"), **{state: str(title) for state, title in Barrier.State.choices}}
    ordered = {state: counts[state] for state in titles if state in counts}
    return _bars(_("Per stand"), _("Hoe ver de belemmeringen zijn."), ordered, titles.__getitem__, sort=False)


def _bars(
    title: str,
    description: str,
    counts: Mapping[str, rules.Shown],
    name: Callable[[str], str],
    *,
    sort: bool = True,
) -> Bars:
    def size(pair: tuple[str, rules.Shown]) -> Any:
        return -(pair[1] or 0), name(pair[0])

    pairs = sorted(counts.items(), key=size) if sort else counts.items()
    bars = [Bar(name(key), count or 0, shown=shown(count)) for key, count in pairs]
    return Bars(title, description, bars, columns=(title, _("Aantal")))
