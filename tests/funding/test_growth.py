"""With very many schemes the finder still reads what it needs by index, in as many questions as with three."""

from typing import Any

import pytest
from django.db import connection

from tests.conftest import DAY
from tests.funding.conftest import scheme
from tussenruimte.funding import queries
from tussenruimte.funding.models import Scheme, SchemeTrait
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.matching import Situation
from tussenruimte.register.models import Organisation

pytestmark = pytest.mark.django_db
ASKED = Situation(
    where=("BU03920701", "WK039207", "GM0392"), legal_form="stichting", phase="opstart", needs=frozenset({"kennis"})
)


@pytest.fixture
def many(fund: Organisation) -> None:
    """A few thousand schemes, one in ten for an association alone."""
    first = scheme(fund, form="winstdeling")
    fields = {one.name: getattr(first, one.name) for one in Scheme._meta.fields if one.name not in ("id", "slug")}
    made = Scheme.objects.bulk_create(Scheme(slug=f"pot-{number}", **fields) for number in range(2_000))
    SchemeTrait.objects.bulk_create(
        SchemeTrait(scheme=one, axis="legal-form", item="vereniging") for one in made if one.pk % 10 == 0
    )


def test_a_page_of_many_asks_no_more_than_a_page_of_few(many: None, django_assert_num_queries: Any) -> None:
    fits = queries.fitting(queries.considered(Answers()), ASKED, DAY)

    with django_assert_num_queries(6):
        number = fits.count()
        found = queries.found_on(fits.values_list("pk", flat=True)[:10], ASKED, DAY)

    assert (number, len(found)) == (1_801, 10)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="each database tells its plan in its own words")
def test_traits_places_and_rounds_are_read_by_their_index(many: None) -> None:
    plan = queries.fitting(queries.considered(Answers()), ASKED, DAY).explain()

    assert "SEARCH U0" in plan
    assert "SCAN U0" not in plan
