"""Saved searches, and what is new for whom since they were last written to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.funding.models import FinderMail, FinderPost, SavedSearch, Scheme
from tussenruimte.funding.queries.facts import known_of, situation_of
from tussenruimte.funding.queries.finding import considered, fitting
from tussenruimte.funding.rules import answers as reading
from tussenruimte.funding.rules import letters
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.matching import Situation
from tussenruimte.journal.models import Entry

ABOUT = Scheme._meta.label_lower
# What makes a scheme news: it is there, it opened again, or there is a new round.
NEWS = ("scheme.published", "scheme.reopened", "scheme.round-added")
# An entry may be numbered before another that is stored earlier; after this long none is still on its way.
SETTLED_AFTER = timedelta(minutes=5)
MOST_IN_A_MAIL = 25


@dataclass(frozen=True)
class Asked:
    """What a saved search asks today."""

    situation: Situation
    answers: Answers


def searches_of(person: Person) -> QuerySet[SavedSearch]:
    """A person's saved searches, by name."""
    return SavedSearch.objects.filter(person=person).select_related("initiative").order_by("name", "pk")


def situation_for(search: SavedSearch) -> Asked:
    """What a search asks: its own answers, or everything known today of its initiative."""
    answers = reading.read(search.query)
    if search.initiative is None:
        return Asked(situation_of(answers), answers)
    known = known_of(search.initiative)
    return Asked(situation_of(known.answers, known.thresholds), answers)


def newest_entry(now: datetime | None = None) -> int:
    """The last entry about a scheme; with a moment, the last that nothing can come before any more."""
    entries = Entry.objects.filter(about_kind=ABOUT)
    if now is not None:
        entries = entries.filter(at__lte=now - SETTLED_AFTER)
    return entries.aggregate(last=Max("pk"))["last"] or 0


def posts_due(today: date) -> Iterable[FinderPost]:
    """Those who may be mailed today, one after the other."""
    waiting = FinderPost.objects.exclude(rhythm=FinderPost.Rhythm.NEVER).filter(person__is_active=True)
    for post in waiting.select_related("person").order_by("pk").iterator():
        if letters.may_mail(post.rhythm, post.last_mailed_on, today):
            yield post


def news_for(person: Person, after: int, upto: int, today: date) -> list[list[object]]:
    """What became news in a window and fits a search of the person: each scheme once, with the searches it fits."""
    happened = Entry.objects.filter(about_kind=ABOUT, what__in=NEWS, pk__gt=after, pk__lte=upto)
    newest: dict[int, int] = {}
    for entry in happened.order_by("pk").only("pk", "about_key"):
        newest[int(entry.about_key)] = entry.pk
    fits: dict[int, list[int]] = {}
    for search in searches_of(person) if newest else ():
        fresh = [key for key, number in newest.items() if number > search.since_entry]
        asked = situation_for(search)
        new = considered(asked.answers).filter(pk__in=fresh)
        for scheme in fitting(new, asked.situation, today, closes_within=asked.answers.closes_within):
            fits.setdefault(scheme.pk, []).append(search.pk)
    return [[key, searches] for key, searches in fits.items()]


def cut_off_mails(before: datetime) -> QuerySet[FinderMail]:
    """Mails that were claimed before a moment and never left."""
    return (
        FinderMail.objects.filter(sent_at__isnull=True, claimed_at__lte=before).select_related("person").order_by("pk")
    )
