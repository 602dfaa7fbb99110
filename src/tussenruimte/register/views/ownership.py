"""Claims of ownership: making one, and the inbox of who answers them."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.core import days, limits
from tussenruimte.register import actions, permissions, queries
from tussenruimte.register.forms import ClaimForm, DecideForm
from tussenruimte.register.models import OwnershipClaim
from tussenruimte.register.views.common import allow, form_page, goes_well, initiative_for, person_of, trail


@login_required
@get_or_post
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """'This initiative is ours.'"""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_claim(request.user, initiative))
    form, person = ClaimForm(request.POST or None), person_of(request)
    if request.method == "POST":
        limits.take("register-claim", request, allowed=10, per=timedelta(hours=1))
    if form.is_valid() and goes_well(
        form,
        lambda: actions.claim(initiative=initiative, message=form.cleaned_data["message"], by=person, on=days.today()),
    ):
        messages.success(request, _("Uw vraag is verstuurd. U krijgt antwoord per mail, met de reden."))
        return redirect("web:initiative", slug=slug)
    intro = _("Een makelaar of redacteur leest uw vraag. Wordt het ja? Dan beheert u deze pagina.")
    return form_page(request, form, _("Dit is ons initiatief"), _("Verstuur"), initiative=initiative, intro=intro)


@login_required
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Claims that wait for an answer."""
    allow(allowed=permissions.may_see_claims(request.user))
    title = _("Wie is de eigenaar?")
    context = {"claims": queries.claims_waiting(), "title": title, "crumbs": trail(title)}
    return render(request, "register/claims.html", context)


@login_required
@get_or_post
def decide_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers one claim."""
    made = get_object_or_404(OwnershipClaim.objects.select_related("initiative", "person"), pk=pk)
    allow(allowed=permissions.may_decide_claim(request.user, made))
    form, person = DecideForm(request.POST or None), person_of(request)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.decide_claim(
            claim=made,
            granted=form.cleaned_data["granted"] == "yes",
            reason=form.cleaned_data["reason"],
            by=person,
            on=days.today(),
        ),
    ):
        messages.success(request, _("Uw antwoord is verstuurd."))
        return redirect("register:claims")
    context = {"claim": made, "initiative": made.initiative, "template": "register/decide-claim.html"}
    return form_page(request, form, _("Antwoord op een claim"), _("Verstuur antwoord"), **context)
