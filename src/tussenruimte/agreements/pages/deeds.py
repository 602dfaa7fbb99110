"""What can be done with an agreement besides writing and signing: each a page with one form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.actions.keeping import may_end_on
from tussenruimte.agreements.models import Agreement


@dataclass(frozen=True)
class Deed:
    """A deed: what stands in the address, what the button says, what the page tells, and who may do it now."""

    slug: str
    title: str | Promise
    intro: str | Promise
    allowed: Callable[[Someone, Agreement, date], bool]

    def is_open_to(self, person: Someone, agreement: Agreement, today: date) -> bool:
        """Whether this person may do it now."""
        return self.allowed(person, agreement, today)


def _by_state(deed: str) -> Callable[[Someone, Agreement, date], bool]:
    return lambda person, agreement, _today: permissions.may_do(person, agreement, deed)


def _may_extend(person: Someone, agreement: Agreement, _today: date) -> bool:
    is_out = queries.open_version(agreement) is not None
    may = agreement.dossier.is_open and permissions.may_do(person, agreement, "amend")
    return may and not is_out and agreement.current is not None and agreement.current.ends_on is not None


def _may_stop_amending(person: Someone, agreement: Agreement, _today: date) -> bool:
    return agreement.is_amending and permissions.may_draft(person, agreement)


def _may_give_notice(person: Someone, agreement: Agreement, _today: date) -> bool:
    speaking = permissions.speaks_for(person, agreement)
    return any(
        permissions.may_give_notice(person, agreement, one.party)
        for one in queries.parties_to(agreement)
        if one.party_id in speaking
    )


def _may_end(person: Someone, agreement: Agreement, today: date) -> bool:
    return permissions.may_do(person, agreement, "end") and may_end_on(agreement, today)


def _may_withhold(person: Someone, agreement: Agreement, _today: date) -> bool:
    return agreement.withheld_on is None and permissions.may_publish(person, agreement)


def _may_publish(person: Someone, agreement: Agreement, _today: date) -> bool:
    return agreement.withheld_on is not None and permissions.may_publish(person, agreement)


DEEDS = (
    Deed("aangevuld", _("Het is aangevuld"), _("Dan gaan de partijen verder met schrijven."), _by_state("complete")),
    Deed("wachten", _("Wacht op aanvulling"), _("Schrijf op wat er ontbreekt, en van wie."), _by_state("wait")),
    Deed(
        "terugnemen",
        _("Neem de tekst terug"),
        _("Dan kan de tekst weer veranderen. Handtekeningen onder deze versie tellen niet meer."),
        lambda person, agreement, _today: permissions.may_withdraw_proposal(person, agreement),
    ),
    Deed(
        "wijzigen",
        _("Schrijf een nieuwe versie"),
        _("Wat getekend is, blijft gelden tot iedereen de nieuwe versie heeft getekend."),
        lambda person, agreement, _today: permissions.may_amend(person, agreement),
    ),
    Deed(
        "niet-wijzigen",
        _("Laat de nieuwe versie los"),
        _("Wat getekend is, blijft gelden. Wat u schreef, blijft te lezen."),
        _may_stop_amending,
    ),
    Deed("verlengen", _("Verleng"), _("U schrijft een nieuwe laatste dag op. Iedereen tekent die."), _may_extend),
    Deed("opzeggen", _("Zeg op"), _("Uw partij stopt dan na de opzegtermijn."), _may_give_notice),
    Deed("beeindigen", _("Beëindig"), _("De afspraken gelden dan niet meer."), _may_end),
    Deed("afronden", _("Vertel hoe het is afgerond"), _("Dit blijft bij de overeenkomst staan."), _by_state("wind-up")),
    Deed("uit-register", _("Haal uit het register"), _("Er blijft een regel staan met de reden."), _may_withhold),
    Deed("in-register", _("Zet terug in het register"), _("Iedereen kan haar dan weer lezen."), _may_publish),
    Deed("afwijzen", _("Wijs af"), _("De overeenkomst komt er dan niet."), _by_state("refuse")),
    Deed(
        "archiveren",
        _("Archiveer"),
        _("Er wordt dan niet meer aan gewerkt. Alles blijft te lezen."),
        _by_state("archive"),
    ),
)
BY_SLUG = {deed.slug: deed for deed in DEEDS}


def offered(agreement: Agreement, person: Someone, today: date) -> list[tuple[str, str]]:
    """What this person can do now: the address and the words of each."""
    return [
        (reverse("agreements:deed", args=[agreement.number, deed.slug]), str(deed.title))
        for deed in DEEDS
        if deed.is_open_to(person, agreement, today)
    ]
