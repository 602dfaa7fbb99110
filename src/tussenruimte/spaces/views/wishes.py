"""Wishing for a space, the page of a wish, answering it and taking it back."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days, limits
from tussenruimte.spaces import actions, emails, permissions, wording
from tussenruimte.spaces.forms import AnswerForm, WishForm
from tussenruimte.spaces.models import SpaceWish
from tussenruimte.spaces.rules import availability
from tussenruimte.spaces.views.common import done, form_page, space_for, trail, wish_for


@login_required
@get_or_post
def make(request: HttpRequest, slug: str) -> HttpResponse:
    """A wish for a space, for one of the initiatives someone speaks for."""
    found, person = space_for(request, slug), person_of(request)
    mine = permissions.speaking_for(person).order_by("name", "pk")
    title = _("Ik wil deze ruimte gebruiken")
    if not mine.exists() or found.state not in availability.WISHED_FOR:
        context = {"space": found, "title": title, "is_gone": mine.exists(), "crumbs": trail(title, space=found)}
        return render(request, "spaces/no-wish.html", context)
    form = WishForm(found, mine, request.POST if request.method == "POST" else None)
    made: list[SpaceWish] = []

    def deed() -> None:
        made.append(
            actions.make_wish(
                space=found,
                initiative=form.cleaned_data["initiative"],
                facts=form.facts,
                by=person,
                on=days.today(),
                dossier=form.cleaned_data.get("dossier"),
            )
        )

    if request.method == "POST":
        limits.take("space-wish", request, allowed=30, per=timedelta(hours=1))
    if done(request, form, deed, _("Uw wens is ontvangen. Hieronder staat wie antwoordt, en wanneer.")):
        return redirect("spaces:wish", number=made[0].number)
    return form_page(request, form, title, _("Verstuur uw wens"), space=found)


@login_required
@require_safe
def wish(request: HttpRequest, number: str) -> HttpResponse:
    """A wish with its receipt: who answers, by when, and what the answer is."""
    found, person = wish_for(request, number), person_of(request)
    context = {
        "wish": found,
        "space": found.space,
        "tone": wording.WISH_TONES[found.state],
        "who": emails.who_answers(found.space, found),
        "facts": [
            (_("Nummer"), found.number),
            (_("Initiatief"), found.initiative.name),
            (_("Waarvoor"), found.purpose),
            (_("Vanaf"), found.from_day),
            (_("Hoeveel maanden"), found.months),
            (_("Wat zij meebrengen"), found.brings),
            (_("Naam mag erbij staan"), _("ja") if found.named else _("nee")),
        ],
        "may_answer": permissions.may_answer(person, found),
        "may_withdraw": permissions.may_withdraw(person, found),
        "crumbs": trail(_("Wens"), space=found.space),
    }
    return render(request, "spaces/wish.html", context)


@login_required
@get_or_post
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Now, later or never."""
    found, person = wish_for(request, number), person_of(request)
    allow(allowed=permissions.may_answer(person, found))
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def deed() -> None:
        given = form.cleaned_data
        actions.answer_wish(
            wish=found,
            answer=given["answer"],
            reason=given["reason"],
            hear_by=given["hear_by"],
            by=person,
            on=days.today(),
        )

    if done(request, form, deed, _("Uw antwoord is verstuurd.")):
        return redirect("spaces:wish", number=found.number)
    context = {"space": found.space, "wish": found, "template": "spaces/answer-wish.html"}
    return form_page(request, form, _("Antwoord op een wens"), _("Verstuur"), **context)


@login_required
@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Takes a wish back."""
    found, person = wish_for(request, number), person_of(request)
    allow(allowed=permissions.may_withdraw(person, found))
    form = Form(request.POST)
    if done(request, form, lambda: actions.withdraw_wish(wish=found, by=person), _("Uw wens is ingetrokken.")):
        return redirect("spaces:wish", number=found.number)
    return form_page(request, form, _("Wens intrekken"), _("Trek in"), space=found.space)
