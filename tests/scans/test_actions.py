"""What changed, what was told in the journal, who was refused, and that nothing is lost or done twice."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail

from tests import factories
from tests.scans.conftest import ANSWERS, NOON, STORY
from tussenruimte.accounts.models import Person
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Organisation, Place, Side
from tussenruimte.scans import actions, tasks
from tussenruimte.scans.actions.answering import NoDay, NoReason
from tussenruimte.scans.actions.sending import NoContact, NotComplete
from tussenruimte.scans.actions.starting import NotThatSide
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import Basics, Who, fingerprint
from tussenruimte.scans.subjects import initiative_of

pytestmark = pytest.mark.django_db


def happenings(thing: object) -> list[str]:
    return list(
        Entry.objects.filter(about_kind=thing._meta.label_lower, about_key=str(thing.pk))
        .order_by("pk")
        .values_list("what", flat=True)
    )


def start(by: Person | None = None, **who: str) -> Response:
    return actions.start_scan(framework="intake", who=Who(**who), basics=STORY, by=by, at=NOON)


# --- starting and saving -------------------------------------------------------------------------------------------
def test_starting_makes_a_scan_at_the_version_of_now_and_a_draft_that_waits(teller: Person) -> None:
    response = start(teller, name="Tess")

    scan = response.scan
    assert (scan.framework, scan.framework_version, scan.answer, scan.subject_key) == ("intake", 1, "", "")
    assert scan.number.startswith("TR-2026-")
    assert (response.is_teller, response.person, response.expires_on) == (True, teller, date(2027, 1, 22))
    assert happenings(scan) == ["scan.started"]


def test_an_official_in_a_conversation_writes_down_the_story_of_another(official: Person) -> None:
    response = start(official, mode="together", companion="Aydin", companion_side=Side.MUNICIPALITY)

    assert (response.person, response.helper, response.side) == (None, official, Side.INITIATIVE)


def test_about_an_initiative_only_those_of_a_side_may_start(teller: Person, stranger: Person) -> None:
    initiative = factories.initiative()
    factories.member(initiative, teller)

    response = actions.start_scan(framework="brillen", who=Who(), by=teller, at=NOON, subject=initiative)

    assert initiative_of(response.scan) == initiative
    with pytest.raises(actions.NotInvolved):
        actions.start_scan(framework="brillen", who=Who(), by=stranger, at=NOON, subject=initiative)
    with pytest.raises(actions.NotInvolved):
        actions.start_scan(framework="brillen", who=Who(), by=None, at=NOON, subject=initiative)


def test_a_step_keeps_its_own_keys_and_leaves_the_others(draft: Response) -> None:
    saved = actions.save_step(
        response=draft, keys=["innovatie", "impact"], answers={"impact": 9}, seen=fingerprint({"innovatie": 8}), at=NOON
    )

    expected = {key: value for key, value in ANSWERS.items() if key != "innovatie"} | {"impact": 9}
    assert saved.answers == expected
    draft.refresh_from_db()
    assert draft.answers == expected


def test_saving_gives_the_draft_more_time(draft: Response) -> None:
    later = NOON + timedelta(days=30)

    saved = actions.save_step(response=draft, keys=["impact"], answers={"impact": 9}, seen=fingerprint({}), at=later)

    assert saved.expires_on == date(2027, 2, 21)


def test_a_second_tab_is_told_what_is_kept_and_overwrites_nothing(draft: Response) -> None:
    seen = fingerprint({})
    actions.save_step(response=draft, keys=["impact"], answers={"impact": 9}, seen=seen, at=NOON)

    with pytest.raises(actions.ChangedMeanwhile) as refused:
        actions.save_step(response=draft, keys=["impact"], answers={"impact": 2}, seen=seen, at=NOON)

    assert refused.value.kept == {"impact": 9}
    draft.refresh_from_db()
    assert draft.answers["impact"] == 9


def test_the_same_answers_from_two_tabs_are_no_conflict(draft: Response) -> None:
    for _tab in range(2):
        saved = actions.save_step(response=draft, keys=["impact"], answers={"impact": 9}, seen=fingerprint({}), at=NOON)
    assert saved.answers["impact"] == 9


def test_the_first_step_too_tells_the_second_tab(draft: Response) -> None:
    seen = fingerprint(actions.basics_and_who(draft))
    other = Basics(name="Anders", summary="Kort.")
    who = Who(name="Tess", email="tess@voorbeeld.example")
    actions.save_basics(response=draft, basics=other, who=who, seen=seen, at=NOON)

    with pytest.raises(actions.ChangedMeanwhile) as refused:
        actions.save_basics(response=draft, basics=STORY, who=who, seen=seen, at=NOON)

    assert refused.value.kept["basics"]["name"] == "Anders"


def test_an_expired_draft_is_not_saved_and_not_sent(draft: Response) -> None:
    too_late = NOON + timedelta(days=61)

    with pytest.raises(actions.LinkExpired):
        actions.save_step(response=draft, keys=["impact"], answers={"impact": 9}, seen=fingerprint({}), at=too_late)
    with pytest.raises(actions.LinkExpired):
        actions.send_response(response=draft, at=too_late)


def test_what_was_sent_is_not_changed(sent: Response) -> None:
    with pytest.raises(actions.AlreadySent):
        actions.save_step(response=sent, keys=["impact"], answers={"impact": 9}, seen=fingerprint({}), at=NOON)


# --- joining -------------------------------------------------------------------------------------------------------
def test_another_joins_the_same_scan_with_a_draft_of_their_own(sent: Response, official: Person) -> None:
    response = actions.join(scan=sent.scan, who=Who(side=Side.MUNICIPALITY), by=official, at=NOON)

    assert (response.scan, response.is_teller, response.person, response.basics) == (sent.scan, False, official, {})
    assert actions.join(scan=sent.scan, who=Who(side=Side.MUNICIPALITY), by=official, at=NOON) == response
    assert happenings(sent.scan)[-1] == "scan.joined"


@pytest.mark.parametrize("side", [Side.MUNICIPALITY, Side.BROKER, Side.EDITORS])
def test_nobody_speaks_for_a_municipality_without_showing_it(
    sent: Response, stranger: Person, official_elsewhere: Person, side: Side
) -> None:
    for person in (None, stranger, official_elsewhere):
        with pytest.raises(NotThatSide):
            actions.join(scan=sent.scan, who=Who(side=side), by=person, at=NOON)


# --- sending -------------------------------------------------------------------------------------------------------
def test_sending_an_intake_makes_an_initiative_with_needs_and_views(sent: Response, haarlem: Place) -> None:
    initiative = Initiative.objects.get()

    assert (initiative.name, initiative.summary) == (STORY.name, STORY.summary)
    assert (initiative.municipality, initiative.place_text) == (haarlem, "Buurthuis de Ark")
    assert (initiative.phase, initiative.legal_form, initiative.state) == ("opstart", "geen", "listed")
    assert sorted(initiative.needs.values_list("kind", flat=True)) == ["knowledge", "space"]
    views = sorted(initiative.readings.values_list("lens", "item", "side"))
    assert views == [
        ("fasen", "opstart", "initiative"),
        ("werkvelden", "sociale-cohesie", "initiative"),
        ("werkvelden", "voedsel", "initiative"),
    ]
    assert initiative_of(sent.scan) == initiative


def test_sending_promises_an_answer_by_the_desk(sent: Response, desk: Organisation) -> None:
    scan = Scan.objects.get()

    assert (scan.desk, scan.answer, scan.answer_due) == (desk, "waiting", date(2026, 11, 30))
    assert happenings(scan) == ["scan.started", "scan.sent"]


def test_without_a_desk_the_site_itself_answers(draft: Response) -> None:
    sent = actions.send_response(response=draft, at=NOON)

    assert (sent.scan.desk, sent.scan.answer_due) == (None, date(2026, 12, 7))


def test_a_municipality_that_named_no_desk_promises_nothing(draft: Response, haarlem: Place) -> None:
    factories.organisation(place=haarlem)

    assert actions.send_response(response=draft, at=NOON).scan.desk is None


def test_sending_twice_gives_the_same_receipt(
    draft: Response, desk: Organisation, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = actions.send_response(response=draft, at=NOON)
        again = actions.send_response(response=draft, at=NOON + timedelta(minutes=1))

    assert (first.pk, first.sent_at, first.scan.number) == (again.pk, again.sent_at, again.scan.number)
    assert Initiative.objects.count() == 1
    assert happenings(first.scan).count("scan.sent") == 1
    assert [letter.to for letter in mail.outbox] == [["tess@voorbeeld.example"]]


def test_the_receipt_says_number_day_and_who(
    draft: Response, desk: Organisation, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = actions.send_response(response=draft, at=NOON)

    (letter,) = mail.outbox
    for words in (
        sent.scan.number,
        "30 november 2026",
        "Loket Initiatieven, Gemeente Haarlem",
        "23 november 2026, 12:00",
    ):
        assert words in letter.body
    assert f"/vertel/{sent.token}/ontvangen/" in letter.body
    assert "&#" not in letter.body


def test_a_mail_server_that_is_away_loses_no_receipt(
    draft: Response, django_capture_on_commit_callbacks, settings, monkeypatch
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with django_capture_on_commit_callbacks(execute=True):
        sent = actions.send_response(response=draft, at=NOON)
    sent.refresh_from_db()
    assert (sent.sent_at, sent.letter_due) == (NOON, "receipt")

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert tasks.send_letters() == 1
    assert tasks.send_letters() == 0
    assert len(mail.outbox) == 1


def test_an_owner_is_whoever_told_it_and_never_who_wrote_it_down(
    teller: Person, official: Person, haarlem: Place
) -> None:
    own = actions.send_response(response=start(teller), at=NOON)
    helped = actions.send_response(response=start(official, mode="together", companion="Aydin"), at=NOON)

    owned, written = initiative_of(own.scan), initiative_of(helped.scan)
    assert owned is not None
    assert written is not None
    assert list(owned.memberships.values_list("person", "mandate")) == [(teller.pk, "owner")]
    assert not written.memberships.exists()


def test_a_story_nobody_can_answer_is_not_sent(db: None) -> None:
    with pytest.raises(NoContact):
        actions.send_response(response=start(), at=NOON)
    assert not Initiative.objects.exists()


def test_a_story_without_a_name_is_not_sent(teller: Person) -> None:
    response = actions.start_scan(framework="intake", who=Who(), basics=Basics(summary="Kort."), by=teller, at=NOON)

    with pytest.raises(NotComplete):
        actions.send_response(response=response, at=NOON)


def test_who_has_no_mail_is_reached_through_who_wrote_it_down(official: Person) -> None:
    response = start(official, mode="together", companion="Aydin")

    sent = actions.send_response(response=response, at=NOON)

    assert (sent.scan.answer, sent.letter_due) == ("waiting", "")
    assert actions.send_letter(response=sent) is False


def test_what_may_not_be_skipped_is_asked_for(teller: Person, tmp_path: Path, settings) -> None:
    (tmp_path / "eis.yaml").write_text(
        "kind: questionnaire\nid: eis\ntitle: Eis\nabout: initiative\nsource: {work: seed-003}\n"
        "sections: [{id: deel, title: Deel}]\n"
        "items: [{id: moet, title: Moet dit?, type: short-text, section: deel, required: true}]\n"
    )
    settings.FRAMEWORKS_DIR = str(tmp_path)
    initiative = factories.initiative()
    factories.member(initiative, teller)
    response = actions.start_scan(framework="eis", who=Who(), by=teller, at=NOON, subject=initiative)

    with pytest.raises(NotComplete):
        actions.send_response(response=response, at=NOON)


def test_an_official_elsewhere_adds_no_view_of_this_municipality(draft: Response, official_elsewhere: Person) -> None:
    joined = actions.join(scan=draft.scan, who=Who(side=Side.MUNICIPALITY), by=official_elsewhere, at=NOON)
    actions.save_step(response=joined, keys=["fase"], answers={"fase": ["rijping"]}, seen=fingerprint({}), at=NOON)
    actions.send_response(response=draft, at=NOON)

    actions.send_response(response=joined, at=NOON)

    assert not Initiative.objects.get().readings.filter(item="rijping").exists()


def test_a_story_may_stay_unseen(teller: Person, haarlem: Place) -> None:
    basics = Basics(name="Stil", summary="Nog even niet.", listed=False, municipality="Ergens anders")
    response = actions.start_scan(framework="intake", who=Who(), basics=basics, by=teller, at=NOON)

    actions.send_response(response=response, at=NOON)

    initiative = Initiative.objects.get()
    assert (initiative.state, initiative.place, initiative.place_text) == ("draft", None, "Ergens anders")


def test_looking_through_the_lenses_sets_the_views_of_ones_own_side(official: Person, sent: Response) -> None:
    initiative = initiative_of(sent.scan)
    response = actions.start_scan(
        framework="brillen", who=Who(side=Side.MUNICIPALITY), by=official, at=NOON, subject=initiative
    )
    answers = {"werkvelden": ["energie"], "drempels-eerste-volgers": ["genomen"], "bloedgroepen": ["weet-ik-niet"]}
    actions.save_step(response=response, keys=answers, answers=answers, seen=fingerprint({}), at=NOON)

    actions.send_response(response=response, at=NOON)

    theirs = Initiative.objects.get().readings.filter(side=Side.MUNICIPALITY)
    assert sorted(theirs.values_list("lens", "item", "state", "person")) == [
        ("drempels", "eerste-volgers", "genomen", official.pk),
        ("werkvelden", "energie", "", official.pk),
    ]
    response.scan.refresh_from_db()
    assert response.scan.answer == ""


def test_a_joined_intake_adds_views_and_makes_no_second_initiative(sent: Response, official: Person) -> None:
    joined = actions.join(scan=sent.scan, who=Who(side=Side.MUNICIPALITY), by=official, at=NOON)
    actions.save_step(response=joined, keys=["fase"], answers={"fase": ["rijping"]}, seen=fingerprint({}), at=NOON)

    actions.send_response(response=joined, at=NOON)

    initiative = Initiative.objects.get()
    assert initiative.phase == "opstart"
    assert initiative.readings.filter(lens="fasen", item="rijping", side="municipality").exists()


# --- answering -----------------------------------------------------------------------------------------------------
def answered(scan: Scan, by: Person, **given: object) -> Scan:
    words = {"answer": "later", "reason": "Eerst de begroting.", "next_contact": date(2027, 1, 11), "revision": 0}
    return actions.answer_scan(scan=scan, by=by, on=NOON.date(), **{**words, **given})


def test_an_answer_is_kept_told_and_mailed(
    sent: Response, official: Person, django_capture_on_commit_callbacks
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        scan = answered(sent.scan, official)

    assert (scan.answer, scan.next_contact, scan.answered_by) == ("later", date(2027, 1, 11), official)
    (entry,) = Entry.objects.filter(what="scan.answered")
    assert entry.details == {"before": "waiting", "answer": "later", "reason": "Eerst de begroting."}
    (letter,) = mail.outbox
    assert (letter.to, "later" in letter.subject) == (["tess@voorbeeld.example"], True)
    assert "Eerst de begroting." in letter.body
    assert "11 januari 2027" in letter.body


def test_never_needs_no_day_and_keeps_none(sent: Response, official: Person) -> None:
    scan = answered(sent.scan, official, answer="never", reason="Dit mag niet van de wet.")

    assert (scan.answer, scan.next_contact) == ("never", None)


@pytest.mark.parametrize("answer", ["now", "later", "never"])
def test_every_answer_has_a_reason(sent: Response, official: Person, answer: str) -> None:
    with pytest.raises(NoReason):
        answered(sent.scan, official, answer=answer, reason=" \x00 ")


@pytest.mark.parametrize("answer", ["now", "later"])
@pytest.mark.parametrize("day", [None, NOON.date()])
def test_now_and_later_say_when(sent: Response, official: Person, answer: str, day: date | None) -> None:
    with pytest.raises(NoDay):
        answered(sent.scan, official, answer=answer, next_contact=day)


def test_the_second_of_two_answers_is_told_of_the_first(sent: Response, official: Person, broker: Person) -> None:
    answered(sent.scan, official)

    with pytest.raises(actions.AnswerChangedMeanwhile) as refused:
        answered(sent.scan, broker, answer="never")

    assert refused.value.scan.answer == "later"


def test_only_the_desk_answers(sent: Response, teller: Person, stranger: Person, official_elsewhere: Person) -> None:
    for person in (teller, stranger, official_elsewhere):
        with pytest.raises(actions.NotYourDesk):
            answered(sent.scan, person)


# --- making it one's own, and forgetting ---------------------------------------------------------------------------
def test_what_was_told_without_an_account_becomes_the_tellers_own(sent: Response, teller: Person, day: date) -> None:
    actions.adopt(response=sent, by=teller, on=day)
    actions.adopt(response=sent, by=teller, on=day)

    assert list(Initiative.objects.get().memberships.values_list("person", "mandate")) == [(teller.pk, "owner")]
    assert happenings(sent.scan).count("scan.adopted") == 1


def test_nobody_adopts_the_story_of_another_address(sent: Response, stranger: Person, day: date) -> None:
    with pytest.raises(actions.adopting.NotYourStory):
        actions.adopt(response=sent, by=stranger, on=day)


def test_expired_drafts_are_emptied_and_what_was_sent_stays(
    sent: Response, moment: datetime, teller: Person, day: date
) -> None:
    forgotten = start(teller, name="Tess", email="tess@voorbeeld.example")
    running = actions.start_scan(framework="intake", who=Who(), basics=STORY, by=teller, at=moment + timedelta(days=30))

    assert tasks.forget_drafts(day + timedelta(days=61)) == 1
    assert tasks.forget_drafts(day + timedelta(days=61)) == 0

    forgotten.refresh_from_db()
    assert (forgotten.answers, forgotten.basics, forgotten.person, forgotten.name, forgotten.email) == (
        {},
        {},
        None,
        "",
        "",
    )
    for kept in (sent, running):
        kept.refresh_from_db()
        assert kept.basics["name"] == STORY.name


def test_a_draft_that_came_back_to_life_is_not_forgotten(draft: Response, day: date) -> None:
    assert actions.forget_draft(response=draft, on=day) is False
