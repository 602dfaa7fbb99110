"""Settings from the environment: what is read, and what is said when it cannot be."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tussenruimte.core.environment import Described, Environment, SettingError

ROOT = Path(__file__).resolve().parents[2]


def test_defaults_need_no_environment() -> None:
    env = Environment()

    assert env.text("TEST_TEXT", "hallo", help="Een tekst.") == "hallo"
    assert env.yes("TEST_YES", default=False, help="Ja of nee.") is False
    assert env.number("TEST_NUMBER", 10, help="Een getal.") == 10
    assert env.texts("TEST_TEXTS", ["a", "b"], help="Teksten.") == ["a", "b"]
    url = env.url("dj_cache_url", "TEST_URL", "locmem://", help="Een dienst.", shown="in het geheugen")
    assert url["BACKEND"].endswith("LocMemCache")
    assert env.described["TEST_TEXTS"] == Described("list", "Teksten.", "a,b")
    assert env.described["TEST_URL"] == Described("dj_cache_url", "Een dienst.", "in het geheugen")


def test_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"TEXT": "dag", "YES": "true", "NUMBER": "7", "TEXTS": "x,y"}.items():
        monkeypatch.setenv(f"TEST_{name}", value)
    env = Environment()

    assert env.text("TEST_TEXT", "hallo", help="") == "dag"
    assert env.yes("TEST_YES", default=False, help="") is True
    assert env.number("TEST_NUMBER", 10, help="") == 7
    assert env.texts("TEST_TEXTS", [], help="") == ["x", "y"]


def test_secret_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("heel geheim\n")
    monkeypatch.setenv("TEST_TEXT_FILE", str(tmp_path / "secret"))

    assert Environment().text("TEST_TEXT", "", help="Een geheim.") == "heel geheim"


def test_file_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEST_TEXT_FILE", str(tmp_path / "weg"))
    with pytest.raises(SettingError, match="Instelling TEST_TEXT_FILE klopt niet") as stopped:
        Environment().text("TEST_TEXT", "", help="Een geheim.")

    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith("Een geheim.\n")


def test_wrong_value_is_explained_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEST_NUMBER", "veel")
    with pytest.raises(SettingError) as stopped:
        Environment().number("TEST_NUMBER", 10, help="Een getal.")

    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith("Instelling TEST_NUMBER klopt niet")
    assert said.count("\n") == 1


def test_page_of_settings_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("describe_settings")
    page = capsys.readouterr().out

    assert page == (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in settings.ENVIRONMENT.described)
    assert all(setting.help for setting in settings.ENVIRONMENT.described.values())
