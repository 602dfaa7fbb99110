"""Looking back together, and whatever else can be done with an agreement: each a page with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.agreements import actions, permissions, queries
from tussenruimte.agreements.forms.keeping import (
    EndForm,
    ExitForm,
    ExtendForm,
    HoldReviewForm,
    NoticeForm,
    PlanReviewForm,
    ReviewWordForm,
    WithholdForm,
)
from tussenruimte.agreements.forms.signing import ReasonForm
from tussenruimte.agreements.models import Agreement, Review
from tussenruimte.agreements.pages.deeds import BY_SLUG
from tussenruimte.agreements.rules import keeping
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
from tussenruimte.ui import figures

# The page of a deed, and what is done with the answers.
FORMS: dict[str, type[Form]] = {
    "opzeggen": NoticeForm,
    "verlengen": ExtendForm,
    "beeindigen": EndForm,
    "afronden": ExitForm,
    "uit-register": WithholdForm,
    "aangevuld": Form,
    "in-register": Form,
}


# --- looking back ----------------------------------------------------------------------------------------------------
@login_required
@get_or_post
def plan_review(request: HttpRequest, number: str) -> HttpResponse:
    """Choosing a day to look back."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_plan_review(request.user, found))
    form = PlanReviewForm(request.POST or None)
    if done(
        request,
        form,
        lambda: actions.plan_review(
            agreement=found, due=form.cleaned_data["day"], by=person_of(request), on=days.today()
        ),
        _("De dag staat erbij. Alle partijen krijgen op tijd bericht."),
    ):
        return back_to(found, "evaluaties")
    return form_page(request, found, form, _("Samen terugkijken"), _("Kies deze dag"))


@login_required
@require_safe
def review(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """What each party says beside what the others say, and what came of it."""
    found, shown = _review(request, number, pk)
    words = queries.words_in(shown)
    parties = [one.party for one in queries.parties_to(found)]
    title = _("Terugkijken op %(day)s") % {"day": figures.day(shown.due)}
    silent = ", ".join(party.name for party in parties if party.pk not in words)
    context = {
        "agreement": found,
        "review": shown,
        "title": title,
        "words": [(party, words.get(party.pk)) for party in parties],
        "standing": _("Wij wachten nog op: %(parties)s.") % {"parties": silent}
        if silent
        else _("Iedereen keek terug."),
        "may_speak": any(permissions.may_speak_in_review(request.user, shown, party) for party in parties),
        "may_hold": not silent and permissions.may_hold_review(request.user, shown),
        "may_drop": not words and shown.held_on is None and permissions.may_draft(request.user, found),
        "crumbs": trail(found, title),
    }
    return render(request, "agreements/review.html", context)


@login_required
@get_or_post
def review_word(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Looking back for one's own party."""
    found, shown = _review(request, number, pk)
    voices = [
        party for party in voices_of(request.user, found) if permissions.may_speak_in_review(request.user, shown, party)
    ]
    allow(allowed=bool(voices))
    form = ReviewWordForm(voices, request.POST or None)
    if done(
        request,
        form,
        lambda: actions.say_in_review(
            review=shown,
            party=form.voice,
            went_well=form.cleaned_data["went_well"],
            could_be_better=form.cleaned_data["could_be_better"],
            outcome=form.cleaned_data["outcome"],
            by=person_of(request),
            at=days.now(),
        ),
        _("Wat uw partij zegt, staat erbij."),
    ):
        return redirect(address(found, "review", shown.pk))
    return form_page(request, found, form, _("Zeg hoe het ging"), _("Bewaar"))


@login_required
@get_or_post
def hold_review(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Closing a review, once everyone looked back."""
    found, shown = _review(request, number, pk)
    allow(allowed=permissions.may_hold_review(request.user, shown))
    words = {party: word.outcome for party, word in queries.words_in(shown).items()}
    outcomes = keeping.outcomes(words, [one.party_id for one in queries.parties_to(found)])
    if not outcomes:
        return redirect(address(found, "review", shown.pk))
    form = HoldReviewForm(outcomes, request.POST or None)
    if done(
        request,
        form,
        lambda: actions.hold_review(review=shown, by=person_of(request), on=days.today(), **form.cleaned_data),
        _("De evaluatie is afgerond."),
    ):
        return redirect(address(found, "review", shown.pk))
    return form_page(request, found, form, _("Evaluatie afronden"), _("Rond af"))


@login_required
@require_POST
def drop_review(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking a day to look back out of a draft."""
    found, shown = _review(request, number, pk)
    try_it(request, lambda: actions.drop_review(review=shown, by=person_of(request)), _("De dag is weg."))
    return back_to(found, "evaluaties")


def _review(request: HttpRequest, number: str, pk: int) -> tuple[Agreement, Review]:
    found = agreement_for(request, number)
    return found, get_object_or_404(found.reviews.select_related("agreement__dossier"), pk=pk)


# --- whatever else ---------------------------------------------------------------------------------------------------
@login_required
@get_or_post
def deed(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """One deed from the list at the foot of the agreement."""
    found = agreement_for(request, number)
    chosen = BY_SLUG.get(slug)
    if chosen is None:
        raise Http404
    allow(allowed=chosen.is_open_to(request.user, found, days.today()))
    form = _form(request, found, slug)
    if done(request, form, lambda: _do(request, found, slug, form), _("Het staat in de overeenkomst.")):
        return back_to(found)
    return form_page(request, found, form, str(chosen.title), str(chosen.title), intro=str(chosen.intro))


def _form(request: HttpRequest, found: Agreement, slug: str) -> Form:
    data = request.POST if request.method == "POST" else None
    if slug == "opzeggen":
        return NoticeForm(voices_of(request.user, found), data)
    if slug == "verlengen":
        return ExtendForm(data, initial={"revision": found.revision})
    return FORMS.get(slug, ReasonForm)(data)


def _do(request: HttpRequest, found: Agreement, slug: str, form: Form) -> None:
    """The deed itself, with the answers of its form."""
    by, on, at, given = person_of(request), days.today(), days.now(), form.cleaned_data
    at_a_moment: dict[str, Any] = {"agreement": found, "by": by, "at": at}
    on_a_day: dict[str, Any] = {"agreement": found, "by": by, "on": on}
    deeds: dict[str, Callable[[], Any]] = {
        "aangevuld": lambda: actions.complete(**at_a_moment),
        "wachten": lambda: actions.wait_for_completion(**at_a_moment, **given),
        "terugnemen": lambda: actions.withdraw_proposal(**at_a_moment, why=given["reason"]),
        "afwijzen": lambda: actions.refuse(**at_a_moment, **given),
        "archiveren": lambda: actions.archive(**at_a_moment, **given),
        "wijzigen": lambda: actions.amend(**on_a_day, **given),
        "niet-wijzigen": lambda: actions.stop_amending(**on_a_day, **given),
        "verlengen": lambda: actions.extend(**on_a_day, **given),
        "opzeggen": lambda: _give_notice(form, on_a_day),
        "beeindigen": lambda: actions.end(**at_a_moment, **given),
        "afronden": lambda: actions.wind_up(**on_a_day, **given),
        "uit-register": lambda: actions.unpublish(**on_a_day, **given),
        "in-register": lambda: actions.publish(**on_a_day),
    }
    deeds[slug]()


def _give_notice(form: Form, on_a_day: dict[str, Any]) -> None:
    assert isinstance(form, NoticeForm)  # noqa: S101  made for this deed
    given = form.cleaned_data
    actions.give_notice(**on_a_day, party=form.voice, until=given["until"], reason=given["reason"])
