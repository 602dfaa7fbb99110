"""People × deeds: a stranger and an anonymous visitor may nothing, another municipality's official neither."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tussenruimte.accounts.models import Person, Role
from tussenruimte.register.models import Initiative, Side
from tussenruimte.scans import actions, permissions
from tussenruimte.scans.models import Response
from tussenruimte.scans.queries import visible_to
from tussenruimte.scans.rules import Who
from tussenruimte.scans.subjects import initiative_of

from .conftest import NOON, STORY

pytestmark = pytest.mark.django_db

DEEDS: dict[str, Callable[[object, Response], bool]] = {
    "see": lambda person, sent: permissions.may_see(person, sent.scan),
    "answer": lambda person, sent: permissions.may_answer(person, sent.scan),
    "invite": lambda person, sent: permissions.may_invite(person, sent.scan),
    "continue": permissions.may_continue,
    "receipt": permissions.may_see_receipt,
    "start": lambda person, sent: permissions.may_start(person, initiative_of(sent.scan)),
    "adopt": permissions.may_adopt,
}
TABLE = {
    "anonymous": set(),
    "stranger": set(),
    "official_elsewhere": set(),
    "teller": {"see", "invite", "continue", "receipt", "start"},
    "member": {"see", "invite", "start"},
    "respondent": {"see", "invite"},
    "official": {"see", "answer", "invite", "start"},
    "broker": {"see", "answer", "invite", "start"},
    "editor": {"see", "answer", "invite", "start"},
}


@pytest.fixture
def told(teller: Person, desk: object) -> Response:
    """A story by someone with an account."""
    response = actions.start_scan(framework="intake", who=Who(), basics=STORY, by=teller, at=NOON)
    return actions.send_response(response=response, at=NOON)


@pytest.fixture
def people(request: pytest.FixtureRequest, told: Response) -> dict[str, object]:
    """Everyone in the table."""
    initiative = Initiative.objects.get()
    respondent = factories.person("Roos Respondent")
    actions.join(scan=told.scan, who=Who(side=Side.RESIDENT), by=respondent, at=NOON)
    return {
        "anonymous": AnonymousUser(),
        "member": factories.member(initiative, mandate="member"),
        "editor": factories.person("Eva Redacteur", Role.EDITOR),
        "respondent": respondent,
        **{name: request.getfixturevalue(name) for name in ("stranger", "official_elsewhere", "teller", "official")},
        "broker": request.getfixturevalue("broker"),
    }


@pytest.mark.parametrize("who", TABLE)
def test_who_may_do_what(who: str, people: dict[str, object], told: Response) -> None:
    assert {deed for deed, may in DEEDS.items() if may(people[who], told)} == TABLE[who]


def test_seeing_one_scan_and_listing_scans_agree(people: dict[str, object], told: Response) -> None:
    listed = {who for who, person in people.items() if visible_to(person).filter(pk=told.scan.pk).exists()}

    assert listed == {who for who, deeds in TABLE.items() if "see" in deeds}


def test_the_link_is_a_key_and_any_other_is_not(draft: Response, stranger: Person) -> None:
    assert permissions.may_continue(stranger, draft, draft.token)
    assert not permissions.may_continue(stranger, draft, draft.token[:-1] + "x")


def test_nobody_reads_along_in_a_draft(draft: Response, official: Person, broker: Person) -> None:
    for person in (official, broker):
        assert not permissions.may_see(person, draft.scan)
        assert not permissions.may_answer(person, draft.scan)
        assert not visible_to(person).filter(pk=draft.scan.pk).exists()


def test_only_the_proven_address_adopts_and_only_once(sent: Response, teller: Person, stranger: Person) -> None:
    assert permissions.may_adopt(teller, sent)
    assert not permissions.may_adopt(stranger, sent)
    sent.person = stranger
    assert not permissions.may_adopt(teller, sent)


def test_a_broker_does_not_answer_their_own_story(broker: Person, haarlem: object) -> None:
    response = actions.start_scan(framework="intake", who=Who(), basics=STORY, by=broker, at=NOON)
    sent = actions.send_response(response=response, at=NOON)

    assert not permissions.may_answer(broker, sent.scan)


def test_someone_of_a_unit_answers_for_the_municipality(sent: Response, desk: object) -> None:
    unit = factories.organisation("Afdeling Wijken", "municipal-unit", part_of=desk)

    assert permissions.may_answer(factories.official(unit), sent.scan)


def test_a_membership_that_ended_opens_nothing(sent: Response, official: Person) -> None:
    official.memberships.update(until="2026-01-01")

    assert not permissions.may_answer(official, sent.scan)
