"""People with roles, and a way to sign them in."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client

from tests.factories import person
from tussenruimte.accounts.models import Person, Role


def proven(someone: Person) -> Person:
    """The same person, who has shown that the address is theirs."""
    EmailAddress.objects.filter(user=someone).update(verified=True)
    return someone


@pytest.fixture
def resident(db: None) -> Person:
    """A resident."""
    return proven(person("Noor Bakker", Role.RESIDENT, email="noor@voorbeeld.example"))


@pytest.fixture
def official(db: None) -> Person:
    """An official, who needs a second step."""
    return proven(person("Ruben Smit", Role.OFFICIAL, email="ruben@voorbeeld.example"))


@pytest.fixture
def editor(db: None) -> Person:
    """An editor, who gives roles."""
    return proven(person("Esra Yilmaz", Role.EDITOR, email="esra@voorbeeld.example"))


def code_from_mail() -> str:
    """The code in the newest mail: the line with digits alone."""
    lines = str(mail.outbox[-1].body).splitlines()
    return next(line for line in lines if line.replace("-", "").isdigit())


def sign_in_by_code(client: Client, email: str, following: str = "") -> str:
    """Asks for a code, types it, and says where that led."""
    query = f"?next={following}" if following else ""
    asked = client.post(f"/account/login/{query}", {"login": email})
    assert asked.status_code == 302, asked.content.decode()
    answer = client.post(asked["Location"], {"code": code_from_mail()})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def give_app(someone: Person) -> str:
    """Gives someone an app with codes; returns its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(someone, secret)
    assert Authenticator.objects.filter(user=someone).exists()
    return secret
