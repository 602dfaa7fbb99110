"""What is new for whom since they were last written to."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers.models import Digest, Dossier, DossierParty
from tussenruimte.dossiers.permissions import GOVERNMENT
from tussenruimte.dossiers.queries.reading import own
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import Membership

ABOUT = Dossier._meta.label_lower
# An entry may be numbered before another that is stored earlier; after this long none is still on its way.
SETTLED_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class News:
    """One dossier with what happened in it, newest first."""

    dossier: Dossier
    entries: tuple[Entry, ...]


def newest_entry(now: datetime) -> int:
    """The number of the last entry about a dossier that nothing can come before any more; nought when there is none."""
    settled = Entry.objects.filter(about_kind=ABOUT, at__lte=now - SETTLED_AFTER)
    return settled.aggregate(last=Max("pk"))["last"] or 0


def recipients() -> QuerySet[Person]:
    """Everyone who takes part in a dossier now: members of initiatives and partners, process owners and deputies."""
    running = DossierParty.objects.filter(until__isnull=True, shared=True).exclude(party__kind__in=GOVERNMENT)
    members = Membership.objects.filter(party__in=running.values("party"), until__isnull=True).values("person")
    handling = Q(dossiers_owned__isnull=False) | Q(dossiers_deputised__isnull=False)
    return Person.objects.filter(Q(pk__in=members) | handling, is_active=True).distinct().order_by("pk")


def first_of_person(person: Person) -> int:
    """Up to which entry a person was told; nought for someone who was never told anything."""
    last = Digest.objects.filter(person=person).aggregate(last=Max("upto_entry"))["last"]
    return last or 0


def news_for(person: Person, after: int, upto: int) -> tuple[News, ...]:
    """What others did in the dossiers of a person, one item for each dossier, the newest on top."""
    entries: dict[int, list[Entry]] = defaultdict(list)
    happened = Entry.objects.filter(
        about_kind=ABOUT, pk__gt=after, pk__lte=upto, visibility__in=[Visibility.PARTIES, Visibility.PUBLIC]
    ).exclude(by=person)
    mine = own(person).values_list("pk", flat=True)
    for entry in happened.filter(about_key__in=[str(key) for key in mine]).select_related("by").order_by("-pk"):
        entries[int(entry.about_key)].append(entry)
    dossiers = Dossier.objects.select_related("lead", "initiative", "whose_turn").in_bulk(list(entries))
    return tuple(News(dossiers[key], tuple(found)) for key, found in entries.items())
