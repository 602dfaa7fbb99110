"""Another party says it wants the space too, or that the reasons are not right; and the answer it always gets."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.days import add_working_days
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.actions.refusing import NoReason, said
from tussenruimte.spaces import emails, permissions, queries
from tussenruimte.spaces.actions.giving_out import held_for
from tussenruimte.spaces.actions.refusing import NotFromHere, locked_procedure, require, tell
from tussenruimte.spaces.models import Objection, SpaceProcedure
from tussenruimte.spaces.rules import procedure

State = SpaceProcedure.State


class WindowClosed(Refusal):
    """The last day to respond has passed."""

    message = _("U kon reageren tot en met de laatste dag van de termijn. Die is voorbij.")


@transaction.atomic
def object_to(
    *, found: SpaceProcedure, on_behalf_of: str, text: str, by: Person, on: date, on_paper: bool = False
) -> Objection:
    """A response within the window. It gets a day for its answer, and the intention goes to a lawyer meanwhile."""
    now = locked_procedure(found)
    require(allowed=not on_paper or permissions.manages(by, now.space))
    if not procedure.can("object", now.way, now.state):
        raise NotFromHere
    if not procedure.is_in_window(now.window_ends, on):
        raise WindowClosed
    objection = Objection.objects.create(
        procedure=now,
        on_behalf_of=" ".join(said(on_behalf_of).split())[:160],
        text=said(text),
        received_on=on,
        received_by=by,
        on_paper=on_paper,
        answer_by=add_working_days(on, queries.terms_of(now.space.owner).answer_days),
    )
    now.state = State.LAWYER
    now.revision += 1
    now.save()
    told: dict[str, Any] = {"space": now.space.name, "due": objection.answer_by.isoformat()}
    # That somebody responded is for everyone; who and what is for the owner.
    tell(now, "space.objection", by=None, dossier=now.dossier, **told)
    transaction.on_commit(lambda: emails.send_objection_receipt(objection), robust=True)
    return objection


@transaction.atomic
def answer_objection(*, objection: Objection, answer: str, by: Person, on: date) -> Objection:
    """Answers, once. With the last answer the intention goes on; turning it into an open selection is another deed."""
    now = held_for("answer-objection", objection.procedure, by)
    held = Objection.objects.select_for_update().get(pk=objection.pk)
    if held.answered_on is not None:
        raise NotFromHere
    held.answer, held.answered_on, held.answered_by = said(answer, NoReason), on, by
    held.save()
    if not queries.open_objections_of(now).exists():
        now.state = State.ANNOUNCED
    now.revision += 1
    now.save()
    tell(now, "space.objection-answered", by=by, dossier=now.dossier, space=now.space.name)
    held.procedure = now
    transaction.on_commit(lambda: emails.send_objection_answer(held), robust=True)
    return held
