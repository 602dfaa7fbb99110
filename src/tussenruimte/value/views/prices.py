"""What value is here, the price library, a municipality's own prices, and sums over what was published."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.core import days
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import PriceIndex, PriceItem, PriceList
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Place
from tussenruimte.value import actions, permissions, queries, rules, wording
from tussenruimte.value.forms.prices import OwnPriceForm
from tussenruimte.value.views.common import trail

ON_A_PAGE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What value is and is not, the methods, and where something is published."""
    context = {
        "methods": wording.items_of(wording.METHODS, current_catalogue()),
        "sums": queries.portfolio_sums(),
        "places": queries.places_with_models(),
        "mine": queries.with_euros_for(request.user).exclude(shown="euros") if request.user.is_authenticated else [],
        "crumbs": trail(),
    }
    return render(request, "value/home.html", context)


@require_safe
def portfolio(request: HttpRequest, code: str) -> HttpResponse:
    """What the published models of a municipality come to: sums with ranges, names in the order of the alphabet."""
    place = _municipality(code)
    published = Paginator(queries.published_in(place), ON_A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "place": place,
        "sums": queries.portfolio_sums(place),
        "published": published,
        "query": request.GET.copy(),
        "crumbs": trail(None, place.name),
    }
    return render(request, "value/portfolio.html", context)


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """All price lists."""
    lists = [(prices, _known(prices), len(prices.items)) for prices in current_catalogue().of_kind(PriceList)]
    context = {"lists": lists, "crumbs": trail(None, _("Prijzen"))}
    return render(request, "value/prices.html", context)


@require_safe
def price_list(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002  the word of the address
    """Every price of a list with unit, year, payer and source; in the prices of another year when asked."""
    frameworks = current_catalogue()
    found = next((one for one in frameworks.of_kind(PriceList) if one.id == id), None)
    if found is None:
        raise Http404
    year = _year(request)
    context = {
        "list": found,
        "year": year,
        "years": _years(frameworks),
        "rows": [_price_row(found, item, year, frameworks) for item in found.items if not item.hidden],
        "crumbs": trail(None, found.title),
    }
    return render(request, "value/price-list.html", context)


@login_required
@get_or_post
def own_prices(request: HttpRequest, code: str) -> HttpResponse:
    """The prices a municipality filled in, and the form for its officials."""
    place = _municipality(code)
    allow(allowed=request.method != "POST" or permissions.may_set_prices(request.user, place))
    form = OwnPriceForm(request.POST if request.method == "POST" else None)

    def deed() -> None:
        by = person_of(request)
        actions.set_price(municipality=place, by=by, on=days.today(), **form.cleaned_data)

    if form.is_valid() and goes_well(form, deed):
        messages.success(request, _("De prijs staat erbij. Eerdere versies blijven bewaard."))
        return redirect("value:own-prices", code=code)
    context: dict[str, Any] = {
        "place": place,
        "form": form,
        "prices": queries.own_prices(place),
        "may_set": permissions.may_set_prices(request.user, place),
        "crumbs": trail(None, _("Prijzen van %(place)s") % {"place": place.name}),
    }
    return render(request, "value/own-prices.html", context, status=422 if form.errors else 200)


def _municipality(code: str) -> Place:
    return get_object_or_404(Place, pk=code.upper(), kind=Place.Kind.MUNICIPALITY)


def _known(prices: PriceList) -> int:
    return sum(item.latest is not None for item in prices.items)


def _years(frameworks: Catalogue) -> list[int]:
    """The years that prices can be brought to."""
    return [item.year for index in frameworks.of_kind(PriceIndex) for item in index.items]


def _year(request: HttpRequest) -> int | None:
    """The year someone asks for; nothing when it is no year of the index."""
    with suppress(ValueError):
        year = int(request.GET.get("jaar", ""))
        if year in _years(current_catalogue()):
            return year
    return None


def _price_row(prices: PriceList, item: PriceItem, year: int | None, frameworks: Catalogue) -> dict[str, Any]:
    """A price as the page shows it; what is unknown stays so."""
    value = item.latest
    moved = None
    if value is not None and year is not None and item.basis != "maximum":
        with suppress(rules.ValueInputError):
            moved = rules.price_at(f"{prices.id}/{item.id}", year, frameworks)
    payers = [frameworks.title(payer) for payer in item.payers]
    source = item.source or (value.source if value else prices.source)
    title = frameworks.title(f"werken/{source.work}") if frameworks.has(f"werken/{source.work}") else source.work
    return {"item": item, "value": value, "moved": moved, "payers": payers, "source": source, "work": title}
