"""The card of a dossier: the page, the one sheet of paper, and writing it."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days, limits
from tussenruimte.council import actions, documents, forms, permissions, showing
from tussenruimte.council.actions.cards import WORDS
from tussenruimte.council.models import Alternative, MoneyAsked, ProposalCard
from tussenruimte.council.queries.cards import Card
from tussenruimte.council.views.common import (
    as_file,
    card_address,
    do_and_return,
    done,
    dossier_for,
    form_page,
    trail,
)
from tussenruimte.dossiers.permissions import may_see
from tussenruimte.dossiers.wording import told
from tussenruimte.ui import paper


@login_required
@never_cache
@require_safe
def card(request: HttpRequest, number: str) -> HttpResponse:
    """One dossier as the council reads it, with the proposals, visits and motions about it."""
    dossier, today = dossier_for(request, number), days.today()
    shown = Card(dossier, today)
    address = settings.SITE_URL + card_address(dossier)
    context = {
        "card": shown,
        "dossier": dossier,
        "told": told(dossier, "public", today),
        "facts": documents.facts_of(shown),
        "totals": documents.totals(shown),
        "worth": documents.value_sentence(shown.value),
        "has_pdf": paper.can_write(),
        "code": documents.code(address),
        "may_edit": permissions.may_edit_card(request.user, dossier),
        "inside": may_see(request.user, dossier),
        "around": showing.around(dossier, request.user, today),
        "crumbs": trail(dossier),
    }
    return render(request, "council/card.html", context)


@login_required
@require_safe
def card_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The card on one side of A4; there is none on a machine without Pango, and no page leads here then."""
    dossier = dossier_for(request, number)
    if not paper.can_write():
        raise Http404
    # Laying out a PDF takes a second of the machine, and sometimes several.
    limits.take("council-pdf", request, allowed=30, per=timedelta(hours=1))
    written = documents.card_pdf(Card(dossier, days.today()), settings.SITE_URL + card_address(dossier))
    return as_file(written, "application/pdf", f"voorstelkaart-{dossier.number}.pdf")


@login_required
@get_or_post
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """Writing the words of the card."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_edit_card(request.user, dossier))
    now = ProposalCard.objects.filter(dossier=dossier).first()
    initial = {name: getattr(now, name) for name in WORDS} if now else {}
    form = forms.CardForm(request.POST or None, initial=initial | {"revision": now.revision if now else 0})
    if done(
        request,
        form,
        lambda: actions.edit_card(
            dossier=dossier,
            words=form.words,
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            at=days.now(),
        ),
        _("De kaart is bijgewerkt."),
    ):
        return redirect(card_address(dossier))
    title = _("De kaart schrijven")
    intro = _("Wat u leeg laat, nemen wij over uit het dossier. Namen van inwoners laten wij weg.")
    return form_page(request, form, title, _("Bewaar"), crumbs=trail(dossier, title), lead=dossier.title, intro=intro)


@login_required
@get_or_post
def add_alternative(request: HttpRequest, number: str) -> HttpResponse:
    """Weighing something else that could be done."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_edit_card(request.user, dossier))
    form = forms.AlternativeForm(request.POST or None)
    if done(
        request,
        form,
        lambda: actions.add_alternative(dossier=dossier, by=person_of(request), **form.cleaned_data),
        _("Het alternatief staat op de kaart."),
    ):
        return redirect(card_address(dossier) + "#alternatieven")
    title = _("Een alternatief toevoegen")
    return form_page(request, form, title, _("Voeg toe"), crumbs=trail(dossier, title), lead=dossier.title)


@login_required
@get_or_post
def add_money(request: HttpRequest, number: str) -> HttpResponse:
    """Writing down an amount that is asked."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_edit_card(request.user, dossier))
    form = forms.MoneyForm(request.POST or None)
    if done(
        request,
        form,
        lambda: actions.add_money(dossier=dossier, by=person_of(request), **form.cleaned_data),
        _("Het bedrag staat op de kaart."),
    ):
        return redirect(card_address(dossier) + "#geld")
    title = _("Een bedrag toevoegen")
    return form_page(request, form, title, _("Voeg toe"), crumbs=trail(dossier, title), lead=dossier.title)


@login_required
@require_POST
def drop_alternative(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking an alternative off the card."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_edit_card(request.user, dossier))
    found = get_object_or_404(Alternative.objects.select_related("dossier"), pk=pk, dossier=dossier)
    return do_and_return(
        request,
        lambda: actions.drop_alternative(alternative=found, by=person_of(request)),
        _("Het alternatief staat niet meer op de kaart."),
        reverse("council:card", args=[number]) + "#alternatieven",
    )


@login_required
@require_POST
def drop_money(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking an amount off the card."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_edit_card(request.user, dossier))
    found = get_object_or_404(MoneyAsked.objects.select_related("dossier"), pk=pk, dossier=dossier)
    return do_and_return(
        request,
        lambda: actions.drop_money(money=found, by=person_of(request)),
        _("Het bedrag staat niet meer op de kaart."),
        reverse("council:card", args=[number]) + "#geld",
    )
