"""Saying that two strengths are tied, and taking that back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.areas import permissions
from tussenruimte.areas.actions.refusing import require
from tussenruimte.areas.models import Asset, AssetRelation
from tussenruimte.areas.rules.strengths import in_order
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record


class WithItself(Refusal):
    """A tie has two ends."""

    message = _("Kies twee verschillende krachten.")


@transaction.atomic
def tie(*, one: Asset, other: Asset, kind: str, strength: int, by: Person, on: date) -> AssetRelation:
    """Says that two strengths are tied; saying it again changes how strong the tie is."""
    require(allowed=permissions.may_tie(by, one, other))
    if one.pk == other.pk:
        raise WithItself
    first, second = in_order(one.pk, other.pk)
    relation, _made = AssetRelation.objects.update_or_create(
        one_id=first,
        other_id=second,
        kind=kind,
        defaults={"strength": strength, "said_on": on, "said_by": by},
    )
    record("asset.tied", about=one, by=by, details={"other": other.pk, "kind": kind, "strength": strength})
    return relation


@transaction.atomic
def untie(*, relation: AssetRelation, by: Person) -> None:
    """Takes a tie back."""
    require(allowed=permissions.may_untie(by, relation))
    one, details = relation.one, {"other": relation.other_id, "kind": relation.kind}
    relation.delete()
    record("asset.untied", about=one, by=by, details=details)
