"""What the register shows on composed pages: the initiative page and my desk."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.core import days
from tussenruimte.journal.queries import about
from tussenruimte.register import permissions, queries
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative
from tussenruimte.register.rules import is_due_for_confirmation
from tussenruimte.register.wording import happening, is_ours, legal_form_title, title_in, told_figure, told_year
from tussenruimte.ui import figures
from tussenruimte.ui.panels import Panel

SHOWN_ON_TIMELINE = 25


def portrait(initiative: Initiative, person: Someone) -> Panel:
    """What is known about the initiative, with what is not known left visibly open."""
    may_edit = permissions.may_edit(person, initiative)
    context: dict[str, Any] = {
        "initiative": initiative,
        "facts": _facts(initiative),
        "themes": _themes(initiative),
        "figures": [(one.what, told_figure(one), told_year(one)) for one in initiative.figures.order_by("pk")],
        "sources": _sources(initiative),
        "kin": queries.kin_of(initiative, person),
        "desk": queries.desk_for(initiative),
        "may_edit": may_edit,
        "may_hide": may_edit and permissions.may_hide(person, initiative),
        "is_due": is_due_for_confirmation(initiative.listed_on, initiative.confirmed_on, days.today()),
    }
    return Panel(_("Wat is het?"), "register/panels/portrait.html", context)


def readings(initiative: Initiative, person: Someone) -> Panel:
    """The six lenses, side by side: who sees what, since when, and where sides differ."""
    sides = permissions.sides_of(person, initiative)
    views = queries.readings_by_lens(initiative)
    context = {"initiative": initiative, "views": views, "sides": sides, "with_names": bool(sides)}
    return Panel(_("Gezien door de brillen"), "register/panels/readings.html", context)


def needs(initiative: Initiative, person: Someone) -> Panel:
    """What is needed and what is offered."""
    context = {
        "initiative": initiative,
        "needs": list(queries.needs_visible_to(person, of=initiative)),
        "offers": list(queries.offers_visible_to(person, of=initiative)),
        "may_post": permissions.may_post(person, initiative),
    }
    return Panel(_("Wat is er nodig, en wat is er te bieden?"), "register/panels/needs.html", context)


def timeline(initiative: Initiative, person: Someone) -> Panel:
    """What happened, newest first; who takes part reads more of it, with names."""
    takes_part = permissions.may_edit(person, initiative)
    entries = about(initiative, including_parties=takes_part)[:SHOWN_ON_TIMELINE]
    told = [happening(entry, with_names=takes_part) for entry in entries if is_ours(entry)]
    context = {"initiative": initiative, "happenings": told}
    return Panel(_("Wat er gebeurde"), "register/panels/timeline.html", context)


def ownership(initiative: Initiative, person: Someone) -> Panel:
    """Whose it is: claiming it, or looking after its people."""
    has_owner = queries.members(initiative).filter(mandate="owner").exists()
    context = {
        "initiative": initiative,
        "has_owner": has_owner,
        "may_claim": permissions.may_claim(person, initiative),
        "may_see_members": permissions.may_see_members(person, initiative),
    }
    return Panel(_("Van wie is dit initiatief?"), "register/panels/ownership.html", context)


def desk_parties(person: Person) -> Panel | None:
    """My desk: the initiatives someone belongs to, with what waits."""
    mine = list(queries.of_person(person))
    if not mine:
        return None
    today = days.today()
    rows = [(one, is_due_for_confirmation(one.listed_on, one.confirmed_on, today)) for one in mine]
    return Panel(_("Mijn initiatieven"), "register/panels/desk-parties.html", {"rows": rows})


def desk_claims(person: Person) -> Panel | None:
    """My desk: claims of ownership to answer, for brokers and editors."""
    if not permissions.may_see_claims(person):
        return None
    waiting = list(queries.claims_waiting()[:10])
    if not waiting:
        return None
    return Panel(_("Claims die wachten op antwoord"), "register/panels/desk-claims.html", {"claims": waiting})


def _themes(initiative: Initiative) -> list[tuple[str, str]]:
    """Each theme once, whoever named it: id and title."""
    items = queries.standing_readings(initiative).filter(lens="werkvelden").values_list("item", flat=True)
    return [(item, title_in("werkvelden", item)) for item in dict.fromkeys(items)]


def _sources(initiative: Initiative) -> list[dict[str, str]]:
    """Where the facts come from, each work by its title."""
    known = current_catalogue()
    works = {source.get("work", "") for source in initiative.sources}
    titles = {work: known.title(f"werken/{work}") for work in works if known.has(f"werken/{work}")}
    return [{**source, "title": titles.get(source.get("work", ""), "")} for source in initiative.sources]


def _facts(initiative: Initiative) -> list[tuple[str, str]]:
    """Pairs of a name and a value; an empty value is shown as unknown."""
    facts = [
        (_("Plaats"), _where(initiative)),
        (_("Begonnen in"), str(initiative.started_year or "")),
        (_("Fase"), title_in("fasen", initiative.phase)),
        (_("Rechtsvorm"), legal_form_title(initiative.legal_form)),
        (_("Zo bereikt u hen"), initiative.contact_route),
        (_("Laatst nagekeken"), _day(initiative.confirmed_on)),
    ]
    if initiative.ended_year:
        facts.insert(2, (_("Gestopt in"), str(initiative.ended_year)))
    return facts


def _where(initiative: Initiative) -> str:
    """From small to large, each name once."""
    names = [initiative.place_text, *(place.name for place in (initiative.place, initiative.municipality) if place)]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _day(day: date | None) -> str:
    return figures.day(day) if day else ""
