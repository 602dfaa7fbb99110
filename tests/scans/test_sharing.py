"""What a party said is its own until it shares it: people × deeds, and what each of them reads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.scans.conftest import NOON
from tussenruimte.accounts.models import Person, Role
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Organisation, Place, Side
from tussenruimte.scans import actions, permissions, queries
from tussenruimte.scans.models import Response
from tussenruimte.scans.rules import Paper, Who, fingerprint

pytestmark = pytest.mark.django_db

OURS = {"actie-animo": 5, "actie-inbedding": 2, "actie-inbedding--toelichting": "Niemand belt terug"}
THEIRS = {"actie-animo": 2, "actie-inbedding": 4, "actie-inbedding--toelichting": "Ons loket werkt"}


@pytest.fixture
def initiative(haarlem: Place) -> Initiative:
    """An initiative in Haarlem."""
    return factories.initiative("Buurtkeuken", place=haarlem, municipality=haarlem)


@pytest.fixture
def owner(initiative: Initiative) -> Person:
    """Speaks for it."""
    return factories.member(initiative)


def fill(response: Response, answers: dict[str, Any], *, share: bool = False) -> Response:
    """The answers, kept and sent."""
    actions.save_step(response=response, keys=answers, answers=answers, seen=fingerprint({}), at=NOON)
    return actions.send_response(response=response, at=NOON, share=share)


@pytest.fixture
def ours(initiative: Initiative, owner: Person, desk: Organisation) -> Response:
    """How the initiative sees it, not shared."""
    begun = actions.start_scan(framework="actie-scan", who=Who(), by=owner, at=NOON, subject=initiative)
    return fill(begun, OURS)


@pytest.fixture
def theirs(ours: Response, official: Person) -> Response:
    """How the municipality sees it, not shared."""
    joined = actions.join(scan=ours.scan, who=Who(side=Side.MUNICIPALITY), by=official, at=NOON)
    return fill(joined, THEIRS)


DEEDS: dict[str, Callable[[Any, Response, Response], bool]] = {
    "see_result": lambda person, ours, _theirs: permissions.may_see(person, ours.scan),
    "see_initiatives_answers": lambda person, ours, _theirs: permissions.may_see_answers(person, ours),
    "see_municipalitys_answers": lambda person, _ours, theirs: permissions.may_see_answers(person, theirs),
    "share_initiatives_answers": lambda person, ours, _theirs: permissions.may_share(person, ours),
    "share_municipalitys_answers": lambda person, _ours, theirs: permissions.may_share(person, theirs),
    "invite": lambda person, ours, _theirs: permissions.may_invite(person, ours.scan),
    "export": lambda person, ours, _theirs: permissions.may_export(person, ours.scan),
    "fill_in_for_another": lambda person, ours, _theirs: permissions.may_fill_in_for_another(person, ours.scan),
    "start": lambda person, ours, _theirs: permissions.may_start(person, Initiative.objects.get(name="Buurtkeuken")),
    "answer": lambda person, ours, _theirs: permissions.may_answer(person, ours.scan),
}
TAKES_PART = {"see_result", "invite", "export", "fill_in_for_another", "start"}
OWN = TAKES_PART | {"see_initiatives_answers"}
TABLE = {
    "visitor": set(),
    "stranger": set(),
    "councillor": set(),
    "official_elsewhere": set(),
    "gone": set(),
    "respondent": {"see_result", "invite", "export"},
    "owner": OWN | {"share_initiatives_answers"},
    "member": OWN,
    "official": TAKES_PART | {"see_municipalitys_answers", "share_municipalitys_answers"},
    "colleague": TAKES_PART | {"see_municipalitys_answers", "share_municipalitys_answers"},
    "broker": TAKES_PART,
    "editor": TAKES_PART,
}


@pytest.fixture
def people(
    request: pytest.FixtureRequest, initiative: Initiative, ours: Response, theirs: Response, desk: Organisation
) -> dict[str, Any]:
    """Everyone in the table."""
    respondent = factories.person("Roos Respondent")
    actions.join(scan=ours.scan, who=Who(side=Side.RESIDENT), by=respondent, at=NOON)
    named = ("stranger", "official_elsewhere", "official", "broker", "owner")
    return {
        "visitor": AnonymousUser(),
        "councillor": factories.person("Raadslid", Role.COUNCILLOR),
        "gone": factories.member(initiative, factories.person("Vertrokken"), until="2026-01-01"),
        "member": factories.member(initiative, factories.person("Lid"), "member"),
        "colleague": factories.official(desk, "Collega"),
        "editor": factories.person("Redacteur", Role.EDITOR),
        "respondent": respondent,
        **{name: request.getfixturevalue(name) for name in named},
    }


@pytest.mark.parametrize("who", TABLE)
def test_who_may_do_what(who: str, people: dict[str, Any], ours: Response, theirs: Response) -> None:
    assert {deed for deed, may in DEEDS.items() if may(people[who], ours, theirs)} == TABLE[who]


def test_the_list_and_the_page_of_a_scan_agree(people: dict[str, Any], ours: Response) -> None:
    listed = {who for who, person in people.items() if queries.visible_to(person).filter(pk=ours.scan.pk).exists()}

    assert listed == {who for who, deeds in TABLE.items() if "see_result" in deeds}


def test_what_is_shared_is_for_who_takes_part(people: dict[str, Any], ours: Response, owner: Person) -> None:
    shared = actions.share(response=ours, with_whom="involved", by=owner, at=NOON)

    readers = {who for who, person in people.items() if permissions.may_see_answers(person, shared)}
    assert readers == {who for who, deeds in TABLE.items() if "see_result" in deeds}


def test_for_everyone_is_only_what_all_shared_with_everyone(
    people: dict[str, Any], ours: Response, theirs: Response, owner: Person, official: Person
) -> None:
    actions.share(response=ours, with_whom="public", by=owner, at=NOON)
    assert not permissions.may_see(people["visitor"], ours.scan)

    actions.share(response=theirs, with_whom="public", by=official, at=NOON)

    assert all(permissions.may_see(person, ours.scan) for person in people.values())
    assert queries.visible_to(AnonymousUser()).filter(pk=ours.scan.pk).exists()
    assert not permissions.may_export(people["visitor"], ours.scan)


# --- what each reads -----------------------------------------------------------------------------------------------
def labels(person: Any, response: Response) -> list[str]:
    return [voice.side for voice in queries.outcome(response.scan, person).voices]


def test_an_outsider_reads_marks_without_names_or_words(
    ours: Response, theirs: Response, owner: Person, official: Person
) -> None:
    for response, by in ((ours, owner), (theirs, official)):
        actions.share(response=response, with_whom="public", by=by, at=NOON)

    read = queries.outcome(ours.scan, AnonymousUser())

    assert [voice.label for voice in read.voices] == ["Het initiatief", "De gemeente"]
    assert [dict(voice.answers) for voice in read.voices] == [
        {"actie-animo": 5, "actie-inbedding": 2},
        {"actie-animo": 2, "actie-inbedding": 4},
    ]


def test_people_of_an_initiative_always_read_a_judgement_on_their_work(
    ours: Response, theirs: Response, owner: Person, broker: Person
) -> None:
    read = queries.outcome(ours.scan, owner)

    assert [dict(voice.answers) for voice in read.voices] == [OURS, {"actie-animo": 2}]
    assert (read.unshared, read.judged_only, bool(read.missing)) == (0, 1, True)
    seen = queries.outcome(ours.scan, broker)
    assert (seen.voices, seen.unshared) == ((), 2)


def test_together_they_show_blind_spots_and_what_helps(
    ours: Response, theirs: Response, owner: Person, official: Person
) -> None:
    actions.share(response=ours, with_whom="involved", by=owner, at=NOON)
    alone = queries.outcome(ours.scan, owner)
    assert not alone.is_ready
    actions.share(response=theirs, with_whom="involved", by=official, at=NOON)

    read = queries.outcome(ours.scan, owner)

    assert read.is_ready
    assert [(spot.point.id, spot.seen_by, spot.gap) for spot in read.blind_spots] == [
        ("actie-animo", "municipality", 3),
        ("actie-inbedding", "initiative", 2),
    ]
    assert queries.shared_outcome(Initiative.objects.get(), "actie-scan").voices == read.voices
    assert queries.shared_outcome(Initiative.objects.get(), "initiatievenklimaat") is None


def test_nothing_shared_is_no_outcome_for_a_conversation(ours: Response) -> None:
    assert queries.shared_outcome(Initiative.objects.get(), "actie-scan") is None


# --- the deed ------------------------------------------------------------------------------------------------------
def test_sharing_is_told_in_the_journal_and_twice_is_once(ours: Response, owner: Person) -> None:
    for _twice in range(2):
        shared = actions.share(response=ours, with_whom="involved", by=owner, at=NOON)

    assert (shared.shared_with, shared.shared_on) == ("involved", NOON.date())
    (entry,) = Entry.objects.filter(what="scan.shared")
    assert entry.details == {"before": "", "with": "involved", "side": "initiative"}


def test_sharing_can_be_taken_back(ours: Response, owner: Person, official: Person) -> None:
    actions.share(response=ours, with_whom="involved", by=owner, at=NOON)

    taken = actions.share(response=ours, with_whom="", by=owner, at=NOON)

    assert (taken.shared_with, taken.shared_on) == ("", None)
    assert not permissions.may_see_answers(official, taken)
    assert Entry.objects.filter(what="scan.unshared").count() == 1


def test_others_do_not_share_it(ours: Response, official: Person, stranger: Person) -> None:
    for person in (official, stranger, AnonymousUser()):
        with pytest.raises(actions.NotYourAnswers):
            actions.share(response=ours, with_whom="public", by=person, at=NOON)


def test_who_holds_the_link_shares_without_an_account(ours: Response) -> None:
    joined = actions.join(scan=ours.scan, who=Who(side=Side.RESIDENT), by=None, at=NOON)
    sent = fill(joined, {"actie-animo": 3})

    shared = actions.share(response=sent, with_whom="involved", by=AnonymousUser(), at=NOON, token=sent.token)

    assert shared.shared_with == "involved"
    assert Entry.objects.get(what="scan.shared").by is None


def test_an_intake_is_shared_by_sending_it_and_stays_so(sent: Response, teller: Person) -> None:
    assert sent.shared_with == "involved"
    with pytest.raises(actions.NotYourAnswers):
        actions.share(response=sent, with_whom="", by=AnonymousUser(), at=NOON, token=sent.token)


# --- for another ---------------------------------------------------------------------------------------------------
def test_a_paper_is_copied_with_consent(ours: Response, official: Person) -> None:
    paper = Paper(consent=True, on=NOON.date())
    copied = actions.join(
        scan=ours.scan, who=Who(name="Mevrouw Bos", side=Side.RESIDENT), by=official, at=NOON, paper=paper
    )

    assert (copied.person, copied.helper, copied.party, copied.mode) == (None, official, None, "for-another")
    assert (copied.paper_on, copied.consent_on) == (NOON.date(), NOON.date())
    another = actions.join(scan=ours.scan, who=Who(side=Side.RESIDENT), by=official, at=NOON, paper=paper)
    assert another.pk != copied.pk


def test_without_consent_nothing_is_written_down(ours: Response, official: Person, initiative: Initiative) -> None:
    paper = Paper(consent=False)
    with pytest.raises(actions.NoConsent):
        actions.join(scan=ours.scan, who=Who(side=Side.RESIDENT), by=official, at=NOON, paper=paper)
    with pytest.raises(actions.NoConsent):
        actions.start_scan(
            framework="actie-scan",
            who=Who(side=Side.RESIDENT),
            by=official,
            at=NOON,
            subject=initiative,
            paper=paper,
        )


def test_only_who_takes_part_copies_a_paper(ours: Response, stranger: Person) -> None:
    paper = Paper(consent=True)
    for person in (stranger, None):
        with pytest.raises(actions.NotInvolved):
            actions.join(scan=ours.scan, who=Who(side=Side.RESIDENT), by=person, at=NOON, paper=paper)


def test_one_does_not_speak_from_a_side_one_is_not_on(ours: Response, owner: Person, initiative: Initiative) -> None:
    with pytest.raises(actions.NotThatSide):
        actions.start_scan(
            framework="actie-scan", who=Who(side=Side.MUNICIPALITY), by=owner, at=NOON, subject=initiative
        )
    with pytest.raises(actions.NotThatSide):
        actions.join(scan=ours.scan, who=Who(side=Side.MUNICIPALITY), by=None, at=NOON)


def test_a_list_about_areas_is_not_about_an_initiative(owner: Person, initiative: Initiative) -> None:
    with pytest.raises(actions.NotAboutThat):
        actions.start_scan(framework="initiatievenklimaat", who=Who(), by=owner, at=NOON, subject=initiative)


# --- facts ---------------------------------------------------------------------------------------------------------
def test_only_what_was_shared_is_a_fact_and_each_side_keeps_its_mark(
    ours: Response, theirs: Response, owner: Person, official: Person, initiative: Initiative
) -> None:
    assert queries.facts_about(initiative) == {}
    actions.share(response=ours, with_whom="involved", by=owner, at=NOON)
    assert queries.facts_about(initiative) == {}, "one side is not enough"

    actions.share(response=theirs, with_whom="involved", by=official, at=NOON)

    assert queries.facts_about(initiative) == {
        "actie-animo": {"initiatief": 5, "gemeente": 2},
        "actie-inbedding": {"initiatief": 2, "gemeente": 4},
    }


# --- the reference page --------------------------------------------------------------------------------------------
def test_the_reference_page_has_this_table() -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8").split("## scans")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"]
    people, *lines = [row for row in rows if not row[0].startswith("---")]

    written = {row[0]: {who for who, says in zip(people[1:], row[1:], strict=True) if says == "yes"} for row in lines}
    assert written == {deed: {who for who, deeds in TABLE.items() if deed in deeds} for deed in DEEDS}
