"""What stands alone, and tying strengths together."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.areas import actions, catalogue, permissions, queries
from tussenruimte.areas.forms.strengths import TieForm
from tussenruimte.areas.rules.strengths import Gift, suggestions
from tussenruimte.areas.views.common import form_page, place_for, trail
from tussenruimte.core import days, limits

PER_PAGE, MOST_TIES = 20, 50


@login_required
@require_safe
def brokering(request: HttpRequest, code: str) -> HttpResponse:
    """Strengths that stand alone, each with open needs near by that it could help with; and the ties there are."""
    place = place_for(code)
    allow(allowed=permissions.may_broker(request.user, place))
    page = Paginator(queries.lonely_in(place, request.user), PER_PAGE).get_page(request.GET.get("pagina"))
    wishes = queries.wishes_near(place, request.user)
    gifts = [Gift(one.pk, frozenset(one.kinds), one.place_id) for one in page.object_list]
    found = suggestions(gifts, list(wishes))
    relations = queries.relations_of(queries.assets_in(place, request.user))
    context = {
        "place": place,
        "page": page,
        "titles": catalogue.class_titles(),
        "rows": [(one, [wishes[wish] for wish in found[one.pk]]) for one in page.object_list],
        "ties": relations[:MOST_TIES],
        "title": _("Verbinden"),
        "crumbs": trail(place, _("Verbinden")),
    }
    return render(request, "areas/brokering.html", context)


@login_required
@get_or_post
def tie(request: HttpRequest, code: str) -> HttpResponse:
    """Saying that two strengths are tied."""
    place = place_for(code)
    allow(allowed=permissions.may_add(request.user, place))
    assets = queries.assets_in(place, request.user)
    form = TieForm(assets, request.POST if request.method == "POST" else None, {"one": request.GET.get("kracht")})
    if request.method == "POST":
        limits.take("areas-tie", request, allowed=120, per=timedelta(hours=1))
    if form.is_valid() and goes_well(
        form, lambda: actions.tie(by=person_of(request), on=days.today(), **form.cleaned_data)
    ):
        messages.success(request, _("De band staat erbij."))
        return redirect("areas:asset", code=code, pk=form.cleaned_data["one"].pk)
    return form_page(request, form, place, _("Twee krachten verbinden"), _("Bewaar de band"))


@login_required
@require_POST
def untie(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Takes a tie back."""
    relations = queries.relations_of(queries.assets_in(place_for(code), request.user))
    relation = get_object_or_404(relations, pk=pk)
    allow(allowed=permissions.may_untie(request.user, relation))
    actions.untie(relation=relation, by=person_of(request))
    messages.success(request, _("De band is weg."))
    return redirect("areas:asset", code=code, pk=relation.one_id)
