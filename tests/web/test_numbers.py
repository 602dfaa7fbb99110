"""The numbers of frameworks, as a page tells them."""

import pytest

from tussenruimte.frameworks import catalogue
from tussenruimte.web import methods

CATALOGUE = catalogue()


def facts(framework: str, item: str) -> dict[str, str]:
    """What the page of a framework says about one item."""
    shown = methods.entries(CATALOGUE, CATALOGUE.framework(framework))
    return dict(next(entry.facts for entry in shown if entry.item.id == item))


@pytest.mark.parametrize(
    ("framework", "item", "name", "told"),
    [
        ("referentieprijzen-zorg", "verpleegdag-ziekenhuis", "Prijs in 2022", "€\u00a0644 per dag ("),
        ("referentieprijzen-zorg", "verpleegdag-ziekenhuis", "Wat voor prijs", "Wat het kost"),
        ("prijsindex", "jaar-2022", "Verschil met het jaar ervoor", "10%"),
        ("beslistermijnen", "awb-4-13", "Geldt nu", "8 weken (Algemene wet bestuursrecht, artikel 4:13)"),
    ],
)
def test_a_number_has_a_unit_and_a_source(framework: str, item: str, name: str, told: str) -> None:
    assert facts(framework, item)[name].startswith(told)


def test_no_number_of_any_framework_is_left_out() -> None:
    silent = [
        f"{framework.id}/{entry.item.id}"
        for framework in CATALOGUE.frameworks.values()
        for entry in methods.entries(CATALOGUE, framework)
        if getattr(entry.item, "values", ()) and not entry.facts
    ]

    assert silent == []


def test_a_price_nobody_found_is_shown_as_unknown() -> None:
    unknown = [
        entry.facts
        for framework in CATALOGUE.frameworks.values()
        for entry in methods.entries(CATALOGUE, framework)
        if framework.kind == "prices" and not entry.item.values
    ]

    assert unknown
    assert all(value == "" for facts in unknown for name, value in facts if name.startswith("Prijs per"))


def test_what_an_ordinance_does_not_say_stays_open() -> None:
    weeks = {facts["Besluit binnen"] for facts in map(dict, _ordinances())}

    assert "" in weeks
    assert {one for one in weeks if one} <= {f"{number} weken" for number in range(2, 60)}


def _ordinances() -> list[tuple[tuple[str, str], ...]]:
    shown = CATALOGUE.framework("verordeningen-uitdaagrecht")
    return [entry.facts for entry in methods.entries(CATALOGUE, shown)]
