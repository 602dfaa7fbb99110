"""What is found, on whichever database the tests run: the same hits in the same order."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tussenruimte.search import actions, analysis, queries
from tussenruimte.search.actions import Findable
from tussenruimte.search.models import Document, number_of
from tussenruimte.search.queries import matching, out_of_date, ranked

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 23)
TEXTS = [
    ("Energiecoöperatie Zuiderlicht", "Samen zonnepanelen op de daken van scholen."),
    ("Buurthuizen Osdorp", "Drie huizen waar iedereen binnenloopt."),
    ("Huis voor de Wijk", "Een huiskamer met taalles en een repaircafé."),
    ("De Omslag", "Initiatieven rond zorg en welzijn, gedragen door bewoners."),
    ("Buurttuin De Brink", "Een tuin waar buren groente kweken. Een initiatief van de straat."),
    ("Right-to-Challenge 2024", "Uitdaagrecht in 3 wijken; 北京 Straße."),
    ("1e5 bomen", "Bomen planten met 100 kinderen."),
]
HITS = [
    ("huis", [3, 2]),
    ("huizen", [3, 2]),
    ("HUIZEN", [3, 2]),
    ("buurthuis", [2]),
    ("initiatief", [5, 4]),
    ("initiatieven", [5, 4]),
    ("cooperatie", [1]),
    ("energie", [1]),
    ("energiecoöperaties", [1]),
    ("tuinen", [5]),
    ("zonnepaneel school", [1]),
    ("school zonnepaneel huis", []),
    ("de omslag", [4]),
    ("wijk", [6, 3]),
    ("wijk huis", [3]),
    ("buur", [5, 2]),
    ("buurt", [5, 2]),
    ("osd", [2]),
    ("os", []),
    ("right to challenge", [6]),
    ("2024", [6]),
    ("1e5", [7]),
    ("1e5 100", [7]),
    ("北", [6]),
    ("北京", [6]),
    ("strasse", [6]),
    ('"huis" AND (tuin OR *) NEAR :!', []),
    ("initiatief -zorg", [4]),
    ("' OR 1=1 --", []),
    ("title_terms:huis", []),
    ("?!", []),
    ("", []),
]


@pytest.fixture
def shelf():
    """Seven things, the last the newest, and one of another kind with the same words."""
    for key, (title, body) in enumerate(TEXTS, start=1):
        actions.index("initiative", Findable(key, title, body, DAY + timedelta(days=key)))
    actions.index("organisation", Findable(1, "Huis initiatief energie", "", None))


@pytest.mark.parametrize(("query", "keys"), HITS)
def test_a_query_finds_the_same_on_every_database(shelf, query, keys):
    assert sorted(matching("initiative", query)) == sorted(keys)
    assert sorted(ranked("initiative", query, 25)) == sorted(keys)


def test_words_in_the_name_come_first_and_then_the_newest(shelf):
    actions.index("initiative", Findable(8, "Tuin zonder dag", "", None))

    assert ranked("initiative", "tuin", 25) == [5, 8]
    assert ranked("initiative", "huis", 25) == [3, 2]
    assert ranked("initiative", "initiatief", 1) == [5]
    assert list(matching("initiative", "huis", in_title=True)) == [3]


def test_of_a_word_that_very_many_have_the_newest_come_first(shelf, monkeypatch):
    monkeypatch.setattr(queries, "MANY", 1)

    assert ranked("initiative", "huis", 25) == [3, 2]
    assert ranked("initiative", "initiatief", 25) == [5, 4]
    assert [len(queries.searched(Document.objects.all(), "initiative", word)[1]) for word in ("huis", "omslag")] == [
        0,
        1,
    ]


def test_a_thing_is_found_by_what_it_says_now(shelf):
    actions.index("initiative", Findable(1, "Warmtenet Zuiderlicht", "Warmte uit water.", DAY))

    assert list(matching("initiative", "energie")) == []
    assert list(matching("initiative", "warmtenetten")) == [1]


def test_a_removed_thing_is_not_found(shelf):
    actions.remove("initiative", 1)

    assert list(matching("initiative", "energie")) == []
    assert list(matching("organisation", "energie")) == [1]


def test_rebuilding_forgets_what_is_no_longer_there(shelf):
    count = actions.rebuild("initiative", (Findable(key, f"Tuin {key}", "") for key in (1, 2)))

    assert count == 2
    assert sorted(matching("initiative", "tuin")) == [1, 2]
    assert list(matching("initiative", "huis")) == []
    assert list(matching("organisation", "huis")) == [1]


def test_an_older_analyser_is_noticed(shelf):
    assert not out_of_date("initiative")

    Document.objects.filter(pk=number_of("initiative", 1)).update(analyser_version=analysis.ANALYSER_VERSION - 1)

    assert out_of_date("initiative")


@pytest.mark.parametrize(
    "text", ["x" * 10_000, '"' * 10_000, "\x00\ud800 ' \\ ; --", "\u202eهلا سلام\u200f", "🏡🌱" * 50]
)
def test_no_odd_query_makes_it_fail(shelf, text):
    assert list(matching("initiative", text)) == []
    assert ranked("initiative", text, 5) == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(alphabet="abc019 \"'*:&|!()-<>\\\x00", max_size=60))
def test_no_query_whatever_makes_it_fail(shelf, text):
    assert set(matching("initiative", text)) >= set(matching("initiative", text, in_title=True))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=80))
def test_whatever_is_indexed_is_found_by_its_own_words(shelf, text):
    actions.index("initiative", Findable(99, text, text))

    assert (99 in set(matching("initiative", text))) is bool(analysis.query_terms(text))
