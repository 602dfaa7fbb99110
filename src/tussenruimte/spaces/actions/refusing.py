"""What every action of this room says when something may not or cannot be done, and how things are held and told."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.journal.queries import about
from tussenruimte.register.rules import Change, changes_between, joined
from tussenruimte.spaces.models import Space, SpaceProcedure

# Why a deed has to wait, by the words of `rules.procedure`.
BLOCKS: Mapping[str, Promise] = {
    "reason": _("Schrijf eerst op waarom u deze weg kiest."),
    "candidate": _("Kies eerst om wiens wens het gaat."),
    "until": _("Vul eerst in tot en met welke dag het is. Kort gebruik heeft een einde."),
    "criteria": _("Schrijf eerst minstens één maatstaf op."),
    "unsound": _("Een maatstaf is nog niet objectief, toetsbaar en redelijk. Pas die aan of haal die weg."),
    "timetable": _("Vul eerst in tot wanneer men zich kan melden, en wanneer u kiest."),
    "timetable-passed": _("De dag tot wanneer men zich kan melden, moet nog komen."),
    "timetable-order": _("U kiest pas nadat iedereen zich kon melden. Pas de dagen aan."),
    "still-entering": _("Anderen kunnen zich nog melden. Kies pas na die dag."),
    "nobody": _("Niemand heeft zich gemeld. Stop de selectie met een reden, of begin opnieuw."),
    "unassessed": _("Nog niet elke gegadigde is op elke maatstaf beoordeeld."),
    "not-chosen": _("Maak eerst een keuze met redenen."),
    "window": _("Anderen kunnen nog reageren. Tot die dag voorbij is, wordt er niets uitgegeven."),
    "objections": _("Er is nog een reactie zonder antwoord. Geef eerst antwoord."),
}


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u bij deze ruimte niet doen. Vraag het aan de eigenaar.")


class NotFromHere(Refusal):
    """It is not in a state from which this can be done."""

    message = _("Dit kan nu niet. Er is intussen iets veranderd. Kijk eerst hoe het ervoor staat.")


class Blocked(Refusal):
    """Something has to be done first. Carries the words for what."""

    def __init__(self, blocks: Iterable[str]) -> None:
        self.blocks = tuple(blocks)
        super().__init__(" ".join(str(BLOCKS[one]) for one in self.blocks))


class ChangedMeanwhile(Refusal):
    """Someone else was first. Carries what changed, by whom and when; nothing was saved."""

    message = _("Iemand anders was u net voor. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, now: Space | SpaceProcedure, changes: tuple[Change, ...], last: Entry | None) -> None:
        self.now, self.changes = now, changes
        self.by: Person | None = last.by if last else None
        self.at: datetime | None = last.at if last else None
        super().__init__()


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def clear_of(blocks: Iterable[str]) -> None:
    """Refuses with everything that stands in the way, when something does."""
    found = tuple(blocks)
    if found:
        raise Blocked(found)


def locked_space(space: Space, revision: int | None = None) -> Space:
    """The space as it is now, held until the deed is done; refused when it is not the one that was read."""
    now = (
        Space.objects.select_for_update(of=("self",)).select_related("owner", "place", "municipality").get(pk=space.pk)
    )
    _refuse_changed(now, revision)
    return now


def locked_procedure(found: SpaceProcedure, revision: int | None = None) -> SpaceProcedure:
    """The procedure as it is now, held until the deed is done; refused when it is not the one that was read."""
    held = SpaceProcedure.objects.select_for_update(of=("self",))
    now = held.select_related("space__owner", "started_by").get(pk=found.pk)
    _refuse_changed(now, revision)
    return now


def facts_in(thing: Model, names: Iterable[str]) -> dict[str, Any]:
    """What can be changed about something, as plain values that the journal can keep."""
    return {name: plain(getattr(thing, name)) for name in names}


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Model():
            return str(value.pk)
    return value


def save_changes(
    thing: Space | SpaceProcedure, what: str, before: Mapping[str, Any], *, by: Person, visibility: Visibility
) -> bool:
    """Saves something one revision further and writes in the journal what is different; nothing when nothing is."""
    changes = changes_between(before, facts_in(thing, before))
    if not changes:
        return False
    thing.revision += 1
    thing.save()
    told = [[change.field, change.old, change.new] for change in changes]
    record(what, about=thing, by=by, visibility=visibility, details={"revision": thing.revision, "changes": told})
    return True


def tell(
    thing: Model,
    what: str,
    *,
    by: Person | None,
    dossier: Dossier | None = None,
    visibility: Visibility = Visibility.PUBLIC,
    **details: Any,
) -> None:
    """Writes in the journal what happened, and in the dossier for its parties when it belongs to one."""
    record(what, about=thing, by=by, visibility=visibility, details=details)
    if dossier is not None:
        record(what, about=dossier, by=by, visibility=Visibility.PARTIES, details=details)


def _refuse_changed(now: Space | SpaceProcedure, revision: int | None) -> None:
    if revision is None or now.revision == revision:
        return
    entries = [entry for entry in about(now, including_parties=True) if _revision(entry) > revision]
    entries.reverse()
    steps = [[Change(*change) for change in entry.details["changes"]] for entry in entries]
    raise ChangedMeanwhile(now, joined(steps), entries[-1] if entries else None)


def _revision(entry: Entry) -> int:
    return int(entry.details.get("revision", 0)) if "changes" in entry.details else 0
