"""Writing a scheme, changing it, opening and closing it, and saying that it is still right."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.conftest import DAY
from tests.funding.conftest import facts, scheme
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.funding import actions, queries
from tussenruimte.funding.actions.schemes import KeyTaken, UnknownWord, facts_of
from tussenruimte.funding.models import Scheme
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import Organisation, Place

pytestmark = pytest.mark.django_db


def told(one: Scheme) -> list[str]:
    """What the journal says happened to a scheme, the oldest first."""
    return [entry.what for entry in Entry.objects.filter(about_key=str(one.pk)).order_by("pk")]


def test_a_scheme_is_stored_as_it_was_said(fund: Organisation, funder: Person, quarter: Place) -> None:
    whole = facts(
        minimum=Decimal(500),
        maximum=Decimal("2500.50"),
        own_share=25,
        repayable=False,
        continuous=False,
        rounds=(Round(DAY, DAY - timedelta(days=9)), Round(DAY + timedelta(days=90))),
        places=(quarter.code, "GM0392"),
        items={"phase": ("opstart",), "theme": ("energie", "voedsel"), "need": ("kennis",)},
        ceiling=Decimal(10_000),
        left=Decimal(0),
        left_on=DAY,
        key="pot-1",
        link="https://voorbeeld.example/",
    )

    made = actions.publish_scheme(provider=fund, facts=whole, by=funder, on=DAY)

    kept = facts_of(made)
    assert kept.as_plain() == replace(whole, places=("BU03920701", "GM0392")).as_plain()
    assert (made.nationwide, made.checked_on, made.kept_by) == (False, DAY, funder)
    entry = Entry.objects.get(about_key=str(made.pk), what="scheme.published")
    assert (entry.by, entry.visibility) == (funder, Visibility.PUBLIC)


def test_a_form_brings_the_needs_it_meets_when_the_funder_names_none(fund: Organisation) -> None:
    made = scheme(fund, form="voucher")

    assert facts_of(made).items["need"] == ("kennis",)


def test_two_schemes_of_one_name_have_two_addresses(fund: Organisation) -> None:
    assert [scheme(fund).slug, scheme(fund).slug] == ["voorbeeldpotje", "voorbeeldpotje-2"]
    assert scheme(fund, title="Nieuw").slug == "nieuw-2"


@pytest.mark.parametrize(
    "wrong",
    [{"form": "toverij"}, {"places": ("GM9999",)}, {"items": {"phase": ("ooit",)}}],
    ids=["form", "place", "item"],
)
def test_what_nobody_knows_is_refused(fund: Organisation, funder: Person, wrong: dict[str, object]) -> None:
    with pytest.raises(UnknownWord):
        actions.publish_scheme(provider=fund, facts=facts(**wrong), by=funder, on=DAY)


def test_what_contradicts_itself_is_refused(fund: Organisation, funder: Person) -> None:
    with pytest.raises(actions.NotWhole):
        actions.publish_scheme(provider=fund, facts=facts(continuous=False), by=funder, on=DAY)


def test_a_key_is_of_one_scheme_of_an_organisation(fund: Organisation, municipality: Organisation) -> None:
    scheme(fund, key="a")
    scheme(municipality, key="a")

    with pytest.raises(KeyTaken):
        scheme(fund, key="a")


def test_nobody_writes_for_an_organisation_that_is_not_theirs(municipality: Organisation, funder: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.publish_scheme(provider=municipality, facts=facts(), by=funder, on=DAY)


def test_an_edit_keeps_what_was_there_before_in_the_journal(fund: Organisation, funder: Person) -> None:
    made = scheme(fund)
    later = DAY + timedelta(days=3)

    now = actions.edit_scheme(
        scheme=made, facts=facts(maximum=Decimal(900)), revision=made.revision, by=funder, on=later
    )

    assert (now.revision, now.checked_on, now.maximum) == (2, later, Decimal(900))
    assert Entry.objects.get(what="scheme.edited").details["changes"] == [["maximum", None, "900.00"]]


def test_an_edit_without_a_change_is_none(fund: Organisation, funder: Person) -> None:
    made = scheme(fund)

    actions.edit_scheme(scheme=made, facts=facts_of(made), revision=1, by=funder, on=DAY)

    assert told(made) == ["scheme.published"]


def test_a_new_round_is_told_as_one(fund: Organisation, funder: Person) -> None:
    made = scheme(fund, continuous=False, rounds=(Round(DAY),))
    more = facts(continuous=False, rounds=(Round(DAY), Round(DAY + timedelta(days=60))))

    actions.edit_scheme(scheme=made, facts=more, revision=1, by=funder, on=DAY)

    assert told(made) == ["scheme.published", "scheme.round-added"]


def test_who_comes_second_hears_what_the_first_one_did(fund: Organisation, funder: Person) -> None:
    made = scheme(fund)
    actions.edit_scheme(scheme=made, facts=facts(title="Ander potje"), revision=1, by=funder, on=DAY)

    with pytest.raises(actions.ChangedMeanwhile) as caught:
        actions.edit_scheme(scheme=made, facts=facts(purpose="Iets anders."), revision=1, by=funder, on=DAY)

    assert [(one.field, one.old, one.new) for one in caught.value.changes] == [
        ("title", "Voorbeeldpotje", "Ander potje")
    ]
    assert (caught.value.by, caught.value.scheme.revision) == (funder, 2)
    assert Scheme.objects.get().purpose == "Geld om te beginnen."


def test_closing_and_opening_again(fund: Organisation, funder: Person) -> None:
    made = scheme(fund)
    closed = actions.set_state(scheme=made, state="closed", revision=1, by=funder, on=DAY)
    opened = actions.set_state(scheme=closed, state="open", revision=2, by=funder, on=DAY)
    actions.set_state(scheme=opened, state="open", revision=3, by=funder, on=DAY)

    assert told(made) == ["scheme.published", "scheme.closed", "scheme.reopened"]


def test_a_stranger_changes_nothing(fund: Organisation, official: Person) -> None:
    made = scheme(fund)
    deeds = (
        lambda: actions.edit_scheme(scheme=made, facts=facts(title="X"), revision=1, by=official, on=DAY),
        lambda: actions.set_state(scheme=made, state="closed", revision=1, by=official, on=DAY),
        lambda: actions.confirm(scheme=made, by=official, on=DAY),
    )

    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert told(made) == ["scheme.published"]


def test_saying_that_it_is_still_right_counts_once_a_day(fund: Organisation, funder: Person) -> None:
    made = scheme(fund)
    later = DAY + timedelta(days=400)

    actions.confirm(scheme=made, by=funder, on=later)
    now = actions.confirm(scheme=made, by=funder, on=later)

    assert (now.checked_on, now.kept_by) == (later, funder)
    assert told(made) == ["scheme.published", "scheme.confirmed"]


def test_the_list_finds_by_word_form_place_theme_and_provider(
    fund: Organisation, municipality: Organisation, quarter: Place
) -> None:
    here = scheme(municipality, title="Buurtpot", places=("GM0392",), items={"theme": ("voedsel",)})
    everywhere = scheme(fund, title="Kennisbon", form="voucher")
    closed = scheme(fund, title="Oud", state="closed")

    def found(**asked: str) -> list[str]:
        return [one.title for one in queries.listed(queries.SchemeFilters(**asked))]

    assert found() == ["Buurtpot", "Kennisbon"]
    assert found(state="all") == ["Buurtpot", "Kennisbon", "Oud"]
    assert found(text="kennisbonnen") == ["Kennisbon"]
    assert found(form="voucher") == ["Kennisbon"]
    assert found(place=quarter.code) == ["Buurtpot", "Kennisbon"]
    assert found(place="GM9999") == ["Kennisbon"]
    assert found(theme="voedsel") == [here.title]
    assert found(provider=fund.slug) == [everywhere.title]
    assert found(state="closed") == [closed.title]


def test_a_scheme_is_due_after_a_year_and_asked_once_a_year(fund: Organisation) -> None:
    made = scheme(fund)
    year = DAY.replace(year=DAY.year + 1)

    assert list(queries.due_for_check(year - timedelta(days=1))) == []
    assert list(queries.due_for_check(year)) == [made]
    Scheme.objects.update(reminded_on=year)
    assert list(queries.due_for_check(year + timedelta(days=30))) == []


def test_the_database_keeps_the_promises_too(fund: Organisation) -> None:
    made = scheme(fund)

    for broken in ({"own_share": 100}, {"minimum": -1}, {"left": 1}, {"contact_phone": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Scheme.objects.filter(pk=made.pk).update(**broken)
