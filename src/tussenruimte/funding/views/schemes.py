"""Schemes: the list everyone can search, one of them, and the pages for who keeps them."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days, limits
from tussenruimte.funding import actions, exports, permissions, queries, wording
from tussenruimte.funding.actions.schemes import facts_of
from tussenruimte.funding.forms import NewSchemeForm, SchemeForm, SchemesForm, StateForm
from tussenruimte.funding.models import Scheme, SchemeTrait
from tussenruimte.funding.views.common import done, form_page, own_scheme_for, scheme_for, schemes_trail
from tussenruimte.journal.queries import about
from tussenruimte.register.exports import csv_lines, workbook
from tussenruimte.ui import figures

PER_PAGE, SHOWN = 25, 20
MOST_IN_A_SHEET = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Axis = SchemeTrait.Axis


@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    """All schemes, with search and filters."""
    form, today = SchemesForm(request.GET), days.today()
    page = Paginator(queries.listed(form.filters).values_list("pk", flat=True), PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    rows = []
    for one in queries.in_order(page):
        shown = wording.standing(one, queries.call_of(one).rounds, today)
        rows.append((one, wording.form_of(one), wording.amounts(one), wording.places_of(one), shown))
    query = request.GET.copy()
    query.pop("pagina", None)
    context = {
        "asked": form,
        "page": page,
        "rows": rows,
        "address": query.urlencode(),
        "may_add": permissions.may_add(request.user),
        "crumbs": schemes_trail(),
    }
    return render(request, "funding/schemes.html", context)


@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read; the same columns can be read in again."""
    lines = csv_lines(exports.rows_of(_asked(request)), exports.HEADER)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=_as_file("csv"))


@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook; a very long one only as CSV."""
    found = _asked(request)
    if found.count() > MOST_IN_A_SHEET:
        context = {"most": MOST_IN_A_SHEET, "address": request.GET.urlencode(), "crumbs": schemes_trail()}
        return render(request, "funding/too-long.html", context, status=413)
    content = workbook(exports.rows_of(found), exports.HEADER, _("Regelingen"))
    return HttpResponse(content, content_type=XLSX, headers=_as_file("xlsx"))


@require_safe
def scheme(request: HttpRequest, slug: str) -> HttpResponse:
    """One scheme: for whom, how much, until when, how to apply, and whom to ask."""
    one, today = scheme_for(slug), days.today()
    call = queries.call_of(one)
    entries = about(one)[:SHOWN]
    context = {
        "scheme": one,
        "form": wording.form_of(one),
        "standing": wording.standing(one, call.rounds, today),
        "rounds": wording.rounds_of(call.rounds, today),
        "money": _money(one),
        "for_whom": _for_whom(one),
        "applying": _applying(one),
        "has_days": any(round_.closes >= today for round_ in call.rounds),
        "is_due": queries.is_due(one, today),
        "may_keep": permissions.may_keep(request.user, one),
        "happenings": wording.happenings(entries),
        "crumbs": schemes_trail(one),
    }
    return render(request, "funding/scheme.html", context)


@login_required
@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """A new scheme."""
    allow(allowed=permissions.may_add(request.user))
    form = NewSchemeForm(permissions.providers_of(request.user), request.POST or None)
    made: list[Scheme] = []
    if request.method == "POST":
        limits.take("scheme-new", request, allowed=60, per=timedelta(hours=1))

    def publish() -> None:
        given = form.cleaned_data
        made.append(
            actions.publish_scheme(
                provider=given["provider"],
                facts=form.facts,
                state=given["state"],
                by=person_of(request),
                on=days.today(),
            )
        )

    if done(request, form, publish, _("De regeling staat op de site.")):
        return redirect("funding:scheme", slug=made[0].slug)
    title = _("Een regeling plaatsen")
    return form_page(request, form, title, _("Zet op de site"), schemes_trail(None, title))


@login_required
@get_or_post
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Changing what a scheme says."""
    one = own_scheme_for(request, slug)
    form = SchemeForm(request.POST or None, facts=facts_of(one), revision=one.revision)

    def change() -> None:
        actions.edit_scheme(
            scheme=one,
            facts=form.facts,
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            on=days.today(),
        )

    if done(request, form, change, _("Uw veranderingen zijn bewaard.")):
        return redirect("funding:scheme", slug=one.slug)
    title = _("Regeling aanpassen")
    return form_page(request, form, title, _("Bewaar"), schemes_trail(one, title), lead=one.title)


@login_required
@get_or_post
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """Opening, planning, closing or withdrawing."""
    one = own_scheme_for(request, slug)
    form = StateForm(one, request.POST or None)

    def change() -> None:
        given = form.cleaned_data
        actions.set_state(
            scheme=one, state=given["state"], revision=given["revision"], by=person_of(request), on=days.today()
        )

    if done(request, form, change, _("De stand is bewaard.")):
        return redirect("funding:scheme", slug=one.slug)
    title = _("Openen of sluiten")
    return form_page(request, form, title, _("Bewaar"), schemes_trail(one, title), lead=one.title)


@login_required
@require_POST
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Saying that it is still right, with one button."""
    one = own_scheme_for(request, slug)
    actions.confirm(scheme=one, by=person_of(request), on=days.today())
    messages.success(request, _("Dank u. Wij vragen het over een jaar weer."))
    return redirect("funding:scheme", slug=one.slug)


def _asked(request: HttpRequest) -> QuerySet[Scheme]:
    return queries.listed(SchemesForm(request.GET).filters)


def _as_file(extension: str) -> dict[str, str]:
    name = _("regelingen")
    day = days.today().isoformat()
    return {"Content-Disposition": f'attachment; filename="{name}-{day}.{extension}"'}


def _money(one: Scheme) -> list[tuple[str, str]]:
    """What it gives, as pairs of a term and a value; what is unknown says so."""
    repay = {True: _("ja"), False: _("nee"), None: ""}[one.repayable]
    left = figures.euro(one.left)
    if one.left_on:
        left = _("%(amount)s, op %(day)s") % {"amount": left, "day": figures.day(one.left_on)}
    return [
        (_("Bedrag"), wording.amounts(one)),
        (_("Zelf betalen"), "" if one.own_share is None else f"{one.own_share}%"),
        (_("Terugbetalen"), repay),
        (_("In totaal is er"), figures.euro(one.ceiling)),
        (_("Daarvan is over"), left),
        (_("Staatssteun"), str(one.get_state_aid_display())),
    ]


def _for_whom(one: Scheme) -> list[tuple[str, str]]:
    """For whom it is; a list without an item is for everyone."""
    axes = (
        (_("Rechtsvorm"), Axis.LEGAL_FORM),
        (_("Fase"), Axis.PHASE),
        (_("Thema"), Axis.THEME),
        (_("Helpt bij"), Axis.NEED),
        (_("Drempel"), Axis.THRESHOLD),
    )
    rows = [(_("Waar"), wording.places_of(one))]
    for term, axis in axes:
        items = [trait.item for trait in one.traits.all() if trait.axis == axis]
        rows.append((term, wording.joined(wording.titles_of(axis, items)) or _("maakt niet uit")))
    return rows


def _applying(one: Scheme) -> list[tuple[str, str]]:
    weeks = "" if one.decision_weeks is None else _("na %(weeks)d weken") % {"weeks": one.decision_weeks}
    return [(_("Besluit"), weeks), (_("Regels"), one.legal_basis), (_("Bron"), one.source)]
