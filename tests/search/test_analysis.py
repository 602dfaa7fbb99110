"""Dutch words that should meet, and words that must not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tussenruimte.search import analysis

FAMILIES = """
huis huizen; initiatief initiatieven; coöperatie coöperaties cooperatie cooperaties; buurthuis buurthuizen
bedrijf bedrijven; stad steden; collectief collectieve collectieven; lid leden; fiets fietsen; zorg zorgt zorgen
plan plannen; model modellen; veld velden; plek plekken; route routes; coach coaches; bouwer bouwers; wijk wijken
woning woningen; wonen woont; kind kinderen; idee ideeën; bewoner bewoners; tuin tuinen tuintje tuintjes; fase fasen
ruimte ruimten ruimtes; waarde waarden; energiecoöperatie energiecoöperaties; buurttuin buurttuinen; café cafés cafes
museum musea; gemeente gemeenten gemeentes; oudere ouderen; jongere jongeren; vrijwilliger vrijwilligers
school scholen; brief brieven; les lessen; boerderij boerderijen; maaltijd maaltijden; wijkteam wijkteams
vereniging verenigingen; stichting stichtingen; schuld schulden; taal talen; boek boeken; straat straten; dorp dorpen
netwerk netwerken; project projecten; subsidie subsidies; moestuin moestuinen; zonnepaneel zonnepanelen; maatje maatjes
mantelzorger mantelzorgers; klus klussen; vergunning vergunningen; patiënt patiënten patienten; gezin gezinnen
buur buren; werk werken; groep groepen; plein pleinen; park parken; zzp'er zzp’ers
"""
APART = """
gemeente mening; gebouw bouw; waarde waar; gezin zin; wonen won; overheid over; lid lijden; plaats plaat; fase faas
markt mark; taal tal; boer boek; kern kerk; voedsel voet; hand handel; kunst kust; feest fee; buiten buit
"""


def lines(text: str) -> list[list[str]]:
    """Groups of words, a line or a semicolon between them."""
    return [group.split() for group in text.strip().replace("\n", ";").split(";")]


@pytest.mark.parametrize("family", lines(FAMILIES), ids=lambda family: family[0])
def test_a_family_of_words_meets_at_one_term(family):
    assert len({analysis.title_terms(word) for word in family}) == 1


@pytest.mark.parametrize("pair", lines(APART), ids=lambda pair: pair[0])
def test_words_that_only_look_alike_stay_apart(pair):
    first, second = pair

    assert analysis.title_terms(first) != analysis.title_terms(second)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Energiecoöperaties", "energiecooperatie energie cooperatie"),
        ("handelingsruimte", "handelingsruimte handeling ruimte"),
        ("energie-coöperatie", "energie cooperatie energiecooperatie"),
        ("buurthuizen", "buurthuis"),
        ("maatschappelijke", "maatschappelijk"),
        ("In 2024: 1e5!", "in n2024 n1e5"),
        ("北", "u005317"),
        ("Łódź, Ærø, Straße", "lodz aero strasse"),
        ("« » – … 👩‍🌾 \x00", ""),
    ],
)
def test_terms_are_plain_letters_and_digits(text, terms):
    assert analysis.title_terms(text) == terms


def test_common_words_count_in_a_name_and_not_in_a_text():
    assert analysis.title_terms("Wij van de Straat") == "wij van de straat"
    assert analysis.body_terms("Wij van de straat") == "straat"


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ()),
        ("?!", ()),
        ("de huizen in Osdorp", (("huis",), ("osdorp", "osdorp*"))),
        ("huizen", (("huis", "huis*", "huizen*"),)),
        ("ontmoe", (("ontmoe", "ontmoe*"),)),
        ("ja", (("ja",),)),
        ("wij", (("wij", "wij*"),)),
        ("zorg zorg", (("zorg", "zorg*"),)),
    ],
)
def test_a_query_asks_every_word_and_the_beginning_of_the_last(query, asked):
    assert analysis.query_terms(query) == asked


def test_a_query_asks_twelve_words_at_most():
    assert len(analysis.query_terms(" ".join(f"woord{n}" for n in range(40)))) == analysis.MOST_QUERY_WORDS


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("huizen", "Huis voor de Wijk", True),
        ("wijk huis", "Huis voor de Wijk", True),
        ("wijk school", "Huis voor de Wijk", False),
        ("ener", "Energiewinkel", True),
        ("...", "Energiewinkel", False),
    ],
)
def test_short_lists_are_searched_by_the_same_rules(query, text, found):
    assert analysis.meets(query, text) is found


@settings(max_examples=300)
@given(st.text())
def test_only_letters_and_digits_ever_reach_a_database(text):
    terms = [*analysis.title_terms(text).split(), *analysis.body_terms(text).split()]
    asked = [choice.removesuffix("*") for choices in analysis.query_terms(text) for choice in choices]

    for term in terms + asked:
        assert re.fullmatch("[a-z][a-z0-9]*", term)
        assert len(term) <= analysis.LONGEST_TERM


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=40))
def test_every_text_with_a_word_is_found_by_itself(text):
    asked = analysis.query_terms(text)

    assert analysis.meets(text, text) is bool(asked)
