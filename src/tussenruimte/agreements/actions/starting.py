"""Beginning an agreement, changing its facts, and who takes part in it and signs."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.actions import refusing
from tussenruimte.agreements.actions.refusing import (
    DossierClosed,
    NotYours,
    draft,
    draft_for,
    one_line,
    plain,
    refuse_if_changed,
    require,
    said,
    tell,
    tell_change,
)
from tussenruimte.agreements.kinds import kind_facts
from tussenruimte.agreements.models import Agreement, AgreementParty, Clause, ClauseText
from tussenruimte.agreements.rules.completeness import FEWEST_PARTIES, KindFacts
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.dossiers import queries as dossier_queries
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Party

EDITABLE = (
    *("title", "summary", "ownership", "intensity", "binding"),
    *("starts_on", "ends_on", "notice_weeks", "public"),
)
PART = ("role", "capacity", "spokesperson", "paper_name")


class UnknownKind(Refusal):
    """The framework has no such kind."""

    message = _("Deze soort overeenkomst bestaat niet.")


class UnknownIntensity(Refusal):
    """The kind does not tell this intensity apart."""

    message = _("Kies een van de vormen die bij deze soort horen.")


class WrongBinding(Refusal):
    """The kind says whether it binds."""

    message = _("Bij deze soort ligt vast of de afspraken bindend zijn. Kies een andere soort als u dat anders wilt.")


class EndBeforeStart(Refusal):
    """An end comes after a beginning."""

    message = _("Het einde ligt voor het begin. Kies een latere dag.")


class NotInDossier(Refusal):
    """Only parties of the dossier make an agreement in it."""

    message = _("Deze partij doet niet mee in het dossier. Nodig haar daar eerst uit.")


class TooFew(Refusal):
    """An agreement is between at least two."""

    message = _("Een overeenkomst heeft minstens twee partijen.")


class NotOfThisParty(Refusal):
    """A party names someone of its own."""

    message = _("Kies iemand die bij deze partij hoort. Voor een gemeente tekent iemand die daar werkt.")


class TwoNames(Refusal):
    """One person signs for a party: with an account, or on paper."""

    message = _("Kies iemand met een account, of schrijf op wie er op papier tekent. Niet allebei.")


@transaction.atomic
def start_agreement(
    *, dossier: Dossier, kind: str, title: str, by: Person, at: datetime, summary: str = ""
) -> Agreement:
    """A draft between all parties that take part in the dossier, with the clauses of its kind to start from."""
    require(allowed=permissions.may_start(by, dossier))
    now = Dossier.objects.select_for_update().get(pk=dossier.pk)
    if not now.is_open:
        raise DossierClosed
    facts, on = known_kind(kind), localdate(at)
    agreement = Agreement.objects.create(
        number=new_number(on.year),
        dossier=now,
        kind=facts.id,
        kind_version=facts.version,
        title=one_line(said(title), 160),
        summary=one_line(summary, 300),
        binding=facts.binding == "always",
        state_since=on,
        state_by=by,
        created_on=on,
        created_by=by,
    )
    parties = dossier_queries.taking_part(now).filter(shared=True).order_by("pk")
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, party=one.party, since=on) for one in parties
    )
    mine = min(dossiers.speaks_for(by, now))
    for place, clause in enumerate(facts.clauses, 1):
        if clause.required:
            row = Clause.objects.create(agreement=agreement, key=clause.id, heading=clause.heading, order=place)
            ClauseText.objects.create(
                clause=row, number=1, heading=row.heading, text=clause.start, party_id=mine, by=by, at=at
            )
    tell(agreement, "started", by=by, at=at, kind=facts.title)
    return agreement


def known_kind(kind: str) -> KindFacts:
    """What a kind asks; refused when the framework has no such kind."""
    try:
        return kind_facts(kind)
    except KeyError as problem:
        raise UnknownKind from problem


@transaction.atomic
def edit_agreement(*, agreement: Agreement, changes: Mapping[str, Any], revision: int, by: Person) -> Agreement:
    """Changes what an agreement is about and for how long, as it was at `revision`."""
    now = draft(agreement, by)
    refuse_if_changed(now, kept_as=now.number, now=now.revision, read=revision)
    before = facts_of(now)
    for name in EDITABLE:
        if name in changes:
            setattr(now, name, changes[name])
    now.title, now.summary = one_line(said(now.title), 160), one_line(now.summary, 300)
    _require_sound(now)
    save_facts(now, "edited", before, by=by)
    return now


def facts_of(agreement: Agreement) -> dict[str, Any]:
    """What can be changed about a draft, as plain values that the journal can keep."""
    return {name: plain(getattr(agreement, name)) for name in EDITABLE}


def save_facts(agreement: Agreement, code: str, before: Mapping[str, Any], *, by: Person, **details: Any) -> None:
    """Saves changed facts one revision further and writes in the journal what is different, when anything is."""
    after = facts_of(agreement)
    if after == before:
        return
    agreement.revision += 1
    agreement.save()
    tell_change(agreement, code, before, after, by=by, kept_as=agreement.number, revision=agreement.revision, **details)


def _require_sound(agreement: Agreement) -> None:
    kind = kind_facts(agreement.kind)
    if not kind.allows(binding=agreement.binding):
        raise WrongBinding
    if agreement.intensity and agreement.intensity not in kind.intensities:
        raise UnknownIntensity
    if agreement.starts_on and agreement.ends_on and agreement.ends_on < agreement.starts_on:
        raise EndBeforeStart
    if agreement.ownership not in Agreement.Ownership.values:
        raise Refusal(_("Kies van wie het is."))


# --- parties ---------------------------------------------------------------------------------------------------------
@transaction.atomic
def join_party(*, agreement: Agreement, party: Party, by: Person, on: date) -> AgreementParty:
    """Adds a party of the dossier to the draft."""
    now = draft(agreement, by)
    if not dossier_queries.taking_part(now.dossier).filter(shared=True, party=party.pk).exists():
        raise NotInDossier
    line, made = AgreementParty.objects.get_or_create(agreement=now, party_id=party.pk, defaults={"since": on})
    if made:
        tell(now, "party-joined", by=by, party=party.name)
    return line


@transaction.atomic
def leave_party(*, agreement: Agreement, party: Party, by: Person) -> None:
    """Takes a party out of the draft: it leaves by itself, or it no longer takes part in the dossier."""
    now = draft(agreement, by)
    line = refusing.party_line(now, party)
    still_there = dossier_queries.taking_part(now.dossier).filter(shared=True, party=party.pk).exists()
    if still_there and party.pk not in permissions.speaks_for(by, now):
        raise NotYours
    if now.parties.count() <= FEWEST_PARTIES:
        raise TooFew
    line.delete()
    tell(now, "party-left", by=by, party=party.name)


@transaction.atomic
def name_signatory(
    *,
    agreement: Agreement,
    party: Party,
    signatory: Person | None,
    revision: int,
    by: Person,
    role: str = "",
    capacity: str = "",
    spokesperson: str = "",
    paper_name: str = "",
) -> AgreementParty:
    """Says for one's own party what its part is, who signs, and in what office and on which mandate.

    `signatory` is someone with an account; `paper_name` is someone without, who signs on paper.
    """
    now = draft_for(agreement, party, by)
    line = AgreementParty.objects.select_for_update().get(agreement=now, party=party.pk)
    kept_as = f"{now.number}/{party.pk}"
    refuse_if_changed(now, kept_as=kept_as, now=line.revision, read=revision)
    if signatory is not None and paper_name.strip():
        raise TwoNames
    if signatory is not None and not queries.people_who_may_sign_for(party).filter(pk=signatory.pk).exists():
        raise NotOfThisParty
    before, named = {name: getattr(line, name) for name in PART}, line.signatory_id
    line.signatory, line.role = signatory, one_line(role, 300)
    line.capacity, line.spokesperson = one_line(capacity, 200), one_line(spokesperson, 120)
    line.paper_name = one_line(paper_name, 120)
    after = {name: getattr(line, name) for name in PART}
    if after == before and line.signatory_id == named:
        return line
    line.revision += 1
    line.save()
    # Names of people stay out of the journal: it tells that something changed, the page tells what it is now.
    told = {name: (before[name], after[name]) for name in ("role", "capacity")}
    tell_change(
        now,
        "signatory-named",
        {name: old for name, (old, _new) in told.items()},
        {name: new for name, (_old, new) in told.items()},
        by=by,
        kept_as=kept_as,
        revision=line.revision,
        party=party.name,
    )
    return line
