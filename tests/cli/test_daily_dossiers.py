"""`daily` says for dossiers what there is to say, once."""

import json
from datetime import timedelta

import pytest
from django.core import mail

from tests import factories
from tests.cli.conftest import Run
from tussenruimte.core import days
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry

COUNTS = ("dossiers-not-forgotten", "promises-told", "dossier-news")


@pytest.mark.django_db
def test_a_silent_dossier_is_spoken_of_once(run: Run, monkeypatch: pytest.MonkeyPatch):
    place = factories.place()
    haarlem = factories.organisation(place=place)
    garden = factories.initiative("Buurttuin", municipality=place)
    owner = factories.member(garden, factories.person(email="lotte@voorbeeld.example"))
    official = factories.official(haarlem)
    long_ago = days.today() - timedelta(days=60)
    dossier = actions.open_dossier(initiative=garden, lead=haarlem, title="Grond", by=official, on=long_ago)
    actions.make_promise(dossier=dossier, promiser=haarlem, text="Meten", due=long_ago, by=official, on=long_ago)
    later = days.now() + timedelta(hours=1)
    Dossier.objects.filter(pk=dossier.pk).update(next_contact=long_ago)

    first = json.loads(run("daily").out)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    second = json.loads(run("daily").out)
    third = json.loads(run("daily").out)

    assert [[done[name] for name in COUNTS] for done in (first, second, third)] == [[1, 1, 0], [0, 0, 2], [0, 0, 0]]
    assert Entry.objects.filter(what="dossier.not-forgotten").count() == 1
    assert sum(letter.to == [owner.email] for letter in mail.outbox) == 1
