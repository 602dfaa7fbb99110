"""The reverse challenge: inviting, reading, asking, bidding, and choosing in the open."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.challenges import actions, bidding, permissions, queries, telling
from tussenruimte.challenges.forms import (
    AnswerForm,
    BidderForm,
    ChooseForm,
    InvitationForm,
    QuestionForm,
    TakeBackForm,
)
from tussenruimte.challenges.models import Challenge, Invitation
from tussenruimte.challenges.views.common import (
    done,
    form_page,
    invitation_for,
    municipality_for,
    trail_of_invitation,
    trail_of_municipality,
)
from tussenruimte.core import days, limits
from tussenruimte.core.refusals import Refusal
from tussenruimte.register.models import Initiative


@require_safe
def invitation(request: HttpRequest, number: str) -> HttpResponse:
    """What is asked, on what and when it is chosen, questions with answers, and in the end the choice."""
    found, today, person = invitation_for(request, number), days.today(), request.user
    context = {
        "invitation": found,
        "may": {
            "edit": permissions.may_edit_invitation(person, found),
            "take_back": permissions.may_take_back(person, found),
            "bids": permissions.may_see_bids(person, found, today),
            "choose": permissions.may_choose(person, found, today),
            "ask": permissions.may_ask(person, found, today),
            "answer": permissions.may_answer_questions(person, found),
        },
        "questions": list(found.questions.all()),
        "crumbs": trail_of_municipality(found.municipality, found.title),
        **bidding.invitation(found, person, today),
    }
    return render(request, "challenges/invitation.html", context)


@login_required
@get_or_post
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """A new invitation, as a draft."""
    municipality = municipality_for(slug)
    allow(allowed=permissions.may_invite(request.user, municipality))
    form, made = InvitationForm(municipality, request.POST or None), list[Invitation]()

    def make() -> None:
        by, on = person_of(request), days.today()
        made.append(actions.make_invitation(municipality=municipality, facts=form.facts, by=by, on=on))

    if done(request, form, make, _("Het concept staat klaar. Lees het na en maak het openbaar.")):
        return redirect("challenges:invitation", made[0].number)
    title = _("Initiatieven uitnodigen")
    crumbs = trail_of_municipality(municipality, title)
    return form_page(request, form, title, _("Bewaar als concept"), crumbs=crumbs, intro=_intro())


@login_required
@get_or_post
def edit_invitation(request: HttpRequest, number: str) -> HttpResponse:
    """Changing a draft."""
    found = invitation_for(request, number)
    allow(allowed=permissions.may_edit_invitation(request.user, found))
    form = InvitationForm(found.municipality, request.POST or None, invitation=found)

    def edit() -> None:
        revision = form.cleaned_data["revision"]
        actions.edit_invitation(invitation=found, facts=form.facts, revision=revision, by=person_of(request))

    if done(request, form, edit, _("Het concept is bijgewerkt.")):
        return redirect("challenges:invitation", found.number)
    title = _("Uitnodiging aanpassen")
    return form_page(request, form, title, _("Bewaar"), crumbs=trail_of_invitation(found, title), intro=_intro())


def _intro() -> str:
    return _("Geef mensen minstens vier weken. Valt een laatste dag op een vrije dag? Dan wordt het de eerste werkdag.")


@login_required
@require_POST
def publish(request: HttpRequest, number: str) -> HttpResponse:
    """Puts a draft on the public page."""
    found = invitation_for(request, number)
    allow(allowed=permissions.may_edit_invitation(request.user, found))
    given: dict[str, Any] = {"revision": found.revision, "by": person_of(request), "on": days.today()}
    try:
        actions.publish_invitation(invitation=found, **given)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("De uitnodiging is openbaar."))
    return redirect("challenges:invitation", found.number)


@login_required
@get_or_post
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Taking an invitation back, with why."""
    found = invitation_for(request, number)
    allow(allowed=permissions.may_take_back(request.user, found))
    form = TakeBackForm(request.POST or None)

    def go() -> None:
        reason = form.cleaned_data["reason"]
        actions.take_back(invitation=found, reason=reason, by=person_of(request), on=days.today())

    if done(request, form, go, _("De uitnodiging is ingetrokken. Wie een bod deed, krijgt bericht.")):
        return redirect("challenges:invitation", found.number)
    title = _("Uitnodiging intrekken")
    return form_page(request, form, title, _("Trek in"), crumbs=trail_of_invitation(found, title), intro=found.title)


@login_required
@get_or_post
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Asking something that everyone may read."""
    found = invitation_for(request, number)
    allow(allowed=permissions.may_ask(request.user, found, days.today()))
    form = QuestionForm(request.POST or None)

    def go() -> None:
        limits.take("invitation-question", request, allowed=20, per=timedelta(hours=1))
        text = form.cleaned_data["text"]
        actions.ask_question(invitation=found, text=text, by=person_of(request), on=days.today())

    if done(request, form, go, _("Uw vraag staat erbij, zonder uw naam.")):
        return redirect("challenges:invitation", found.number)
    title = _("Vraag stellen")
    return form_page(request, form, title, _("Stel de vraag"), crumbs=trail_of_invitation(found, title))


@login_required
@get_or_post
def answer(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Answering a question for everyone."""
    found = invitation_for(request, number)
    allow(allowed=permissions.may_answer_questions(request.user, found))
    question = get_object_or_404(found.questions, pk=pk)
    form = AnswerForm(request.POST or None)

    def go() -> None:
        text = form.cleaned_data["answer"]
        actions.answer_question(question=question, answer=text, by=person_of(request), on=days.today())

    if done(request, form, go, _("Het antwoord staat erbij. Iedereen kan het lezen.")):
        return redirect("challenges:invitation", found.number)
    title = _("Vraag beantwoorden")
    crumbs = trail_of_invitation(found, title)
    return form_page(request, form, title, _("Plaats het antwoord"), crumbs=crumbs, intro=question.text)


@login_required
@get_or_post
def bid(request: HttpRequest, number: str) -> HttpResponse:
    """Beginning a bid for one of one's initiatives."""
    found = invitation_for(request, number)
    own = [one.pk for one in telling.initiatives_to_start_for(request.user)]
    form, made = (
        BidderForm(Initiative.objects.filter(pk__in=own).order_by("name"), request.POST or None),
        list[Challenge](),
    )

    def go() -> None:
        initiative = form.cleaned_data["initiative"]
        made.append(actions.start_bid(invitation=found, initiative=initiative, by=person_of(request), on=days.today()))

    if done(request, form, go, _("Het concept van uw bod staat klaar. Alleen uw eigen mensen zien het.")):
        return redirect("challenges:step", made[0].number, "plan")
    title = _("Een bod doen")
    context = {"crumbs": trail_of_invitation(found, title), "intro": found.title, "nothing": not own}
    return form_page(request, form, title, _("Begin"), template="challenges/bid.html", **context)


@login_required
@require_safe
def bids(request: HttpRequest, number: str) -> HttpResponse:
    """All bids beside each other, criterion by criterion, in the order in which they came. No ranking."""
    found, today = invitation_for(request, number), days.today()
    allow(allowed=permissions.may_see_bids(request.user, found, today))
    context = {
        "invitation": found,
        "may_choose": permissions.may_choose(request.user, found, today),
        "crumbs": trail_of_invitation(found, _("Biedingen")),
        **bidding.bids_beside_each_other(found, today),
    }
    return render(request, "challenges/bids.html", context)


@login_required
@get_or_post
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Choosing, with a reason for every bidder."""
    found, today = invitation_for(request, number), days.today()
    allow(allowed=permissions.may_choose(request.user, found, today))
    form = ChooseForm(found, list(queries.bids_on(found)), request.POST or None)

    def go() -> None:
        actions.choose_bids(
            invitation=found,
            chosen=form.chosen,
            reasons=form.reasons,
            how=form.cleaned_data["how"],
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            on=today,
        )

    if done(request, form, go, _("De keuze is openbaar. Iedereen die een bod deed, krijgt bericht.")):
        return redirect("challenges:invitation", found.number)
    title = _("Kiezen")
    intro = _("U hoeft niets te kiezen. Schrijf dan bij elk bod waarom niet.")
    return form_page(
        request, form, title, _("Maak de keuze openbaar"), crumbs=trail_of_invitation(found, title), intro=intro
    )


@require_safe
def calendar(request: HttpRequest, number: str) -> HttpResponse:
    """The days of an invitation for anyone's calendar."""
    found = invitation_for(request, number)
    headers = {"Content-Disposition": f'attachment; filename="{found.number}.ics"'}
    return HttpResponse(
        bidding.calendar_of(found, days.now()), content_type="text/calendar; charset=utf-8", headers=headers
    )
