"""The examples of the demonstration: marked as such, complete, and made once."""

import pytest

from tests import factories
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.core import days
from tussenruimte.register.models import Initiative
from tussenruimte.scans import demo, queries
from tussenruimte.scans.models import Response, Scan

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(settings: object) -> Initiative:
    """The example of the personas, in their municipality, with its neighbourhood."""
    settings.DEMO = True
    people = ensure_personas(days.today())
    amsterdam = factories.place("Amsterdam", "GM0363")
    factories.place("Osdorp-Midden", "WK036382", kind="district", inside=amsterdam)
    factories.member(factories.organisation("Gemeente Amsterdam", place=amsterdam), people["ambtenaar"], "member")
    initiative = factories.initiative("Voorbeeld", place=amsterdam, municipality=amsterdam)
    factories.member(initiative, people["initiatiefnemer"])
    return initiative


def test_the_examples_show_something_and_say_they_are_examples(own: Initiative) -> None:
    said: list[object] = []
    demo.load(days.today(), said.append)
    demo.load(days.today(), said.append)

    assert said == ["Scans: 3 voorbeelden.", "Scans: niets nieuws."]
    assert all(response.name.startswith("Voorbeeld: ") for response in Response.objects.all())
    both_sides = queries.shared_outcome(own, "actie-scan")
    assert both_sides is not None
    assert [spot.point.id for spot in both_sides.blind_spots] == ["actie-animo", "actie-inbedding"]


def test_without_a_place_there_is_less_to_show_and_outside_the_demonstration_nothing(settings: object) -> None:
    settings.DEMO = True
    demo.load(days.today(), lambda _line: None)
    settings.DEMO = False
    demo.load(days.today(), lambda _line: None)

    assert not Scan.objects.exists()
