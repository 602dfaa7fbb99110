"""Signing in and up by e-mailed code, from the first page to the session, with the mail that is really sent."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.accounts.conftest import code_from_mail, sign_in_by_code
from tussenruimte.accounts import queries
from tussenruimte.accounts.models import Person, Role

MINE = "/mijn-account/"


@pytest.fixture(autouse=True)
def no_earlier_visits() -> None:
    """Limits count over tests otherwise."""
    cache.clear()


def signed_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def test_resident_signs_in_with_the_code_from_the_mail(client: Client, resident: Person) -> None:
    where = sign_in_by_code(client, resident.email, MINE)

    assert where == MINE
    assert signed_in(client)
    assert [sent.to for sent in mail.outbox] == [[resident.email]]
    assert mail.outbox[0].subject == "Uw code om in te loggen"
    assert re.fullmatch(r"\d{4}-\d{4}", code_from_mail())


def test_address_may_be_typed_with_capitals_and_the_code_without_dash(client: Client, resident: Person) -> None:
    asked = client.post("/account/login/", {"login": resident.email.upper()})
    client.post(asked["Location"] + "?next=" + MINE, {"code": code_from_mail().replace("-", " ")})

    assert signed_in(client)


def test_wrong_code_is_refused_in_plain_words(client: Client, resident: Person) -> None:
    asked = client.post("/account/login/", {"login": resident.email})
    answer = client.post(asked["Location"], {"code": "0000-0000"})

    assert "Deze code klopt niet" in answer.content.decode()
    assert not signed_in(client)


def test_three_wrong_codes_end_the_attempt(client: Client, resident: Person) -> None:
    asked = client.post("/account/login/", {"login": resident.email})
    right = code_from_mail()
    for _attempt in range(3):
        client.post(asked["Location"], {"code": "0000-0000"})
    client.post(asked["Location"], {"code": right})

    assert not signed_in(client)


def test_code_works_once_and_only_in_the_browser_that_asked(client: Client, resident: Person) -> None:
    asked = client.post("/account/login/", {"login": resident.email})
    other = Client()
    other.post(asked["Location"], {"code": code_from_mail()})

    assert not signed_in(other)


def test_new_code_can_be_asked_and_the_old_one_stops(client: Client, resident: Person) -> None:
    asked = client.post("/account/login/", {"login": resident.email})
    old = code_from_mail()
    client.post(asked["Location"], {"action": "resend"})
    assert len(mail.outbox) == 2
    client.post(asked["Location"], {"code": old})
    assert not signed_in(client)
    client.post(asked["Location"] + "?next=" + MINE, {"code": code_from_mail()})

    assert signed_in(client)


def test_unknown_address_looks_the_same_and_gets_a_mail_of_its_own(client: Client, resident: Person) -> None:
    known = client.post("/account/login/", {"login": resident.email})
    unknown = Client().post("/account/login/", {"login": "niemand@voorbeeld.example"})

    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert mail.outbox[1].subject == "Met dit adres is er geen account"
    assert "/account/signup/" in mail.outbox[1].body


def test_signing_up_takes_a_name_and_an_address(client: Client, db: None) -> None:
    asked = client.post(f"/en/account/signup/?next={MINE}", {"name": "Ama Mensah", "email": "Ama@Voorbeeld.example"})
    assert asked.status_code == 302
    assert not signed_in(client)
    answer = client.post(asked["Location"], {"code": code_from_mail()})

    person = Person.objects.get()
    assert (person.name, person.email, person.language) == ("Ama Mensah", "ama@voorbeeld.example", "en")
    assert not person.has_usable_password()
    assert answer["Location"] == MINE
    assert signed_in(client)
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("ama@voorbeeld.example", True, True)
    ]
    assert queries.roles_of(person) == {Role.RESIDENT}


def test_signing_up_without_a_name_says_what_is_missing(client: Client, db: None) -> None:
    answer = client.post("/account/signup/", {"name": "", "email": "ama@voorbeeld.example"})

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Person.objects.exists()


def test_signing_up_again_tells_only_the_owner_of_the_address(client: Client, resident: Person) -> None:
    answer = client.post("/account/signup/", {"name": "Iemand anders", "email": resident.email})

    assert answer["Location"] == "/account/confirm-email/"
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [([resident.email], "U hebt al een account")]
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "path", ["password/reset/", "password/change/", "password/set/", "reauthenticate/", "login/code/"]
)
def test_pages_about_passwords_lead_to_signing_in(client: Client, db: None, path: str) -> None:
    answer = client.get(f"/account/{path}?next={MINE}")

    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={MINE}")


def test_a_password_is_never_accepted(client: Client, resident: Person) -> None:
    resident.set_password("correct horse battery staple")
    resident.save()
    client.post("/account/login/", {"login": resident.email, "password": "correct horse battery staple"})

    assert not signed_in(client)


@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)", "/\\kwaad.example", "http:///x"]
)
def test_signing_in_never_leads_to_another_site(
    client: Client, resident: Person, settings: Any, elsewhere: str
) -> None:
    settings.LOGIN_REDIRECT_URL = MINE

    assert sign_in_by_code(client, resident.email, elsewhere) == MINE


def test_signing_out_never_leads_to_another_site(client: Client, resident: Person, settings: Any) -> None:
    settings.LOGOUT_REDIRECT_URL = "/"
    client.force_login(resident)
    answer = client.post("/account/logout/", {"next": "https://kwaad.example/"})

    assert answer["Location"] == "/"
    assert not signed_in(client)


def test_signing_out_takes_a_deliberate_click(client: Client, resident: Person) -> None:
    client.force_login(resident)

    assert client.get("/account/logout/").status_code == 200
    assert signed_in(client)


def test_session_gets_a_new_key_at_sign_in(client: Client, resident: Person) -> None:
    asked = client.post(f"/account/login/?next={MINE}", {"login": resident.email})
    before = client.session.session_key
    client.post(asked["Location"], {"code": code_from_mail()})

    assert before
    assert client.session.session_key != before


def test_mails_come_in_the_language_of_their_reader(client: Client, resident: Person) -> None:
    resident.language = "en"
    resident.save()
    client.post("/account/login/", {"login": resident.email})

    assert mail.outbox[0].subject == "Your code to sign in"
    assert "Hello," in mail.outbox[0].body


def test_after_sign_in_the_site_speaks_the_persons_language(client: Client, resident: Person, settings: Any) -> None:
    settings.LOGIN_REDIRECT_URL = "accounts:mine"
    resident.language = "en"
    resident.save()

    assert sign_in_by_code(client, resident.email) == "/en/mijn-account/"


def test_closed_account_cannot_sign_in(client: Client, resident: Person) -> None:
    resident.is_active = False
    resident.save()
    client.post("/account/login/", {"login": resident.email})

    assert mail.outbox[0].subject == "Met dit adres is er geen account"


def test_asking_codes_for_one_address_too_often_is_refused(client: Client, resident: Person) -> None:
    for _attempt in range(3):
        Client().post("/account/login/", {"login": resident.email})
    answer = client.post("/account/login/", {"login": resident.email})

    assert answer.status_code == 200
    assert len(mail.outbox) == 3


def test_asking_codes_from_one_place_too_often_gets_a_429(client: Client, db: None) -> None:
    answers = [client.post("/account/login/", {"login": ""}).status_code for _attempt in range(31)]

    assert answers == [200] * 30 + [429]


def test_adding_an_address_takes_the_code_sent_there(client: Client, resident: Person) -> None:
    sign_in_by_code(client, resident.email, MINE)
    asked = client.post("/account/email/", {"email": "noor@werk.example", "action_add": "1"})
    assert mail.outbox[-1].to == ["noor@werk.example"]
    assert not EmailAddress.objects.filter(email="noor@werk.example").exists()
    client.post(asked["Location"] + "?next=" + MINE, {"code": code_from_mail()})

    assert EmailAddress.objects.get(email="noor@werk.example").verified


def test_code_that_cannot_be_sent_is_said_at_once(
    client: Client, resident: Person, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    for path, form in [("login", {"login": resident.email}), ("signup", {"name": "Ama", "email": "ama@x.example"})]:
        answer = client.post(f"/account/{path}/", form)

        assert answer.status_code == 503
        assert "Wij kunnen nu geen e-mail sturen" in answer.content.decode()
    assert "account/email/login_code could not be sent" in caplog.text


def test_notice_that_cannot_be_sent_holds_nobody_up(client: Client, resident: Person, settings: Any) -> None:
    EmailAddress.objects.create(user=resident, email="noor@werk.example", verified=True)
    client.force_login(resident)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client.post("/account/email/", {"email": "noor@werk.example", "action_remove": "1"})

    assert not EmailAddress.objects.filter(email="noor@werk.example").exists()
