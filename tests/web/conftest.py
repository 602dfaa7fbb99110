"""What the composed pages are tested with: a small register that has something of everything."""

import pytest

from tests import factories
from tussenruimte.register.models import Initiative, NeedKind, Side


@pytest.fixture
def garden(db: None) -> Initiative:
    """An initiative in Haarlem that is seen through some lenses and needs a shed."""
    haarlem = factories.place()
    factories.organisation(place=haarlem)
    garden = factories.initiative(
        "Buurttuin De Hoek", slug="buurttuin-de-hoek", municipality=haarlem, place=haarlem, phase="opstart"
    )
    factories.reading(garden, "werkvelden", "voedsel", Side.SOURCE)
    factories.reading(garden, "drempels", "professionalisering", Side.INITIATIVE, state="bezig")
    factories.reading(garden, "verhouding-overheid", "zelfstandig", Side.INITIATIVE)
    factories.reading(garden, "verhouding-overheid", "gezamenlijk", Side.MUNICIPALITY)
    factories.need(garden, "Een schuur", NeedKind.SPACE)
    return garden
