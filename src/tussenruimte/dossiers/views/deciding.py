"""Writing a decision down beside like cases, the decision itself, and the public log."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions, permissions, queries, wording
from tussenruimte.dossiers.forms import DecisionForm, LogForm
from tussenruimte.dossiers.models import Decision
from tussenruimte.dossiers.rules.likeness import Alike
from tussenruimte.dossiers.views.common import dossier_for, one_form
from tussenruimte.register.frameworks import current_catalogue

PER_PAGE = 25


@login_required
@get_or_post
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """A decision with its reasons; beside it the decided cases it resembles, and where it differs."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_decide(request.user, dossier))
    form = DecisionForm(dossier, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: actions.decide(
            dossier=dossier,
            facts=form.facts,
            decided_on=form.cleaned_data["decided_on"],
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            at=days.now(),
        ),
        said=_("Het besluit staat in het dossier, met de redenen."),
        title=_("Besluit vastleggen"),
        submit=_("Leg vast"),
        anchor="besluiten",
        template="dossiers/decide.html",
        # Only a page that is shown looks for like cases.
        alike=lambda: [wording.likeness(one) for one in queries.similar_to(dossier, request.user)],
    )


@get_or_post
def decision(request: HttpRequest, number: str) -> HttpResponse:
    """One decision: for everyone when it is public, else for those in the dossier. Posting makes it public."""
    found = get_object_or_404(Decision.objects.select_related("dossier__lead", "recorded_by"), number=number)
    if not permissions.may_see_decision(request.user, found):
        raise Http404
    if request.method == "POST":
        return _publish(request, found)
    inside = permissions.may_see(request.user, found.dossier)
    known = current_catalogue()
    title = known.framework(found.rule_set).title if known.has(found.rule_set) else found.rule_set
    context = {
        "decision": found,
        "inside": inside,
        "rules": title,
        "may_publish": permissions.may_publish(request.user, found),
        "alike": [wording.likeness(one) for one in _alike(request, found)] if found.custom_work or inside else [],
        "crumbs": [
            {"title": _("Besluiten"), "url": reverse("dossiers:log")},
            {"title": found.subject, "url": ""},
        ],
    }
    return render(request, "dossiers/decision.html", context)


def _alike(request: HttpRequest, found: Decision) -> tuple[Alike[Decision], ...]:
    return queries.similar_to(found.dossier, request.user, as_decided=found)


def _publish(request: HttpRequest, found: Decision) -> HttpResponse:
    try:
        actions.publish_decision(decision=found, by=person_of(request), on=days.today())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Iedereen kan dit besluit nu lezen, zonder namen."))
    return redirect("dossiers:decision", found.number)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The public log: what was decided, why, and where custom work was done."""
    asked = LogForm(request.GET)
    found = queries.public_decisions(asked.cleaned_data["q"], asked.cleaned_data["uitkomst"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"asked": asked, "page": page, "crumbs": [{"title": _("Besluiten"), "url": ""}]}
    return render(request, "dossiers/log.html", context)
