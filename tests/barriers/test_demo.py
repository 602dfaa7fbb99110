"""The examples: there once, in the demonstration alone, and on their way."""

import pytest

from tests import factories
from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.barriers import demo, panels
from tussenruimte.barriers.models import Barrier
from tussenruimte.core import days
from tussenruimte.register.models import Initiative, Organisation

pytestmark = pytest.mark.django_db


def loaded() -> str:
    said: list[str] = []
    demo.load(days.today(), said.append)
    return said[0]


@pytest.fixture
def official(settings, garden: Initiative, municipality: Organisation) -> Person:
    """The persona of the demonstration who works here; another owns the garden."""
    settings.DEMO = True
    people = ensure_personas(days.today())
    factories.member(garden, people["initiatiefnemer"])
    return factories.member(municipality, people["ambtenaar"])


def test_the_examples_come_once_and_are_on_their_way(official: Person):
    assert loaded() == "Belemmeringen: 3 voorbeelden bij Buurttuin."
    assert loaded() == "Belemmeringen: niets nieuws."

    assert sorted(Barrier.objects.values_list("state", flat=True)) == ["assigned", "signalled", "signalled"]
    assert all(title.startswith("Voorbeeld:") for title in Barrier.objects.values_list("title", flat=True))
    desk = panels.desk_owned(official)
    assert desk is not None
    assert (len(desk.context["owned"]), desk.context["number"]) == (1, 2)


def test_elsewhere_nothing_is_made_up(settings, garden: Initiative):
    settings.DEMO = False
    assert loaded() == "Belemmeringen: niets nieuws."
    settings.DEMO = True
    assert loaded() == "Belemmeringen: geen initiatief om ze bij te melden."
    assert not Barrier.objects.exists()
