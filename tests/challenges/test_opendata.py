"""Tasks, requests and invitations as open data: what everyone may know, and never who."""

import pytest
from django.test import Client

from tests.challenges.conftest import NOON, bid_of
from tussenruimte.accounts.models import Person
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.register.models import Initiative

pytestmark = pytest.mark.django_db


def test_a_task_says_what_it_costs_and_when_that_was_checked(client: Client, park: MunicipalTask) -> None:
    found = client.get("/api/v1/tasks?municipality=GM0779").json()

    assert found["total"] == 1
    row = found["results"][0]
    assert (row["id"], row["cost"], row["costYear"], row["costCheckedOn"]) == (
        park.number,
        "18000.00",
        2026,
        NOON.date().isoformat(),
    )
    assert client.get("/api/v1/tasks?municipality=GM0001").json()["total"] == 0


def test_a_request_tells_its_course_and_nobody(
    client: Client, sent: Challenge, garden: Initiative, owner: Person
) -> None:
    answer = client.get("/api/v1/challenges")
    row = answer.json()["results"][0]

    assert (row["id"], row["state"], row["decisionDue"]) == (sent.number, "sent", "2027-02-01")
    for secret in (garden.name, garden.slug, owner.name, owner.email, sent.title):
        assert secret not in answer.content.decode()


def test_an_invitation_does_not_tell_who_bid(
    client: Client, invitation: Invitation, garden: Initiative, owner: Person
) -> None:
    bid_of(garden, invitation, owner)
    answer = client.get("/api/v1/invitations")

    assert answer.json()["results"][0]["bidsUntil"] == "2027-01-11"
    assert garden.name not in answer.content.decode()
    assert client.get("/api/v1/challenges").json()["total"] == 0


def test_a_draft_is_no_open_data(client: Client, draft: Challenge) -> None:
    assert client.get("/api/v1/challenges").json()["total"] == 0
