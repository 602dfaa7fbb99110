"""Routes as pages: step by step, answers in the address, an outcome to share, print and keep."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.models import Dossier, RouteTaken
from tussenruimte.dossiers.routes import ROUTES
from tussenruimte.dossiers.rules import asking
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.dossiers.taking import Taking
from tussenruimte.frameworks import catalogue
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Membership
from tussenruimte.ui import paper

pytestmark = pytest.mark.django_db
SUBSIDY = {"plicht": ("nee",), "eigen-plan": ("ja",)}


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: DAY)


def at(route: str, page: str = "", /, **answers: Any) -> str:
    named = {name.replace("_", "-"): word for name, word in answers.items()}
    return f"/routes/{route}/{page}?{urlencode(named, doseq=True)}"


def landed(response: Any) -> tuple[str, dict[str, list[str]]]:
    """Where a redirect leads: the path and what stands in the address."""
    parts = urlsplit(response["Location"])
    return parts.path, parse_qs(parts.query)


# --- the list --------------------------------------------------------------------------------------------------------
def test_every_route_is_listed_with_what_it_answers_and_for_whom(client: Client) -> None:
    page = client.get("/routes/").content.decode()

    for route in ROUTES.values():
        rules = RuleBook(catalogue(), route.rule_set).rules
        assert f"/routes/{route.rule_set}/" in page
        assert rules.question in page
        assert rules.for_whom in page


def test_an_unknown_route_is_not_found(client: Client) -> None:
    assert [client.get(f"/routes/niets/{page}").status_code for page in ("", "uitkomst/", "uitkomst.pdf")] == [404] * 3


# --- step by step ----------------------------------------------------------------------------------------------------
def test_an_answered_step_leads_to_the_next_with_clean_answers_in_the_address(client: Client) -> None:
    typed = {"klaar": "nieuw", "dag": "23-11-2026", "bedrag": "12.500,50", "vorm": "weet-niet", "onzin": "x"}

    path, query = landed(client.get(at("de-minimis", **typed)))

    assert path == "/routes/de-minimis/"
    assert query == {"dag": ["2026-11-23"], "bedrag": ["12500.5"], "vorm": ["weet-niet"], "stap": ["ontvanger"]}


def test_the_last_step_leads_to_the_outcome(client: Client) -> None:
    path, query = landed(client.get(at("subsidie-of-opdracht", klaar="eigen-plan", plicht="nee", eigen_plan="ja")))

    assert (path, query) == ("/routes/subsidie-of-opdracht/uitkomst/", {"plicht": ["nee"], "eigen-plan": ["ja"]})


def test_a_step_that_asks_more_after_an_answer_is_shown_again(client: Client) -> None:
    answers = {"ontvangen": "2026-11-02", "termijn": "anders", "vanzelf": "nee"}

    shown = "ontvangen termijn vanzelf "
    _path, query = landed(client.get(at("beslistermijnen", klaar="aanvraag", gevraagd=shown, **answers)))

    assert query["stap"] == ["aanvraag"]
    assert f'name="gevraagd" value="{shown}"' in client.get(at("beslistermijnen")).content.decode()
    assert 'name="weken"' in client.get(at("beslistermijnen", stap="aanvraag", **answers)).content.decode()


def test_a_wrong_answer_says_what_is_wrong_and_keeps_what_was_typed(client: Client) -> None:
    response = client.get(at("de-minimis", klaar="nieuw", dag="morgen", bedrag="veel", vorm="subsidie"))
    page = response.content.decode()

    assert response.status_code == 422
    assert "Schrijf de datum als dag-maand-jaar" in page
    assert 'value="morgen"' in page
    assert 'value="veel"' in page


def test_not_knowing_is_offered_at_every_choice_and_nothing_else_has_to_be_filled_in(client: Client) -> None:
    for route in ROUTES.values():
        book = RuleBook(catalogue(), route.rule_set)
        for question in asking.every_question(book):
            unsure = {choice.id for choice in question.choices} | ({"weet-niet"} if question.may_be_unsure else set())
            assert "weet-niet" in unsure or question.type not in ("one", "several", "yes-no")

    assert client.get(at("de-minimis", klaar="nieuw", vorm="weet-niet")).status_code == 302


def test_earlier_answers_stay_and_can_be_changed(client: Client) -> None:
    page = client.get(
        at("aanbesteden", stap="gemeente", dag="2026-11-23", soort="dienst", waarde="100")
    ).content.decode()

    assert '<input type="hidden" name="soort" value="dienst">' in page
    assert "stap=opdracht#vragen" in page
    assert "23 november 2026" in page


def test_another_row_can_be_asked_for_and_rows_close_up(client: Client) -> None:
    rows = {"eerder_1_dag": "", "eerder_2_dag": "1-3-2024", "eerder_2_bedrag": "200.000"}

    _path, query = landed(client.get(at("de-minimis", klaar="eerder", nog_een="1", **rows)))

    assert query == {"eerder-1-dag": ["2024-03-01"], "eerder-1-bedrag": ["200000"], "stap": ["eerder"]}
    page = client.get(at("de-minimis", **{name: words[0] for name, words in query.items()})).content.decode()
    assert "eerder-2-dag" in page
    assert "eerder-3-dag" not in page


def test_an_address_of_thousands_of_signs_is_refused(client: Client) -> None:
    assert client.get(at("de-minimis", verbonden="x" * 7_000)).status_code == 400


# --- the outcome -----------------------------------------------------------------------------------------------------
def test_the_outcome_tells_why_how_much_which_rules_and_what_it_is_not(client: Client) -> None:
    answers = {"dag": "2026-11-23", "bedrag": "60000", "vorm": "subsidie", "eerder_1_dag": "2024-03-01"}
    page = client.get(at("de-minimis", "uitkomst/", eerder_1_bedrag="250000", **answers)).content.decode()

    assert "Past niet onder het plafond" in page
    assert "€\xa0300.000" in page
    assert "Het plafond is" in page
    assert "1 maart 2024" in page
    assert "versie 1" in page
    assert "23 november 2026" in page
    assert "geen juridisch advies" in page


def test_a_lawyer_is_named_when_the_route_ends_there(client: Client) -> None:
    page = client.get(at("subsidie-of-opdracht", "uitkomst/", plicht="weet-niet")).content.decode()

    assert "Leg dit voor aan een jurist" in page
    assert "U weet niet of er een plicht komt." in page


def test_what_nobody_said_is_named_as_missing_and_never_taken_for_no(client: Client) -> None:
    page = client.get(at("aanbesteden", "uitkomst/", dag="2026-11-23", soort="weet-niet")).content.decode()

    assert "Nog niet te zeggen" in page
    assert "Wat voor opdracht is het?" in page
    assert "Hoeveel is de hele opdracht waard?" in page


def test_answers_the_rules_refuse_are_named_with_the_question_and_a_way_back(client: Client) -> None:
    response = client.get(at("beslistermijnen", "uitkomst/", ontvangen="2026-11-23", besloten="2026-11-01"))
    page = response.content.decode()

    assert response.status_code == 422
    assert "Op welke dag kwam het besluit?" in page
    assert "stap=nu#vragen" in page


def test_an_outcome_leads_to_another_route(client: Client) -> None:
    page = client.get(at("subsidie-of-opdracht", "uitkomst/", plicht="nee", eigen_plan="ja")).content.decode()

    assert "/routes/de-minimis/" in page
    assert "/routes/beslistermijnen/" in page


def test_the_page_answers_what_the_command_answers() -> None:
    taking = Taking("subsidy-or-contract", SUBSIDY, catalogue())

    assert taking.given == {"answers": {"plicht": "nee", "eigen-plan": "ja"}}
    assert taking.outcome(DAY)["finding"]["outcome"] == "kenmerken-van-subsidie"


@pytest.mark.skipif(not paper.can_write(), reason="no Pango on this machine")
def test_the_outcome_is_a_pdf_and_wrong_answers_lead_back_to_the_page(client: Client) -> None:
    written = client.get(at("subsidie-of-opdracht", "uitkomst.pdf", plicht="nee", eigen_plan="ja"))
    refused = client.get(at("beslistermijnen", "uitkomst.pdf", ontvangen="gisteren"))

    assert written["Content-Type"] == "application/pdf"
    assert written.content.startswith(b"%PDF")
    assert refused.status_code == 302


def test_in_english_the_route_speaks_english(client: Client) -> None:
    page = client.get("/en" + at("subsidie-of-opdracht", "uitkomst/", plicht="nee", eigen_plan="ja")).content.decode()

    assert "Why?" in page
    assert "not legal advice" in page


NAMES = sorted(
    {
        name
        for route in ROUTES.values()
        for question in asking.every_question(RuleBook(catalogue(), route.rule_set))
        for name in question.names[:6]
    }
    | {"klaar", "gevraagd", "stap", "voor", "nog-een", "x"}
)
WORDS = st.sampled_from(
    ["ja", "anders", "weet-niet", "2026-11-23", "31-2-2026", "1e400", "-5", "\x00", "nieuw", "eerder"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    route=st.sampled_from(sorted(route.rule_set for route in ROUTES.values())),
    page=st.sampled_from(["", "uitkomst/"]),
    answers=st.dictionaries(st.sampled_from(NAMES), WORDS | st.text(max_size=10), max_size=8),
)
def test_no_address_breaks_a_route(client: Client, route: str, page: str, answers: dict[str, str]) -> None:
    response = client.get(f"/routes/{route}/{page}?{urlencode(answers, errors='replace')}")

    assert response.status_code in (200, 302, 422)


# --- kept in a dossier -----------------------------------------------------------------------------------------------
def keep(dossier: Dossier, by: Person, on: date = DAY, **changes: Any) -> RouteTaken:
    taking = Taking("subsidy-or-contract", SUBSIDY, catalogue())
    given_ = {"taking": taking, "party": dossier.initiative, "note": " Voor  ons plan. "} | changes
    return actions.keep_route(dossier=dossier, by=by, on=on, **given_)


def test_a_kept_route_holds_answers_outcome_and_rules_and_is_told_to_everyone_in_it(
    running: Dossier, owner: Person
) -> None:
    taken = keep(running, owner)

    assert (taken.rule_set, taken.rule_set_version, taken.note) == ("subsidie-of-opdracht", 1, "Voor ons plan.")
    assert taken.answers == {"plicht": ["nee"], "eigen-plan": ["ja"]}
    assert taken.outcome_title == "Kenmerken van subsidie"
    entry = Entry.objects.get(what="dossier.route-taken")
    assert entry.details["outcome_title"] == "Kenmerken van subsidie"


def test_a_kept_route_reads_as_it_was_when_its_rules_have_changed(
    running: Dossier, owner: Person, client: Client
) -> None:
    taken = keep(running, owner)
    # As if it was taken long ago under other rules and words, of a route that is no longer there.
    taken.outcome["finding"]["outcome_title"] = "Zo heette het toen"
    RouteTaken.objects.filter(pk=taken.pk).update(route="gone", rule_set="weg", outcome=taken.outcome)
    client.force_login(owner)

    page = client.get(f"/dossiers/{running.number}/route/{taken.pk}/")

    assert page.status_code == 200
    assert "Zo heette het toen" in page.content.decode()
    assert "Neem de route opnieuw" not in page.content.decode()


def test_a_dossier_keeps_so_many_routes(running: Dossier, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tussenruimte.dossiers.actions.routes.MOST_KEPT", 1)
    keep(running, owner)

    with pytest.raises(actions.TooManyRoutes):
        keep(running, owner)


def test_nobody_keeps_a_route_for_another_party(running: Dossier, owner: Person) -> None:
    with pytest.raises(actions.NotYours):
        keep(running, owner, party=running.lead)


def test_from_the_outcome_someone_keeps_it_in_their_dossier(client: Client, running: Dossier, owner: Person) -> None:
    client.force_login(owner)
    address = at("subsidie-of-opdracht", "bewaren/", plicht="nee", eigen_plan="ja", voor=running.number)
    assert f'value="{running.pk}" selected' in client.get(address).content.decode()

    response = client.post(address, {"dossier": running.pk, "note": "Zo zit het."}, follow=True)

    taken = RouteTaken.objects.get()
    assert response.redirect_chain[-1][0] == f"/dossiers/{running.number}/route/{taken.pk}/"
    assert "Zo zit het." in response.content.decode()
    assert "Kenmerken van subsidie" in client.get(f"/dossiers/{running.number}/").content.decode()


def test_who_only_reads_along_cannot_keep_one(client: Client, running: Dossier, garden: Initiative) -> None:
    reader = factories.member(garden, mandate=Membership.Mandate.MEMBER)
    client.force_login(reader)

    response = client.post(at("subsidie-of-opdracht", "bewaren/", plicht="nee"), {"dossier": running.pk, "note": ""})

    assert response.status_code == 422
    assert not RouteTaken.objects.exists()


def test_a_stranger_does_not_learn_that_a_kept_route_exists(client: Client, running: Dossier, owner: Person) -> None:
    taken = keep(running, owner)
    client.force_login(factories.person("Sam"))

    pages = [client.get(f"/dossiers/{running.number}/route/{taken.pk}/{page}") for page in ("", "uitkomst.pdf")]

    assert [page.status_code for page in pages] == [404, 404]
