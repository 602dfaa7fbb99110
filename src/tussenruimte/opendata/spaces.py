"""Spaces and announcements as the API tells them: what stands on their public pages, and no people."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from tussenruimte.opendata.answers import place_reference
from tussenruimte.spaces import queries
from tussenruimte.spaces.models import Space, SpaceProcedure
from tussenruimte.spaces.rules import words


def spaces(*, text: str, municipality: str, kind: str, state: str) -> QuerySet[Space]:
    """The spaces in the register that meet every question, with what a row needs."""
    filters = queries.Filters(text=text, municipality=municipality, kind=kind, state=state)
    return queries.as_rows(queries.listed(filters))


def announcements(*, state: str, municipality: str) -> QuerySet[SpaceProcedure]:
    """Everything that was ever announced, the newest first."""
    return queries.announced(state=state, municipality=municipality).prefetch_related("criteria")


def space_row(space: Space) -> dict[str, Any]:
    """A space."""
    return {
        "id": space.slug,
        "name": space.name,
        "summary": space.summary,
        "url": reverse("spaces:space", args=[space.slug]),
        "owner": space.owner.name,
        "kind": space.kind,
        "state": space.state,
        "municipality": place_reference(space.municipality),
        "place": place_reference(space.place),
        "address": space.address,
        "point": None if space.lat is None else [space.lon, space.lat],
        "sizeM2": space.size_m2,
        "uses": list(words.unpacked(space.uses)),
        "stepFree": space.step_free,
        "accessibleToilet": space.accessible_toilet,
        "availableFrom": space.available_from,
        "availableUntil": space.available_until,
        "rent": None if space.rent is None else {"amount": space.rent, "per": space.rent_per},
        "marketRent": _market_rent(space),
        "interested": getattr(space, "interested", 0),
    }


def _market_rent(space: Space) -> dict[str, Any] | None:
    if space.market_rent is None:
        return None
    return {
        "amount": space.market_rent,
        "per": space.market_rent_per,
        "year": space.market_rent_year,
        "source": space.market_rent_source,
    }


def announcement_row(found: SpaceProcedure) -> dict[str, Any]:
    """An announcement. Candidates and whoever responded are not in it."""
    return {
        "id": found.number,
        "url": reverse("spaces:procedure", args=[found.number]),
        "space": found.space.slug,
        "owner": found.space.owner.name,
        "way": found.way,
        "state": found.state,
        "reason": found.reason,
        "criteria": [
            {"title": one.title, "weight": one.weight, "why": one.why, "measured": one.measured}
            for one in found.criteria.all()
        ],
        "announcedOn": found.announced_on,
        "enterBy": found.enter_by,
        "chooseBy": found.choose_by,
        "windowEnds": found.window_ends,
        "chosenReason": found.chosen_reason,
        "closedOn": found.closed_on,
        "closedReason": found.closed_reason,
        "ruleSetVersion": found.rule_set_version,
    }
