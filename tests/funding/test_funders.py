"""Choosing to be found, what funders see, and a question with its answer."""

from decimal import Decimal

import pytest
from django.core import mail

from tests import factories
from tests.conftest import DAY
from tests.funding.conftest import scheme
from tussenruimte.accounts.models import Person, Role
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.funding import actions, queries
from tussenruimte.funding.actions.finding import AlreadyAnswered, AlreadyAsked, EnoughToday, NotFindable, NotTheirs
from tussenruimte.funding.models import Findability, FunderMessage
from tussenruimte.funding.queries import FunderFilters
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, NeedKind, Organisation, Party, Side

pytestmark = pytest.mark.django_db


def seen(**asked: object) -> list[str]:
    """The names a funder finds."""
    return [one.initiative.name for one in queries.findable(FunderFilters(**asked))]  # type: ignore[arg-type]


def show(initiative: Initiative, by: Person, *shows: str, amount: Decimal | None = None) -> Findability:
    """Chooses to be found, showing only what is named."""
    return actions.be_found(initiative=initiative, pitch="", amount=amount, shows=frozenset(shows), by=by, on=DAY)


def test_nobody_is_found_who_did_not_choose_it(garden: Initiative) -> None:
    assert seen() == []


def test_taking_it_back_works_at_once(found: Findability, owner: Person, fund: Organisation, funder: Person) -> None:
    assert seen() == ["Buurttuin"]

    actions.be_found_no_more(initiative=found.initiative, by=owner)

    assert seen() == []
    with pytest.raises(NotFindable):
        actions.ask_initiative(initiative=found.initiative, funder=fund, scheme=None, text="Dag", by=funder, on=DAY)
    codes = Entry.objects.filter(what__startswith="initiative.findable").order_by("pk")
    assert [entry.what for entry in codes] == ["initiative.findable", "initiative.findable-no-more"]


def test_a_hidden_initiative_is_not_found(found: Findability) -> None:
    Initiative.objects.update(state=Initiative.State.HIDDEN)

    assert seen() == []


def test_what_is_not_shown_cannot_be_guessed_by_asking_for_it(garden: Initiative, owner: Person) -> None:
    factories.need(garden, kind=NeedKind.MONEY)
    factories.reading(garden, "werkvelden", "voedsel", Side.INITIATIVE)
    asked = (
        {"need": "money"},
        {"theme": "voedsel"},
        {"phase": "opstart"},
        {"place": "GM0392"},
        {"most": Decimal(5000)},
    )

    show(garden, owner, amount=Decimal(1000))
    assert [seen(**one) for one in asked] == [[]] * 5
    [hidden] = queries.candidates(queries.findable(), None, DAY)
    assert (hidden.needs, hidden.situation.phase, hidden.situation.where) == ((), "", ())
    assert (hidden.situation.themes, hidden.situation.amount) == (frozenset(), None)

    show(garden, owner, *actions.SHOWN, amount=Decimal(1000))
    assert [seen(**one) for one in asked] == [["Buurttuin"]] * 5
    [shown] = queries.candidates(queries.findable(), None, DAY)
    assert (len(shown.needs), shown.situation.phase, shown.situation.where) == (1, "opstart", ("GM0392",))


def test_the_newest_choice_comes_first_whatever_the_amount(garden: Initiative, owner: Person) -> None:
    other = factories.initiative("Repaircafé")
    show(garden, owner, "shows_amount", amount=Decimal(1_000_000))
    show(other, factories.member(other), "shows_amount", amount=Decimal(1))

    assert seen() == ["Repaircafé", "Buurttuin"]


def test_each_is_held_against_the_scheme_with_reasons(found: Findability, fund: Organisation) -> None:
    fits = scheme(fund, items={"phase": ("opstart",)})
    drops = scheme(fund, title="Ander", items={"legal-form": ("vereniging",)})
    rows = list(queries.findable())

    [one] = queries.candidates(rows, fits, DAY)
    assert one.judgement is not None
    assert [reason.why for reason in one.judgement.reasons] == ["phase"]
    assert [number for _scheme, number in queries.numbers_that_fit(rows, [fits, drops], DAY)] == [1, 0]


def test_only_who_may_change_the_initiative_chooses(garden: Initiative, official: Person) -> None:
    with pytest.raises(NotAllowed):
        show(garden, official)
    with pytest.raises(NotAllowed):
        actions.be_found_no_more(initiative=garden, by=official)


@pytest.fixture
def asked(
    found: Findability, fund: Organisation, funder: Person, django_capture_on_commit_callbacks: object
) -> FunderMessage:
    """A question of the fund to the garden."""
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        return actions.ask_initiative(
            initiative=found.initiative,
            funder=fund,
            scheme=scheme(fund),
            text="Mogen wij langskomen?",
            by=funder,
            on=DAY,
        )


def test_a_question_lands_with_a_receipt_and_tells_no_address(
    asked: FunderMessage, owner: Person, funder: Person
) -> None:
    assert [letter.to for letter in mail.outbox] == [[owner.email], [funder.email]]
    to_initiative, receipt = mail.outbox
    assert funder.email not in to_initiative.body
    assert owner.email not in receipt.body
    assert asked.number in receipt.body
    assert list(queries.waiting_messages(owner)) == [asked]


def test_one_question_at_a_time_and_twenty_a_day(asked: FunderMessage, fund: Organisation, funder: Person) -> None:
    def again(initiative: Initiative) -> FunderMessage:
        return actions.ask_initiative(
            initiative=initiative, funder=fund, scheme=None, text="Nog iets", by=funder, on=DAY
        )

    with pytest.raises(AlreadyAsked):
        again(asked.initiative)
    for number in range(19):
        one = factories.initiative(f"Initiatief {number}")
        show(one, factories.member(one))
        again(one)
    last = factories.initiative("De laatste")
    show(last, factories.member(last))
    with pytest.raises(EnoughToday):
        again(last)


def test_a_funder_asks_for_itself_about_its_own_scheme(
    found: Findability, fund: Organisation, funder: Person, municipality: Organisation
) -> None:
    theirs = scheme(municipality)
    with pytest.raises(NotTheirs):
        actions.ask_initiative(initiative=found.initiative, funder=fund, scheme=theirs, text="Dag", by=funder, on=DAY)
    with pytest.raises(NotAllowed):
        actions.ask_initiative(
            initiative=found.initiative, funder=municipality, scheme=None, text="Dag", by=funder, on=DAY
        )


def test_with_yes_the_funder_learns_how_to_reach_them(
    asked: FunderMessage, owner: Person, funder: Person, django_capture_on_commit_callbacks: object
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        now = actions.answer_funder(
            message=asked, interested=True, answer="Graag!", contact="Bel Olga", by=owner, on=DAY
        )

    assert (now.state, now.contact, now.answered_by) == ("answered", "Bel Olga", owner)
    [letter] = mail.outbox
    assert letter.to == [funder.email]
    assert "Bel Olga" not in letter.body
    with pytest.raises(AlreadyAnswered):
        actions.answer_funder(message=asked, interested=False, answer="", contact="", by=owner, on=DAY)


def test_with_no_nothing_is_told(asked: FunderMessage, owner: Person) -> None:
    now = actions.answer_funder(message=asked, interested=False, answer="", contact="Bel Olga", by=owner, on=DAY)

    assert (now.state, now.contact) == ("declined", "")


def test_only_who_speaks_for_the_initiative_answers(asked: FunderMessage, funder: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.answer_funder(message=asked, interested=True, answer="Ja", contact="", by=funder, on=DAY)


def test_a_funder_of_another_fund_reads_nothing(asked: FunderMessage) -> None:
    other = factories.organisation("Ander fonds", Party.Kind.FUNDER)
    someone = factories.member(other, factories.person("Anders", Role.FUNDER))

    assert list(queries.messages_of_funders(someone)) == []
