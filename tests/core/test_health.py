"""Whoever watches the site hears the truth, and no more than that."""

import pytest
from django.db import DatabaseError
from django.test import Client

from tussenruimte.core import health


def test_it_lives(client: Client) -> None:
    answer = client.get("/gezond/leeft/")

    assert (answer.status_code, answer.json()) == (200, {"status": "pass"})
    assert "no-store" in answer["Cache-Control"]


def test_it_is_ready(client: Client, db: None) -> None:
    answer = client.get("/gezond/klaar/")

    parts = {"database": "pass", "migrations": "pass", "cache": "pass"}
    assert (answer.status_code, answer.json()) == (200, {"status": "pass", "parts": parts})


def test_it_is_not_ready_when_a_part_fails(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> bool:
        raise DatabaseError("password of the database: secret")

    monkeypatch.setitem(health.PARTS, "database", fails)
    monkeypatch.setitem(health.PARTS, "cache", lambda: False)
    answer = client.get("/gezond/klaar/")

    parts = {"database": "fail", "migrations": "pass", "cache": "fail"}
    assert (answer.status_code, answer.json()) == (503, {"status": "fail", "parts": parts})


def test_watching_is_reading(client: Client, db: None) -> None:
    assert client.post("/gezond/leeft/").status_code == 405
