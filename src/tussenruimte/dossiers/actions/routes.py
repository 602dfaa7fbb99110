"""Keeping a route that was taken, with what followed from the answers."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.actions.refusing import locked, require, tell
from tussenruimte.dossiers.models import Dossier, RouteTaken
from tussenruimte.dossiers.permissions import may_keep_route
from tussenruimte.dossiers.taking import Taking
from tussenruimte.register.models import Party

MOST_KEPT = 200


class TooManyRoutes(Refusal):
    """A dossier keeps so many routes."""

    message = _("Dit dossier heeft al 200 routes. Meer kan niet.")


@transaction.atomic
def keep_route(*, dossier: Dossier, taking: Taking, party: Party, note: str, by: Person, on: date) -> RouteTaken:
    """Keeps answers and outcome as they are today; raises BadAnswersError where the rules cannot use an answer."""
    require(allowed=may_keep_route(by, dossier, party))
    outcome = taking.outcome(on)
    now = locked(dossier)
    if now.routes_taken.count() >= MOST_KEPT:
        raise TooManyRoutes
    taken = RouteTaken.objects.create(
        dossier=now,
        party_id=party.pk,
        route=taking.name,
        rule_set=taking.book.rules.id,
        rule_set_version=taking.book.rules.version,
        answers={name: list(words) for name, words in taking.answers.items()},
        outcome=outcome,
        taken_on=on,
        taken_by=by,
        note=" ".join(note.split())[:300],
    )
    found = taken.outcome_title or str(_("nog niet te zeggen"))
    tell(
        now, "dossier.route-taken", by=by, party=party.name, route=taken.rule_set, title=str(taken), outcome_title=found
    )
    return taken
