"""Saved searches and their mail: only news, one item a scheme, once, whatever happens to the job."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.conftest import DAY
from tests.funding.conftest import NOON, facts, scheme
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.funding import actions, calendars, queries, tasks
from tussenruimte.funding.actions.searches import EnoughSearches, NameTaken, NoName
from tussenruimte.funding.models import FinderMail, FinderPost, SavedSearch, Scheme
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Organisation

pytestmark = pytest.mark.django_db


def days_later(number: int) -> datetime:
    """Noon, some days on, with the journal settled."""
    return NOON + timedelta(days=number)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal writes at noon, so that what happened has settled when a job runs the day after."""
    monkeypatch.setattr("tussenruimte.core.days.now", lambda: NOON)


def saved(by: Person, name: str = "Geld", query: str = "", initiative: Initiative | None = None) -> SavedSearch:
    """A search someone keeps."""
    return actions.save_search(name=name, query=query, initiative=initiative, by=by, at=NOON)


def mailed(by: Person, rhythm: str = "daily") -> FinderPost:
    """That someone wants mail."""
    return actions.choose_rhythm(rhythm=rhythm, by=by, at=NOON)


def test_what_fitted_when_a_search_was_saved_is_no_news(fund: Organisation, owner: Person) -> None:
    scheme(fund)
    saved(owner)
    mailed(owner)

    assert tasks.send_news(days_later(1)) == 0
    assert mail.outbox == []


def test_something_new_is_mailed_once_with_reasons_and_a_human(
    fund: Organisation, owner: Person, garden: Initiative
) -> None:
    saved(owner, "Tuin", initiative=garden)
    post = mailed(owner)
    scheme(fund, title="Kasgeld", items={"phase": ("opstart",)})

    assert [tasks.send_news(days_later(1)), tasks.send_news(days_later(1)), tasks.send_news(days_later(2))] == [1, 0, 0]

    [letter] = mail.outbox
    assert letter.to == [owner.email]
    assert letter.subject == "1 nieuwe regeling voor u"
    for part in ("Kasgeld (Voorbeeldfonds)", "Het is voor deze fase", "Subsidiecoach 023 000 0000", "Tuin", post.token):
        assert part in letter.body
    assert post.token in letter.extra_headers["List-Unsubscribe"]


def test_what_does_not_fit_is_not_mailed(fund: Organisation, owner: Person, garden: Initiative) -> None:
    saved(owner, initiative=garden)
    mailed(owner)
    scheme(fund, items={"phase": ("gevestigd",)})

    assert tasks.send_news(days_later(1)) == 0


def test_a_scheme_that_fits_two_searches_is_one_item(fund: Organisation, owner: Person) -> None:
    saved(owner, "Een")
    saved(owner, "Twee")
    mailed(owner)
    scheme(fund)

    tasks.send_news(days_later(1))

    assert mail.outbox[0].body.count("Voorbeeldpotje") == 1
    assert "Een en Twee" in mail.outbox[0].body


def test_a_closed_scheme_that_opens_again_and_a_new_round_are_news_but_an_edit_is_not(
    fund: Organisation, owner: Person, funder: Person
) -> None:
    closed, rounds = scheme(fund, state="closed"), scheme(fund, title="Rondes", continuous=False, rounds=(Round(DAY),))
    edited = scheme(fund, title="Zelfde")
    saved(owner)
    mailed(owner)

    actions.set_state(scheme=closed, state="open", revision=1, by=funder, on=DAY)
    more = facts(title="Rondes", continuous=False, rounds=(Round(DAY + timedelta(days=90)),))
    actions.edit_scheme(scheme=rounds, facts=more, revision=1, by=funder, on=DAY)
    actions.edit_scheme(scheme=edited, facts=facts(title="Zelfde", source="x"), revision=1, by=funder, on=DAY)
    tasks.send_news(days_later(1))

    assert [key for key, _searches in FinderMail.objects.get().items] == [rounds.pk, closed.pk]


def test_weekly_is_not_daily_and_a_late_job_tells_everything_at_once(fund: Organisation, owner: Person) -> None:
    saved(owner)
    mailed(owner, "weekly")
    scheme(fund, title="A")
    assert tasks.send_news(days_later(1)) == 1
    scheme(fund, title="B")
    assert tasks.send_news(days_later(2)) == 0
    scheme(fund, title="C")

    assert tasks.send_news(days_later(8)) == 1
    assert mail.outbox[1].subject == "2 nieuwe regelingen voor u"


def test_a_window_is_claimed_by_one_run(fund: Organisation, owner: Person) -> None:
    saved(owner)
    post = mailed(owner)
    scheme(fund)
    upto = queries.newest_entry()

    first = actions.make_mail(post=post, upto=upto, at=days_later(1))
    second = actions.make_mail(post=post, upto=upto, at=days_later(1))

    assert first is not None
    assert second is None
    assert actions.send_mail(mail=first, at=days_later(1))
    assert not actions.send_mail(mail=first, at=days_later(1))
    assert len(mail.outbox) == 1


def test_a_mail_that_was_cut_off_leaves_later_under_the_same_mark(
    fund: Organisation, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(owner)
    mailed(owner)
    scheme(fund)

    def cut_off(*_given: object) -> int:
        raise OSError("the line broke")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", cut_off)
        assert tasks.send_news(days_later(1)) == 0
    claimed = FinderMail.objects.get()
    assert claimed.sent_at is None

    assert tasks.send_news(days_later(1) + timedelta(minutes=10)) == 0
    assert tasks.send_news(days_later(1) + timedelta(minutes=31)) == 1
    assert [one.extra_headers["Message-ID"] for one in mail.outbox] == [claimed.message_id]
    assert FinderMail.objects.count() == 1


def test_who_stopped_the_mail_gets_none_even_when_it_was_claimed(fund: Organisation, owner: Person) -> None:
    saved(owner)
    post = mailed(owner)
    scheme(fund)
    claimed = actions.make_mail(post=post, upto=queries.newest_entry(), at=days_later(1))
    assert claimed is not None

    actions.stop_mail(post=post, at=NOON)

    assert not actions.send_mail(mail=claimed, at=days_later(1))
    assert mail.outbox == []


def test_what_was_withdrawn_meanwhile_is_told_as_it_is(fund: Organisation, owner: Person) -> None:
    saved(owner)
    post = mailed(owner)
    made = scheme(fund)
    claimed = actions.make_mail(post=post, upto=queries.newest_entry(), at=days_later(1))
    assert claimed is not None
    Scheme.objects.filter(pk=made.pk).update(state="withdrawn")

    assert actions.send_mail(mail=claimed, at=days_later(1))
    assert "U kunt nu niet aanvragen" in mail.outbox[0].body


def test_the_link_stops_the_mail_without_signing_in(client: Client, owner: Person) -> None:
    post = mailed(owner)
    address = reverse("funding:stop-mail", args=[post.token])

    assert client.get(address).status_code == 200
    assert FinderPost.objects.get().rhythm == "daily"
    client.post(address, {"List-Unsubscribe": "One-Click"})

    assert FinderPost.objects.get().rhythm == "never"
    assert client.get(reverse("funding:stop-mail", args=["x" * 43])).status_code == 404


def test_choosing_mail_is_consent_on_record_and_begins_with_what_comes(fund: Organisation, owner: Person) -> None:
    saved(owner)
    scheme(fund)

    post = mailed(owner)

    assert post.agreed_at == NOON
    assert Entry.objects.filter(what="search.mail-chosen", by=owner).count() == 1
    assert tasks.send_news(days_later(1)) == 0


def test_ten_is_the_most_and_names_differ(owner: Person) -> None:
    with pytest.raises(NoName):
        saved(owner, " ")
    for number in range(10):
        saved(owner, f"Zoekvraag {number}")
    with pytest.raises(EnoughSearches):
        saved(owner, "Elf")
    actions.forget_search(search=SavedSearch.objects.get(name="Zoekvraag 9"), by=owner)
    with pytest.raises(NameTaken):
        saved(owner, "Zoekvraag 1")


def test_a_search_for_an_initiative_is_for_who_may_look_for_it(garden: Initiative, owner: Person) -> None:
    stranger = factories.person("Sam")
    with pytest.raises(NotAllowed):
        saved(stranger, initiative=garden)
    mine = saved(owner, initiative=garden)
    with pytest.raises(NotAllowed):
        actions.forget_search(search=mine, by=stranger)


def test_a_search_follows_what_is_known_of_its_initiative(
    fund: Organisation, owner: Person, garden: Initiative
) -> None:
    search = saved(owner, query="fase=gevestigd&niet-terug=ja", initiative=garden)

    asked = queries.situation_for(search)

    assert (asked.situation.phase, asked.answers.no_repaying) == ("opstart", True)
    Initiative.objects.filter(pk=garden.pk).update(phase="rijping")
    assert queries.situation_for(SavedSearch.objects.get()).situation.phase == "rijping"


def test_deadlines_of_saved_searches_stand_in_the_calendar_once(
    fund: Organisation, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tussenruimte.core.days.today", lambda: DAY)
    later = DAY + timedelta(days=30)
    scheme(fund, continuous=False, rounds=(Round(later, DAY + timedelta(days=5)),))
    scheme(fund, title="Altijd")
    saved(owner, "Een")
    saved(owner, "Twee")

    found = list(calendars.days_for(owner))

    assert [(day.on, day.title) for day in found] == [
        (DAY + timedelta(days=5), "Opent: Voorbeeldpotje (Voorbeeldfonds)"),
        (later, "Laatste dag: Voorbeeldpotje (Voorbeeldfonds)"),
    ]
