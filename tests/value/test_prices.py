"""The price library: every price has its unit, year, payer and source, and an unknown price stays unknown."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.value.models import model
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.schema import PriceIndex, PriceItem, PriceList
from tussenruimte.value.rules import ValueInputError, as_mapping, index_factor, price_at, priced, read_model

SOURCE = {"work": "zin-kostenhandleiding"}
PRICES = [(one, item) for one in catalogue().of_kind(PriceList) for item in one.items]
KNOWN = [f"{one.id}/{item.id}" for one, item in PRICES if item.values]
(INDEX,) = catalogue().of_kind(PriceIndex)
years = st.integers(2012, 2023)


def price(*values: tuple[str, object]) -> PriceItem:
    given_ = [{"since": since, "euros": euros, "source": SOURCE} for since, euros in values]
    return PriceItem.model_validate({"id": "een", "title": "Een", "unit": "uur", "values": given_})


def index(*years_: int) -> dict[str, object]:
    items = [{"id": f"jaar-{year}", "title": str(year), "year": year, "factor": 1.02} for year in years_]
    return {"kind": "price-index", "id": "index", "title": "Index", "source": SOURCE, "items": items}


def test_there_are_160_reference_prices():
    assert sum(one.source.work == "zin-kostenhandleiding" for one, _item in PRICES) == 160


@pytest.mark.parametrize(("one", "item"), PRICES, ids=lambda found: found.id)
def test_every_known_price_has_a_payer_or_is_no_cost(one, item):
    assert item.unit
    assert item.payers or item.basis in ("assumption", "maximum")


def test_the_prices_we_did_not_find_are_left_empty():
    empty = {f"{one.id}/{item.id}" for one, item in PRICES if not item.values}

    assert empty == {
        "gemeentelijke-prijzen/huisuitzetting",
        "gemeentelijke-prijzen/ondertoezichtstelling",
        "gemeentelijke-prijzen/wijkteam-uur",
        "gemeentelijke-prijzen/politie-uur",
        "uitkeringen/bijstand-uitvoering",
    }


@pytest.mark.parametrize(
    ("reference", "euros"),
    [
        ("referentieprijzen-zorg/verpleegdag-ziekenhuis", "644"),
        ("referentieprijzen-zorg/polikliniekbezoek", "120"),
        ("referentieprijzen-zorg/spoedeisende-hulp", "258"),
        ("referentieprijzen-zorg/maatschappelijk-werk", "127"),
        ("referentieprijzen-zorg/begeleiding-thuis", "64"),
        ("referentieprijzen-zorg/dagbesteding-ouderen", "83.29"),
        ("referentieprijzen-samenleving/betaald-werk-uur", "39.88"),
        ("referentieprijzen-samenleving/onbetaald-werk-uur", "18.80"),
        ("referentieprijzen-samenleving/vernieling", "8809"),
        ("referentieprijzen-samenleving/diefstal", "3147"),
        ("referentieprijzen-samenleving/basisonderwijs-jaar", "9846"),
    ],
)
def test_prices_of_2022_are_those_of_the_costing_manual(reference, euros):
    used = price_at(reference, 2022, catalogue())

    assert (used.euros, used.price_year, used.factor) == (Decimal(euros), 2022, 1)
    assert (used.work, used.list_version) == ("zin-kostenhandleiding", 1)


def test_a_price_has_nothing_before_its_first_day():
    item = price(("2020-01-01", 5), ("2022-01-01", 6))

    assert [
        found and found.euros for found in map(item.on, (date(2019, 12, 31), date(2021, 5, 1), date(2022, 1, 1)))
    ] == [None, 5, 6]
    assert item.latest is not None
    assert (item.latest.year, price().latest) == (2022, None)


def test_a_year_before_the_first_price_goes_back_by_the_index():
    used = price_at("referentieprijzen-zorg/huisarts", 2021, catalogue())

    assert used.euros == (Decimal("30.87") / Decimal("1.1")).quantize(Decimal("0.000001"))


def test_a_year_before_the_index_keeps_the_price_as_it_was():
    used = price_at("referentieprijzen-zorg/huisarts", 2001, catalogue())

    assert (used.euros, used.to_year) == (Decimal("30.87"), 2022)


@pytest.mark.parametrize("values", [[("2022-01-01", 1), ("2020-01-01", 2)], [("2022-01-01", 1), ("2022-01-01", 2)]])
def test_values_stand_from_old_to_new(values):
    with pytest.raises(ValidationError, match="van oud naar nieuw"):
        price(*values)


def test_an_index_has_no_holes():
    assert PriceIndex.model_validate(index(2020, 2021)).items[1].year == 2021
    with pytest.raises(ValidationError, match="zonder een jaar over te slaan"):
        PriceIndex.model_validate(index(2020, 2022))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("gemeentelijke-prijzen/huisuitzetting", "onbekend"),
        ("referentieprijzen-zorg/huisart", "Bedoelt u `referentieprijzen-zorg/huisarts`?"),
        ("referentieprijzen-zorg", "is geen prijs"),
        ("sdg/doel-1", "is geen prijs"),
        ("", "is geen prijs"),
    ],
)
def test_a_price_that_cannot_be_had_says_so(reference, expected):
    with pytest.raises(ValueInputError, match=expected):
        price_at(reference, 2022, catalogue())


@given(years, years)
def test_there_and_back_again_is_the_same_price(one, other):
    there, back = index_factor(one, other, INDEX)[0], index_factor(other, one, INDEX)[0]

    assert abs(there * back - 1) < Decimal("1e-20")


@given(years, years, years)
def test_the_index_may_be_taken_in_steps(one, other, third):
    first, second, third = sorted((one, other, third))
    steps = index_factor(first, second, INDEX)[0] * index_factor(second, third, INDEX)[0]

    assert abs(steps - index_factor(first, third, INDEX)[0]) < Decimal("1e-20")


@given(st.sampled_from(KNOWN), st.integers(1990, 2040))
def test_every_known_price_can_be_had_in_every_year(reference, year):
    assert price_at(reference, year, catalogue()).euros > 0


def test_a_model_keeps_the_name_of_its_price_and_looks_it_up_again():
    visits = {"name": "zorg", "party": "rijk", "kind": "welfare", "price": "referentieprijzen-zorg/huisarts"}
    read, _remarks = read_model(model({**visits, "quantity": 2, "duration": 1}))
    counted = priced(read, catalogue())
    (written,) = as_mapping(counted)["effects"]

    assert (written["price"], "unit_price" in written) == ("referentieprijzen-zorg/huisarts", False)
    assert priced(counted, catalogue()) == priced(read_model(as_mapping(counted))[0], catalogue()) == counted
