"""Who handles a dossier, which parties are in it, and which units of the municipality have to do with it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import permissions, queries
from tussenruimte.dossiers.actions.refusing import NotFromHere, facts_of, locked, require, said, save, tell
from tussenruimte.dossiers.models import Dossier, DossierParty, UnitInvolved
from tussenruimte.dossiers.search_index import index_dossier
from tussenruimte.register.models import Party


class NotAnOfficial(Refusal):
    """Only an official of that municipality handles a dossier."""

    message = _("Kies iemand die als ambtenaar voor deze gemeente werkt.")


class SamePerson(Refusal):
    """A deputy is somebody else."""

    message = _("Kies twee verschillende mensen.")


class AlreadyIn(Refusal):
    """A party takes part once."""

    message = _("Deze partij doet al mee.")


@transaction.atomic
def appoint(
    *,
    dossier: Dossier,
    process_owner: Person | None,
    deputy: Person | None,
    protector: str,
    revision: int,
    by: Person,
    on: date,
) -> Dossier:
    """Names who handles the dossier, who steps in, and who backs it. Nobody is appointed in two places."""
    require(allowed=permissions.may_appoint(by, dossier))
    now = locked(dossier, revision)
    able = set(queries.officials_of(now.lead).values_list("pk", flat=True))
    if any(one is not None and one.pk not in able for one in (process_owner, deputy)):
        raise NotAnOfficial
    if process_owner is not None and process_owner == deputy:
        raise SamePerson
    before, names = facts_of(now), (now.process_owner_id, now.deputy_id)
    now.process_owner, now.deputy, now.protector = process_owner, deputy, " ".join(protector.split())
    if (now.process_owner_id, now.deputy_id) != names or facts_of(now) != before:
        save(now, "dossier.appointed", before, by=by, owner=str(process_owner or ""), deputy=str(deputy or ""))
        index_dossier(now)
    return now


@transaction.atomic
def bring_in(*, dossier: Dossier, party: Party, shared: bool, by: Person, on: date) -> DossierParty:
    """Adds a partner; its people read along unless it is only named."""
    now = locked(dossier)
    if not now.is_open:
        raise NotFromHere
    require(allowed=permissions.may_bring_in(by, now))
    if queries.is_party(now, party):
        raise AlreadyIn
    joined = DossierParty.objects.create(dossier=now, party_id=party.pk, shared=shared, since=on)
    tell(now, "dossier.party-joined", by=by, party=party.name, shared=shared)
    return joined


@transaction.atomic
def leave_out(*, taking_part: DossierParty, by: Person, on: date) -> None:
    """Ends the part of a partner: its people read no further. The initiative and the municipality stay."""
    dossier = taking_part.dossier
    leaves_by_itself = taking_part.party_id in permissions.speaks_for(by, dossier)
    require(allowed=permissions.may_bring_in(by, dossier) or leaves_by_itself)
    now = locked(dossier)
    if taking_part.part != DossierParty.Part.PARTNER or now.whose_turn_id == taking_part.party_id:
        raise NotFromHere(_("Dit kan nu niet: deze partij is aan zet, of hoort bij het dossier zelf."))
    ended = DossierParty.objects.filter(pk=taking_part.pk, until__isnull=True).update(until=on)
    if ended:
        tell(now, "dossier.party-left", by=by, party=taking_part.party.name)


@transaction.atomic
def involve_unit(
    *, dossier: Dossier, name: str, interest: str, status: str, stance: str, by: Person, on: date
) -> UnitInvolved:
    """Writes down that a unit has to do with it, or what it says now; a unit stands there once."""
    now = locked(dossier)
    if not now.is_open:
        raise NotFromHere
    require(allowed=permissions.may_involve_units(by, now))
    told = {
        "interest": " ".join(interest.split()),
        "status": UnitInvolved.Status(status),
        "stance": UnitInvolved.Stance(stance),
    }
    unit, _made = UnitInvolved.objects.update_or_create(
        dossier=now, name=" ".join(said(name).split()), defaults=told, create_defaults=told | {"since": on}
    )
    tell(now, "dossier.unit-involved", by=by, unit=unit.name, status=str(unit.status), stance=str(unit.stance))
    return unit
