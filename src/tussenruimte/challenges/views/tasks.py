"""The list of tasks of a municipality: reading, searching, taking it along, and keeping it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.queries import Someone
from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.challenges import actions, exports, permissions, queries, rulesets, telling
from tussenruimte.challenges.actions import TaskChanged
from tussenruimte.challenges.forms import TaskForm, TasksForm
from tussenruimte.challenges.models import MunicipalTask
from tussenruimte.challenges.views.common import (
    done,
    form_page,
    municipality_for,
    task_for,
    trail,
    trail_of_municipality,
    trail_of_task,
)
from tussenruimte.core import days
from tussenruimte.journal.queries import about
from tussenruimte.register.models import Organisation

PER_PAGE, NEWEST = 25, 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    """What taking over a task is, which municipalities have a list, and what one is invited to now."""
    context = {
        "municipalities": Paginator(queries.municipalities(), PER_PAGE).get_page(request.GET.get("pagina")),
        "invitations": list(queries.open_invitations(days.today())[:NEWEST]),
        "own": telling.initiatives_to_start_for(request.user),
        "keeps": telling.municipalities_kept_by(request.user),
        "crumbs": trail(),
    }
    return render(request, "challenges/challenges.html", context)


@require_safe
def tasks(request: HttpRequest, slug: str) -> HttpResponse:
    """The tasks of one municipality."""
    municipality, asked = municipality_for(slug), TasksForm(request.GET)
    page = Paginator(queries.tasks_of(municipality, asked.filters), PER_PAGE).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    keeps = permissions.may_keep_tasks(request.user, municipality)
    context = {
        "municipality": municipality,
        "asked": asked,
        "page": page,
        "rows": [telling.task_row(one) for one in page.object_list],
        "address": query.urlencode(),
        "keeps": keeps,
        "missing": queries.tasks_of(municipality, queries.TaskFilters(misses="iets")).count() if keeps else 0,
        "rules": rulesets.rules_of_municipality(municipality, days.today()),
        "invitations": list(queries.invitations(municipality)[:NEWEST]),
        "crumbs": trail_of_municipality(municipality),
    }
    return render(request, "challenges/tasks.html", context)


@require_safe
def export_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The list as CSV, with the filters of the address."""
    rows = exports.task_rows(_asked(request, municipality_for(slug)))
    lines = exports.csv_lines(rows, exports.task_header())
    headers = exports.as_file(_("taken"), "csv")
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def export_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    """The list as an Excel workbook."""
    rows = exports.task_rows(_asked(request, municipality_for(slug)))
    book = exports.workbook(rows, exports.task_header(), _("Taken"))
    return HttpResponse(book, content_type=XLSX, headers=exports.as_file(_("taken"), "xlsx"))


def _asked(request: HttpRequest, municipality: Organisation) -> Any:
    return queries.tasks_of(municipality, TasksForm(request.GET).filters)


@require_safe
def task(request: HttpRequest, number: str) -> HttpResponse:
    """One task with every figure, its source and when it was checked; and what of it nobody told."""
    found = task_for(request, number)
    keeps = permissions.may_keep_tasks(request.user, found.municipality)
    entries = about(found)[:NEWEST]
    context = {
        "task": found,
        "groups": telling.task_facts(found),
        "untold": telling.untold(found),
        "keeps": keeps,
        "history": [telling.task_happening(entry, with_names=keeps) for entry in entries],
        "own": _starters(request.user, found),
        "challenges": [telling.public_row(one, days.today()) for one in _asked_for(found)],
        "invitations": [one for one in queries.invitations(found.municipality) if one.task_id == found.pk],
        "crumbs": trail_of_municipality(found.municipality, found.name),
    }
    return render(request, "challenges/task.html", context)


def _starters(person: Someone, found: MunicipalTask) -> Any:
    if found.standing != MunicipalTask.Standing.OPEN:
        return []
    return telling.initiatives_to_start_for(person)


def _asked_for(found: MunicipalTask) -> Any:
    return queries.public_of(found.municipality).filter(task=found)[:NEWEST]


@login_required
@get_or_post
def add_task(request: HttpRequest, slug: str) -> HttpResponse:
    """A new task on the list."""
    municipality = municipality_for(slug)
    allow(allowed=permissions.may_keep_tasks(request.user, municipality))
    form, made = TaskForm(municipality, request.POST or None), list[MunicipalTask]()

    def add() -> None:
        by, on = person_of(request), days.today()
        made.append(actions.add_task(municipality=municipality, facts=form.facts, by=by, on=on))

    if done(request, form, add, _("De taak staat op de lijst. Iedereen kan haar lezen.")):
        return redirect("challenges:task", made[0].number)
    crumbs = trail_of_municipality(municipality, _("Taak toevoegen"))
    return form_page(request, form, _("Taak toevoegen"), _("Zet op de lijst"), crumbs=crumbs, intro=_intro())


@login_required
@get_or_post
def edit_task(request: HttpRequest, number: str) -> HttpResponse:
    """Changing a task; each figure that changes counts as checked today."""
    found = task_for(request, number)
    allow(allowed=permissions.may_keep_tasks(request.user, found.municipality))
    form = TaskForm(found.municipality, request.POST or None, task=found)

    def edit() -> None:
        try:
            actions.edit_task(
                task=found,
                changes=form.facts,
                revision=form.cleaned_data["revision"],
                confirmed=form.cleaned_data["confirmed"],
                by=person_of(request),
                on=days.today(),
            )
        except TaskChanged as changed:
            form.follow(changed)
            raise

    if done(request, form, edit, _("De taak is bijgewerkt.")):
        return redirect("challenges:task", found.number)
    crumbs = trail_of_task(found, _("Aanpassen"))
    return form_page(request, form, _("Taak aanpassen"), _("Bewaar"), crumbs=crumbs, intro=_intro())


def _intro() -> str:
    return _("Weet u iets niet? Laat het leeg. Dan staat er eerlijk: onbekend.")


@require_safe
def status(request: HttpRequest, slug: str) -> HttpResponse:
    """Every request that was sent to a municipality: what, where it stands, the outcome and why. Without people."""
    municipality, today = municipality_for(slug), days.today()
    found = queries.public_of(municipality)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "municipality": municipality,
        "page": page,
        "rows": [telling.public_row(one, today) for one in page.object_list],
        "figures": telling.figures_of(found, today),
        "crumbs": trail_of_municipality(municipality, _("Verzoeken")),
    }
    return render(request, "challenges/status.html", context)


@require_safe
def status_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The same list as CSV."""
    rows = exports.status_rows(queries.public_of(municipality_for(slug)), days.today())
    lines = exports.csv_lines(rows, exports.status_header())
    headers = exports.as_file(_("verzoeken"), "csv")
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
