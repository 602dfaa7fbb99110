"""A procedure as a page shows it: to everyone, to who took part, and to whoever manages the space."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.journal.queries import about
from tussenruimte.spaces import aid, didam, emails, permissions, queries, wording
from tussenruimte.spaces.actions.refusing import BLOCKS
from tussenruimte.spaces.models import Candidacy, SpaceProcedure
from tussenruimte.spaces.rules import procedure
from tussenruimte.spaces.rules.procedure import Facts
from tussenruimte.ui import figures

NEXT = ("edit", "announce", "give-out", "stop", "open-up")


def context_of(found: SpaceProcedure, person: Someone, today: date) -> dict[str, Any]:
    """Everything the page of a procedure needs."""
    facts, finding = queries.facts_of(found), didam.finding_of(found)
    manages = permissions.manages(person, found.space)
    worth = aid.worth_of(found.space, found)
    return {
        "found": found,
        "space": found.space,
        "standing": wording.standing(found, today),
        "tone": wording.PROCEDURE_TONES[found.state],
        "facts": told(found),
        "who": emails.who_answers(found.space),
        "criteria": list(found.criteria.all()),
        "finding": finding,
        "advantage": wording.advantage(worth.advantage),
        "interested": queries.interest_in(found.space),
        "competing": facts.candidates,
        "objections": _objections(found, person),
        "objected": found.objections.count(),
        "candidates": _candidates(found, person),
        "chosen": wording.public_name(found.chosen.wish) if found.chosen is not None else "",
        "manages": manages,
        "blocks": [BLOCKS[one] for one in _blocks(found, facts, today)] if manages else [],
        "may": _may(found, person, today),
        "happenings": [line for entry in about(found)[:50] if (line := wording.happening(entry)) is not None],
    }


def told(found: SpaceProcedure) -> list[tuple[str, Any]]:
    """The facts that stand on the page and on the notice."""
    is_open = found.way == SpaceProcedure.Way.OPEN_SELECTION
    rows: list[tuple[str, Any]] = [
        (_("Nummer"), found.number),
        (_("Van wie"), found.space.owner.name),
        (_("Waar"), wording.where(found.space)),
        (_("Vanaf"), figures.day(found.from_day) if found.from_day else _("zodra het kan")),
        (_("Tot en met"), figures.day(found.until_day) if found.until_day else _("zonder einddatum")),
        (_("Huur"), wording.rent(found.asked_rent)),
    ]
    if found.announced_on:
        rows.append((_("Bekendgemaakt op"), figures.day(found.announced_on)))
    if is_open:
        rows.append((_("Melden kan tot en met"), figures.day(found.enter_by) if found.enter_by else ""))
        rows.append((_("De keuze komt uiterlijk"), figures.day(found.choose_by) if found.choose_by else ""))
    elif found.window_ends:
        rows.append((_("Reageren kan tot en met"), figures.day(found.window_ends)))
    if not is_open and found.wish is not None:
        rows.append((_("Gegadigde"), wording.public_name(found.wish)))
    return rows


def _objections(found: SpaceProcedure, person: Someone) -> list[Any]:
    """What others said, for who sent it and whoever manages the space; everyone else reads the number."""
    everything = found.objections.select_related("procedure__space").all()
    return [one for one in everything if permissions.may_read_objection(person, one)]


def _candidates(found: SpaceProcedure, person: Someone) -> list[tuple[Candidacy, bool]]:
    """Who compete, with how each did, and whether it is the reader's own; only for who may read it."""
    everyone = queries.who_took_part(found)
    if permissions.may_read_assessments(person, found):
        return [(one, False) for one in everyone]
    own = set(permissions.member_of(person).values_list("pk", flat=True))
    return [(one, True) for one in everyone if one.wish is not None and one.wish.initiative_id in own]


def _blocks(found: SpaceProcedure, facts: Facts, today: date) -> tuple[str, ...]:
    """What still stands in the way of the next deed."""
    if procedure.can("announce", found.way, found.state):
        return tuple(procedure.blocks_announcement(facts, today))
    if procedure.can("choose", found.way, found.state):
        return tuple(procedure.blocks_choice(facts, today))
    if procedure.can("give-out", found.way, found.state):
        return tuple(procedure.blocks_giving_out(facts, found.state, today))
    return ()


def _may(found: SpaceProcedure, person: Someone, today: date) -> dict[str, bool]:
    entering = procedure.is_entering(found.enter_by, today)
    in_window = found.window_ends is not None and procedure.is_in_window(found.window_ends, today)
    deeds = {name.replace("-", "_"): permissions.may_do(person, found, name) for name in NEXT}
    return deeds | {
        "enter": procedure.can("enter", found.way, found.state) and entering,
        "enter_on_paper": permissions.may_do(person, found, "enter") and entering,
        "assess": permissions.may_do(person, found, "assess") and not entering,
        "choose": permissions.may_do(person, found, "choose") and not entering,
        "object": procedure.can("object", found.way, found.state) and in_window,
    }
