"""The page of one barrier: what it is, at whom it stood in the way, what helps, what happened and what is next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tussenruimte.accounts.queries import Someone
from tussenruimte.barriers import permissions, queries, rules, wording
from tussenruimte.barriers.models import Barrier
from tussenruimte.barriers.views.common import barrier_for
from tussenruimte.core import days
from tussenruimte.journal.queries import about
from tussenruimte.register.frameworks import current_catalogue


@require_safe
def barrier(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows a barrier to whoever may see it."""
    shown = barrier_for(request, pk)
    every = list(shown.occurrences.all())
    known = queries.occurrences_visible_to(request.user, shown)
    readable = queries.readable_initiatives(request.user, known)
    with_names = permissions.may_see_names(request.user, shown)
    context = {
        "barrier": shown,
        "tone": wording.tone(shown.state),
        "next_step": wording.next_step(shown),
        "is_late": shown.next_on is not None and shown.next_on < days.today(),
        "facts": wording.facts_of(shown, queries.sides_of(shown, every)),
        "occurrences": [(one, one.initiative_id in readable) for one in known],
        "others": len(every) - len(known),
        "is_no_incident": rules.recurs(len({(one.subject_kind, one.subject_key) for one in every})),
        **_help(shown),
        "happenings": [wording.happening(one, with_names=with_names) for one in about(shown, including_parties=True)],
        **_deeds(request.user, shown),
    }
    return render(request, "barriers/barrier.html", context)


def _help(shown: Barrier) -> dict[str, Any]:
    """What the advice tables say of this kind, and the signposts of the theme that are not among it."""
    catalogue = current_catalogue()
    pieces = rules.suggestions(shown.code, catalogue)
    advised = {piece.id for piece in pieces}
    signposts = rules.signposts_for(shown.theme, catalogue)
    return {
        "pieces": [(piece, wording.address_of(piece.id)) for piece in pieces],
        "signposts": [(item.title, wording.address_of(name)) for name, item in signposts if name not in advised],
    }


def _deeds(person: Someone, shown: Barrier) -> dict[str, Any]:
    """What this person may do here."""
    titles = dict(Barrier.State.choices)
    moves = rules.next_states(shown.state, permissions.positions_of(person, shown))
    return {
        "moves": [(to, titles[to]) for to in moves],
        "may_edit": permissions.may_edit(person, shown),
        "may_plan": permissions.may_plan(person, shown),
        "may_assign": permissions.may_assign(person, shown),
        "may_take_on": permissions.may_take_on(person, shown),
    }
