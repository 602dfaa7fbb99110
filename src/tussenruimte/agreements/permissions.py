"""Who may do what with an agreement. Default is no: it belongs to its parties, and each acts for itself.

Reading comes with the dossier; what is signed and public is for everyone. Who speaks for a party writes; members may
suggest. Only the person whom a party named signs for it, and only while that person still belongs there.
"""

from collections.abc import Collection

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements.models import Agreement, AgreementParty, Obligation, Review, Suggestion, Version
from tussenruimte.agreements.rules import states
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Party
from tussenruimte.register.rules import MANDATES_THAT_SPEAK


def acts_for(person: Someone, agreement: Agreement, *, mandates: Collection[str] | None = None) -> frozenset[int]:
    """The parties to this agreement that the person belongs to now; with `mandates`, where they hold one of those."""
    theirs = dossiers.parties_of(person, agreement.dossier, mandates=mandates)
    return theirs and frozenset(agreement.parties.filter(party__in=theirs).values_list("party", flat=True))


def speaks_for(person: Someone, agreement: Agreement) -> frozenset[int]:
    """The parties to this agreement for which the person may say something."""
    return acts_for(person, agreement, mandates=MANDATES_THAT_SPEAK)


def may_see(person: Someone, agreement: Agreement) -> bool:
    """With the words, the names and the history: whoever may see the dossier."""
    return dossiers.may_see(person, agreement.dossier)


def may_read(person: Someone, agreement: Agreement) -> bool:
    """The signed version without names of people: everyone when it stands in the register, else who may see it."""
    return agreement.is_public or may_see(person, agreement)


def may_start(person: Someone, dossier: Dossier) -> bool:
    """Beginning a draft: who speaks for a party in an open dossier."""
    return dossier.is_open and bool(dossiers.speaks_for(person, dossier))


def draft_is_open(agreement: Agreement) -> bool:
    """Whether its words can be changed now."""
    return agreement.dossier.is_open and states.draft_is_open(
        agreement.state, amending=agreement.is_amending, out_for_signing=_is_out(agreement)
    )


def may_draft(person: Someone, agreement: Agreement) -> bool:
    """Changing the draft: who speaks for one of its parties."""
    return draft_is_open(agreement) and bool(speaks_for(person, agreement))


def may_draft_for(person: Someone, agreement: Agreement, party: Party) -> bool:
    """What only that party says: its part, who signs, what it wants, sees and takes on."""
    return draft_is_open(agreement) and party.pk in speaks_for(person, agreement)


def may_drop(person: Someone, obligation: Obligation) -> bool:
    """Taking an obligation out of the draft: who speaks for the party that took it on."""
    return may_draft_for(person, obligation.agreement, obligation.party)


def may_suggest(person: Someone, agreement: Agreement) -> bool:
    """Laying another wording before the others: everyone who belongs to one of its parties."""
    return draft_is_open(agreement) and bool(acts_for(person, agreement))


def may_settle(person: Someone, suggestion: Suggestion) -> bool:
    """Taking or declining a suggestion: who speaks for a party, but not the one who made it."""
    mine = isinstance(person, Person) and suggestion.by_id == person.pk
    return not mine and may_draft(person, suggestion.agreement)


def may_withdraw_suggestion(person: Someone, suggestion: Suggestion) -> bool:
    """Taking back a suggestion: who made it, and who speaks for that party."""
    if not isinstance(person, Person) or not acts_for(person, suggestion.agreement):
        return False
    return suggestion.by_id == person.pk or suggestion.party_id in speaks_for(person, suggestion.agreement)


def may_do(person: Someone, agreement: Agreement, deed: str) -> bool:
    """Whether the deed leads somewhere from here, and is this person's to do."""
    if states.leads_to(deed, agreement.state) is None:
        return False
    who = states.BY_DEED[deed].who
    return bool(speaks_for(person, agreement)) or ("handler" in who and dossiers.handles(person, agreement.dossier))


def may_propose(person: Someone, agreement: Agreement) -> bool:
    """Laying the draft out to be signed: who speaks for one of its parties."""
    return may_draft(person, agreement)


def may_withdraw_proposal(person: Someone, agreement: Agreement) -> bool:
    """Taking back what is out for signing: who speaks for one of its parties, whoever signed already."""
    return _is_out(agreement) and bool(speaks_for(person, agreement))


def may_amend(person: Someone, agreement: Agreement) -> bool:
    """Beginning a next version of what is in force."""
    return agreement.dossier.is_open and not agreement.is_amending and may_do(person, agreement, "amend")


def may_sign(person: Someone, version: Version, party: Party) -> bool:
    """The person whom the party named, as long as they belong to it; for an official, as long as they are one."""
    if not isinstance(person, Person) or not version.is_open or not version.agreement.dossier.is_open:
        return False
    named = AgreementParty.objects.filter(agreement=version.agreement_id, party=party.pk, signatory=person.pk)
    return named.exists() and party.pk in acts_for(person, version.agreement)


def may_record_paper(person: Someone, version: Version, party: Party) -> bool:
    """Entering a signature on paper: whoever handles the dossier, and who speaks for the party that signed."""
    agreement = version.agreement
    if not version.is_open or not agreement.dossier.is_open:
        return False
    if not agreement.parties.filter(party=party.pk).exists():
        return False
    return dossiers.handles(person, agreement.dossier) or party.pk in speaks_for(person, agreement)


def may_plan_review(person: Someone, agreement: Agreement) -> bool:
    """Choosing a day to look back: who speaks for a party, and whoever handles it, in a draft and while it holds."""
    planned = draft_is_open(agreement) or agreement.state == states.ACTIVE
    return planned and _speaks_or_handles(person, agreement)


def may_speak_in_review(person: Someone, review: Review, party: Party) -> bool:
    """Looking back for a party: who speaks for it, until the review is closed."""
    agreement = review.agreement
    return review.held_on is None and agreement.state in states.CONCLUDED and party.pk in speaks_for(person, agreement)


def may_hold_review(person: Someone, review: Review) -> bool:
    """Closing a review with what the parties take from it."""
    agreement = review.agreement
    return review.held_on is None and agreement.state in states.CONCLUDED and _speaks_or_handles(person, agreement)


def may_give_notice(person: Someone, agreement: Agreement, party: Party) -> bool:
    """Giving notice: only for the party one speaks for, and once."""
    in_force = agreement.state == states.ACTIVE and agreement.notice_on is None
    return in_force and party.pk in speaks_for(person, agreement)


def may_publish(person: Someone, agreement: Agreement) -> bool:
    """Taking the entry out of the register or putting it back, when it was signed as public: handler or speaker."""
    signed_as_public = (
        agreement.state in states.CONCLUDED and agreement.current is not None and agreement.current.public
    )
    return signed_as_public and _speaks_or_handles(person, agreement)


def _speaks_or_handles(person: Someone, agreement: Agreement) -> bool:
    return bool(speaks_for(person, agreement)) or dossiers.handles(person, agreement.dossier)


def _is_out(agreement: Agreement) -> bool:
    """Whether a version waits for signatures; asked of what was read along when a list did so."""
    return agreement.versions.filter(withdrawn_at__isnull=True, concluded_on__isnull=True).exists()
