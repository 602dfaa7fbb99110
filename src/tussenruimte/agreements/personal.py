"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements.models import (
    AgreementParty,
    Ambition,
    ClauseText,
    Comparison,
    Obligation,
    ReviewWord,
    Signature,
    SigningCode,
    Suggestion,
)

NAME = "agreements"
KEPT = (
    (
        _("Uw handtekening, met de naam die u typte, en uw naam in de getekende tekst."),
        _("De andere partijen vertrouwen op wat is getekend. Een getekende tekst verandert nooit."),
    ),
    (
        _("Wat u schreef in een overeenkomst, voorstelde of bij een evaluatie zei."),
        _("Het hoort bij wat partijen samen afspraken. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """What the person signed, may sign, wrote, suggested, wanted, judged, took on and said when looking back."""
    signed = Signature.objects.filter(person=person.pk).order_by("pk")
    named = AgreementParty.objects.filter(signatory=person.pk).order_by("pk")
    wrote = ClauseText.objects.filter(by=person.pk).order_by("pk")
    suggested = Suggestion.objects.filter(by=person.pk).order_by("pk")
    wanted = Ambition.objects.filter(by=person.pk).order_by("pk")
    judged = Comparison.objects.filter(by=person.pk).order_by("pk")
    took_on = Obligation.objects.filter(by=person.pk).order_by("pk")
    looked_back = ReviewWord.objects.filter(by=person.pk).order_by("pk")
    return {
        "signatures": list(
            signed.values("version__agreement__number", "version__number", "name", "capacity", "method", "at", "sha256")
        ),
        "signs_for": list(named.values("agreement__number", "party__name", "capacity")),
        "wrote": list(wrote.values("clause__agreement__number", "heading", "text", "at")),
        "suggestions": list(suggested.values("agreement__number", "heading", "text", "reason", "state", "at")),
        "ambitions": list(wanted.values("agreement__number", "kind", "value", "text", "at")),
        "comparisons": list(judged.values("judgement", "note", "at")),
        "obligations": list(took_on.values("agreement__number", "text", "due", "days_after_start")),
        "reviews": list(
            looked_back.values("review__agreement__number", "went_well", "could_be_better", "outcome", "at")
        ),
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """Nobody signs any more as this person, and the codes are gone; what was signed stays as it was signed.

    What was written points at the account, which itself becomes nameless.
    """
    AgreementParty.objects.filter(signatory=person.pk).update(signatory=None)
    SigningCode.objects.filter(person=person.pk).delete()
