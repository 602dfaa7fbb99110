"""Does this resemble something we have? Asked when someone enters an initiative, and for every row of a file."""

from dataclasses import dataclass

from django.db.models import Q

from tussenruimte.accounts.queries import Someone
from tussenruimte.register.models import Initiative
from tussenruimte.register.queries.parties import visible_to
from tussenruimte.register.rules import Likeness, Looks, keys_of, likeness, website_key, words_of

CANDIDATES = 300


@dataclass(frozen=True)
class Lookalike:
    """An initiative that resembles what someone enters, and in what."""

    initiative: Initiative
    likeness: Likeness


def likely_duplicates(looks: Looks, person: Someone, *, most: int = 5, but_not: int = 0) -> tuple[Lookalike, ...]:
    """What the person may see that resembles `looks`, most alike first."""
    found = visible_to(person).exclude(pk=but_not).filter(_shares_something(looks))[:CANDIDATES]
    alike = (Lookalike(one, likeness(looks, _looks_of(one))) for one in found)
    enough = sorted((one for one in alike if one.likeness.is_enough), key=lambda one: -one.likeness.score)
    return tuple(enough[:most])


def lookalikes_by_key() -> dict[str, str]:
    """Slugs of listed initiatives by the key of their name and of their website: for checking many rows at once."""
    known: dict[str, str] = {}
    rows = Initiative.objects.filter(state=Initiative.State.LISTED).values_list("name", "website", "slug")
    for name, website, slug in rows.iterator(chunk_size=5_000):
        for key in keys_of(name, website):
            known.setdefault(key, slug)
    return known


def _shares_something(looks: Looks) -> Q:
    """A telling word, as far as its first five letters, or the host of the website."""
    words = sorted(set(words_of(looks.name)), key=len, reverse=True)[:3]
    shares = Q(pk__in=())
    for word in words:
        shares |= Q(name__icontains=word[:5])
    if site := website_key(looks.website):
        shares |= Q(website__icontains=site)
    return shares


def _looks_of(initiative: Initiative) -> Looks:
    return Looks(initiative.name, initiative.municipality_id or "", initiative.website)
