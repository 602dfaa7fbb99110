"""Decisions with reasons. What is decided is never changed; who decides second is told of the first."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import permissions, queries
from tussenruimte.dossiers.actions.refusing import (
    NoReason,
    NotFromHere,
    facts_of,
    heard_from_lead,
    locked,
    require,
    said,
    save,
    tell,
)
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.dossiers.rules import anonymity, states
from tussenruimte.dossiers.search_index import index_decision
from tussenruimte.frameworks.rule_sets import RuleSet
from tussenruimte.register.frameworks import current_catalogue


class NoMotive(Refusal):
    """Custom work without a motive is arbitrary."""

    message = _("Schrijf op waarom u hier maatwerk doet. Zonder motief kan het niet.")


class NoRule(Refusal):
    """A decision rests on rules that anyone can look up."""

    message = _("Kies de regels waarop dit besluit rust, of schrijf de eigen regel van de gemeente op.")


class StillTellsWho(Refusal):
    """A public decision names nobody."""

    def __init__(self, found: tuple[str, ...]) -> None:
        sentence = _("In dit besluit staat nog over wie het gaat: %(names)s. Zo kan het niet openbaar worden.")
        super().__init__(sentence % {"names": ", ".join(found)})


@dataclass(frozen=True)
class DecisionFacts:
    """What is written down of a decision."""

    subject: str
    decider: str
    outcome: str
    text: str
    reason: str
    criteria: str
    alternatives: str
    rule_set: str = ""
    own_rule: str = ""
    custom_work: bool = False
    motive: str = ""


@transaction.atomic
def decide(
    *, dossier: Dossier, facts: DecisionFacts, decided_on: date, revision: int, by: Person, at: datetime
) -> Decision:
    """Writes a decision down, with what the case looked like on that day; the initiative's turn comes next."""
    now = locked(dossier, revision)
    end = states.leads_to("decide", now.state)
    if end is None:
        raise NotFromHere
    require(allowed=permissions.may_decide(by, now))
    if decided_on > at.date():
        raise Refusal(_("Een besluit ligt niet in de toekomst. Kies vandaag of een eerdere dag."))
    decision = Decision.objects.create(
        dossier=now,
        number=new_number(decided_on.year),
        decided_on=decided_on,
        recorded_by=by,
        recorded_at=at,
        outcome=Decision.Outcome(facts.outcome),
        rule_set_version=_version(facts),
        traits=queries.case_of(now, f"{facts.subject} {facts.text}").as_json(),
        **_told(facts),
    )
    before = facts_of(now)
    now.state, now.whose_turn_id = Dossier.State(end), now.initiative_id
    heard_from_lead(now, at.date())
    now.turn_by = now.next_contact
    now.next_step = str(_("Lees het besluit, en zeg wat u ermee doet."))
    save(now, "dossier.decided", before, by=by, at=at, subject=decision.subject, outcome=str(decision.outcome))
    return decision


def _told(facts: DecisionFacts) -> dict[str, str | bool]:
    if facts.custom_work and not facts.motive.strip():
        raise NoMotive
    if not facts.rule_set and not facts.own_rule.strip():
        raise NoRule
    return {
        "subject": " ".join(said(facts.subject).split()),
        "decider": " ".join(said(facts.decider).split()),
        "text": said(facts.text),
        "reason": said(facts.reason, NoReason),
        "criteria": said(facts.criteria),
        "alternatives": said(facts.alternatives),
        "rule_set": facts.rule_set,
        "own_rule": facts.own_rule.strip(),
        "custom_work": facts.custom_work,
        "motive": facts.motive.strip() if facts.custom_work else "",
    }


def _version(facts: DecisionFacts) -> int | None:
    if not facts.rule_set:
        return None
    found = {rules.id: rules.version for rules in current_catalogue().of_kind(RuleSet)}
    if facts.rule_set not in found:
        raise NoRule
    return found[facts.rule_set]


@transaction.atomic
def publish_decision(*, decision: Decision, by: Person, on: date) -> Decision:
    """Puts a decision in the public log, when nothing in it tells who it is about."""
    require(allowed=permissions.may_publish(by, decision))
    now = Decision.objects.select_for_update(of=("self",)).select_related("dossier__initiative").get(pk=decision.pk)
    if now.public:
        return now
    dossier = now.dossier
    texts = (now.subject, now.decider, now.text, now.reason, now.criteria, now.alternatives, now.own_rule, now.motive)
    groups = [dossier.initiative.name, *(one.party.name for one in queries.taking_part(dossier) if _is_other(one.part))]
    found = anonymity.tells_who(texts, people=[one.name for one in queries.people_of(dossier)], groups=groups)
    if found:
        raise StillTellsWho(found)
    now.public, now.published_on, now.published_by = True, on, by
    now.save(update_fields=["public", "published_on", "published_by"])
    index_decision(now)
    tell(dossier, "dossier.decision-published", by=by, subject=now.subject)
    return now


def _is_other(part: str) -> bool:
    """Whether a party is no public body that leads: that one is named in the log."""
    return part != "lead"
