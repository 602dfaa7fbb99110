"""The six people of the demonstration, and that they exist nowhere else."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from tests.accounts.conftest import sign_in_by_code
from tests.conftest import DAY
from tussenruimte.accounts import queries
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.personas import PERSONAS, ensure_personas
from tussenruimte.core.refusals import NotAllowed

DESK = "/mijn-account/"


@pytest.fixture
def demo(db: None, settings: Any) -> Any:
    """The demonstration, with its people."""
    settings.DEMO, settings.LOGIN_REDIRECT_URL = True, DESK
    return ensure_personas(date(2026, 1, 5))


def test_there_are_six_each_with_a_role_of_their_own(demo: dict[str, Person]) -> None:
    assert list(demo) == list(PERSONAS)
    assert len({persona.role for persona in PERSONAS.values()}) == len(PERSONAS) == 6
    assert {name: queries.roles_of(who) for name, who in demo.items()} == {
        persona.id: {persona.role} for persona in PERSONAS.values()
    }


def test_making_them_again_changes_nothing(demo: dict[str, Person]) -> None:
    Person.objects.filter(pk=demo["makelaar"].pk).update(name="Iets anders")

    assert ensure_personas(DAY) == demo
    assert Person.objects.count() == 6
    assert Person.objects.get(pk=demo["makelaar"].pk).name == PERSONAS["makelaar"].name


@pytest.mark.parametrize("persona", list(PERSONAS))
def test_one_click_makes_a_visitor_a_persona(client: Client, demo: dict[str, Person], persona: str) -> None:
    page = client.get("/demo/").content.decode()
    assert PERSONAS[persona].name in page
    assert f'action="/demo/word/{persona}/"' in page
    answer = client.post(f"/demo/word/{persona}/")

    assert (answer.status_code, answer["Location"]) == (302, DESK)
    assert client.get(DESK).wsgi_request.user == demo[persona]


def test_another_click_makes_another_persona_in_a_fresh_session(client: Client, demo: dict[str, Person]) -> None:
    client.post("/demo/word/bewoner/")
    before = client.session.session_key
    client.post("/demo/word/ambtenaar/")

    assert client.session.session_key != before
    assert client.session[SESSION_KEY] == str(demo["ambtenaar"].pk)


def test_looking_is_not_enough(client: Client, demo: dict[str, Person]) -> None:
    assert client.get("/demo/word/bewoner/").status_code == 405
    assert client.post("/demo/word/burgemeester/").status_code == 404
    assert SESSION_KEY not in client.session


def test_outside_the_demonstration_nothing_of_it_exists(
    client: Client, demo: dict[str, Person], settings: Any, mailoutbox: list[Any]
) -> None:
    client.post("/demo/word/ambtenaar/")
    settings.DEMO = False

    assert client.get(DESK).status_code == 302
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/word/ambtenaar/").status_code == 404
    assert sign_in_by_code(Client(), demo["ambtenaar"].email, DESK) == "/account/inactive/"
    with pytest.raises(NotAllowed):
        ensure_personas(DAY)


def test_the_official_among_them_needs_no_second_step(client: Client, demo: dict[str, Person]) -> None:
    client.post("/demo/word/ambtenaar/")

    assert client.get(DESK).status_code == 200
    assert demo["ambtenaar"].role_grants.get().role == Role.OFFICIAL
