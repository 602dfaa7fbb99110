"""Every page of this room answers, in Dutch and English, with the safe headers."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tussenruimte.accounts.models import Person

WITHOUT_ACCOUNT = ["account_login", "account_signup", "account_inactive", "accounts:report-weakness", "accounts:erased"]
WITH_ACCOUNT = [
    "account_email",
    "account_logout",
    "accounts:erase",
    "accounts:mine",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "mfa_list_webauthn",
]


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", WITHOUT_ACCOUNT)
def test_page_without_account(client: Client, db: None, name: str, language: str) -> None:
    answer = client.get(address(name, language))

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", WITH_ACCOUNT)
def test_page_with_account(client: Client, resident: Person, name: str, language: str) -> None:
    assert client.get(address(name, language)).status_code == 302

    client.force_login(resident)
    answer = client.get(address(name, language))

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()
