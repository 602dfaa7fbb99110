"""Several people on one scan: inviting, joining, what can be filled in about an initiative, and sharing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.register import queries as register
from tussenruimte.register.permissions import sides_of
from tussenruimte.scans import actions, permissions, queries
from tussenruimte.scans.forms import BeginForm, SpeakerForm
from tussenruimte.scans.models import Response
from tussenruimte.scans.questionnaires import as_asked, offered, shares_when_sent
from tussenruimte.scans.rules import Who
from tussenruimte.scans.subjects import closed_to, kind_of, subject_of
from tussenruimte.scans.views.drafts import posted, private, status_of, take_a_beginning


@never_cache
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest, invitation: str) -> HttpResponse:
    """Someone is asked to fill in the same scan."""
    scan = queries.invited_to(invitation)
    if scan is None or closed_to(request.user, scan):
        raise Http404
    person = request.user if isinstance(request.user, Person) else None
    asked = as_asked(scan.framework, [])
    sides = permissions.sides_to_speak_from(request.user, scan, asked)
    form = SpeakerForm(sides, posted(request), initial={"name": person.name if person else ""})
    if request.method == "POST" and form.is_valid():
        take_a_beginning(request)
        who = Who(name=form.cleaned_data["name"], side=form.cleaned_data["side"])
        return redirect("scans:resume", actions.join(scan=scan, who=who, by=person, at=days.now()).token)
    subject = subject_of(scan)
    # The invitation says what it is about only to who may see that anyway.
    seen = subject is not None and kind_of(subject).visible_to(request.user).filter(pk=subject.pk).exists()
    context = {
        "form": form,
        "scan": scan,
        "asked": asked,
        "subject": subject if seen else None,
        "told_to_all": shares_when_sent(scan.framework),
    }
    return private(render(request, "scans/invited.html", context))


@login_required
@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be filled in about an initiative, and beginning it."""
    initiative = get_object_or_404(register.visible_to(request.user), slug=slug)
    if not permissions.may_start(request.user, initiative):
        raise PermissionDenied(str(actions.NotInvolved.message))
    person = request.user
    assert isinstance(person, Person)  # noqa: S101  login_required has seen to it
    form = BeginForm(
        offered("initiative"), sides_of(person, initiative), posted(request), initial={"name": person.name}
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        who = Who(name=told["name"], side=told["side"])
        try:
            take_a_beginning(request)
            response = actions.start_scan(
                framework=told["framework"], who=who, by=person, subject=initiative, at=days.now()
            )
        except Refusal as refusal:
            status = status_of(refusal)
            form.add_error(None, str(refusal.message))
        else:
            return redirect("scans:resume", response.token)
    return render(request, "scans/about.html", {"initiative": initiative, "form": form}, status=status)


@require_POST
def share(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Who reads answers that were sent, decided by whose they are."""
    response = get_object_or_404(Response.objects.select_related("scan"), pk=pk, scan__number=number)
    _share(request, response)
    return redirect("scans:compare", number)


@require_POST
def share_by_token(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a respondent without an account."""
    response = queries.response_with(token)
    if response is None:
        raise Http404
    _share(request, response, token)
    return redirect("scans:compare-own", token)


def _share(request: HttpRequest, response: Response, token: str = "") -> None:
    wanted = request.POST.get("met", "")
    if wanted not in Response.Sharing.values:
        raise Http404
    try:
        actions.share(response=response, with_whom=wanted, by=request.user, at=days.now(), token=token)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal.message)) from refusal
    said = {
        Response.Sharing.NOBODY: _("Uw antwoorden zijn weer alleen voor u en uw groep."),
        Response.Sharing.INVOLVED: _("Wie meedoet, kan uw antwoorden nu lezen."),
        Response.Sharing.PUBLIC: _("Iedereen mag uw antwoorden nu lezen, zonder uw naam."),
    }
    messages.success(request, said[Response.Sharing(wanted)])
