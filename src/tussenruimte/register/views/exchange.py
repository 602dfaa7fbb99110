"""What an initiative needs and what it offers."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.core import days, limits
from tussenruimte.core.refusals import Refusal
from tussenruimte.register import actions, permissions, queries
from tussenruimte.register.forms import PostForm
from tussenruimte.register.models import Need, Offer
from tussenruimte.register.views.common import allow, form_page, goes_well, initiative_for, person_of, trail

# The words of the address.
MODELS: dict[str, type[Need | Offer]] = {"vraag": Need, "aanbod": Offer}


@require_safe
def exchange(request: HttpRequest, slug: str) -> HttpResponse:
    """Open needs and offers, side by side."""
    initiative = initiative_for(request, slug)
    title = _("Vraag en aanbod")
    context = {
        "initiative": initiative,
        "needs": queries.needs_visible_to(request.user, of=initiative),
        "offers": queries.offers_visible_to(request.user, of=initiative),
        "may_post": permissions.may_post(request.user, initiative),
        "title": title,
        "crumbs": trail(title, initiative),
    }
    return render(request, "register/exchange.html", context)


@login_required
@get_or_post
def post(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """A new need or offer."""
    if what not in MODELS:
        raise Http404
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_post(request.user, initiative))
    form, person = PostForm(request.POST or None), person_of(request)
    is_need = what == "vraag"
    act = actions.post_need if is_need else actions.post_offer
    if request.method == "POST":
        limits.take("register-post", request, allowed=60, per=timedelta(hours=1))
    if form.is_valid() and goes_well(
        form, lambda: act(party=initiative, by=person, on=days.today(), **form.cleaned_data)
    ):
        messages.success(request, _("Het staat erbij. Anderen kunnen het nu zien."))
        return redirect("register:exchange", slug=slug)
    title = _("Wat hebt u nodig?") if is_need else _("Wat kunt u bieden?")
    return form_page(request, form, title, _("Plaats het"), initiative=initiative)


@login_required
@require_POST
def close(request: HttpRequest, slug: str, what: str, pk: int) -> HttpResponse:
    """Says that a need or offer is met, or takes it back."""
    if what not in MODELS:
        raise Http404
    initiative = initiative_for(request, slug)
    model: Any = MODELS[what]
    thing = get_object_or_404(model.objects.select_related("party"), pk=pk, party=initiative)
    allow(allowed=permissions.may_post(request.user, initiative))
    act = actions.mark_met if "met" in request.POST else actions.withdraw
    try:
        act(thing=thing, by=person_of(request))
    except Refusal as refusal:
        messages.info(request, str(refusal.message))
    else:
        messages.success(request, _("Afgesloten. In de geschiedenis blijft het staan."))
    return redirect("register:exchange", slug=slug)
