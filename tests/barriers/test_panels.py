"""What other pages show of barriers, and to whom; and what advice may know."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from tests.barriers.conftest import DESKS, MOESTUIN, assigned, moved, reported
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.barriers import panels, personal, queries
from tussenruimte.barriers.models import Barrier
from tussenruimte.core import days
from tussenruimte.register.models import Initiative

pytestmark = pytest.mark.django_db


def test_only_those_involved_see_the_panel(plot: Barrier, garden: Initiative, gardener: Person, stranger: Person):
    shown = panels.for_initiative(garden, gardener)

    assert shown is not None
    assert [row[0] for row in shown.context["rows"]] == [plot]
    assert panels.for_initiative(garden, stranger) is panels.for_initiative(garden, AnonymousUser()) is None


def test_where_nothing_is_reported_one_can_report(kitchen: Initiative, cook: Person):
    shown = panels.for_initiative(kitchen, cook)

    assert shown is not None
    assert shown.context["may_report"]
    assert shown.context["rows"] == []


def test_my_desk_shows_what_i_took_on_and_what_waits_for_someone(
    plot: Barrier, garden: Initiative, gardener: Person, official: Person, stranger: Person
):
    mine = assigned(plot, official)
    waiting = reported(garden, gardener, replace(MOESTUIN, code=DESKS))

    shown = panels.desk_owned(official)

    assert shown is not None
    assert [row[0] for row in shown.context["owned"]] == [mine]
    assert [row[0] for row in shown.context["without"]] == [waiting]
    assert panels.desk_owned(gardener) is panels.desk_owned(stranger) is None


def test_the_composed_pages_show_them(client: Client, plot: Barrier, garden: Initiative, gardener: Person):
    assigned(plot, gardener, on=days.today())
    assert plot.title not in client.get("/initiatieven/buurttuin/").text

    client.force_login(gardener)

    assert plot.title in client.get("/initiatieven/buurttuin/").text
    assert plot.title in client.get("/mijn-werk/").text


def test_advice_knows_what_stands_in_the_way_for_those_who_may(
    plot: Barrier, garden: Initiative, gardener: Person, official: Person, stranger: Person
):
    told = {"belemmeringen": ["loketten"], "fasen": ["opstart"]}

    assert queries.with_barriers(told, garden, gardener)["belemmeringen"] == ["loketten", "starre-regels"]
    assert queries.with_barriers({}, garden, gardener) == {"belemmeringen": ["starre-regels"]}
    assert queries.with_barriers(told, garden, stranger) == told
    moved(assigned(plot, official), "accepted", official, outcome="escalated")
    assert queries.with_barriers({}, garden, gardener) == {}


def test_a_person_gets_what_is_kept_and_leaves_without_a_name(plot: Barrier, gardener: Person):
    assigned(plot, gardener)

    kept = personal.export_of(gardener)
    personal.forget(gardener, days.now())

    plot.refresh_from_db()
    assert [row["title"] for row in kept["reported"]] == [plot.title] == [row["title"] for row in kept["owned"]]
    assert kept["seen"] == [
        {
            "barrier_title": plot.title,
            "initiative_name": "Buurttuin",
            "note": "Wij kregen een brief.",
            "on": DAY.isoformat(),
        }
    ]
    assert (plot.reported_by, plot.owner, plot.occurrences.get().by) == (None, None, None)
    assert personal.export_of(gardener) == {"reported": [], "seen": [], "owned": []}
