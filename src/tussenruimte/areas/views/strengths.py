"""Adding, showing, changing, checking and removing a strength."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.areas import actions, catalogue, permissions, queries
from tussenruimte.areas.forms.progress import RevisionForm
from tussenruimte.areas.forms.strengths import (
    AnotherForm,
    EditPersonForm,
    OwnForm,
    StrengthForm,
    ThingForm,
)
from tussenruimte.areas.models import Asset
from tussenruimte.areas.rules.strengths import is_personal
from tussenruimte.areas.views.common import asset_for, form_page, place_for, trail
from tussenruimte.core import days, limits
from tussenruimte.register.models import Party, Place

ASKED = ("name", "offers", "could_offer", "kinds", "contact", "conditions", "available_when", "shown", "party")


@require_safe
def asset(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One strength, with its ties; contact details only for whose it is and for brokers."""
    shown = asset_for(request, code, pk)
    around = queries.assets_in(place_for(code), request.user)
    relations = queries.ties_of(shown, around)
    context = {
        "asset": shown,
        "place": shown.place,
        "class_title": catalogue.class_titles().get(shown.asset_class, shown.asset_class),
        "kinds": shown.kinds_in_words,
        "ties": [(one, one.other if one.one_id == shown.pk else one.one) for one in relations],
        "may_see_contact": permissions.may_see_contact(request.user, shown),
        "may_edit": permissions.may_edit(request.user, shown),
        "may_remove": permissions.may_remove(request.user, shown),
        "tie_url": reverse("areas:tie", args=[code], query={"kracht": pk}),
        "crumbs": trail(shown.place, str(shown)),
    }
    return render(request, "areas/asset.html", context)


@login_required
@require_safe
def choose_class(request: HttpRequest, code: str) -> HttpResponse:
    """What do you want to add: something you can do, or a group, institution, place or connection?"""
    place = place_for(code)
    allow(allowed=permissions.may_add(request.user, place))
    own = _("Wat ik zelf kan")
    context = {
        "place": place,
        "classes": [(item, own if is_personal(item.id) else item.title) for item in catalogue.asset_classes()],
        "may_add_for_another": permissions.may_add_for_another(request.user, place),
        "crumbs": trail(place, _("Toevoegen")),
    }
    return render(request, "areas/choose-class.html", context)


@login_required
@get_or_post
def add(request: HttpRequest, code: str, asset_class: str) -> HttpResponse:
    """Adding what you can do yourself, or what else there is."""
    place = place_for(code)
    allow(allowed=permissions.may_add(request.user, place))
    chosen = next((item for item in catalogue.asset_classes() if item.id == asset_class), None)
    if chosen is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    is_own = is_personal(asset_class)
    form: StrengthForm = OwnForm(data) if is_own else ThingForm(_parties(place), data)
    way = Asset.ConsentWay.SELF if is_own else ""
    title = _("Wat kunt u zelf?") if is_own else chosen.title
    return _adding(request, place, form, title, asset_class=asset_class, consent_way=way, intro=chosen.text)


@login_required
@get_or_post
def add_for_another(request: HttpRequest, code: str) -> HttpResponse:
    """Writing down what someone else can do, with their consent."""
    place = place_for(code)
    allow(allowed=permissions.may_add_for_another(request.user, place))
    form = AnotherForm(request.POST if request.method == "POST" else None)
    way = form.cleaned_data.get("consent_way", "") if form.is_valid() else ""
    own = next(item.id for item in catalogue.asset_classes() if is_personal(item.id))
    title = _("Wat kan een andere bewoner?")
    return _adding(request, place, form, title, asset_class=own, consent_way=way, for_another=True)


def _adding(
    request: HttpRequest, place: Place, form: StrengthForm, title: str, *, intro: str = "", **given: Any
) -> HttpResponse:
    """A form that adds a strength; afterwards its own page."""
    added: list[Asset] = []
    if request.method == "POST":
        limits.take("areas-add", request, allowed=60, per=timedelta(hours=1))

    def deed() -> None:
        added.append(actions.add_asset(place=place, by=person_of(request), on=days.today(), **given, **form.facts))

    if form.is_valid() and goes_well(form, deed):
        messages.success(request, _("Het staat op de kaart."))
        return redirect("areas:asset", code=place.code.lower(), pk=added[0].pk)
    return form_page(request, form, place, title, _("Zet op de kaart"), intro=intro)


@login_required
@get_or_post
def edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Changing a strength. Whoever is second sees what is there now, and keeps their own text."""
    shown = asset_for(request, code, pk)
    allow(allowed=permissions.may_edit(request.user, shown))
    form = _edit_form(shown, request.POST if request.method == "POST" else None)
    if not permissions.may_see_contact(request.user, shown):
        del form.fields["contact"]
    seen = RevisionForm(request.POST if request.method == "POST" else None, initial={"revision": shown.revision})
    context: dict[str, Any] = {"template": "areas/edit.html", "asset": shown, "seen": seen}
    if form.is_valid() and seen.is_valid():
        if goes_well(form, lambda: _edit(request, shown, form, seen)):
            messages.success(request, _("Uw veranderingen zijn bewaard."))
            return redirect("areas:asset", code=code, pk=pk)
        context["seen"] = RevisionForm(initial={"revision": shown.revision})
        context["now"] = _differences(shown, form)
    return form_page(request, form, shown.place, _("Aanpassen"), _("Bewaar"), **context)


def _edit(request: HttpRequest, shown: Asset, form: StrengthForm, seen: RevisionForm) -> None:
    revision = seen.cleaned_data["revision"]
    actions.edit_asset(asset=shown, changes=form.facts, revision=revision, by=person_of(request))


def _edit_form(shown: Asset, data: QueryDict | None) -> StrengthForm:
    initial = {name: getattr(shown, name) for name in ASKED}
    if shown.is_personal:
        return EditPersonForm(data, initial=initial)
    return ThingForm(_parties(shown.place), data, initial=initial)


def _differences(shown: Asset, form: StrengthForm) -> list[tuple[str, str]]:
    """What stands there now, for each field where the person wrote something else."""
    different = (name for name, value in form.facts.items() if getattr(shown, name) != value)
    return [(str(form.fields[name].label), shown.in_words(name)) for name in different]


@login_required
@require_POST
def check(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Says that it is still right."""
    shown = asset_for(request, code, pk)
    allow(allowed=permissions.may_check(request.user, shown))
    actions.check_asset(asset=shown, by=person_of(request), on=days.today())
    messages.success(request, _("Dank u. Wij weten nu dat dit nog klopt."))
    return redirect("areas:asset", code=code, pk=pk)


@login_required
@get_or_post
def remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Removing a strength, after asking once more."""
    shown = asset_for(request, code, pk)
    allow(allowed=permissions.may_remove(request.user, shown))
    if request.method == "POST":
        actions.remove_asset(asset=shown, by=person_of(request))
        messages.success(request, _("Het is weg. Er is niets van bewaard."))
        return redirect("areas:place", code=code)
    context = {"asset": shown, "place": shown.place, "crumbs": trail(shown.place, _("Weghalen"))}
    return render(request, "areas/remove.html", context)


def _parties(place: Place) -> QuerySet[Party]:
    """The initiatives of a place, to say that a strength is one of them."""
    return Party.objects.filter(pk__in=queries.initiatives_in(place).values("pk")).order_by("name")
