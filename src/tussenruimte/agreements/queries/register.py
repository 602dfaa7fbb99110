"""The public register as people ask for it: by words, kind, municipality, theme and whether it still holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.queries.reading import public_register
from tussenruimte.register.models import LensReading, Place

THEMES = "werkvelden"
# What of the large columns a list does not need.
LARGE = ("current__text", "dossier__lead__place__outline", "dossier__initiative__description")


@dataclass(frozen=True)
class Asked:
    """What the register is asked for; empty asks nothing. `state` is `running` or `over`."""

    text: str = ""
    kind: str = ""
    municipality: str = ""
    theme: str = ""
    state: str = ""


def found(asked: Asked, today: date) -> QuerySet[Agreement]:
    """What everyone may read and meets every question, the last one concluded on top."""
    rows = public_register(asked.text, kind=asked.kind)
    if asked.municipality:
        rows = rows.filter(dossier__lead__place=asked.municipality)
    if asked.theme:
        rows = rows.filter(dossier__initiative__in=_read().filter(item=asked.theme).values("initiative"))
    if asked.state:
        rows = rows.filter(_running(today)) if asked.state == "running" else rows.exclude(_running(today))
    return rows.select_related("dossier__lead__place", "dossier__initiative").defer(*LARGE)


def withheld() -> QuerySet[Agreement]:
    """What stood in the register and was taken out of it: of each only the number, the day and the reason are told."""
    return Agreement.objects.filter(current__public=True, withheld_on__isnull=False).order_by("-withheld_on", "-pk")


def municipalities() -> QuerySet[Place]:
    """The places that have a public agreement, by name."""
    places = public_register().order_by().values("dossier__lead__place")
    return Place.objects.filter(pk__in=places).defer("outline").order_by("name")


def themes_of(agreements: Iterable[Agreement]) -> dict[int, list[str]]:
    """The themes of the initiative of each agreement, by the key of that initiative."""
    told: dict[int, set[str]] = {}
    initiatives = {one.dossier.initiative_id for one in agreements}
    for initiative, item in _read().filter(initiative__in=initiatives).values_list("initiative", "item"):
        told.setdefault(initiative, set()).add(item)
    return {key: sorted(items) for key, items in told.items()}


def _read() -> QuerySet[LensReading]:
    return LensReading.objects.filter(lens=THEMES, withdrawn_on__isnull=True).order_by()


def _running(today: date) -> Q:
    still = Q(current__ends_on__isnull=True) | Q(current__ends_on__gte=today)
    return Q(state=Agreement.State.ACTIVE) & still
