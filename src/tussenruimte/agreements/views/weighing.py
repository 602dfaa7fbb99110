"""Values and goals beside each other, and what each party takes upon itself."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.agreements import actions, pages, permissions
from tussenruimte.agreements.forms.keeping import AmbitionForm, CompareForm, ObligationForm
from tussenruimte.agreements.views.common import (
    address,
    agreement_for,
    back_to,
    done,
    form_page,
    trail,
    try_it,
    voices_of,
)
from tussenruimte.core import days

PAIRS = 25


@login_required
@require_safe
def matrix(request: HttpRequest, number: str) -> HttpResponse:
    """What each party wants, and how each party sees that beside the rest."""
    found = agreement_for(request, number)
    told = pages.matrix(found, request.user)
    page = Paginator(told.pairs, PAIRS).get_page(request.GET.get("pagina"))
    context = {
        "agreement": found,
        "ambitions": told.ambitions,
        "points": told.points,
        "parties": told.parties,
        "pairs": page.object_list,
        "page": page,
        "may_state": permissions.may_draft(request.user, found),
        "crumbs": trail(found, _("Waarden en doelen")),
    }
    return render(request, "agreements/matrix.html", context)


@login_required
@get_or_post
def add_ambition(request: HttpRequest, number: str) -> HttpResponse:
    """What one's own party holds dear, aims for or dreams of."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_draft(request.user, found))
    form = AmbitionForm(voices_of(request.user, found), request.POST or None)
    if done(
        request,
        form,
        lambda: actions.add_ambition(
            agreement=found,
            party=form.voice,
            kind=form.cleaned_data["kind"],
            value=form.cleaned_data["value"],
            text=form.cleaned_data["text"],
            by=person_of(request),
            at=days.now(),
        ),
        _("Wat uw partij wil, staat in de tabel."),
    ):
        return redirect(address(found, "matrix"))
    return form_page(request, found, form, _("Een waarde of doel toevoegen"), _("Voeg toe"))


@login_required
@require_POST
def withdraw_ambition(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking back what one's own party wanted."""
    found = agreement_for(request, number)
    ambition = get_object_or_404(found.ambitions.select_related("party", "agreement"), pk=pk)
    told = _("Dit staat niet meer in de tabel.")
    try_it(request, lambda: actions.withdraw_ambition(ambition=ambition, by=person_of(request), at=days.now()), told)
    return redirect(address(found, "matrix"))


@login_required
@get_or_post
def compare(request: HttpRequest, number: str, first: int, second: int) -> HttpResponse:
    """How one's own party sees two of them beside each other."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_draft(request.user, found))
    wanted = {one.pk: one for one in found.ambitions.filter(withdrawn_at=None).select_related("party", "agreement")}
    if first not in wanted or second not in wanted or wanted[first].party_id == wanted[second].party_id:
        raise Http404
    form = CompareForm(voices_of(request.user, found), request.POST or None)
    if done(
        request,
        form,
        lambda: actions.compare(
            first=wanted[first],
            second=wanted[second],
            party=form.voice,
            judgement=form.cleaned_data["judgement"],
            note=form.cleaned_data["note"],
            by=person_of(request),
            at=days.now(),
        ),
        _("Wat uw partij vindt, staat in de tabel."),
    ):
        return redirect(address(found, "matrix"))
    context = {"both": [pages.told_ambition(wanted[key]) for key in (first, second)]}
    title = _("Twee wensen naast elkaar")
    return form_page(request, found, form, title, _("Bewaar"), template="agreements/compare.html", **context)


@login_required
@get_or_post
def add_obligation(request: HttpRequest, number: str) -> HttpResponse:
    """What one's own party will do."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_draft(request.user, found))
    form = ObligationForm(voices_of(request.user, found), request.POST or None)
    if done(
        request,
        form,
        lambda: actions.add_obligation(
            agreement=found,
            party=form.voice,
            text=form.cleaned_data["text"],
            due=form.cleaned_data["due"],
            days_after_start=form.cleaned_data["days_after_start"],
            hours_per_week=form.cleaned_data["hours_per_week"],
            by=person_of(request),
        ),
        _("De afspraak staat in de overeenkomst."),
    ):
        return back_to(found, "afspraken")
    intro = _("Alleen voor uw eigen partij: niemand belooft iets namens een ander.")
    return form_page(request, found, form, _("Een afspraak toevoegen"), _("Voeg toe"), intro=intro)


@login_required
@require_POST
def drop_obligation(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking an obligation of one's own party out of the draft."""
    found = agreement_for(request, number)
    dropped = get_object_or_404(found.obligations.select_related("party", "agreement"), pk=pk)
    told = _("De afspraak is weg.")
    try_it(request, lambda: actions.drop_obligation(obligation=dropped, by=person_of(request), on=days.today()), told)
    return back_to(found, "afspraken")
