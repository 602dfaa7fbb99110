"""Reading the journal."""

from django.db.models import Model, Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.journal.models import Entry, Visibility


def visible_to(person: Someone) -> QuerySet[Entry]:
    """What is public, and what the person wrote or what is about their own account.

    Entries for parties need to know who is a party; rooms above ask `about` for those.
    """
    public = Entry.objects.filter(visibility=Visibility.PUBLIC)
    if not person.is_authenticated:
        return public
    return (public | concerning(person)).distinct()


def concerning(person: Person) -> QuerySet[Entry]:
    """What the person did, and what happened to their account."""
    own = Q(about_kind=Person._meta.label_lower, about_key=str(person.pk))
    return Entry.objects.filter(Q(by=person) | own)


def about(thing: Model, *, including_parties: bool = False) -> QuerySet[Entry]:
    """Entries about `thing`, newest first: the public ones, and those for the parties when asked."""
    wanted = [Visibility.PUBLIC, Visibility.PARTIES] if including_parties else [Visibility.PUBLIC]
    return Entry.objects.filter(
        about_kind=thing._meta.label_lower, about_key=str(thing.pk), visibility__in=wanted
    ).select_related("by")
