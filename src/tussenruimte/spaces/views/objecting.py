"""Saying that one wants a space too, and the answer to that."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days, limits
from tussenruimte.spaces import actions, permissions
from tussenruimte.spaces.forms import ObjectionAnswerForm, ObjectionForm, PaperObjectionForm
from tussenruimte.spaces.models import Objection
from tussenruimte.spaces.views.common import done, form_page, procedure_for, to_procedure


@login_required
@get_or_post
def object_to(request: HttpRequest, number: str) -> HttpResponse:
    """A response to an intention; whoever manages the space may write one down for somebody else."""
    found, person = procedure_for(request, number), person_of(request)
    allow(allowed=permissions.may_object(person, found))
    manages = permissions.manages(person, found.space)
    form = (PaperObjectionForm if manages else ObjectionForm)(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        limits.take("space-objection", request, allowed=10, per=timedelta(hours=1))

    def deed() -> None:
        given = form.cleaned_data
        actions.object_to(
            found=found,
            on_behalf_of=given["on_behalf_of"],
            text=given["text"],
            on_paper=given.get("on_paper", False),
            by=person,
            on=days.today(),
        )

    if done(request, form, deed, _("Uw reactie is ontvangen. Hieronder staat wanneer er antwoord komt.")):
        return to_procedure(found, "reacties")
    return form_page(request, form, _("Reageren op dit voornemen"), _("Verstuur"), space=found.space, found=found)


@login_required
@get_or_post
def answer(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """Answering a response."""
    found, person = procedure_for(request, number), person_of(request)
    objection = get_object_or_404(Objection.objects.select_related("received_by"), procedure=found, pk=key)
    allow(allowed=permissions.may_do(person, found, "answer-objection"))
    form = ObjectionAnswerForm(request.POST if request.method == "POST" else None)

    def deed() -> None:
        actions.answer_objection(objection=objection, answer=form.cleaned_data["answer"], by=person, on=days.today())

    if done(request, form, deed, _("Uw antwoord is bewaard.")):
        return to_procedure(found, "reacties")
    context = {"space": found.space, "found": found, "objection": objection, "template": "spaces/answer-objection.html"}
    return form_page(request, form, _("Antwoord op een reactie"), _("Verstuur"), **context)
