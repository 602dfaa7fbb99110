"""The page of one dossier: the same from both sides."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tussenruimte.accounts.queries import Someone
from tussenruimte.advice import Advice
from tussenruimte.core import days
from tussenruimte.dossiers import clocks, permissions, queries, telling, wording
from tussenruimte.dossiers.actions.answering import phases
from tussenruimte.dossiers.evaluation import evaluation_of
from tussenruimte.dossiers.models import Dossier, Note, Promise, UnitInvolved
from tussenruimte.dossiers.models.words import for_party
from tussenruimte.dossiers.rules import guards, states
from tussenruimte.dossiers.views.common import audience_of, dossier_for, trail
from tussenruimte.register.frameworks import current_catalogue

ENTRIES, NOTES = 10, 50


@login_required
@never_cache
@require_safe
def dossier(request: HttpRequest, number: str) -> HttpResponse:
    """Where it stands, whose turn it is, what was said, promised, decided and what happened."""
    found, today, person = dossier_for(request, number), days.today(), request.user
    permissions.remember(found)
    audience = audience_of(person, found)
    entries = Paginator(queries.entries_of(found), ENTRIES).get_page(request.GET.get("pagina"))
    context = {
        "dossier": found,
        "audience": audience,
        "told": wording.told(found, audience, today),
        "may": _rights(person, found),
        "facts": _facts(found),
        "phase": _phase(found),
        "parties": list(queries.taking_part(found)),
        "promises": _promises(found, today),
        "decisions": list(found.decisions.all()),
        "routes_taken": list(found.routes_taken.select_related("party")),
        "units": list(found.units.order_by("name")),
        "clocks": _clocks(found, today),
        "signals": _signals(found) if found.is_open else [],
        "evaluation": evaluation_of(found, person),
        "page": entries,
        "happenings": [wording.happening(entry) for entry in entries.object_list],
        "crumbs": trail(found),
        **_said(person, found),
    }
    context["stances_differ"] = _stances_differ(context["units"])
    return render(request, "dossiers/dossier.html", context)


def _rights(person: Someone, found: Dossier) -> dict[str, bool]:
    """What this visitor may do here, by the name of the deed."""
    deeds = {
        deed.replace("-", "_"): permissions.may_do(person, found, deed)
        for deed in states.BY_DEED
        if not deed.startswith("answer")
    }
    return deeds | {
        "edit": permissions.may_edit(person, found),
        "answer": permissions.may_answer(person, found),
        "phase": permissions.may_choose_phase(person, found),
        "turn": permissions.may_pass_turn(person, found),
        "appoint": permissions.may_appoint(person, found),
        "speak": permissions.may_speak(person, found),
        "promise": found.is_open and permissions.may_speak(person, found),
        "bring_in": permissions.may_bring_in(person, found),
        "units": permissions.may_involve_units(person, found),
        "clock": permissions.may_run_clock(person, found),
        "council": permissions.may_share_with_council(person, found),
    }


def _facts(found: Dossier) -> list[tuple[str, Any]]:
    council = _("ja") if found.shared_with_council_on else _("nee")
    return [
        (_("Nummer"), found.number),
        (_("Doel"), found.goal),
        (_("Welke steun nodig is"), found.needed_support),
        (_("Proceseigenaar"), found.process_owner),
        (_("Vervanger"), found.deputy),
        (_("Wie dit steunt"), found.protector),
        (_("Uren per week van het initiatief"), found.hours_available),
        (_("Leest de raad mee?"), council),
    ]


def _phase(found: Dossier) -> dict[str, Any]:
    """The five phases as steps, and what the one of now asks."""
    items = phases().items
    here = next((number for number, item in enumerate(items) if item.id == found.phase), 0)
    marks = ["done" if number < here else "current" if number == here else "todo" for number in range(len(items))]
    steps = [{"title": item.title, "url": "", "state": mark} for item, mark in zip(items, marks, strict=True)]
    return {"steps": steps, "now": items[here] if items else None}


def _promises(found: Dossier, today: date) -> list[tuple[Promise, bool]]:
    """Each promise with whether its day has passed, open ones first."""
    rows = found.promises.select_related("promiser", "settled_by")
    shown = [(one, one.state == Promise.State.OPEN and one.due < today) for one in rows]
    return sorted(shown, key=lambda pair: (pair[0].state != Promise.State.OPEN, pair[0].due, pair[0].pk))


def _clocks(found: Dossier, today: date) -> list[tuple[Any, Any]]:
    book = clocks.rule_book()
    return [(one, clocks.finding(one, today, book)) for one in found.clocks.prefetch_related("suspensions")]


def _signals(found: Dossier) -> list[tuple[Advice, dict[str, str] | None]]:
    """What the figures point at, each with its source by title."""
    catalogue = current_catalogue()
    pointed = guards.signals(queries.figures_of(found), catalogue)
    return [(one, telling.cited(one.source, catalogue)) for one in pointed]


def _said(person: Someone, found: Dossier) -> dict[str, Any]:
    """Notes and documents: what everyone here reads, and what is internal to the reader's own party."""
    mine = permissions.parties_of(person, found)
    notes = found.notes.filter(for_party(mine)).select_related("party", "by")
    documents = found.documents.filter(for_party(mine)).select_related("party", "by")
    shown: list[Note] = list(notes[:NOTES])
    return {"notes": shown, "more_notes": len(shown) == NOTES, "documents": list(documents)}


def _stances_differ(units: list[UnitInvolved]) -> bool:
    """Whether two units say opposite things."""
    said = {unit.stance for unit in units}
    return {UnitInvolved.Stance.IN_FAVOUR, UnitInvolved.Stance.AGAINST} <= said
