"""Officials and editors work with a second step; until then they are visitors. With a real code from an app."""

import json
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.accounts.conftest import code_from_mail, give_app, sign_in_by_code
from tussenruimte.accounts.adapter import SecondStepAdapter
from tussenruimte.accounts.models import Person
from tussenruimte.journal.models import Entry

MINE = "/mijn-account/"
STEP = "/mijn-account/tweede-stap/"


@pytest.fixture(autouse=True)
def no_earlier_visits() -> None:
    """Limits and used codes count over tests otherwise."""
    cache.clear()


def code_of_app(secret: str) -> str:
    """What the app shows now."""
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return code


def test_official_without_second_step_is_led_to_it(client: Client, official: Person) -> None:
    sign_in_by_code(client, official.email, MINE)
    answer = client.get(MINE, follow=True)

    assert answer.redirect_chain == [(f"/account/login/?next={MINE}", 302), (f"{STEP}?next={MINE}", 302)]
    assert "Stel een tweede stap in" in answer.content.decode()


def test_official_without_second_step_reads_as_a_visitor(client: Client, official: Person) -> None:
    client.force_login(official)
    page = client.get("/kwetsbaarheid-melden/")

    assert page.status_code == 200
    assert not page.wsgi_request.user.is_authenticated


def test_official_without_second_step_cannot_act(client: Client, official: Person) -> None:
    client.force_login(official)
    answer = client.post(MINE, {"name": "Iemand anders", "language": "nl"})

    official.refresh_from_db()
    assert (answer.status_code, official.name) == (302, "Ruben Smit")


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example"])
def test_the_way_to_the_second_step_never_leaves_the_site(client: Client, official: Person, elsewhere: str) -> None:
    client.force_login(official)
    answer = client.get("/account/login/", {"next": elsewhere})

    assert answer["Location"] == f"{STEP}?next=/"


def test_resident_needs_no_second_step(client: Client, resident: Person) -> None:
    sign_in_by_code(client, resident.email, MINE)

    assert client.get(MINE).status_code == 200
    assert client.get(f"{STEP}?next={MINE}")["Location"] == MINE


@pytest.mark.django_db(transaction=True)
def test_official_couples_an_app_and_gets_on_with_it(client: Client, official: Person) -> None:
    sign_in_by_code(client, official.email, MINE)
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of_app(secret)})

    assert answer["Location"] == "/account/2fa/recovery-codes/"
    assert client.get("/account/2fa/recovery-codes/").status_code == 200
    assert client.get(MINE).status_code == 200
    assert mail.outbox[-1].subject == "Een app met codes is gekoppeld"
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_official_signs_in_with_mail_and_app(client: Client, official: Person) -> None:
    secret = give_app(official)
    assert sign_in_by_code(client, official.email, MINE) == "/account/2fa/authenticate/"
    assert client.get(MINE).status_code == 302

    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "Deze code klopt niet" in wrong.content.decode()
    right = client.post("/account/2fa/authenticate/", {"code": code_of_app(secret)})

    assert right["Location"] == MINE
    assert client.get(MINE).status_code == 200


def test_a_code_of_the_app_works_once(client: Client, official: Person) -> None:
    secret = give_app(official)
    code = code_of_app(secret)
    sign_in_by_code(client, official.email, MINE)
    client.post("/account/2fa/authenticate/", {"code": code})
    other = Client()
    sign_in_by_code(other, official.email, MINE)

    assert other.post("/account/2fa/authenticate/", {"code": code}).status_code == 200


def test_recovery_code_gets_someone_in_who_lost_the_phone(client: Client, official: Person) -> None:
    give_app(official)
    code = RecoveryCodes.activate(official).generate_codes()[0]
    sign_in_by_code(client, official.email, MINE)

    assert client.post("/account/2fa/authenticate/", {"code": code})["Location"] == MINE
    assert client.get(MINE).status_code == 200


def test_session_from_before_the_role_asks_for_the_step_again(client: Client, official: Person) -> None:
    secret = give_app(official)
    client.force_login(official)
    page = client.get(f"{STEP}?next={MINE}")
    assert "Gebruik uw tweede stap" in page.content.decode()
    answer = client.post(f"/account/2fa/reauthenticate/?next={MINE}", {"code": code_of_app(secret)})

    assert answer["Location"] == MINE
    assert client.get(MINE).status_code == 200


def test_passkey_pages_issue_options_for_the_ceremony(client: Client, resident: Person) -> None:
    client.force_login(resident)
    page = client.get("/account/2fa/webauthn/add/").content.decode()
    data = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page)
    assert data
    options = json.loads(data[1])["creation_options"]["publicKey"]
    asked = Client().get("/account/2fa/webauthn/login/", headers={"accept": "application/json"}).json()

    assert options["rp"]["name"] == "Tussenruimte"
    assert options["user"]["name"] == resident.email
    assert asked["request_options"]["publicKey"]["challenge"]


def test_made_up_passkey_is_refused(client: Client, db: None) -> None:
    for credential in ["", "{}", '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}', "niet eens json"]:
        answer = client.post("/account/2fa/webauthn/login/", {"credential": credential})
        assert (answer.status_code, answer["Location"]) == (302, "/account/login/")


def test_code_by_mail_alone_is_no_second_step(client: Client, official: Person) -> None:
    sign_in_by_code(client, official.email, MINE)
    client.post("/account/login/", {"login": official.email})

    assert code_from_mail()
    assert client.get(MINE).status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example"])
def test_after_the_second_step_nobody_leaves_the_site(
    client: Client, resident: Person, settings: Any, elsewhere: str
) -> None:
    settings.LOGIN_REDIRECT_URL = MINE
    client.force_login(resident)

    assert client.get(STEP, {"next": elsewhere})["Location"] == MINE


def test_sign_in_with_powers_is_written_down_and_lasts_a_working_day(
    client: Client, official: Person, resident: Person
) -> None:
    secret = give_app(official)
    sign_in_by_code(client, official.email, MINE)
    client.post("/account/2fa/authenticate/", {"code": code_of_app(secret)})
    home = Client()
    sign_in_by_code(home, resident.email, MINE)

    assert [(entry.what, entry.by) for entry in Entry.objects.all()] == [("person.signed-in", official)]
    assert client.session.get_expiry_age() <= 12 * 3600 < home.session.get_expiry_age()


def test_secret_of_an_app_survives_a_new_secret_key_and_hides_without_one(settings: Any) -> None:
    kept = SecondStepAdapter().encrypt("geheim van de app")
    assert "geheim" not in kept
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw", [settings.SECRET_KEY]
    assert SecondStepAdapter().decrypt(kept) == "geheim van de app"
    settings.SECRET_KEY_FALLBACKS = []

    with pytest.raises(InvalidToken):
        SecondStepAdapter().decrypt(kept)
