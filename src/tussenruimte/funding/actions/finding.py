"""Choosing to be found by funders, and a short question from a funder with its answer."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.funding import emails, permissions, queries
from tussenruimte.funding.actions.refusing import one_line, require, said
from tussenruimte.funding.models import Findability, FunderMessage, Scheme
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Initiative, Organisation

SHOWN = ("shows_needs", "shows_phase", "shows_themes", "shows_place", "shows_amount")
MOST_A_DAY = 20


class NotFindable(Refusal):
    """The initiative did not choose to be found, or took it back."""

    message = _("Dit initiatief wil nu niet gevonden worden. Uw bericht is niet verstuurd.")


class AlreadyAsked(Refusal):
    """One question at a time."""

    message = _("U heeft dit initiatief al iets gevraagd. Wacht op het antwoord.")


class EnoughToday(Refusal):
    """A funder does not flood initiatives."""

    message = _("Uw organisatie stuurde vandaag al twintig berichten. Morgen kan het weer.")


class AlreadyAnswered(Refusal):
    """A question is answered once."""

    message = _("Op dit bericht is al geantwoord.")


class NotTheirs(Refusal):
    """A funder asks about its own scheme."""

    message = _("Kies een regeling van uw eigen organisatie.")


@transaction.atomic
def be_found(
    *,
    initiative: Initiative,
    pitch: str,
    amount: Decimal | None,
    shows: frozenset[str],
    by: Person,
    on: date,
) -> Findability:
    """Lets funders find an initiative, and see of it what `shows` names; choosing again changes what they see."""
    require(allowed=permissions.may_be_found(by, initiative))
    found, _made = Findability.objects.update_or_create(
        initiative=initiative,
        defaults={
            "active": True,
            "pitch": one_line(pitch)[:500],
            "amount": amount,
            "chosen_on": on,
            "chosen_by": by,
            **{name: name in shows for name in SHOWN},
        },
    )
    record("initiative.findable", about=initiative, by=by, details={"shows": sorted(shows & set(SHOWN))})
    return found


@transaction.atomic
def be_found_no_more(*, initiative: Initiative, by: Person) -> None:
    """Takes it back: from this moment no funder finds the initiative or can write to it."""
    require(allowed=permissions.may_be_found(by, initiative))
    if Findability.objects.filter(initiative=initiative, active=True).update(active=False):
        record("initiative.findable-no-more", about=initiative, by=by)


@transaction.atomic
def ask_initiative(
    *, initiative: Initiative, funder: Organisation, scheme: Scheme | None, text: str, by: Person, on: date
) -> FunderMessage:
    """A short question to an initiative that chose to be found. Its people get a mail; no address is told."""
    require(allowed=permissions.may_ask_for(by, funder))
    if not queries.findable().filter(initiative=initiative).exists():
        raise NotFindable
    if scheme is not None and scheme.provider_id != funder.pk:
        raise NotTheirs
    Organisation.objects.select_for_update(of=("self",)).get(pk=funder.pk)
    if FunderMessage.objects.filter(funder=funder, sent_on=on).count() >= MOST_A_DAY:
        raise EnoughToday
    try:
        with transaction.atomic():
            message = FunderMessage.objects.create(
                number=new_number(on.year),
                initiative=initiative,
                funder=funder,
                scheme=scheme,
                by=by,
                text=said(text),
                sent_on=on,
            )
    except IntegrityError as problem:
        raise AlreadyAsked from problem
    _tell(message, "funder.asked", by)
    transaction.on_commit(lambda: emails.tell_initiative(message), robust=True)
    return message


@transaction.atomic
def answer_funder(
    *, message: FunderMessage, interested: bool, answer: str, contact: str, by: Person, on: date
) -> FunderMessage:
    """The answer of the initiative. Only with it, and only when they say so, the funder learns how to reach them."""
    now = (
        FunderMessage.objects.select_for_update(of=("self",))
        .select_related("initiative", "funder", "by")
        .get(pk=message.pk)
    )
    require(allowed=permissions.speaks_for_initiative(by, now.initiative))
    if now.state != FunderMessage.State.WAITING:
        raise AlreadyAnswered
    now.state = FunderMessage.State.ANSWERED if interested else FunderMessage.State.DECLINED
    now.answer = said(answer) if interested else one_line(answer)
    now.contact = one_line(contact)[:300] if interested else ""
    now.answered_on, now.answered_by = on, by
    now.save()
    _tell(now, f"funder.{now.state}", by)
    transaction.on_commit(lambda: emails.tell_funder(now), robust=True)
    return now


def _tell(message: FunderMessage, what: str, by: Person) -> None:
    details = {"number": message.number, "funder": message.funder.name}
    record(what, about=message.initiative, by=by, visibility=Visibility.PARTIES, details=details)
