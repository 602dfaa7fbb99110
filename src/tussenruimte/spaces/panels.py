"""What spaces show on composed pages: an initiative, a dossier, a place and my desk."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.core import days
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Place
from tussenruimte.register.queries import municipality_of
from tussenruimte.spaces import permissions, queries, wording
from tussenruimte.spaces.models import SpaceProcedure, SpaceWish
from tussenruimte.spaces.rules import wishes as wishes_rules
from tussenruimte.ui.panels import Panel

SHOWN = 10


def for_initiative(initiative: Initiative, person: Someone) -> Panel | None:
    """The wishes of an initiative: all of them for who may read them, for others those that carry its name."""
    mine = queries.wishes_visible_to(person).filter(initiative=initiative).order_by("-made_on", "-pk")[:SHOWN]
    wishes = _with_tones(mine)
    named = [] if wishes else [one for one in queries.of_initiative(initiative) if one.named and one.stands][:SHOWN]
    may_wish = permissions.speaking_for(person).filter(pk=initiative.pk).exists()
    if not wishes and not named and not may_wish:
        return None
    context = {
        "wishes": wishes,
        "named": named,
        "may_wish": may_wish,
        "municipality": initiative.municipality_id or "",
    }
    return Panel(_("Ruimte"), "spaces/panels/initiative.html", context)


def for_dossier(dossier: Dossier, person: Someone) -> Panel | None:
    """Wishes and procedures that belong to a dossier; whoever sees the dossier sees that they are there."""
    wishes = _with_tones(queries.wishes_visible_to(person).filter(dossier=dossier).order_by("-made_on", "-pk"))
    procedures = _standing(queries.procedures_visible_to(person).filter(dossier=dossier).order_by("-started_on", "-pk"))
    if not wishes and not procedures:
        return None
    return Panel(_("Ruimte"), "spaces/panels/dossier.html", {"wishes": wishes, "procedures": procedures})


def for_place(place: Place, person: Someone) -> Panel | None:
    """Free spaces in a place."""
    found, today = queries.free_in(place), days.today()
    spaces = [(one, wording.available(one, today)) for one in found[:SHOWN]]
    around = municipality_of(place)
    if not spaces or around is None:
        return None
    context = {"spaces": spaces, "number": found.count(), "municipality": around.pk}
    return Panel(_("Vrije ruimtes"), "spaces/panels/place.html", context)


def desk(person: Person) -> Panel | None:
    """My desk: wishes to answer, windows that close, and one's own wishes that stand."""
    owners = permissions.owners_for(person).exists()
    wishes = _with_tones(queries.to_answer(person)[:SHOWN]) if owners else []
    procedures = _standing(queries.started(person)[:SHOWN]) if owners else []
    members = permissions.member_of(person).values("pk")
    standing = queries.wishes_visible_to(person).filter(initiative__in=members, state__in=sorted(wishes_rules.STANDING))
    mine = _with_tones(standing.order_by("hear_by", "pk")[:SHOWN])
    if not wishes and not procedures and not mine:
        return None
    context = {"wishes": wishes, "procedures": procedures, "mine": mine, "may_add": owners}
    return Panel(_("Ruimtes"), "spaces/panels/desk.html", context)


def _with_tones(wishes: Iterable[SpaceWish]) -> list[tuple[SpaceWish, str]]:
    return [(one, wording.WISH_TONES[one.state]) for one in wishes]


def _standing(procedures: Iterable[SpaceProcedure]) -> list[tuple[SpaceProcedure, str, str]]:
    today = days.today()
    return [(one, wording.standing(one, today), wording.PROCEDURE_TONES[one.state]) for one in procedures]
