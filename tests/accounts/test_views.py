"""The pages of this room: what they do, what they refuse, and how many questions they ask."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from tests.accounts.conftest import give_app
from tests.factories import person
from tussenruimte.accounts import actions, queries
from tussenruimte.accounts.models import Person, Role
from tussenruimte.core import days

MINE = "/mijn-account/"
OPEN_TO_VISITORS = {"/kwetsbaarheid-melden/": 200, "/mijn-account/verwijderd/": 200, "/demo/": 404}
ASK_FOR_AN_ACCOUNT = [
    MINE,
    "/mijn-account/gegevens.json",
    "/mijn-account/tweede-stap/",
    "/mijn-account/verwijderen/",
    "/rollen/",
]
ONLY_CHANGE = [
    "/mijn-account/afmelden/",
    "/mijn-account/toestemming/1/",
    "/rollen/1/beeindigen/",
    "/demo/word/bewoner/",
]


@pytest.fixture
def at_work(client: Client, editor: Person) -> Client:
    """The editor, who took the second step."""
    give_app(editor)
    client.force_login(editor)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": days.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(editor.pk)
    session.save()
    return client


def test_visitors_read_what_is_open_and_are_asked_to_sign_in_for_the_rest(client: Client, db: None) -> None:
    assert {path: client.get(path).status_code for path in OPEN_TO_VISITORS} == OPEN_TO_VISITORS
    assert [client.get(path)["Location"] for path in ASK_FOR_AN_ACCOUNT] == [
        f"/account/login/?next={path}" for path in ASK_FOR_AN_ACCOUNT
    ]


@pytest.mark.parametrize("path", ONLY_CHANGE)
def test_deeds_are_never_done_by_looking(client: Client, resident: Person, path: str) -> None:
    client.force_login(resident)

    assert client.get(path).status_code == 405


def test_my_account_shows_what_is_mine(client: Client, resident: Person) -> None:
    actions.give_consent(person=resident, to="nieuwsbrief", version="1", at=days.now())
    client.force_login(resident)
    page = client.get(MINE).content.decode()

    for words in ["Noor Bakker", "noor@voorbeeld.example", "bewoner, sinds 1 januari 2026", "nieuwsbrief (1)"]:
        assert words in page
    assert "Bekijk de rollen van iedereen" not in page


def test_i_change_my_name_and_language(client: Client, resident: Person) -> None:
    client.force_login(resident)
    answer = client.post(MINE, {"name": "Noor de Vries", "language": "en"})

    resident.refresh_from_db()
    assert (resident.name, resident.language) == ("Noor de Vries", "en")
    assert answer["Location"] == "/en/mijn-account/"


@pytest.mark.parametrize(
    ("name", "language"), [("", "nl"), ("x" * 121, "nl"), ("Noor", "xx"), ("Noor\x00", "nl"), ("   ", "nl")]
)
def test_wrong_name_or_language_is_said_at_the_field(
    client: Client, resident: Person, name: str, language: str
) -> None:
    client.force_login(resident)
    answer = client.post(MINE, {"name": name, "language": language})

    resident.refresh_from_db()
    assert (answer.status_code, resident.name) == (200, "Noor Bakker")
    assert "Nog niet alles klopt" in answer.content.decode()


def test_name_is_shown_as_text(client: Client, resident: Person) -> None:
    client.force_login(resident)
    client.post(MINE, {"name": "<script>alert(1)</script>", "language": "nl"})

    assert "<script>alert(1)</script>" not in client.get(MINE).content.decode()


def test_persona_keeps_its_name(client: Client, db: None, settings: Any) -> None:
    settings.DEMO = True
    persona = person("Persona", Role.RESIDENT, is_persona=True)
    client.force_login(persona)
    answer = client.post(MINE, {"name": "Anders", "language": "nl"})

    persona.refresh_from_db()
    assert persona.name == "Persona"
    assert "U kunt alleen uw eigen gegevens wijzigen." in answer.content.decode()


def test_persona_takes_no_address_of_a_visitor(client: Client, db: None, settings: Any) -> None:
    settings.DEMO = True
    client.force_login(person("Persona", Role.RESIDENT, is_persona=True))
    answer = client.post("/account/email/", {"email": "bezoeker@voorbeeld.example", "action_add": "1"})

    assert "krijgt geen echt adres" in answer.content.decode()
    assert mail.outbox == []


def test_i_take_my_data_along_in_one_file(client: Client, resident: Person) -> None:
    client.force_login(resident)
    answer = client.get("/mijn-account/gegevens.json")
    data = json.loads(answer.content)

    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith('attachment; filename="mijn-gegevens-')
    assert "no-store" in answer["Cache-Control"]
    assert list(data)[:2] == ["account", "journal"]
    assert data["account"]["email"] == "noor@voorbeeld.example"
    assert data["account"]["roles"] == [{"role": "resident", "since": "2026-01-01", "until": None}]


def test_export_holds_no_secrets(client: Client, resident: Person) -> None:
    secret = give_app(resident)
    client.force_login(resident)
    answer = client.get("/mijn-account/gegevens.json")

    assert answer["Location"].startswith("/account/2fa/reauthenticate/?next=")
    assert secret not in json.dumps(data_of(resident))
    assert data_of(resident)["second_steps"][0]["kind"] == "totp"


def data_of(someone: Person) -> dict[str, Any]:
    from tussenruimte.accounts import personal

    return personal.export_of(someone)


def test_i_close_my_account_after_reading_what_stays(client: Client, resident: Person) -> None:
    client.force_login(resident)
    page = client.get("/mijn-account/verwijderen/").content.decode()
    assert "Welke rollen u had, en wanneer." in page
    unsure = client.post("/mijn-account/verwijderen/", {})
    assert "Zet een vinkje als u het zeker weet." in unsure.content.decode()
    answer = client.post("/mijn-account/verwijderen/", {"sure": "on"})

    resident.refresh_from_db()
    assert answer["Location"] == "/mijn-account/verwijderd/"
    assert (resident.is_active, resident.name) == (False, "")
    assert SESSION_KEY not in client.session


def test_the_only_editor_reads_why_not(at_work: Client, editor: Person) -> None:
    answer = at_work.post("/mijn-account/verwijderen/", {"sure": "on"})

    editor.refresh_from_db()
    assert "U bent de enige redacteur." in answer.content.decode()
    assert editor.is_active


def test_i_sign_out_everywhere(client: Client, resident: Person) -> None:
    phone = Client()
    phone.force_login(resident)
    client.force_login(resident)
    client.post("/mijn-account/afmelden/")

    assert client.get(MINE).status_code == phone.get(MINE).status_code == 302


def test_i_withdraw_my_own_consent_only(client: Client, resident: Person, stranger: Person) -> None:
    mine = actions.give_consent(person=resident, to="nieuwsbrief", version="1", at=days.now())
    theirs = actions.give_consent(person=stranger, to="nieuwsbrief", version="1", at=days.now())
    client.force_login(resident)

    assert client.post(f"/mijn-account/toestemming/{mine.pk}/").status_code == 302
    assert client.post(f"/mijn-account/toestemming/{theirs.pk}/").status_code == 404
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.withdrawn_on is not None, theirs.withdrawn_on) == (True, None)


def test_roles_are_for_editors(client: Client, resident: Person) -> None:
    client.force_login(resident)

    assert client.get("/rollen/").status_code == 404
    assert client.post("/rollen/", {"email": resident.email, "role": "editor"}).status_code == 404


def test_editor_gives_and_ends_a_role(at_work: Client, resident: Person) -> None:
    at_work.post("/rollen/", {"email": resident.email.upper(), "role": "broker"})
    assert queries.has_role(Person.objects.get(pk=resident.pk), Role.BROKER)
    page = at_work.get("/rollen/").content.decode()
    assert "Esra Yilmaz" in page
    at_work.post(f"/rollen/{resident.role_grants.get(role=Role.BROKER).pk}/beeindigen/")

    assert not queries.has_role(Person.objects.get(pk=resident.pk), Role.BROKER)


def test_editor_hears_when_there_is_no_such_account(at_work: Client) -> None:
    answer = at_work.post("/rollen/", {"email": "niemand@voorbeeld.example", "role": "broker"})

    assert "Met dit e-mailadres is hier geen account." in answer.content.decode()


def test_i_give_my_own_role_back_and_nobody_elses(client: Client, resident: Person, stranger: Person) -> None:
    other = person("Ander", Role.BROKER).role_grants.get()
    client.force_login(resident)

    assert client.post(f"/rollen/{other.pk}/beeindigen/").status_code == 404
    assert client.post(f"/rollen/{resident.role_grants.get().pk}/beeindigen/")["Location"] == MINE
    assert queries.roles_of(Person.objects.get(pk=resident.pk)) == frozenset()


def test_the_only_editor_cannot_give_that_role_back(at_work: Client, editor: Person) -> None:
    answer = at_work.post(f"/rollen/{editor.role_grants.get().pk}/beeindigen/", follow=True)

    assert "U bent de enige redacteur." in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_review_of_roles_asks_as_much_for_one_as_for_three(
    at_work: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(count):
        person(f"Mens {number}", Role.BROKER)
    with django_assert_num_queries(4):
        assert at_work.get("/rollen/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_my_account_asks_as_much_for_one_as_for_three(
    client: Client, resident: Person, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(count):
        actions.give_consent(person=resident, to=f"tekst {number}", version="1", at=days.now())
    client.force_login(resident)
    with django_assert_num_queries(7):
        assert client.get(MINE).status_code == 200


def test_command_gives_the_first_editor(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("give_role", " Hoofd@Gemeente.example", "editor")

    head = Person.objects.get(email="hoofd@gemeente.example")
    assert queries.roles_of(head) == {Role.EDITOR}
    assert capsys.readouterr().out.startswith("hoofd@gemeente.example is redacteur sinds ")
    with pytest.raises(CommandError, match="geen e-mailadres"):
        call_command("give_role", "hoofd", "editor")
    assert mail.outbox == []
