"""What changed, what the journal tells, who was refused, and what stays as it was."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import Initiative, Place
from tussenruimte.value import actions, personal
from tussenruimte.value.actions.beside import NoSource
from tussenruimte.value.actions.lines import NoName, NoSuchPrice, TooManyLines, TooManyYears, YearsDiffer
from tussenruimte.value.actions.telling import NoCounterfactual, NothingToShow, YearsTooLong
from tussenruimte.value.models import CostLine, EffectLine, EffectModel, OwnPrice, Story

pytestmark = pytest.mark.django_db
Shown, Way, Kind = EffectModel.Shown, EffectLine.Way, EffectLine.Kind
DOCTOR = "referentieprijzen-zorg/huisarts"


def told(what: str) -> list[Entry]:
    return list(Entry.objects.filter(what=what).order_by("pk"))


def visits(model: EffectModel, by: Person, **changed: Any) -> EffectLine:
    """Fewer visits to the doctor, at the price of the library."""
    facts: dict[str, Any] = {
        "name": "minder naar de huisarts",
        "party": "zorgverzekeraar",
        "way": Way.COMPARED,
        "kind": Kind.WELFARE,
        "better": "less",
        "quantity_with": ["10"],
        "quantity_without": ["30"],
    }
    return actions.add_effect(model=model, by=by, **{"price": DOCTOR, **facts, **changed})


# --- the model -------------------------------------------------------------------------------------------------------
def test_starting_twice_gives_the_model_that_stands(kitchen: Initiative, model: EffectModel, owner: Person) -> None:
    again = actions.start_model(initiative=kitchen, base_year=2030, discount_rate=Decimal(0), by=owner)

    assert (again.pk, again.base_year) == (model.pk, 2022)
    assert len(told("value.model-started")) == 1


def test_a_stranger_starts_nothing(kitchen: Initiative, stranger: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.start_model(initiative=kitchen, base_year=2026, discount_rate=Decimal(0), by=stranger)

    assert not EffectModel.objects.exists()


def test_a_change_raises_the_revision_and_tells_no_euros(complete: EffectModel, owner: Person) -> None:
    changes = {"discount_rate": Decimal("0.03"), "target_group": complete.target_group}

    actions.edit_model(model=complete, changes=changes, revision=1, by=owner)

    complete.refresh_from_db()
    assert (complete.revision, complete.discount_rate) == (2, Decimal("0.03"))
    assert told("value.model-edited")[0].details == {"fields": ["discount_rate"]}


def test_the_second_of_two_editors_is_told(model: EffectModel, owner: Person, editing: Person) -> None:
    actions.edit_model(model=model, changes={"target_group": "buren"}, revision=1, by=owner)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.edit_model(model=model, changes={"target_group": "iedereen"}, revision=1, by=editing)

    model.refresh_from_db()
    assert model.target_group == "buren"


def test_saving_what_is_there_changes_nothing(model: EffectModel, owner: Person) -> None:
    actions.edit_model(model=model, changes={"base_year": 2022}, revision=1, by=owner)

    model.refresh_from_db()
    assert model.revision == 1
    assert told("value.model-edited") == []


def test_the_horizon_cannot_become_shorter_than_the_lines(complete: EffectModel, owner: Person) -> None:
    with pytest.raises(YearsTooLong):
        actions.edit_model(model=complete, changes={"horizon_years": 2}, revision=1, by=owner)

    complete.refresh_from_db()
    assert complete.horizon_years == 4


# --- showing ---------------------------------------------------------------------------------------------------------
def test_publishing_euros_says_when(complete: EffectModel, owner: Person) -> None:
    actions.show_model(model=complete, shown=Shown.EUROS, by=owner, on=DAY)
    actions.show_model(model=complete, shown=Shown.EUROS, by=owner, on=DAY)

    complete.refresh_from_db()
    assert (complete.shown, complete.published_on) == (Shown.EUROS, DAY)
    (entry,) = told("value.shown")
    assert entry.visibility == Visibility.PUBLIC


def test_taking_euros_back_forgets_the_day(published: EffectModel, owner: Person) -> None:
    actions.show_model(model=published, shown=Shown.PRIVATE, by=owner, on=DAY)

    published.refresh_from_db()
    assert (published.shown, published.published_on) == (Shown.PRIVATE, None)
    assert told("value.shown")[-1].visibility == Visibility.PARTIES


def test_an_editor_does_not_publish(complete: EffectModel, editing: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.show_model(model=complete, shown=Shown.WORDS, by=editing, on=DAY)


def test_nothing_is_shown_without_an_effect(model: EffectModel, owner: Person) -> None:
    with pytest.raises(NothingToShow):
        actions.show_model(model=model, shown=Shown.WORDS, by=owner, on=DAY)


def test_no_euros_without_the_zero_alternative(complete: EffectModel, owner: Person) -> None:
    actions.edit_model(model=complete, changes={"counterfactual": " "}, revision=1, by=owner)

    with pytest.raises(NoCounterfactual):
        actions.show_model(model=complete, shown=Shown.EUROS, by=owner, on=DAY)


# --- lines -----------------------------------------------------------------------------------------------------------
def test_v14_the_sums_follow_the_lines(complete: EffectModel, effect: EffectLine, owner: Person) -> None:
    assert (round(complete.costs, 2), round(complete.benefits, 2)) == (Decimal("211389.61"), Decimal("155643.38"))
    assert complete.balance_low == complete.benefits / 2 - complete.costs
    assert round(complete.balance_high, 5) == round(complete.benefits * Decimal("1.2") - complete.costs, 5)

    actions.remove_line(line=effect, by=owner)

    complete.refresh_from_db()
    assert complete.benefits == 0
    assert told("value.line-removed")[0].details == {"line": "minder zorg"}


def test_two_editors_of_two_lines_do_not_meet(
    cost: CostLine, effect: EffectLine, owner: Person, editing: Person
) -> None:
    actions.edit_cost(line=cost, changes={"name": "huur"}, revision=1, by=owner)
    actions.edit_effect(line=effect, changes={"name": "minder hulp"}, revision=1, by=editing)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.edit_cost(line=cost, changes={"name": "pacht"}, revision=1, by=editing)

    cost.refresh_from_db()
    assert (cost.name, cost.revision) == ("huur", 2)


def test_a_line_that_is_gone_cannot_be_changed(cost: CostLine, owner: Person) -> None:
    seen = CostLine.objects.get(pk=cost.pk)
    actions.remove_line(line=cost, by=owner)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.edit_cost(line=seen, changes={"name": "huur"}, revision=1, by=owner)


def test_a_price_is_kept_as_it_was(model: EffectModel, owner: Person) -> None:
    line = visits(model, owner)
    # The library moved on since; the line did not.
    EffectLine.objects.filter(pk=line.pk).update(price_used={**line.price_used, "list_version": 0}, unit_price=1)
    line.refresh_from_db()

    actions.edit_effect(line=line, changes={"price": DOCTOR, "name": "huisarts"}, revision=1, by=owner)

    line.refresh_from_db()
    assert (line.price_used["list_version"], line.unit_price) == (0, Decimal(1))


def test_a_price_is_looked_up_again_when_asked(model: EffectModel, owner: Person) -> None:
    line = visits(model, owner)
    EffectLine.objects.filter(pk=line.pk).update(price_used={**line.price_used, "list_version": 0}, unit_price=1)
    actions.edit_model(model=model, changes={"price_year": 2023}, revision=1, by=owner)

    actions.edit_effect(line=line, changes={"price": DOCTOR, "price_anew": True}, revision=1, by=owner)

    line.refresh_from_db()
    assert (line.price_used["list_version"], line.price_used["to_year"]) == (1, 2023)
    assert line.unit_price == Decimal(line.price_used["euros"])


def test_another_price_is_looked_up(model: EffectModel, owner: Person) -> None:
    line = visits(model, owner)
    assert (line.price_used["price"], line.price_used["price_year"]) == (DOCTOR, 2022)

    changes = {"price": "", "unit_price": Decimal("12.50"), "source": "Eigen boekhouding"}
    actions.edit_effect(line=line, changes=changes, revision=1, by=owner)

    line.refresh_from_db()
    assert (line.price_used, line.unit_price) == ({}, Decimal("12.50"))


@pytest.mark.parametrize("price", ["gemeentelijke-prijzen/huisuitzetting", "nergens/iets", "eigen-gm0392/niets"])
def test_an_unknown_price_stays_unknown(price: str, model: EffectModel, owner: Person) -> None:
    with pytest.raises(NoSuchPrice):
        visits(model, owner, price=price)

    assert not EffectLine.objects.exists()


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": "  "}, NoName),
        ({"quantity_with": ["1", "2"]}, YearsDiffer),
        ({"measured": {"quantity_with": ["1"], "quantity_without": []}}, YearsDiffer),
        ({"quantity_with": ["1"] * 6, "quantity_without": ["1"] * 6}, TooManyYears),
        ({"duration": 6}, TooManyYears),
    ],
)
def test_a_line_that_cannot_be_right_is_refused(
    changed: dict[str, Any], refusal: type[Refusal], model: EffectModel, owner: Person
) -> None:
    with pytest.raises(refusal):
        visits(model, owner, **changed)


def test_there_is_an_end_to_lines(model: EffectModel, owner: Person) -> None:
    CostLine.objects.bulk_create(CostLine(model=model, name=f"kosten {number}") for number in range(200))

    with pytest.raises(TooManyLines):
        actions.add_cost(model=model, by=owner, name="nog een")


def test_a_stranger_touches_no_line(cost: CostLine, effect: EffectLine, stranger: Person) -> None:
    for deed in (
        lambda: actions.add_cost(model=cost.model, by=stranger, name="huur"),
        lambda: actions.edit_effect(line=effect, changes={"name": "niets"}, revision=1, by=stranger),
        lambda: actions.remove_line(line=cost, by=stranger),
    ):
        with pytest.raises(NotAllowed):
            deed()

    assert CostLine.objects.get() == cost


@pytest.mark.parametrize(
    "wrong",
    [
        {"deadweight": Decimal(2)},
        {"low": Decimal("1.1")},
        {"high": Decimal("0.9")},
        {"evidence_level": 6},
        {"kind": "pm"},
    ],
)
def test_the_database_keeps_the_promise_too(wrong: dict[str, Any], effect: EffectLine) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        EffectLine.objects.filter(pk=effect.pk).update(**wrong)


# --- stories and prices ----------------------------------------------------------------------------------------------
def test_a_story_is_told_and_taken_away(model: EffectModel, owner: Person, stranger: Person) -> None:
    story = actions.tell_story(model=model, text="Ik ken nu mijn buren.", told_by="een deelnemer", by=owner, on=DAY)

    with pytest.raises(NotAllowed):
        actions.remove_story(story=story, by=stranger)
    actions.remove_story(story=story, by=owner)

    assert not Story.objects.exists()
    assert (len(told("value.story-told")), len(told("value.story-removed"))) == (1, 1)


def own_price(haarlem: Place, by: Person, **changed: Any) -> OwnPrice:
    facts: dict[str, Any] = {
        "title": "Uur van het wijkteam",
        "unit": "uur",
        "euros": Decimal(70),
        "price_year": 2022,
        "payer": "gemeente",
        "source": "Begroting 2022",
    }
    return actions.set_price(municipality=haarlem, by=by, on=DAY, **facts | changed)


def test_a_new_price_is_a_new_version(haarlem: Place, official: Person) -> None:
    first = own_price(haarlem, official)
    same = own_price(haarlem, official)
    second = own_price(haarlem, official, euros=Decimal(75))

    assert (first.pk, second.version) == (same.pk, 2)
    first.refresh_from_db()
    assert first.euros == 70


def test_a_line_counts_with_the_price_of_its_municipality(
    haarlem: Place, official: Person, model: EffectModel, owner: Person
) -> None:
    price = own_price(haarlem, official)
    line = visits(model, owner, price=price.reference)
    own_price(haarlem, official, euros=Decimal(75))

    line.refresh_from_db()
    assert (line.unit_price, line.price_used["list_version"]) == (Decimal(70), 1)
    assert line.price_used["section"] == "Begroting 2022"


def test_a_price_needs_a_source_and_an_official_of_that_place(
    haarlem: Place, official: Person, stranger: Person
) -> None:
    with pytest.raises(NoSource):
        own_price(haarlem, official, source=" ")
    with pytest.raises(NotAllowed):
        own_price(haarlem, stranger)
    with pytest.raises(NotAllowed):
        own_price(factories.place("Assen", "GM0106"), official)


def test_whoever_leaves_takes_their_name_along(
    haarlem: Place, official: Person, model: EffectModel, owner: Person
) -> None:
    actions.tell_story(model=model, text="Ik ken nu mijn buren.", told_by="een deelnemer", by=owner, on=DAY)
    own_price(haarlem, official)

    assert personal.export_of(owner)["stories"][0]["text"] == "Ik ken nu mijn buren."
    assert personal.export_of(official)["prices"][0]["title"] == "Uur van het wijkteam"

    for person in (owner, official):
        personal.forget(person, days.now())

    assert (Story.objects.get().written_by, OwnPrice.objects.get().added_by) == (None, None)
