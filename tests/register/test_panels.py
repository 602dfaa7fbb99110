"""What other pages show of the register."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from tests import factories
from tussenruimte.accounts.models import Person
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Entry
from tussenruimte.register import actions, panels, personal
from tussenruimte.register.models import Figure, Initiative, LensReading, Organisation, Side
from tussenruimte.register.rules import Change
from tussenruimte.register.wording import HAPPENED, happening, told_changes, told_figure, told_year
from tussenruimte.ui.panels import Panel

pytestmark = pytest.mark.django_db
ANYONE = AnonymousUser()


def shown(panel: Panel | None) -> str:
    assert panel is not None
    return render_to_string(panel.template, panel.context)


def test_portrait_shows_what_is_known_and_leaves_the_rest_open(garden: Initiative, municipality: Organisation) -> None:
    garden.description, garden.sources = "<script>x</script>\n\nTweede", [{"work": "seed-003", "section": "2.3"}]
    Figure.objects.create(initiative=garden, what="Leden", value="circa 40")
    factories.reading(garden, "werkvelden", "natuur")

    page = shown(panels.portrait(garden, ANYONE))

    assert "<script>" not in page
    assert all(word in page for word in ("Haarlem", "onbekend", "circa 40", "Natuur", "2.3", "Gemeente Haarlem"))
    assert "Pas aan" not in page


@pytest.mark.parametrize(
    ("value", "unit", "as_of", "said", "year"),
    [
        ("2000", "matches (meer dan)", "2014", "meer dan 2.000 matches", "2014"),
        ("300000", "EUR (ongeveer)", "", "ongeveer €\u00a0300.000", "jaar onbekend"),
        ("15", "EUR per 2 uur", "", "€\u00a015 per 2 uur", "jaar onbekend"),
        ("5", "personen (vijftal)", "", "5 personen (vijftal)", "jaar onbekend"),
        ("12", "% per jaar", "", "12% per jaar", "jaar onbekend"),
        ("35", "% in 2035", "2035", "35% in 2035", ""),
        ("17 naar 0", "huishoudens", "2008-2012", "17 naar 0 huishoudens", "2008-2012"),
        ("1 op 5", "aandeel", "", "1 op 5", "jaar onbekend"),
        ("juli 2014", "datum", "", "juli 2014", ""),
        ("2010", "jaar", "", "2010", ""),
        ("25", "jaar", "", "25 jaar", "jaar onbekend"),
    ],
)
def test_figures_are_told_in_words(value: str, unit: str, as_of: str, said: str, year: str) -> None:
    figure = Figure(what="Leden", value=value, unit=unit, as_of=as_of)

    assert (told_figure(figure), told_year(figure)) == (said, year)


def test_nobody_looked_is_not_shown_as_looked(garden: Initiative) -> None:
    garden.confirmed_on = None

    assert ("Laatst nagekeken", "") in panels.portrait(garden, ANYONE).context["facts"]


def test_portrait_offers_its_people_to_change_it(garden: Initiative, owner: Person) -> None:
    assert "Pas aan" in shown(panels.portrait(garden, owner))


def test_names_of_who_said_it_are_for_those_who_take_part(garden: Initiative, owner: Person) -> None:
    factories.reading(garden, "fasen", "opstart", person=owner)

    assert "Olga Eigenaar" not in shown(panels.readings(garden, ANYONE))
    assert "Olga Eigenaar" in shown(panels.readings(garden, owner))


def test_needs(garden: Initiative, owner: Person) -> None:
    assert "Er staat nu niets gevraagd" in shown(panels.needs(garden, ANYONE))
    factories.need(garden, "Een <b>schuur</b>")
    factories.offer(garden, "Zaden")

    page = shown(panels.needs(garden, owner))

    assert "Een &lt;b&gt;schuur&lt;/b&gt;" in page
    assert "Zaden" in page


def test_timeline_tells_the_public_less(garden: Initiative, owner: Person) -> None:
    actions.edit_initiative(initiative=garden, changes={"started_year": 2019}, revision=1, by=owner)
    actions.confirm_still_right(initiative=garden, by=owner, on=garden.listed_on)  # type: ignore[arg-type]
    record("scan.submitted", about=garden, by=None)

    public, own = (shown(panels.timeline(garden, person)) for person in (ANYONE, owner))

    assert ("begonnen in" in public, "begonnen in" in own) == (False, True)
    assert ("Olga" in public, "Olga" in own) == (False, True)
    assert "scan.submitted" not in own


def test_ownership_invites_to_claim_what_nobody_owns(garden: Initiative, stranger: Person) -> None:
    before = shown(panels.ownership(garden, stranger))
    owner = factories.member(garden)

    assert "Dit is ons initiatief" in before
    assert "Bekijk de mensen" in shown(panels.ownership(garden, owner))


def test_my_desk(garden: Initiative, owner: Person, stranger: Person, broker: Person) -> None:
    nothing = (panels.desk_parties(stranger), panels.desk_claims(stranger), panels.desk_claims(broker))
    factories.claim(garden, stranger)

    assert nothing == (None, None, None)
    assert "Buurttuin" in shown(panels.desk_parties(owner))
    assert "Buurttuin" in shown(panels.desk_claims(broker))


@pytest.mark.parametrize("code", HAPPENED)
def test_every_code_has_a_sentence_even_without_details(code: str, garden: Initiative) -> None:
    entry = Entry(what=code, at=record("x", about=garden, by=None).at)

    sentence = happening(entry, with_names=False).title

    assert sentence
    assert "%" not in sentence


def test_a_code_of_another_room_is_told_by_its_code(garden: Initiative) -> None:
    assert happening(record("scan.submitted", about=garden, by=None), with_names=True).title == "scan.submitted"


def test_changes_in_words(garden: Initiative) -> None:
    changes = [
        Change("phase", "", "opstart"),
        Change("legal_form", "stichting", "verdwenen"),
        Change("place", "GM0392", "GM9999"),
        Change("point_shown", "exact", "blurred"),
        Change("lat", None, 52.1),
        Change("lon", None, 4.1),
        Change("started_year", 2019, None),
    ]

    told = [(change.field, change.old, change.new) for change in told_changes(changes)]

    assert told == [
        ("fase", "", "Opstart 0-2 jaar"),
        ("rechtsvorm", "Stichting", "verdwenen"),
        ("plaats", "Haarlem", "GM9999"),
        ("hoe precies de plek te zien is", "precies", "ongeveer"),
        ("precieze plek", "", "veranderd"),
        ("begonnen in", "2019", ""),
    ]


def test_what_is_kept_of_a_person_is_handed_over_and_forgotten(garden: Initiative, owner: Person) -> None:
    factories.reading(garden, "fasen", "opstart", Side.INITIATIVE, person=owner, note="Olga zegt")
    factories.claim(factories.initiative("Ander"), owner)

    handed: dict[str, Any] = personal.export_of(owner)
    personal.forget(owner, record("x", about=garden, by=None).at)

    assert [len(rows) for rows in handed.values()] == [1, 1, 1]
    assert handed["memberships"][0] == {"party": "Buurttuin", "mandate": "owner", "since": "2025-11-03", "until": None}
    assert [len(rows) for rows in personal.export_of(owner).values()] == [0, 0, 0]
    assert LensReading.objects.get().note == ""
