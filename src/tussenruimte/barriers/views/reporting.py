"""Saying that something stands in the way; when it looks like one that is known, offering to say 'with us too'."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.barriers import actions, permissions, queries, rules, wording
from tussenruimte.barriers.forms import GeneralReportForm, OccurrenceForm, ReportForm
from tussenruimte.barriers.models import Barrier
from tussenruimte.barriers.views.common import form_page
from tussenruimte.core import days, limits
from tussenruimte.register import permissions as register_permissions
from tussenruimte.register import queries as register
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, Place

REPORTS_AN_HOUR = 30
SALT = "barriers.also-here"
OFFERED_FOR = timedelta(hours=12)


@login_required
@get_or_post
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Something stands in the way of this initiative."""
    initiative = get_object_or_404(register.visible_to(request.user), slug=slug)
    sides = permissions.sides_to_report_from(request.user, initiative)
    allow(allowed=bool(sides))
    form = ReportForm(_posted(request), sides=sides, initial=_asked_for(request))
    context: dict[str, Any] = {"initiative": initiative}
    if form.is_valid():
        context["alike"] = _alike(request, form, initiative.municipality, initiative)
        if not context["alike"] and goes_well(form, lambda: _report(request, form, initiative=initiative)):
            return _reported(request)
    return _page(request, form, context)


@login_required
@get_or_post
def report_in_general(request: HttpRequest) -> HttpResponse:
    """Something stands in the way in a municipality, not of one initiative."""
    sides = permissions.sides_to_report_from(request.user, None)
    allow(allowed=bool(sides))
    choices = _municipalities(request)
    form = GeneralReportForm(_posted(request), sides=sides, municipalities=choices, initial=_asked_for(request))
    context: dict[str, Any] = {}
    if form.is_valid():
        place = Place.objects.get(pk=form.cleaned_data["municipality"])
        context["alike"] = _alike(request, form, place, None)
        if not context["alike"] and goes_well(form, lambda: _report(request, form, municipality=place)):
            return _reported(request)
    return _page(request, form, context)


@login_required
@get_or_post
def also_here(request: HttpRequest, offer: str) -> HttpResponse:
    """'With us too': the barrier and the initiative stand in a link that only the page before could make."""
    barrier, initiative = _offered(request, offer)
    sides = permissions.sides_to_report_from(request.user, initiative)
    allow(allowed=bool(sides) and permissions.may_add_occurrence(request.user, barrier, initiative))
    form = OccurrenceForm(_posted(request), sides=sides)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.add_occurrence(
            barrier=barrier, initiative=initiative, by=person_of(request), on=days.today(), **form.cleaned_data
        ),
    ):
        messages.success(request, _("Toegevoegd. U ziet hier hoe het verdergaat."))
        return redirect("barriers:barrier", barrier.pk)
    title = _("Dit staat bij ons ook in de weg")
    lead = wording.code_title(barrier.code)
    return form_page(request, form, title, _("Voeg toe"), initiative=initiative, lead=lead)


def _report(request: HttpRequest, form: ReportForm, **where: Any) -> Barrier:
    given = form.cleaned_data
    made = actions.report(
        facts=form.facts,
        side=given["side"],
        note=given.get("note", ""),
        by=person_of(request),
        on=days.today(),
        **where,
    )
    request.session["barriers:reported"] = made.pk
    return made


def _reported(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Gemeld. Hieronder staat wanneer u iets hoort."))
    return redirect("barriers:barrier", request.session.pop("barriers:reported"))


def _alike(
    request: HttpRequest, form: ReportForm, place: Place | None, initiative: Initiative | None
) -> list[dict[str, Any]]:
    """What may be the same barrier, each with where to say so; nothing once the person said that it is not."""
    if form.cleaned_data["is_new"]:
        return []
    facts = form.facts
    told = rules.Told(facts.title, facts.code, facts.rule_reference)
    found = queries.alike(told, place, request.user, initiative=initiative)
    return [
        {
            "barrier": one.barrier,
            "is_readable": one.is_readable,
            "kind": wording.code_title(one.barrier.code),
            "level": wording.level_title(one.barrier.level),
            "offer": signing.dumps([one.barrier.pk, initiative.pk], salt=SALT) if initiative else "",
        }
        for one in found
    ]


def _page(request: HttpRequest, form: ReportForm, context: dict[str, Any]) -> HttpResponse:
    submit = _("Meld het")
    if context.get("alike"):
        # The same answers once more, with the word that they are about something new.
        again = request.POST.copy()
        again["is_new"] = "1"
        form.data = again
        submit = _("Nee, meld dit als iets nieuws")
    template = "barriers/report.html"
    return form_page(request, form, _("Er staat iets in de weg"), submit, template=template, **context)


def _offered(request: HttpRequest, offer: str) -> tuple[Barrier, Initiative]:
    try:
        barrier, initiative = signing.loads(offer, salt=SALT, max_age=OFFERED_FOR)
    except signing.BadSignature as problem:
        raise Http404 from problem
    found = get_object_or_404(register.visible_to(request.user), pk=initiative)
    return get_object_or_404(Barrier.objects.select_related("municipality"), pk=barrier), found


def _asked_for(request: HttpRequest) -> dict[str, str]:
    """What the address already says: a kind, or the condition it is the reverse of."""
    catalogue = current_catalogue()
    mirrored = rules.kinds_for_condition(request.GET.get("voorwaarde", ""), catalogue)
    code = request.GET.get("soort", "") or next(iter(mirrored), "")
    return {"code": code} if rules.is_kind(code, catalogue) else {}


def _municipalities(request: HttpRequest) -> list[tuple[str, str]]:
    """Where the person may report in general: their own municipalities, or every one for an editor."""
    places = Place.objects.filter(kind=Place.Kind.MUNICIPALITY)
    own = register_permissions.municipalities_of(request.user)
    return list((places.filter(pk__in=own) if own else places).order_by("name").values_list("code", "name"))


def _posted(request: HttpRequest) -> Any:
    if request.method != "POST":
        return None
    limits.take("barriers-report", request, allowed=REPORTS_AN_HOUR, per=timedelta(hours=1))
    return request.POST
