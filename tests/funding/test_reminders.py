"""'Is this still right?': asked once a year, of who keeps the scheme."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tests.conftest import DAY
from tests.funding.conftest import facts, scheme
from tussenruimte.accounts.models import Person
from tussenruimte.funding import actions, tasks
from tussenruimte.funding.models import Scheme
from tussenruimte.register.models import Organisation

pytestmark = pytest.mark.django_db
YEAR = DAY.replace(year=DAY.year + 1)


def test_who_keeps_it_is_asked_once_and_again_a_year_later(fund: Organisation, funder: Person) -> None:
    actions.publish_scheme(provider=fund, facts=facts(), by=funder, on=DAY)

    assert tasks.ask_still_right(YEAR - timedelta(days=1)) == 0
    assert [tasks.ask_still_right(YEAR), tasks.ask_still_right(YEAR)] == [1, 0]
    assert tasks.ask_still_right(YEAR.replace(year=YEAR.year + 1)) == 1
    assert [letter.to for letter in mail.outbox] == [[funder.email], [funder.email]]


def test_without_a_keeper_the_desk_is_asked_and_without_an_address_nobody(fund: Organisation) -> None:
    scheme(fund, contact_email="loket@voorbeeld.example")
    scheme(fund, title="Alleen telefoon")

    assert tasks.ask_still_right(YEAR) == 1
    assert [letter.to for letter in mail.outbox] == [["loket@voorbeeld.example"]]


def test_a_closed_scheme_is_left_alone(fund: Organisation) -> None:
    scheme(fund, state="closed", contact_email="loket@voorbeeld.example")

    assert tasks.ask_still_right(YEAR) == 0


def test_a_letter_that_could_not_leave_is_tried_again(
    fund: Organisation, funder: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.publish_scheme(provider=fund, facts=facts(), by=funder, on=DAY)

    def cut_off(*_given: object) -> int:
        raise OSError("the line broke")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", cut_off)
        assert tasks.ask_still_right(YEAR) == 0
    assert Scheme.objects.get().reminded_on is None

    assert tasks.ask_still_right(YEAR) == 1
