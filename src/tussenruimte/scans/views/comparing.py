"""Several people on one scan: inviting, joining, and answers side by side."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.register import queries as register
from tussenruimte.register.permissions import may_see, sides_of
from tussenruimte.scans import actions, emails, permissions, queries
from tussenruimte.scans.forms import BeginForm, SpeakerForm
from tussenruimte.scans.models import Scan
from tussenruimte.scans.questionnaires import about_initiatives, as_asked
from tussenruimte.scans.rules import Who
from tussenruimte.scans.views.drafts import posted, private, take_a_beginning


@never_cache
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest, invitation: str) -> HttpResponse:
    """Someone is asked to fill in the same scan."""
    scan = queries.invited_to(invitation)
    if scan is None:
        raise Http404
    person = request.user if isinstance(request.user, Person) else None
    form = SpeakerForm(
        permissions.sides_to_speak_from(request.user, scan),
        posted(request),
        initial={"name": person.name if person else ""},
    )
    if request.method == "POST" and form.is_valid():
        take_a_beginning(request)
        who = Who(name=form.cleaned_data["name"], side=form.cleaned_data["side"])
        return redirect("scans:resume", actions.join(scan=scan, who=who, by=person, at=days.now()).token)
    subject = permissions.subject_of(scan)
    context = {
        "form": form,
        "scan": scan,
        "asked": as_asked(scan.framework, []),
        # The invitation says what it is about only to who may see that anyway.
        "initiative": subject if subject is not None and may_see(request.user, subject) else None,
    }
    return private(render(request, "scans/invited.html", context))


@never_cache
@login_required
@require_safe
def compare(request: HttpRequest, number: str) -> HttpResponse:
    """Answers side by side, for those involved."""
    scan = get_object_or_404(queries.visible_to(request.user).select_related("desk", "answered_by"), number=number)
    return _compared(request, scan)


@never_cache
@require_safe
def compare_by_token(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a respondent without an account, who sent their own answers first."""
    response = queries.response_with(token)
    if response is None:
        raise Http404
    if response.sent_at is None:
        return redirect("scans:resume", token)
    return _compared(request, response.scan, token)


def _compared(request: HttpRequest, scan: Scan, token: str = "") -> HttpResponse:
    initiative = permissions.subject_of(scan)
    context = {
        "scan": scan,
        "token": token,
        "compared": queries.answers_side_by_side(scan),
        "earlier": queries.since_last_time(scan),
        "initiative": initiative if initiative and may_see(request.user, initiative) else None,
        "may_answer": permissions.may_answer(request.user, scan),
        "invitation": emails.site_address("scans:invited", scan.invitation),
    }
    return private(render(request, "scans/compare.html", context))


@login_required
@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be filled in about an initiative, and beginning it."""
    initiative = get_object_or_404(register.visible_to(request.user), slug=slug)
    if not permissions.may_start(request.user, initiative):
        raise PermissionDenied(str(actions.NotInvolved.message))
    person = request.user
    assert isinstance(person, Person)  # noqa: S101  login_required has seen to it
    form = BeginForm(about_initiatives(), sides_of(person, initiative), posted(request), initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        take_a_beginning(request)
        told = form.cleaned_data
        response = actions.start_scan(
            framework=told["framework"],
            who=Who(name=told["name"], side=told["side"]),
            by=person,
            subject=initiative,
            at=days.now(),
        )
        return redirect("scans:resume", response.token)
    return render(request, "scans/about.html", {"initiative": initiative, "form": form})
