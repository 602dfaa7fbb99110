"""Answering what came in, and making one's own what was told without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.scans import actions, permissions, queries
from tussenruimte.scans.forms import AnswerForm, retype
from tussenruimte.scans.models import Scan
from tussenruimte.scans.rules import Basics
from tussenruimte.scans.subjects import initiative_of
from tussenruimte.scans.views.drafts import posted, status_of


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Now, later or never, with a reason."""
    scan = get_object_or_404(queries.visible_to(request.user).select_related("desk", "answered_by"), number=number)
    if not permissions.may_answer(request.user, scan):
        raise PermissionDenied(str(actions.NotYourDesk.message))
    initial = {
        "answer": "" if scan.answer == Scan.Answer.WAITING else scan.answer,
        "reason": scan.answer_reason,
        "next_contact": scan.next_contact,
        "revision": scan.revision,
    }
    form = AnswerForm(posted(request), initial=initial)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, scan, form)
        except Refusal as refusal:
            status = status_of(refusal)
            form.add_error(None, str(refusal.message))
            if isinstance(refusal, actions.AnswerChangedMeanwhile):
                scan = refusal.scan
                retype(form, "revision", str(scan.revision))
        else:
            messages.success(request, _("Uw antwoord is verstuurd."))
            return redirect("scans:compare", scan.number)
    teller = queries.teller_of(scan)
    told = Basics.read(teller.basics) if teller else None
    context = {"scan": scan, "form": form, "told": told, "initiative": initiative_of(scan)}
    return render(request, "scans/answer.html", context, status=status)


def _give(request: HttpRequest, scan: Scan, form: AnswerForm) -> None:
    assert isinstance(request.user, Person)  # noqa: S101  login_required has seen to it
    actions.answer_scan(
        scan=scan,
        answer=form.cleaned_data["answer"],
        reason=form.cleaned_data["reason"],
        next_contact=form.day,
        revision=form.cleaned_data["revision"],
        by=request.user,
        on=days.today(),
    )


@login_required
@require_POST
def adopt(request: HttpRequest, token: str) -> HttpResponse:
    """ "This is ours": what was told from the same address becomes the teller's own."""
    response = queries.response_with(token)
    if response is None:
        raise Http404
    assert isinstance(request.user, Person)  # noqa: S101  login_required has seen to it
    try:
        actions.adopt(response=response, by=request.user, on=days.today())
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal.message)) from refusal
    messages.success(request, _("Dit initiatief is nu van u. U kunt het zelf veranderen."))
    return redirect("scans:receipt", token)
