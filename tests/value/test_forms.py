"""Numbers as people write them in two languages, and what the forms of this room will not take."""

from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.value.forms.calculators import HoursForm
from tussenruimte.value.forms.effects import SureForm, TagsForm, WhatForm, price_choices
from tussenruimte.value.forms.fields import NumberField, PercentField, YearsField, written
from tussenruimte.value.models import EffectLine

KITCHEN: dict[str, Any] = {"name": "x", "kind": "welfare", "ring": "direct", "better": "less"}


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("nl", "1.234,50", "1234.50"),
        ("nl", "1.500", "1500"),
        ("nl", "12.5", "12.5"),
        ("nl", "€ 12,50", "12.50"),
        ("en", "1,234.50", "1234.50"),
        ("en", "1,500", "1500"),
        ("en", "12,5", "12.5"),
    ],
)
def test_a_number_is_read_as_people_write_it(language: str, text: str, number: str) -> None:
    with translation.override(language):
        assert NumberField().clean(text) == Decimal(number)


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["nl", "en"]))
def test_what_is_written_is_read_back(number: Decimal, language: str) -> None:
    with translation.override(language):
        assert NumberField().clean(NumberField().prepare_value(number)) == number


def test_a_percentage_is_a_part_of_one() -> None:
    field = PercentField()

    assert field.clean("12,5") == Decimal("0.125")
    assert field.prepare_value(Decimal("0.125")) == "12,5"
    assert written(Decimal("2.50")) == "2,5"
    with pytest.raises(forms.ValidationError):
        field.clean("101")


def test_years_stand_on_lines_of_their_own() -> None:
    field = YearsField()

    assert field.clean("1.000\n2,5; 3") == ["1000", "2.5", "3"]
    assert field.prepare_value(["1000", "2.5"]) == "1000\n2,5"
    assert field.prepare_value("as typed") == "as typed"
    for wrong in ("veel", "\n".join(["1"] * 52)):
        with pytest.raises(forms.ValidationError):
            field.clean(wrong)


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({"price": "", "unit_price": ""}, "price"),
        ({"price": "referentieprijzen-zorg/huisarts", "unit_price": "5", "source": "x"}, "unit_price"),
        ({"unit_price": "5"}, "source"),
        ({"kind": "transfer", "unit_price": "5", "source": "x"}, "counterparty"),
    ],
)
def test_a_unit_has_one_price_with_a_source(given_: dict[str, str], field: str) -> None:
    form = WhatForm(EffectLine.Way.LASTING, None, KITCHEN | {"quantity": "1", "duration": "2"} | given_)

    assert list(form.errors) == [field]


def test_what_takes_off_needs_a_reason() -> None:
    assert list(SureForm({"deadweight": "10"}).errors) == ["reason"]
    assert SureForm({"deadweight": "0"}).is_valid()


def test_whoever_ticks_all_themes_says_nothing() -> None:
    themes = ["welzijn", "wonen", "milieu", "veiligheid"]

    assert list(TagsForm({"themes": themes, "when": "here"}).errors) == ["themes"]
    assert TagsForm({"themes": themes[:3], "when": "here", "goals": ["3"]}).is_valid()


def test_a_price_that_left_the_library_stays_with_its_line() -> None:
    assert ("oud/prijs", "oud/prijs") in price_choices(None, "oud/prijs")


def test_an_allowance_is_asked_only_when_given() -> None:
    told = {"hours": "10", "year": "2023", "counted_as": "input"}
    without, with_it = HoursForm(told), HoursForm(told | {"per_hour": "4,50"})

    assert without.is_valid()
    assert with_it.is_valid()
    assert "allowance" not in without.question
    assert with_it.question["allowance"] == {"per_hour": Decimal("4.5")}
