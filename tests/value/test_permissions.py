"""Who may do what: people by deeds. Euros are for the people of an initiative, until they publish them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.register.models import Initiative, Membership, Organisation, Place
from tussenruimte.value import permissions, queries
from tussenruimte.value.models import EffectModel

pytestmark = pytest.mark.django_db
Mandate, Shown = Membership.Mandate, EffectModel.Shown
PEOPLE = (
    *("owner", "editing member", "contact", "plain member", "removed member", "another owner", "official here"),
    *("official elsewhere", "council member", "funder", "broker", "editor of the site", "stranger", "anonymous"),
)
OURS = {"owner", "editing member", "contact"}


@pytest.fixture
def people(kitchen: Initiative, municipality: Organisation) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    return {
        "owner": factories.member(kitchen),
        "editing member": factories.member(kitchen, mandate=Mandate.EDITOR),
        "contact": factories.member(kitchen, mandate=Mandate.CONTACT),
        "plain member": factories.member(kitchen, mandate=Mandate.MEMBER),
        "removed member": factories.member(kitchen, until=DAY),
        "another owner": factories.member(factories.initiative("Andere keuken")),
        "official here": factories.official(municipality),
        "official elsewhere": factories.official(elsewhere),
        "council member": factories.person("Raad", Role.COUNCILLOR),
        "funder": factories.person("Fonds", Role.FUNDER),
        "broker": factories.person("Bram", Role.BROKER),
        "editor of the site": factories.person("Eva", Role.EDITOR),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


def who(people: dict[str, Someone], deed: Callable[[Someone], bool]) -> set[str]:
    return {name for name in PEOPLE if deed(people[name])}


@pytest.mark.parametrize(
    ("shown", "read_words", "read_euros"),
    [
        (Shown.PRIVATE, OURS, OURS),
        (Shown.WORDS, set(PEOPLE), OURS),
        (Shown.EUROS, set(PEOPLE), set(PEOPLE)),
    ],
)
def test_who_reads_words_and_who_reads_euros(
    shown: str, read_words: set[str], read_euros: set[str], people: dict[str, Someone], model: EffectModel
) -> None:
    EffectModel.objects.filter(pk=model.pk).update(shown=shown, published_on=DAY)
    model.refresh_from_db()

    assert who(people, lambda person: permissions.may_see(person, model)) == read_words
    assert who(people, lambda person: queries.visible_to(person).exists()) == read_words
    assert who(people, lambda person: permissions.may_see_euros(person, model)) == read_euros
    assert who(people, lambda person: queries.with_euros_for(person).exists()) == read_euros


def test_a_hidden_initiative_takes_its_published_euros_along(people: dict[str, Someone], model: EffectModel) -> None:
    EffectModel.objects.filter(pk=model.pk).update(shown=Shown.EUROS, published_on=DAY)
    Initiative.objects.update(state=Initiative.State.HIDDEN)
    model = EffectModel.objects.get()

    assert who(people, lambda person: permissions.may_see(person, model)) == OURS
    assert who(people, lambda person: queries.with_euros_for(person).exists()) == OURS


def test_who_writes_and_who_publishes(people: dict[str, Someone], model: EffectModel) -> None:
    writing = who(people, lambda person: permissions.may_tell(person, model.initiative))

    assert writing == {"owner", "editing member"}
    assert who(people, lambda person: permissions.may_publish(person, model)) == {"owner"}


def test_who_sets_the_prices_of_a_municipality(people: dict[str, Someone], haarlem: Place) -> None:
    assert who(people, lambda person: permissions.may_set_prices(person, haarlem)) == {"official here"}
