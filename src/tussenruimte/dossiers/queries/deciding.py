"""Decisions: the public log, and which decided cases a case resembles."""

from django.db.models import Q, QuerySet

from tussenruimte.accounts.queries import Someone
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.dossiers.queries.reading import visible_to
from tussenruimte.dossiers.rules.likeness import Alike, Traits, most_alike, words_of
from tussenruimte.register.models import Exchangeable, LensReading, Need
from tussenruimte.search.queries import searched

KIND = "decision"
# So many decided cases are looked through, the newest first; so many are shown.
MOST_COMPARED, MOST_SHOWN = 1_000, 5


def public_decisions(text: str = "", outcome: str = "") -> QuerySet[Decision]:
    """The public log, the newest first. Whoever reads a row learns nothing of the dossier behind it."""
    found = Decision.objects.filter(public=True)
    if text:
        found, _in_name = searched(found, KIND, text)
    if outcome:
        found = found.filter(outcome=outcome)
    return found.select_related("dossier__lead").order_by("-decided_on", "-pk")


def case_of(dossier: Dossier, text: str = "") -> Traits:
    """What a case is compared by: how its initiative is seen, what it needs, where it is, and what is said."""
    lenses: dict[str, set[str]] = {}
    seen = LensReading.objects.filter(initiative=dossier.initiative_id, withdrawn_on__isnull=True)
    for lens, item in seen.values_list("lens", "item"):
        lenses.setdefault(lens, set()).add(item)
    open_needs = Need.objects.filter(party=dossier.initiative_id, state=Exchangeable.State.OPEN)
    told = " ".join([dossier.title, dossier.goal, dossier.needed_support, text])
    return Traits(
        {lens: frozenset(items) for lens, items in lenses.items()},
        frozenset(open_needs.values_list("kind", flat=True)),
        dossier.lead.place_id or "",
        words_of(told),
    )


def decided_cases(person: Someone) -> QuerySet[Decision]:
    """Decisions a person may compare with: what is public, and what was decided in dossiers they may see."""
    seen = Q(public=True) | Q(dossier__in=visible_to(person).order_by().values("pk"))
    return Decision.objects.filter(seen).select_related("dossier__lead").order_by("-decided_on", "-pk")


def similar_to(dossier: Dossier, person: Someone, *, as_decided: Decision | None = None) -> tuple[Alike[Decision], ...]:
    """Decided cases of other dossiers that resemble this one, as it is or was decided; and in what they differ."""
    # What was decided before in the same dossier is this very case.
    decided = decided_cases(person).exclude(dossier=dossier)
    mine = Traits.read(as_decided.traits) if as_decided else case_of(dossier)
    return most_alike(mine, ((one, Traits.read(one.traits)) for one in decided[:MOST_COMPARED]), MOST_SHOWN)
