"""The clock of a decision: starting it, how it stands with every step, and what happens to it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.dossiers import actions, clocks, permissions, telling
from tussenruimte.dossiers.forms import CLOCK_DEEDS, ClockForm
from tussenruimte.dossiers.models import Clock, Dossier
from tussenruimte.dossiers.views.common import dossier_for, one_form, trail


@login_required
@get_or_post
def start(request: HttpRequest, number: str) -> HttpResponse:
    """Starting a clock."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_run_clock(request.user, dossier))
    form = ClockForm(request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.start_clock(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("De klok loopt. Beide kanten zien haar."),
        title=_("Klok starten"),
        submit=_("Start de klok"),
        anchor="klokken",
    )


@login_required
@require_safe
def clock(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """How a clock stands: each step, why, and what being late costs. The same for both sides."""
    dossier = dossier_for(request, number)
    found = _clock(dossier, pk)
    book = clocks.rule_book()
    finding = clocks.finding(found, days.today(), book)
    context = {
        "dossier": dossier,
        "clock": found,
        "finding": finding,
        "facts": telling.facts(finding.as_json()),
        "reasons": [(reason, telling.cited(reason.source, book.catalogue)) for reason in finding.reasons],
        "deeds": [(name, deed.title) for name, deed in CLOCK_DEEDS.items() if _may(request, found, name)],
        "crumbs": trail(dossier, found.about),
    }
    return render(request, "dossiers/clock.html", context)


@login_required
@get_or_post
def change(request: HttpRequest, number: str, pk: int, deed: str) -> HttpResponse:
    """Something happens to a clock."""
    if deed not in CLOCK_DEEDS:
        raise Http404
    dossier = dossier_for(request, number)
    found, asked = _clock(dossier, pk), CLOCK_DEEDS[deed]
    allow(allowed=_may(request, found, deed))
    form = asked.form(request.POST or None, initial={"revision": found.revision})
    return one_form(
        request,
        dossier,
        form,
        lambda: asked.act(clock=found, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("Gedaan. De klok is bijgewerkt."),
        title=str(asked.title),
        submit=_("Bewaar"),
        anchor="klokken",
        intro=found.about,
    )


def _clock(dossier: Dossier, pk: int) -> Clock:
    return get_object_or_404(dossier.clocks.select_related("dossier").prefetch_related("suspensions"), pk=pk)


def _may(request: HttpRequest, found: Clock, deed: str) -> bool:
    """What can be done with the clock as it stands, by this visitor."""
    stands_still = any(one.until is None for one in found.suspensions.all())
    able: dict[str, Any] = {
        "stilzetten": not stands_still,
        "hervatten": stands_still,
        "verlengen": not found.extension_weeks,
        "te-laat": found.notice_of_default is None,
        "stoppen": True,
    }
    if CLOCK_DEEDS[deed].by_both:
        allowed = permissions.may_give_notice(request.user, found)
    else:
        allowed = permissions.may_run_clock(request.user, found.dossier)
    return allowed and found.decided is None and able[deed]
