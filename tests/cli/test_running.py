"""`serve`, `prepare`, `demo` and `check`, as far as they go within a test's own database."""

from pathlib import Path

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder

from tests.cli.conftest import Run
from tussenruimte.cli import running
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.reading import FrameworkError
from tussenruimte.register.models import Initiative


@pytest.mark.parametrize(
    ("words", "port", "sentence"),
    [
        (["--port", "70000"], "", "poort 70000 bestaat niet; kies een getal van 1 tot en met 65535"),
        ([], "acht", "PORT is `acht`; schrijf een getal, zoals 8000"),
        (["--port", "8001", "--workers", "0"], "", "--workers is minstens 1"),
    ],
)
def test_a_place_to_serve_that_is_none(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], port: str, sentence: str
):
    monkeypatch.setenv("SITE_URL", "http://127.0.0.1:8000")
    monkeypatch.setenv("PORT", port or "8000")

    said = run("serve", *words)

    assert (said.status, said.complaints) == (2, (f"tussenruimte: {sentence}",))


@pytest.mark.slow  # reads every boundary and initiative of the demonstration
@pytest.mark.django_db
def test_the_demonstration_is_loaded(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEMO", "0")

    said = run("demo")

    assert said.status == 0
    assert Initiative.objects.count() == 102


@pytest.mark.django_db
def test_what_is_in_order_is_said_to_be(run: Run, settings):
    settings.DEMO = True

    said = run("check")

    assert (said.status, said.out) == (0, "Instellingen, database en kaders zijn in orde.\n")


@pytest.mark.django_db
def test_a_database_that_is_behind_is_named(run: Run, settings):
    settings.DEMO = True
    MigrationRecorder.Migration.objects.filter(app="scans").delete()

    said = run("check")

    assert said.status == 1
    assert said.complaints[0].startswith("tussenruimte: database: nog niet bijgewerkt (scans.0001_initial")
    assert said.complaints[0].endswith("doe `tussenruimte prepare`")


def test_a_database_that_cannot_be_reached_is_named(monkeypatch: pytest.MonkeyPatch):
    def gone() -> list[str]:
        raise DatabaseError("no route to host\nand more")

    monkeypatch.setattr(running, "_unapplied", gone)

    assert running._database_problems() == ["database: niet te bereiken (no route to host)"]


@pytest.mark.django_db
def test_a_setting_that_is_not_fit_for_the_public_is_named(run: Run, settings):
    settings.DEMO = False
    settings.SECRET_KEY = "kort"

    said = run("check")

    assert said.status == 1
    assert any(line.startswith("tussenruimte: instelling: ") and "security.W009" in line for line in said.complaints)


@pytest.mark.django_db
def test_a_broken_folder_of_frameworks_is_named(run: Run, settings, tmp_path: Path):
    settings.DEMO = True
    (tmp_path / "eigen.yaml").write_text("kind: overlay\nover: weg\n")
    settings.FRAMEWORKS_DIR = str(tmp_path)
    with pytest.raises(FrameworkError):
        catalogue("nl", str(tmp_path))

    checked, served = run("check"), run("serve", "--port", "8001")

    assert (checked.status, served.status) == (1, 2)
    line = "tussenruimte: kaders: eigen.yaml:2: over: er is geen kader met id `weg`."
    assert set(checked.complaints) == set(served.complaints) == {line}
