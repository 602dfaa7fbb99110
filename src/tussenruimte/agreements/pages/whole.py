"""The page of one agreement: where it stands, what is missing, what was written, who does what, what can be done."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements import frameworks, permissions, queries, wording
from tussenruimte.agreements.models import Agreement, AgreementParty, Version
from tussenruimte.agreements.pages import deeds, text
from tussenruimte.agreements.pages.matrix import matrix
from tussenruimte.agreements.rules.completeness import Missing
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.register.models import Party
from tussenruimte.ui import figures

State = Agreement.State
# The way of an agreement as people see it; a refusal leaves it.
STEPS = (State.DRAFTING, State.SIGNING, State.ACTIVE, State.ENDED)
# Where each gap is mended: the name of a page, or an anchor on the page of the agreement.
MENDED_AT = {
    **dict.fromkeys(("title", "summary", "binding", "ownership", "intensity", "start", "end"), "edit"),
    **dict.fromkeys(("end-before-start",), "edit"),
    **dict.fromkeys(("parties", "left", "signatory", "capacity"), "#partijen"),
    **dict.fromkeys(("clause", "blank", "suggestion"), "#tekst"),
}


def whole(agreement: Agreement, person: Someone, today: date) -> dict[str, Any]:
    """Everything that the page shows to this visitor."""
    version = queries.open_version(agreement)
    kind = frameworks.kind(agreement.kind)
    to_sign_now = to_sign(agreement, version, person) if version else []
    may = _rights(person, agreement)
    return {
        "agreement": agreement,
        "kind": kind,
        "notice": frameworks.all_kinds().notice,
        "told": _told(agreement, version, today),
        "steps": _steps(agreement),
        "may": may,
        "mine": permissions.speaks_for(person, agreement),
        "missing": missing(agreement) if permissions.draft_is_open(agreement) else [],
        "facts": _facts(agreement),
        "parties": list(queries.parties_to(agreement)),
        "others": others(agreement) if may["draft"] else [],
        "clauses": text.rows_of(agreement),
        "offered": text.offered(agreement) if may["draft"] else {},
        "new_suggestions": text.suggestion_rows(agreement, queries.suggested_clauses(agreement), person),
        "matrix": matrix(agreement, person),
        "obligations": queries.obligations_of(agreement),
        "versions": list(agreement.versions.prefetch_related("signatures__party").order_by("-number")),
        "open_version": version,
        "to_sign": to_sign_now,
        "reviews": list(agreement.reviews.all()),
        "deeds": deeds.offered(agreement, person, today),
        "public_address": reverse("agreements:public", args=[agreement.number]) if agreement.is_public else "",
    }


def missing(agreement: Agreement) -> list[tuple[str, str]]:
    """What has to be done before it can be signed: a sentence, and where that is done."""
    gaps = queries.missing_in(agreement)
    return list(zip(wording.missing(gaps), [_mended_at(agreement, gap) for gap in gaps], strict=True))


def _mended_at(agreement: Agreement, gap: Missing) -> str:
    place = MENDED_AT[gap.what]
    if place.startswith("#"):
        return reverse("agreements:agreement", args=[agreement.number]) + place
    return reverse(f"agreements:{place}", args=[agreement.number])


def to_sign(agreement: Agreement, version: Version, person: Someone) -> list[AgreementParty]:
    """For which parties the visitor can sign this text now."""
    if not version.is_open:
        return []
    return [one for one in queries.not_signed(version) if permissions.may_sign(person, version, one.party)]


def to_scan(version: Version, person: Someone) -> list[AgreementParty]:
    """For which parties the visitor can add a signature on paper."""
    if not version.is_open:
        return []
    return [one for one in queries.not_signed(version) if permissions.may_record_paper(person, version, one.party)]


def others(agreement: Agreement) -> list[Party]:
    """The parties of the dossier that do not take part in the agreement."""
    there = set(agreement.parties.values_list("party", flat=True))
    return [one.party for one in dossiers.taking_part(agreement.dossier) if one.shared and one.party_id not in there]


def _rights(person: Someone, agreement: Agreement) -> dict[str, bool]:
    """What this visitor may do here, by the name of the deed."""
    return {
        "draft": permissions.may_draft(person, agreement),
        "suggest": permissions.may_suggest(person, agreement),
        "propose": permissions.may_propose(person, agreement),
        "complete": permissions.may_do(person, agreement, "complete"),
        "plan_review": permissions.may_plan_review(person, agreement),
    }


def _told(agreement: Agreement, version: Version | None, today: date) -> dict[str, str]:
    """Where it stands and what happens now, in words."""
    sentence = wording.sentence(agreement, out_for_signing=version is not None)
    if version is not None:
        waiting = ", ".join(one.party.name for one in queries.not_signed(version))
        sentence = _("%(sentence)s Wij wachten op %(parties)s.") % {"sentence": sentence, "parties": waiting}
    elif agreement.state == State.ACTIVE and not agreement.is_amending:
        coming = agreement.reviews.filter(held_on__isnull=True, due__gte=today).first()
        if coming is not None:
            told = {"sentence": sentence, "day": figures.day(coming.due)}
            sentence = _("%(sentence)s Op %(day)s kijkt u samen terug.") % told
    return {
        "badge": str(agreement.get_state_display()),
        "tone": wording.TONES[agreement.state],
        "title": _("Wat er nu gebeurt"),
        "sentence": sentence,
    }


def _steps(agreement: Agreement) -> list[dict[str, str]]:
    titles = (_("Schrijven"), _("Tekenen"), _("Geldt"), _("Afgerond"))
    now = State.DRAFTING if agreement.state == State.WAITING else agreement.state
    if now in (State.REFUSED, State.ARCHIVED):
        return []
    here = STEPS.index(State(now))
    marks = ["done" if place < here else "current" if place == here else "todo" for place in range(len(STEPS))]
    return [{"title": title, "url": "", "state": mark} for title, mark in zip(titles, marks, strict=True)]


def _facts(agreement: Agreement) -> list[tuple[str, Any]]:
    """The facts of the draft; what was signed stands in its version."""
    intensities = {one.id: one.title for one in frameworks.kind(agreement.kind).intensities}
    weeks = agreement.notice_weeks
    facts = [
        (_("Nummer"), agreement.number),
        (_("In één zin"), agreement.summary),
        (_("Wie is de eigenaar?"), agreement.get_ownership_display()),
        (_("Eerste dag"), figures.day(agreement.starts_on)),
        (_("Laatste dag"), figures.day(agreement.ends_on) or (_("geen vaste dag") if weeks is not None else "")),
        (_("Weken opzegtermijn"), "" if weeks is None else str(weeks)),
        (_("In het openbare register?"), _("ja") if agreement.public else _("nee")),
    ]
    if intensities:
        facts.insert(3, (_("Hoe ver gaat de zorg?"), intensities.get(agreement.intensity, agreement.intensity)))
    return facts
