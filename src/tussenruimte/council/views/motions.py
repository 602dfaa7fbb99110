"""Motions: the public list, one of them, writing them down, and what the municipality does with them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.council import actions, exports, forms, permissions, showing
from tussenruimte.council.actions.motions import File
from tussenruimte.council.models import FollowUp, Motion, Proposal
from tussenruimte.council.queries.reading import public_motions, residents_around
from tussenruimte.council.views.common import (
    done,
    dossier_for,
    form_page,
    motion_for,
    proposal_for,
    public_trail,
)
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.exports import csv_lines, workbook
from tussenruimte.register.models import Initiative, Organisation

PER_PAGE = 25


@require_safe
def motions(request: HttpRequest) -> HttpResponse:
    """What councils said about initiatives, for everyone."""
    asked, today = forms.MotionsForm(request.GET), days.today()
    page = Paginator(public_motions(**asked.asked), PER_PAGE).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    context = {
        "asked": asked,
        "page": page,
        "rows": [showing.about(one, [], today, inside=False) for one in page.object_list],
        "address": query.urlencode(),
        "crumbs": public_trail(),
    }
    return render(request, "council/motions.html", context)


@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    lines = csv_lines(exports.motion_cells(_asked(request)), exports.motion_header())
    return StreamingHttpResponse(lines, content_type=exports.CSV, headers=exports.named(_("raadsstukken"), "csv"))


@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook."""
    book = workbook(exports.motion_cells(_asked(request)), exports.motion_header(), _("Raadsstukken"))
    return HttpResponse(book, content_type=exports.XLSX, headers=exports.named(_("raadsstukken"), "xlsx"))


def _asked(request: HttpRequest) -> QuerySet[Motion]:
    return public_motions(**forms.MotionsForm(request.GET).asked)


@require_safe
def motion(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, with what the municipality does about it."""
    found = motion_for(request, pk)
    inside = found.dossier is not None and permissions.may_see_card(request.user, found.dossier)
    shown = showing.about(found, residents_around(found.initiative), days.today(), inside=inside)
    context = {
        "motion": found,
        "about": shown,
        "settles": {
            one.follow_up.pk: permissions.may_settle_follow_up(request.user, one.follow_up) for one in shown.promised
        },
        "inside": inside,
        "may_change": permissions.may_change_motion(request.user, found),
        "may_promise": permissions.may_promise_follow_up(request.user, found),
        "crumbs": public_trail(found.title),
    }
    return render(request, "council/motion.html", context)


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The document itself: always as a download, never shown by the browser."""
    found = motion_for(request, pk)
    if not found.file:
        raise Http404
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.filename)
    response["Content-Type"] = found.media_type
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@get_or_post
def record_about_dossier(request: HttpRequest, number: str) -> HttpResponse:
    """Writing down what the council said about a dossier."""
    dossier = dossier_for(request, number)
    return _record(request, dossier.initiative, dossier.lead, dossier)


@login_required
@get_or_post
def record_about_initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """Writing down what the council said about an initiative that everyone may see."""
    initiative = get_object_or_404(Initiative, slug=slug, state=Initiative.State.LISTED)
    council = permissions.homes_for(request.user).filter(place=initiative.municipality_id).first()
    allow(allowed=council is not None)
    assert council is not None  # noqa: S101  the line before answers otherwise
    return _record(request, initiative, council, None)


def _record(
    request: HttpRequest, initiative: Initiative, council: Organisation, dossier: Dossier | None
) -> HttpResponse:
    allow(allowed=permissions.may_record_motion(request.user, initiative, dossier))
    form = forms.MotionForm(request.POST or None, request.FILES or None)
    made: list[Motion] = []
    if done(
        request,
        form,
        lambda: made.append(
            actions.record_motion(
                initiative=initiative,
                council=council,
                dossier=dossier,
                facts=form.facts,
                file=_given(form),
                by=person_of(request),
                on=days.today(),
            )
        ),
        _("Het raadsstuk staat in de lijst."),
    ):
        return redirect("council:motion", made[0].pk)
    title = _("Een raadsstuk vastleggen")
    intro = _("Raadsstukken zijn openbaar. Schrijf fracties op, en geen namen van inwoners.")
    crumbs = public_trail(title)
    return form_page(request, form, title, _("Leg vast"), crumbs=crumbs, lead=initiative.name, intro=intro)


def _given(form: forms.MotionForm) -> File | None:
    uploaded = form.cleaned_data.get("file")
    return File(uploaded.name or "", uploaded.read()) if uploaded else None


@login_required
@get_or_post
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correcting it, or saying what the council did with it."""
    found = motion_for(request, pk)
    allow(allowed=permissions.may_change_motion(request.user, found))
    form = forms.MotionForm(request.POST or None, motion=found)
    if done(
        request,
        form,
        lambda: actions.change_motion(
            motion=found,
            facts=form.facts,
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            on=days.today(),
        ),
        _("Het raadsstuk is bijgewerkt."),
    ):
        return redirect("council:motion", found.pk)
    title = _("Raadsstuk bijwerken")
    return form_page(request, form, title, _("Bewaar"), crumbs=public_trail(title), lead=found.title)


@login_required
@get_or_post
def promise_for_motion(request: HttpRequest, pk: int) -> HttpResponse:
    """The municipality tells the council what it will do about a motion."""
    found = motion_for(request, pk)
    return _promise(request, found, reverse("council:motion", args=[found.pk]))


@login_required
@get_or_post
def promise_for_proposal(request: HttpRequest, number: str) -> HttpResponse:
    """The municipality tells the council what it will do about a decision."""
    found = proposal_for(request, number)
    return _promise(request, found, reverse("council:proposal", args=[found.number]))


def _promise(request: HttpRequest, about: Motion | Proposal, back: str) -> HttpResponse:
    allow(allowed=permissions.may_promise_follow_up(request.user, about))
    form = forms.FollowUpForm(request.POST or None, has_dossier=about.dossier is not None)
    if done(
        request,
        form,
        lambda: actions.promise_follow_up(
            about=about,
            text=form.cleaned_data["text"],
            due=form.cleaned_data["due"],
            in_dossier=form.cleaned_data.get("in_dossier", False),
            by=person_of(request),
            on=days.today(),
        ),
        _("De raad leest wat de gemeente toezegt."),
    ):
        return redirect(back)
    title = _("Iets toezeggen aan de raad")
    return form_page(request, form, title, _("Zeg toe"), crumbs=public_trail(title), lead=about.title)


@login_required
@get_or_post
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it."""
    whole = FollowUp.objects.select_related("motion__dossier", "proposal__dossier__lead")
    found = get_object_or_404(whole, pk=pk)
    about: Any = found.motion or found.proposal
    back = _page_of(request, about)
    allow(allowed=permissions.may_settle_follow_up(request.user, found))
    form = forms.SettleForm(request.POST or None)
    if done(
        request,
        form,
        lambda: actions.settle_follow_up(follow_up=found, by=person_of(request), on=days.today(), **form.cleaned_data),
        _("Wat ervan kwam, staat erbij."),
    ):
        return redirect(back)
    title = _("Wat kwam ervan?")
    return form_page(request, form, title, _("Bewaar"), crumbs=public_trail(title), lead=found.text)


def _page_of(request: HttpRequest, about: Motion | Proposal) -> str:
    """The page of what something was promised about; 404 for who may not read that."""
    if isinstance(about, Motion):
        return reverse("council:motion", args=[motion_for(request, about.pk).pk])
    return reverse("council:proposal", args=[proposal_for(request, about.number).number])
