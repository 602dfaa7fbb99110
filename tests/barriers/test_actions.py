"""What changed, what was written down, who was told, who was refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from tests import factories
from tests.barriers.conftest import DESKS, MOESTUIN, assigned, moved, reported
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.barriers import actions, queries, tasks
from tussenruimte.barriers.actions import Facts
from tussenruimte.barriers.models import Barrier
from tussenruimte.core.days import add_working_days
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.queries import about
from tussenruimte.register.models import Initiative, Organisation, Place, Side

pytestmark = pytest.mark.django_db


def told(barrier: Barrier) -> list[str]:
    return [entry.what for entry in about(barrier, including_parties=True)]


def test_a_report_gets_its_theme_its_place_and_a_day_of_news(plot: Barrier, garden: Initiative, gardener: Person):
    occurrence = plot.occurrences.get()

    assert (plot.theme, plot.municipality, plot.state) == ("juridisch", garden.municipality, "signalled")
    assert plot.next_on == add_working_days(DAY, 5)
    assert (occurrence.subject_kind, occurrence.subject_key) == ("register.initiative", str(garden.pk))
    assert (occurrence.note, occurrence.by, occurrence.on) == ("Wij kregen een brief.", gardener, DAY)
    assert told(plot) == ["barrier.reported"]
    assert list(about(plot)) == []  # nothing of it is public


def test_without_a_desk_the_site_keeps_its_own_promise(official: Person, settings):
    nowhere = factories.initiative("Zwerftuin")
    owner = factories.member(nowhere)

    barrier = reported(nowhere, owner)

    assert barrier.municipality is None
    assert barrier.next_on == add_working_days(DAY, settings.ANSWER_WITHIN_DAYS)


def test_an_official_reports_in_general(haarlem: Place, official: Person):
    barrier = actions.report(
        facts=replace(MOESTUIN, theme="sociaal"), side=Side.MUNICIPALITY, by=official, on=DAY, municipality=haarlem
    )

    assert (barrier.theme, barrier.occurrences.count()) == ("sociaal", 0)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (replace(MOESTUIN, title=" "), actions.NoTitle),
        (replace(MOESTUIN, code="themas/juridisch"), actions.UnknownKind),
        (replace(MOESTUIN, code=""), actions.UnknownKind),
    ],
)
def test_a_report_says_what_it_is(facts: Facts, refusal: type[Refusal], garden: Initiative, gardener: Person):
    with pytest.raises(refusal):
        reported(garden, gardener, facts)
    assert not Barrier.objects.exists()


def test_nobody_reports_for_another_side_or_place(garden: Initiative, gardener: Person, stranger: Person):
    assen = factories.place("Assen", "GM0106")
    official = factories.official(factories.organisation("Gemeente Assen", place=assen))

    for by, side in ((stranger, Side.INITIATIVE), (gardener, Side.MUNICIPALITY), (official, Side.MUNICIPALITY)):
        with pytest.raises(actions.NotYours):
            reported(garden, by, side=side)
    with pytest.raises(actions.NotYours):
        actions.report(facts=MOESTUIN, side=Side.MUNICIPALITY, by=official, on=DAY, municipality=garden.municipality)


def test_with_us_too_is_said_once(plot: Barrier, kitchen: Initiative, cook: Person):
    given = {"barrier": plot, "initiative": kitchen, "side": Side.INITIATIVE, "by": cook, "on": DAY}

    made = actions.add_occurrence(**given, note=" Wij ook. ")

    assert (made.note, plot.occurrences.count()) == ("Wij ook.", 2)
    assert told(plot) == ["barrier.seen-again", "barrier.reported"]
    with pytest.raises(actions.AlreadyThere):
        actions.add_occurrence(**given)
    with pytest.raises(actions.NotYours):
        actions.add_occurrence(**given | {"side": Side.MUNICIPALITY})


def test_a_changed_text_is_written_down_by_field(plot: Barrier, gardener: Person):
    changed = actions.edit(
        barrier=plot,
        facts=replace(MOESTUIN, code=DESKS, needed="Eén loket.", theme="juridisch"),
        seen=1,
        by=gardener,
    )

    entry = about(changed, including_parties=True).first()
    assert entry is not None
    assert entry.details == {"fields": ["code", "needed"]}
    assert (changed.revision, changed.theme) == (2, "juridisch")


def test_the_same_text_changes_nothing(plot: Barrier, gardener: Person):
    actions.edit(barrier=plot, facts=MOESTUIN, seen=1, by=gardener)

    plot.refresh_from_db()
    assert (plot.revision, told(plot)) == (1, ["barrier.reported"])


def test_a_kind_that_is_gone_may_stay(plot: Barrier, gardener: Person):
    Barrier.objects.update(code="eigen/oud")
    plot.refresh_from_db()

    changed = actions.edit(barrier=plot, facts=replace(MOESTUIN, code="eigen/oud", title="Anders"), seen=1, by=gardener)

    assert (changed.code, changed.title) == ("eigen/oud", "Anders")


def test_the_second_of_two_writers_is_told(plot: Barrier, gardener: Person, official: Person):
    moved(plot, "acknowledged", official)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.edit(barrier=plot, facts=replace(MOESTUIN, title="Anders"), seen=1, by=gardener)


def test_the_whole_road(plot: Barrier, official: Person, gardener: Person):
    acknowledged = moved(plot, "acknowledged", official)
    owned = assigned(acknowledged, official)
    trying = moved(owned, "in-experiment", official)
    solved = moved(trying, "solved", official, DAY, outcome="experiment-clause")
    secured = moved(solved, "in-policy", official, DAY + timedelta(days=3))

    assert (owned.state, owned.owner) == ("assigned", official)
    assert (solved.outcome, solved.closed_on, solved.next_on) == ("experiment-clause", DAY, None)
    assert (secured.state, secured.outcome, secured.closed_on) == ("in-policy", "experiment-clause", DAY)
    back = moved(secured, "acknowledged", gardener)
    assert (back.closed_on, back.outcome, back.owner_id, back.next_on) == (None, "", None, DAY)
    assert told(plot)[0] == "barrier.moved"


def test_a_step_that_the_table_does_not_have_is_refused(plot: Barrier, official: Person, gardener: Person):
    with pytest.raises(actions.CannotMove):
        moved(plot, "solved", official, outcome="solved")
    with pytest.raises(actions.CannotMove):
        moved(plot, "acknowledged", gardener)


def test_a_step_has_a_reason_a_day_or_an_outcome(plot: Barrier, official: Person, stranger: Person):
    given = {"barrier": plot, "to": "acknowledged", "seen": 1, "by": official, "on": DAY}

    with pytest.raises(actions.NoReason):
        actions.move(**given, reason=" ", next_on=DAY)
    for day in (None, DAY - timedelta(days=1)):
        with pytest.raises(actions.NoNextDay):
            actions.move(**given, reason="Ja.", next_on=day)
    with pytest.raises(actions.NotYours):
        actions.move(**given | {"by": stranger}, reason="Ja.", next_on=DAY)
    owned = assigned(plot, official)
    for outcome in ("", "accepted"):
        with pytest.raises(actions.NoOutcome):
            moved(owned, "solved", official, outcome=outcome)


def test_the_owner_is_told_once(
    plot: Barrier, official: Person, municipality: Organisation, django_capture_on_commit_callbacks
):
    colleague = factories.official(municipality, "Collega Chris")
    choice = f"{colleague.pk}.{municipality.pk}"

    with django_capture_on_commit_callbacks(execute=True):
        owned = assigned(plot, official, choice)
    with django_capture_on_commit_callbacks(execute=True):
        assigned(owned, official, choice)

    letter = mail.outbox[0]
    assert (len(mail.outbox), letter.to) == (1, [colleague.email])
    assert plot.title in letter.subject
    assert f"/belemmeringen/{plot.pk}/" in letter.body
    assert "Bellen" in letter.body
    assert tasks.tell_owners(DAY) == 0


def test_who_takes_it_on_needs_no_letter(plot: Barrier, gardener: Person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        owned = assigned(plot, gardener)

    assert (owned.owner, owned.owner_party.name, mail.outbox) == (gardener, "Buurttuin", [])


@pytest.mark.parametrize("party", ["initiative", "municipality", "unit without a desk"])
def test_a_party_is_told_where_it_can_be_reached(
    party: str,
    plot: Barrier,
    official: Person,
    gardener: Person,
    garden: Initiative,
    municipality: Organisation,
    django_capture_on_commit_callbacks,
):
    unit = factories.organisation("Afdeling Groen", "municipal-unit", part_of=municipality)
    choice, to = {
        "initiative": (f".{garden.pk}", [gardener.email]),
        "municipality": (f".{municipality.pk}", ["loket@haarlem.example"]),
        "unit without a desk": (f".{unit.pk}", []),
    }[party]

    with django_capture_on_commit_callbacks(execute=True):
        assigned(plot, official, choice)

    assert [address for letter in mail.outbox for address in letter.to] == to
    assert not queries.letters_due().exists()


def test_a_letter_waits_for_a_mail_server(
    plot: Barrier, official: Person, municipality: Organisation, settings, django_capture_on_commit_callbacks
):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    with django_capture_on_commit_callbacks(execute=True):
        assigned(plot, official, f".{municipality.pk}")
    assert queries.letters_due().exists()

    settings.EMAIL_BACKEND = working

    assert tasks.tell_owners(DAY) == 1
    assert tasks.tell_owners(DAY) == 0
    assert [letter.to for letter in mail.outbox] == [["loket@haarlem.example"]]


def test_someone_who_is_not_involved_cannot_own_it(plot: Barrier, official: Person, gardener: Person, stranger: Person):
    for by, choice in ((official, f"{stranger.pk}."), (official, "x"), (gardener, f"{official.pk}.")):
        with pytest.raises(actions.NoSuchOwner):
            assigned(plot, by, choice)
    with pytest.raises(actions.NotYours):
        assigned(plot, stranger, "1.")


def test_a_plan_says_what_and_when(plot: Barrier, official: Person, gardener: Person):
    planned = actions.plan(
        barrier=plot, next_step="Samen kijken.", next_on=date(2026, 12, 1), seen=1, by=official, on=DAY
    )

    assert (planned.next_step, planned.next_on, planned.state) == ("Samen kijken.", date(2026, 12, 1), "signalled")
    assert told(plot)[0] == "barrier.planned"
    with pytest.raises(actions.NotYours):
        actions.plan(barrier=planned, next_step="", next_on=DAY, seen=2, by=gardener, on=DAY)


def test_the_database_keeps_the_promises_too(plot: Barrier):
    for broken in ({"state": "solved"}, {"next_on": None}, {"closed_on": DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Barrier.objects.filter(pk=plot.pk).update(**broken)


def test_the_journal_names_a_party_and_no_person(plot: Barrier, official: Person, municipality: Organisation):
    by_person = assigned(plot, official)
    assigned(by_person, official, f".{municipality.pk}")

    latest, before = about(plot, including_parties=True)[:2]
    assert (before.what, before.details) == ("barrier.taken-on", {})
    assert (latest.what, latest.details) == ("barrier.assigned", {"owner": "Gemeente Haarlem"})
