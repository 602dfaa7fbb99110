"""What is known about an initiative and who said it, and what waits on whose desk."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.text import capfirst

from tests import factories
from tests.scans.conftest import ANSWERS, NOON, STORY
from tussenruimte.accounts.models import Person
from tussenruimte.advice import advise
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, NeedKind, Side
from tussenruimte.scans import actions, panels, personal, queries
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.permissions import reader
from tussenruimte.scans.rules import Who, fingerprint

pytestmark = pytest.mark.django_db


def answer_too(sent: Response, by: Person | None, side: str, answers: dict[str, Any], at: Any = NOON) -> Response:
    """Another respondent on the same scan, sent."""
    joined = actions.join(scan=sent.scan, who=Who(side=side), by=by, at=at)
    actions.save_step(response=joined, keys=answers, answers=answers, seen=fingerprint({}), at=at)
    return actions.send_response(response=joined, at=at)


# --- facts ---------------------------------------------------------------------------------------------------------
def test_nothing_known_is_no_facts() -> None:
    assert queries.facts_about(factories.initiative()) == {}


def test_a_told_intake_becomes_facts(sent: Response) -> None:
    assert queries.facts_about(Initiative.objects.get()) == {
        "werkvelden": ["sociale-cohesie", "voedsel"],
        "fasen": ["opstart"],
        "rechtsvorm": ["geen"],
        "ondersteuning": ["kennis", "ruimte"],
        "innovatie": 8,
    }


def test_of_two_marks_the_initiatives_own_counts_and_lists_are_taken_together(sent: Response, official: Person) -> None:
    answer_too(sent, official, Side.MUNICIPALITY, {"innovatie": 3, "impact": 6, "ondersteuning": ["vergunning"]})

    facts = queries.facts_about(Initiative.objects.get())

    assert (facts["innovatie"], facts["impact"]) == (8, 6)
    assert facts["ondersteuning"] == ["kennis", "ruimte", "vergunning"]


def test_each_fact_says_who_said_it_and_where(sent: Response) -> None:
    origins = {origin.name: origin for origin in queries.fact_origins(Initiative.objects.get())}

    told = origins["innovatie"]
    assert (told.value, told.side, told.said_on, told.number) == (8, "initiative", NOON.date(), sent.scan.number)
    assert origins["fasen"].number == ""


def test_states_of_thresholds_stay_with_their_item() -> None:
    initiative = factories.initiative()
    factories.reading(initiative, "drempels", "eerste-volgers", state="genomen")
    factories.reading(initiative, "drempels", "professionalisering", state="bezig")
    factories.reading(initiative, "drempels", "professionalisering", Side.MUNICIPALITY, state="nog-niet")

    facts = queries.facts_about(initiative)

    assert facts == {"drempels": {"eerste-volgers": "genomen", "professionalisering": "bezig"}}


def test_what_was_withdrawn_is_no_fact() -> None:
    initiative = factories.initiative()
    factories.reading(initiative, "werkvelden", "energie", withdrawn_on=NOON.date())

    assert queries.facts_about(initiative) == {}


def test_the_register_knows_the_phase_of_today_better_than_an_old_answer(sent: Response) -> None:
    initiative = Initiative.objects.get()
    initiative.phase, initiative.legal_form = "rijping", "cooperatie"
    initiative.save()

    facts = queries.facts_about(initiative)

    assert (facts["fasen"], facts["rechtsvorm"]) == (["rijping"], ["cooperatie"])


def test_a_need_that_was_met_is_no_longer_support_that_is_asked(sent: Response) -> None:
    initiative = Initiative.objects.get()
    initiative.needs.filter(kind=NeedKind.SPACE).update(state="met")

    assert queries.facts_about(initiative)["ondersteuning"] == ["kennis"]


def test_open_needs_speak_when_nobody_told_about_support() -> None:
    starting = factories.initiative(phase="opstart")
    factories.need(starting, "Geld voor een keuken", NeedKind.MONEY)
    factories.need(starting, "Een schuur", NeedKind.SPACE)
    unknown = factories.initiative("Zonder fase")
    factories.need(unknown, "Geld", NeedKind.MONEY)

    assert queries.facts_about(starting)["ondersteuning"] == ["startsubsidie", "ruimte"]
    assert "ondersteuning" not in queries.facts_about(unknown)


def test_a_questionnaire_that_is_gone_means_nothing_and_stays_readable(
    client: Client, sent: Response, broker: Person
) -> None:
    initiative = Initiative.objects.get()
    Scan.objects.update(framework="verdwenen")
    Response.objects.update(answers=ANSWERS | {"plek": ["anders"], "plek--anders": "In de kerk"})

    assert "innovatie" not in queries.facts_about(initiative)
    compared = queries.outcome(Scan.objects.get(), broker)
    assert [line.question.title for line in compared.lines] == sorted([*ANSWERS, "plek"])
    assert compared.lines[0].shown[0].words == ("sociale-cohesie", "voedsel")
    client.force_login(broker)
    for address in (f"/vertel/{sent.token}/ontvangen/", f"/scans/{sent.scan.number}/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "In de kerk" in page.content.decode()


def test_what_is_known_can_always_be_advised_on(sent: Response) -> None:
    initiative = Initiative.objects.get()
    initiative.legal_form = "maatschap-van-vroeger"
    initiative.save()
    factories.reading(initiative, "drempels", "verdwenen", state="genomen")
    factories.reading(initiative, "werkvelden", "ook-verdwenen")
    factories.reading(initiative, "verdwenen-bril", "iets")

    facts = queries.facts_about(initiative)

    assert set(facts) == {"werkvelden", "fasen", "ondersteuning", "innovatie"}
    assert any(piece.kind for piece in advise(facts, current_catalogue()))


@pytest.mark.parametrize("others", [1, 3])
def test_facts_cost_the_same_however_many_answered(sent: Response, others: int, django_assert_num_queries) -> None:
    for _number in range(others):
        answer_too(sent, None, Side.RESIDENT, {"impact": 5})
    initiative = Initiative.objects.get()

    with django_assert_num_queries(3):
        queries.facts_about(initiative)


# --- comparing -----------------------------------------------------------------------------------------------------
def test_the_teller_stands_first_and_each_voice_has_a_side(sent: Response, official: Person) -> None:
    answer_too(sent, official, Side.MUNICIPALITY, {"innovatie": 3})

    compared = queries.outcome(sent.scan, official)

    names = {Side.INITIATIVE: "Tess", Side.MUNICIPALITY: "Ambtenaar Aydin"}
    assert [voice.label for voice in compared.voices] == [f"{capfirst(s.label)}: {who}" for s, who in names.items()]
    assert [line.question.id for line in compared.talking_points] == ["innovatie"]


def test_what_is_not_sent_yet_is_nobodys_business(sent: Response, official: Person) -> None:
    actions.join(scan=sent.scan, who=Who(side=Side.MUNICIPALITY), by=official, at=NOON)

    assert len(queries.outcome(sent.scan, official).voices) == 1


def test_the_same_scan_later_shows_what_changed(sent: Response, teller: Person) -> None:
    initiative = Initiative.objects.get()
    factories.member(initiative, teller)
    later = NOON + timedelta(days=200)
    again = actions.start_scan(framework="intake", who=Who(), by=teller, at=later, subject=initiative)
    actions.save_step(response=again, keys=["innovatie"], answers={"innovatie": 9}, seen=fingerprint({}), at=later)
    actions.send_response(response=again, at=later)

    found = queries.since_last_time(again.scan, reader(teller, again.scan))

    assert found is not None
    assert {c.question.id: c.moved for c in found.changes if c.moved} == {"innovatie": 1}
    assert queries.since_last_time(sent.scan, reader(teller, sent.scan)) is None


# --- the desk ------------------------------------------------------------------------------------------------------
def test_the_desk_sees_the_first_due_on_top_and_nothing_of_elsewhere(
    tell: Callable[..., Response], desk: object, official: Person, official_elsewhere: Person, stranger: Person
) -> None:
    first, second = tell(1), tell(2)
    Scan.objects.filter(pk=second.scan.pk).update(answer_due=date(2026, 11, 25))
    today = NOON.date()

    assert [scan.pk for scan in queries.awaiting_answer(official, today)] == [second.scan.pk, first.scan.pk]
    assert not queries.awaiting_answer(official_elsewhere, today).exists()
    assert not queries.awaiting_answer(stranger, today).exists()


def test_later_comes_back_on_its_own_day(sent: Response, official: Person) -> None:
    actions.answer_scan(
        scan=sent.scan,
        answer="later",
        reason="Na de zomer.",
        next_contact=date(2027, 1, 11),
        revision=0,
        by=official,
        on=NOON.date(),
    )

    assert not queries.awaiting_answer(official, date(2027, 1, 10)).exists()
    (back,) = queries.awaiting_answer(official, date(2027, 1, 11))
    assert back.heard_by == date(2027, 1, 11)


def test_the_teller_finds_back_what_was_told_before_signing_up(
    sent: Response, teller: Person, stranger: Person
) -> None:
    assert list(queries.mine(teller)) == [sent]
    assert not queries.mine(stranger).exists()


def test_drafts_are_there_until_they_expire(teller: Person) -> None:
    begun = actions.start_scan(framework="intake", who=Who(), basics=STORY, by=teller, at=NOON)

    assert list(queries.drafts_of(teller, begun.expires_on)) == [begun]
    assert not queries.drafts_of(teller, begun.expires_on + timedelta(days=1)).exists()


# --- panels --------------------------------------------------------------------------------------------------------
def shown(panel: panels.Panel | None, person: object) -> str:
    assert panel is not None
    request = RequestFactory().get("/")
    request.user = person
    return " ".join(render_to_string(panel.template, panel.context, request).split())


@pytest.fixture
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.mark.usefixtures("_on_the_day")
@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_costs_the_same_however_full(
    tell: Callable[..., Response], broker: Person, count: int, django_assert_num_queries
) -> None:
    for number in range(count):
        tell(number)
    with django_assert_num_queries(4):
        page = shown(panels.desk_inbox(broker), broker)
    assert page.count("Verhaal") == count


@pytest.mark.usefixtures("_on_the_day")
def test_the_inbox_marks_what_is_late(sent: Response, official: Person, stranger: Person) -> None:
    Scan.objects.update(answer_due=date(2026, 11, 20))

    assert "te laat" in shown(panels.desk_inbox(official), official)
    assert panels.desk_inbox(stranger) is None


@pytest.mark.usefixtures("_on_the_day")
def test_my_desk_says_where_it_stands_by_when_and_who(sent: Response, teller: Person, stranger: Person) -> None:
    page = shown(panels.desk_mine(teller), teller)

    for said in ("wacht op antwoord", "30 november 2026", "Loket Initiatieven"):
        assert said in page
    assert panels.desk_mine(stranger) is None


def test_the_page_of_an_initiative_keeps_answers_for_those_involved(
    sent: Response, official: Person, stranger: Person
) -> None:
    answer_too(sent, official, Side.MUNICIPALITY, {"innovatie": 3})
    initiative = Initiative.objects.get()

    public, inside = (shown(panels.intake(initiative, person), person) for person in (stranger, official))

    assert "23 november 2026" in public
    assert "innovatie" not in public
    assert "Is er sprake van innovatie of vernieuwing?" in inside
    assert panels.intake(factories.initiative(), stranger) is None


# --- personal data -------------------------------------------------------------------------------------------------
def test_a_person_can_take_along_what_they_told(sent: Response, teller: Person) -> None:
    (told,) = personal.export_of(teller)["filled_in"]

    assert told["answers"] == ANSWERS
    assert told["scan__number"] == sent.scan.number


def test_forgetting_takes_names_from_what_was_sent_and_drafts_away(sent: Response, teller: Person) -> None:
    actions.start_scan(framework="intake", who=Who(), basics=STORY, by=teller, at=NOON)

    personal.forget(teller, NOON)

    (kept,) = Response.objects.all()
    assert (kept.pk, kept.name, kept.email, kept.person, kept.answers) == (sent.pk, "", "", None, ANSWERS)
    assert Scan.objects.count() == 1
