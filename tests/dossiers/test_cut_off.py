"""The daily work is really killed, at real moments, on a real database: nobody is told twice, nothing is lost."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.dossiers.cut_off import DOSSIERS, OFFICIAL, PATIENCE, PROGRAM, Site, fresh_site, kill
from tests.dossiers.processes import open_site, post_decision

# Each starts programs of its own, as a machine that loses power would leave them.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]
KILLING = {"DJANGO_SETTINGS_MODULE": "tests.dossiers.killing"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """A site with dossiers, made once; each test works on a copy."""
    with django_db_blocker.unblock(), fresh_site(tmp_path_factory.mktemp("filled")) as site:
        (site.folder / "session").write_text(site.told("fill")["session"], encoding="utf-8")
        yield site


@pytest.fixture
def site(filled: Site, tmp_path: Path, django_db_blocker: Any) -> Iterator[Site]:
    """A copy of it."""
    with django_db_blocker.unblock(), fresh_site(tmp_path / "copy", filled) as copy:
        yield copy


def killed_when(site: Site, seen: Callable[[], bool]) -> None:
    """Starts the daily work and kills it as soon as something is seen, or as soon as it would be done."""
    process = site.start(PROGRAM, "daily")
    until = time.monotonic() + PATIENCE
    while process.poll() is None and not seen() and time.monotonic() < until:
        time.sleep(0.001)
    kill(process)


def assert_recovers(site: Site) -> None:
    """Once more soon and twice when an hour has passed: each dossier and each promise was told once, and each person
    reads each thing exactly once."""
    counted = site.told("daily", "later", "daily", "daily", "count")
    assert counted["unsent"] == 0
    for what in ("dossier.not-forgotten", "dossier.promise-near", "dossier.answered"):
        assert counted["entries"][what] == DOSSIERS
    read = site.read()
    for number in range(DOSSIERS):
        texts = read[f"olga-{number}@voorbeeld.example"]
        # The receipt that the dossier was opened is no news.
        whole = "\n".join(text for text in texts if "Uw dossier is geopend" not in text)
        for sentence in (f"zegt toe: Meten {number},", f"Bijna zover: Meten {number}.", "Er is niets nieuws."):
            assert whole.count(sentence) == 1, (number, sentence, texts)
    official = "\n".join(read[OFFICIAL])
    assert [official.count(f"Bijna zover: Meten {number}.") for number in range(DOSSIERS)] == [1] * DOSSIERS


@pytest.mark.parametrize("moment", ["before:1", "after:1", "before:3", f"after:{DOSSIERS}"])
def test_killed_around_a_mail_everyone_reads_everything_once(site: Site, moment: str) -> None:
    assert site.daily(KILL=moment, **KILLING) == -9

    assert_recovers(site)


def test_killed_again_at_the_mail_that_was_cut_off_it_still_leaves_once(site: Site) -> None:
    assert site.daily(KILL="after:2", **KILLING) == -9
    site.told("later")
    assert site.daily(KILL="after:1", **KILLING) == -9

    assert_recovers(site)
    left = Counter((person, key) for person, key, _text in site.letters())
    assert max(left.values()) == 3


@pytest.mark.parametrize("mails", [0, 2])
def test_killed_from_outside_in_the_middle_of_many_nothing_is_lost_or_doubled(site: Site, mails: int) -> None:
    folder = site.folder / "mail"
    began = len(list(folder.glob("*.log"))) if folder.exists() else 0
    killed_when(site, lambda: folder.exists() and len(list(folder.glob("*.log"))) >= began + mails)

    assert_recovers(site)


def test_two_runs_at_once_tell_everything_once(site: Site) -> None:
    together = [site.start(PROGRAM, "daily") for _run in range(2)]
    ended = [process.communicate(timeout=PATIENCE) and process.returncode for process in together]
    assert ended == [0, 0]

    assert_recovers(site)


@pytest.mark.parametrize("delay", [0.0, 0.05])
def test_the_site_is_killed_while_a_decision_is_written_down_and_it_is_there_whole_or_not_at_all(
    site: Site, delay: float
) -> None:
    with open_site(site) as server:
        number = post_decision(server, then=lambda: (time.sleep(delay), kill(server.process)))

    before = site.told("count")
    whole = before["decisions"] == [number]
    assert before["decisions"] in ([], [number])
    assert before["decided"] == (["Over de grond"] if whole else [])
    assert before["entries"].get("dossier.decided", 0) == len(before["decisions"])

    with open_site(site) as server:
        post_decision(server)
    after = site.told("count")
    # Whoever sends the form again writes down a decision of its own; nothing of the first is there twice.
    assert len(after["decisions"]) == (2 if whole else 1)
    assert len(after["decided"]) == len(after["decisions"])
