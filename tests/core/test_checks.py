"""What `manage.py check` says about the settings, and when security.txt stops being true."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tussenruimte.core import checks, days, security_txt

LONG = "x" * 50


def found(*messages: Any) -> list[str]:
    return [message.id.removeprefix("tussenruimte.") for message in messages]


@pytest.fixture
def real(settings: Any) -> Any:
    """A site that is not the demonstration and that has everything right."""
    settings.DEMO = settings.DEBUG = False
    settings.SECRET_KEY, settings.SITE_URL = LONG, "https://ruimte.voorbeeld.example"
    settings.ALLOWED_HOSTS = ["ruimte.voorbeeld.example"]
    return settings


def test_good_site_has_no_remarks(real: Any) -> None:
    real.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}

    assert found(*checks.secret_key(), *checks.site_url(), *checks.security_txt(), *checks.shared_cache()) == []


@pytest.mark.parametrize("key", ["", "x" * 49])
def test_secret_must_be_long(real: Any, key: str) -> None:
    real.SECRET_KEY = key

    assert found(*checks.secret_key()) == ["E001"]


def test_demonstration_needs_nothing(real: Any) -> None:
    real.SECRET_KEY, real.SITE_URL, real.DEMO = "", "http://demo.example", True

    assert found(*checks.secret_key(), *checks.site_url(), *checks.shared_cache()) == []


@pytest.mark.parametrize(
    ("url", "hosts", "ids"),
    [
        ("http://ruimte.voorbeeld.example", ["ruimte.voorbeeld.example"], ["E002"]),
        ("https://ruimte.voorbeeld.example", ["anders.example"], ["E003"]),
        ("https://ruimte.voorbeeld.example", [".voorbeeld.example"], []),
        ("https://ruimte.voorbeeld.example", ["ruimte.voorbeeld.example", "*"], ["E004"]),
        ("http://127.0.0.1:8000", [], []),
        ("http://localhost:8000", [], []),
    ],
)
def test_address_of_the_site(real: Any, url: str, hosts: list[str], ids: list[str]) -> None:
    real.SITE_URL, real.ALLOWED_HOSTS = url, hosts

    assert found(*checks.site_url()) == ids


@pytest.mark.parametrize(
    ("ahead", "ids"), [(31, []), (30, ["E007"]), (-1, ["E007"]), (364, []), (365, ["E006"]), (1000, ["E006"])]
)
def test_security_txt_is_renewed_in_time(settings: Any, ahead: int, ids: list[str]) -> None:
    settings.SECURITY_TXT_EXPIRES = (days.today() + timedelta(days=ahead)).isoformat()

    assert found(*checks.security_txt()) == ids


def test_security_txt_wants_a_day(settings: Any) -> None:
    settings.SECURITY_TXT_EXPIRES = "volgend jaar"

    assert found(*checks.security_txt()) == ["E005"]


def test_own_cache_for_each_process_is_worth_a_remark(real: Any) -> None:
    real.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    assert found(*checks.shared_cache()) == ["W008"]


def test_security_txt(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT, settings.SECURITY_TXT_EXPIRES = "https://ruimte.example/lek", "2027-06-30"
    settings.SITE_URL, settings.SECURITY_POLICY_URL = "https://ruimte.example", "https://ruimte.example/lek"
    answer = client.get("/.well-known/security.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: https://ruimte.example/lek",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: nl, en",
        "Canonical: https://ruimte.example/.well-known/security.txt",
        "Policy: https://ruimte.example/lek",
    ]


def test_security_txt_without_settings_is_valid_for_half_a_year(settings: Any) -> None:
    settings.SECURITY_CONTACT, settings.CONTACT_EMAIL = "", "hallo@ruimte.example"

    assert security_txt.lines(date(2026, 11, 23))[:2] == [
        "Contact: mailto:hallo@ruimte.example",
        "Expires: 2027-05-24T00:00:00Z",
    ]
