"""The rules of a request as they stand: from the municipality today while it is a draft, kept once it is sent."""

from datetime import date

from tussenruimte.challenges.models import Challenge
from tussenruimte.challenges.rules import ordinance
from tussenruimte.challenges.rules.ordinance import RulesOfDay
from tussenruimte.dossiers.rules.challenge import RULE_SET, ChallengeFinding, Line
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Organisation


def rule_book() -> RuleBook:
    """The rules of the right to challenge, in the language of the page."""
    return RuleBook(current_catalogue(), RULE_SET)


def rules_of_municipality(municipality: Organisation, day: date) -> RulesOfDay:
    """What holds for a request that comes in on a day."""
    return ordinance.on_day(rule_book(), municipality.place_id, day)


def rules_of(challenge: Challenge, today: date) -> RulesOfDay:
    """What holds for this request: once sent, what held on that day."""
    if challenge.sent_at is not None:
        return RulesOfDay.read(challenge.ordinance)
    return rules_of_municipality(challenge.municipality, today)


def filled(challenge: Challenge) -> tuple[str, ...]:
    """The lines of the rule set that a request holds."""
    has_files = challenge.pk is not None and challenge.documents.exists()
    holds = {line: bool(str(text).strip()) for line, text in challenge.answers.items()} | {
        "naam-en-contact": bool(challenge.contact_name and (challenge.contact_email or challenge.contact_phone)),
        "financiele-onderbouwing": challenge.cost is not None and challenge.own_contribution is not None,
        "duur": challenge.months is not None,
        "aantoonbaar-draagvlak": has_files or bool(str(challenge.answers.get("aantoonbaar-draagvlak", "")).strip()),
    }
    return tuple(line for line, is_there in holds.items() if is_there)


def finding_of(challenge: Challenge, today: date) -> ChallengeFinding | None:
    """Whether it is in time and complete; None as long as it has no start."""
    if challenge.start is None:
        return None
    submitted = challenge.sent_at.date() if challenge.sent_at else today
    return ordinance.judged(
        rules_of(challenge, today),
        rule_book(),
        submitted=submitted,
        start=challenge.start,
        contents=filled(challenge),
    )


def missing_from(challenge: Challenge, today: date) -> tuple[Line, ...]:
    """What the ordinance asks for and the request does not hold."""
    held = filled(challenge)
    return tuple(line for line in rules_of(challenge, today).contents(rule_book()) if line.id not in held)


def criteria_of(challenge: Challenge, today: date) -> list[Line]:
    """What a request is weighed on: the criteria of the ordinance, or those of the invitation it answers."""
    invitation = challenge.invitation
    if invitation is None:
        return rules_of(challenge, today).criteria(rule_book())
    known = {item.id: item.title for item in rule_book().group("criterium")}
    named = [Line(criterion, known.get(criterion, criterion)) for criterion in invitation.criteria]
    return named + [Line(f"eigen-{number}", text) for number, text in enumerate(invitation.own_criteria, start=1)]
