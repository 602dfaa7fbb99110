"""The list in pages: counted up to a limit, whole rows only for the page that is shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tussenruimte.register.models import Initiative
from tussenruimte.register.queries import KeyPages, as_cards, listed, pages
from tussenruimte.register.rules import Filters
from tussenruimte.register.search_index import rebuild_index
from tussenruimte.search import queries as search

pytestmark = pytest.mark.django_db


@pytest.fixture
def seven() -> None:
    """Seven gardens, the last registered first in the list."""
    for number in range(7):
        factories.initiative(f"Tuin {number}")
    rebuild_index()


def test_pages_keep_the_order_of_the_list(seven):
    found = KeyPages(listed(Filters()), 3, exact=True, whole=as_cards)

    assert [one.name for one in found.page(1)] == ["Tuin 6", "Tuin 5", "Tuin 4"]
    assert [one.name for one in found.page(3)] == ["Tuin 0"]
    assert (found.count, found.num_pages, found.has_more) == (7, 3, False)


def test_counting_stops_at_the_limit_and_says_so(seven, monkeypatch):
    monkeypatch.setattr(pages, "MOST", 4)

    found = KeyPages(Initiative.objects.order_by("-pk"), 3, exact=False, whole=as_cards)

    assert (found.count, found.num_pages, found.has_more) == (4, 2, True)
    assert len(found.page(2)) == 1
    assert KeyPages(Initiative.objects.order_by("-pk"), 3, exact=True, whole=as_cards).count == 7


def test_a_word_that_many_have_is_found_by_walking_down_the_list(seven, monkeypatch):
    wanted = [one.name for one in listed(Filters(text="tuin"))]

    monkeypatch.setattr(search, "MANY", 2)

    assert [one.name for one in listed(Filters(text="tuin"))] == wanted


@pytest.mark.parametrize("per_page", [1, 7])
def test_a_page_asks_the_same_number_of_questions(seven, per_page):
    with CaptureQueriesContext(connection) as asked:
        list(KeyPages(listed(Filters()), per_page, exact=True, whole=as_cards).page(1))

    assert len(asked) == 5
