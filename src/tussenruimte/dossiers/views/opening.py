"""Opening a dossier from the page of an initiative, or from a story that was answered."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days, limits
from tussenruimte.dossiers import actions, permissions
from tussenruimte.dossiers.forms import OpenForm
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.views.common import back_to, done
from tussenruimte.register import queries as register
from tussenruimte.register.models import Exchangeable, Initiative, Organisation, Party
from tussenruimte.scans import queries as scans
from tussenruimte.scans.models import Scan


@login_required
@get_or_post
def open_one(request: HttpRequest, slug: str) -> HttpResponse:
    """A new dossier; with `?verhaal=` what was told in that story is filled in already."""
    initiative = get_object_or_404(register.visible_to(request.user), slug=slug)
    allow(allowed=permissions.may_open(request.user, initiative))
    story = _story(request, initiative)
    leads = _leads(request.user, initiative)
    data = request.POST or None
    form = OpenForm(leads, data, initiative=initiative, initial=_filled_in(initiative, story, leads))
    made: list[Dossier] = []
    if request.method == "POST":
        limits.take("dossier-open", request, allowed=30, per=timedelta(hours=1))
    if done(request, form, lambda: made.append(_open(request, initiative, story, form)), _("Het dossier is geopend.")):
        return back_to(made[0])
    crumbs = [
        {"title": _("Initiatieven"), "url": reverse("register:initiatives")},
        {"title": initiative.name, "url": reverse("web:initiative", args=[initiative.slug])},
        {"title": _("Dossier openen"), "url": ""},
    ]
    context = {"form": form, "initiative": initiative, "story": story, "leads": leads.exists(), "crumbs": crumbs}
    return render(request, "dossiers/open.html", context, status=422 if form.errors else 200)


def _open(request: HttpRequest, initiative: Initiative, story: Scan | None, form: OpenForm) -> Dossier:
    return actions.open_dossier(
        initiative=initiative,
        lead=form.cleaned_data["lead"],
        intake=story,
        by=person_of(request),
        on=days.today(),
        **form.changes,
    )


def _story(request: HttpRequest, initiative: Initiative) -> Scan | None:
    """The story of the address, when it is about this initiative, was answered with 'now' and is no dossier yet."""
    if "verhaal" not in request.GET:
        return None
    about = {"subject_kind": Initiative._meta.label_lower, "subject_key": str(initiative.pk)}
    told = scans.visible_to(request.user).filter(answer=Scan.Answer.NOW, dossier__isnull=True, **about)
    return get_object_or_404(told, number=request.GET["verhaal"])


def _leads(person: Someone, initiative: Initiative) -> QuerySet[Organisation]:
    """Municipalities that can answer: that of the place, for an official their own; without a place any of them."""
    municipalities = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY).order_by("name")
    if initiative.municipality_id:
        return municipalities.filter(place=initiative.municipality_id)
    own = municipalities.filter(pk__in=permissions.workplaces_of(person).values("pk"))
    return own if own.exists() else municipalities


def _filled_in(initiative: Initiative, story: Scan | None, leads: QuerySet[Organisation]) -> dict[str, Any]:
    """What was told already is not asked again: the name, the sentence and what is needed."""
    needs = initiative.needs.filter(state=Exchangeable.State.OPEN).order_by("pk").values_list("title", flat=True)
    asked = "\n".join(needs) if story else ""
    return {"title": initiative.name, "goal": initiative.summary, "needed_support": asked, "lead": leads.first()}
