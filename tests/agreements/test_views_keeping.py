"""Keeping what was signed: looking back side by side, giving notice, and who may not be here at all."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.agreements.conftest import NOON, fresh
from tests.agreements.looking import as_, at, words
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements.models import Agreement

pytestmark = pytest.mark.django_db
GOOD = {"went_well": "Het hek was open.", "could_be_better": "", "outcome": "continue"}


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The clock stands still at noon, nobody has used up their tries, and personas need no second step."""
    cache.clear()
    settings.DEMO = True
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def test_parties_look_back_side_by_side_and_close_together(
    client: Client, concluded: Agreement, owner: Person, official: Person
) -> None:
    review = concluded.reviews.first()
    assert review is not None
    as_(client, owner).post(at("review-word", concluded, review.pk), GOOD)
    page = words(client.get(at("review", concluded, review.pk)))
    assert "Wij wachten nog op: Gemeente Haarlem." in page
    assert "Rond de evaluatie af" not in page

    as_(client, official).post(at("review-word", concluded, review.pk), GOOD | {"outcome": "change"})
    both = client.get(at("hold-review", concluded, review.pk))
    assert both.status_code == 200
    client.post(at("hold-review", concluded, review.pk), {"outcome": "change", "conclusion": "Wij passen iets aan."})

    assert "Wij passen iets aan." in words(client.get(at("review", concluded, review.pk)))


def test_a_review_is_planned_and_my_desk_shows_it(client: Client, concluded: Agreement, owner: Person) -> None:
    as_(client, owner).post(at("plan-review", concluded), {"day": "1-3-2027"})

    assert "1 maart 2027" in words(client.get(at("agreement", concluded)))
    assert "Overeenkomsten: samen terugkijken" in words(client.get(reverse("web:my-desk")))


def test_notice_keeps_to_the_term(client: Client, concluded: Agreement, owner: Person) -> None:
    soon, later = DAY + timedelta(days=7), DAY + timedelta(weeks=8)
    address = at("deed", concluded, "opzeggen")

    page = as_(client, owner).post(address, {"until": soon.strftime("%d-%m-%Y"), "reason": "Wij verhuizen."})
    assert page.status_code == 422
    assert "Dit is eerder dan u samen afsprak." in words(page)

    client.post(address, {"until": later.strftime("%d-%m-%Y"), "reason": "Wij verhuizen."})
    assert fresh(concluded).notice_until == later
    assert "Buurttuin zegde op 23 november 2026 op." in words(client.get(at("agreement", concluded)))


@pytest.mark.parametrize(
    ("slug", "sent", "state"),
    [
        ("wachten", {"reason": "De begroting ontbreekt."}, "waiting"),
        ("afwijzen", {"reason": "Wij doen het anders."}, "refused"),
        ("archiveren", {"reason": "Het plan ging niet door."}, "archived"),
    ],
)
def test_a_draft_waits_is_refused_or_put_away_with_a_reason(
    slug: str, sent: dict[str, str], state: str, client: Client, agreement: Agreement, owner: Person
) -> None:
    assert as_(client, owner).post(at("deed", agreement, slug), {"reason": ""}).status_code == 422

    client.post(at("deed", agreement, slug), sent)

    assert fresh(agreement).state == state
    assert sent["reason"] in words(client.get(at("agreement", agreement)))


def test_what_was_missing_is_there_again(client: Client, agreement: Agreement, owner: Person) -> None:
    as_(client, owner).post(at("deed", agreement, "wachten"), {"reason": "De begroting ontbreekt."})

    client.post(at("deed", agreement, "aangevuld"))

    assert fresh(agreement).state == Agreement.State.DRAFTING


# --- who may not -----------------------------------------------------------------------------------------------------
INSIDE = ("edit", "own-clause", "matrix", "propose", "add-obligation", "plan-review")


@pytest.mark.parametrize("name", INSIDE)
def test_a_stranger_does_not_learn_that_it_exists(
    name: str, client: Client, agreement: Agreement, stranger: Person
) -> None:
    assert as_(client, stranger).get(at(name, agreement)).status_code == 404
    assert client.get(at("agreement", agreement)).status_code == 404


@pytest.mark.parametrize("name", ["edit", "own-clause", "propose", "add-obligation", "plan-review", "add-ambition"])
def test_a_plain_member_reads_and_does_not_write(
    name: str, client: Client, agreement: Agreement, member: Person
) -> None:
    assert as_(client, member).get(at("agreement", agreement)).status_code == 200
    assert client.get(at(name, agreement)).status_code == 403


def test_a_deed_that_is_not_open_now_is_refused(client: Client, agreement: Agreement, owner: Person) -> None:
    as_(client, owner)

    assert client.get(at("deed", agreement, "opzeggen")).status_code == 403
    assert client.get(at("deed", agreement, "toveren")).status_code == 404


def test_who_is_outside_is_led_to_the_public_entry(client: Client, concluded: Agreement, stranger: Person) -> None:
    for visitor in (client, as_(Client(), stranger)):
        assert visitor.get(at("agreement", concluded))["Location"] == at("public", concluded)
        assert visitor.get(at("version", concluded, 1)).status_code in (302, 404)


def test_the_dossier_shows_its_agreements_and_the_way_to_a_new_one(
    client: Client, agreement: Agreement, owner: Person
) -> None:
    page = words(as_(client, owner).get(reverse("dossiers:dossier", args=[agreement.dossier.number])))

    assert "Samen een tuin in behandeling" in page
    assert "Begin een overeenkomst" in page
