"""Reading the journal."""

from django.db.models import Model, QuerySet

from tussenruimte.journal.models import Entry, Visibility


def about(thing: Model, *, including_parties: bool = False) -> QuerySet[Entry]:
    """Entries about `thing`, newest first: the public ones, and those for the parties when asked."""
    wanted = [Visibility.PUBLIC, Visibility.PARTIES] if including_parties else [Visibility.PUBLIC]
    return Entry.objects.filter(
        about_kind=thing._meta.label_lower, about_key=str(thing.pk), visibility__in=wanted
    ).select_related("by")
