"""From records to what the API says about them; only what is public."""

from typing import Any

from django.urls import reverse

from tussenruimte.council.models import Motion
from tussenruimte.council.queries.reading import state_of
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import Framework
from tussenruimte.funding import queries as funding
from tussenruimte.funding.models import Scheme
from tussenruimte.opendata import schemas
from tussenruimte.register.models import Exchangeable, Figure, Initiative, LensReading, Place

THEMES = "werkvelden"
API = "/api/v1"


def initiative_address(initiative: Initiative) -> str:
    """An initiative's own address in the API."""
    return f"{API}/initiatives/{initiative.slug}"


def place_reference(place: Place | None) -> dict[str, str] | None:
    """A place, shortly; None when there is none."""
    return None if place is None else {"code": place.code, "name": place.name, "kind": place.kind}


def initiative_row(initiative: Initiative) -> dict[str, Any]:
    """An initiative in a list. Ask `queries.with_readings` first: withdrawn readings are left out there."""
    shown = initiative.shown_lat is not None and initiative.shown_lon is not None
    return {
        "id": initiative.slug,
        "name": initiative.name,
        "summary": initiative.summary,
        "url": reverse("web:initiative", args=[initiative.slug]),
        "municipality": place_reference(initiative.municipality),
        "place": place_reference(initiative.place),
        "placeText": initiative.place_text,
        "themes": sorted({reading.item for reading in initiative.readings.all() if reading.lens == THEMES}),
        "phase": initiative.phase,
        "point": [initiative.shown_lon, initiative.shown_lat] if shown else None,
        "listedOn": initiative.listed_on,
    }


def initiative_whole(initiative: Initiative, catalogue: Catalogue) -> dict[str, Any]:
    """An initiative with all that is public about it; no people."""
    return {
        **initiative_row(initiative),
        "description": initiative.description,
        "language": initiative.text_language,
        "startedYear": initiative.started_year,
        "endedYear": initiative.ended_year,
        "legalForm": initiative.legal_form,
        "website": initiative.website,
        "contactRoute": initiative.contact_route,
        "confirmedOn": initiative.confirmed_on,
        "readings": [_reading(reading) for reading in initiative.readings.all()],
        "needs": [_need(need) for need in initiative.needs.filter(state=Exchangeable.State.OPEN)],
        "offers": [_need(offer) for offer in initiative.offers.filter(state=Exchangeable.State.OPEN)],
        "figures": [_figure(figure) for figure in initiative.figures.all()],
        "sources": [_cited(catalogue, source["work"], source.get("section", "")) for source in initiative.sources],
    }


def _reading(reading: LensReading) -> dict[str, Any]:
    return {
        "lens": reading.lens,
        "lensVersion": reading.lens_version,
        "item": reading.item,
        "state": reading.state,
        "saidBy": reading.side,
        "saidOn": reading.said_on,
        "note": reading.note,
    }


def _need(need: Exchangeable) -> dict[str, Any]:
    return {
        "kind": need.kind,
        "title": need.title,
        "text": need.text,
        "quantity": need.quantity,
        "unit": need.unit,
        "fromDay": need.from_day,
        "untilDay": need.until_day,
    }


def _figure(figure: Figure) -> dict[str, str]:
    return {"what": figure.what, "value": figure.value, "unit": figure.unit, "asOf": figure.as_of}


def _cited(catalogue: Catalogue, work: str, section: str) -> dict[str, str]:
    known = {one.id: one.title for one in catalogue.framework("werken").entries}
    return {"work": work, "section": section, "title": known.get(work, "")}


def feature(initiative: Initiative) -> dict[str, Any]:
    """An initiative as a GeoJSON feature; without geometry when its point is hidden."""
    row = initiative_row(initiative)
    point = row.pop("point")
    return {
        "type": "Feature",
        "id": row.pop("id"),
        "geometry": None if point is None else {"type": "Point", "coordinates": point},
        "properties": row,
    }


def framework_row(catalogue: Catalogue, framework: Framework) -> dict[str, Any]:
    """A framework in a list."""
    return {
        "id": framework.id,
        "kind": framework.kind,
        "title": framework.title,
        "version": framework.version,
        "models": list(framework.models),
        "evidence": framework.evidence,
        "source": _cited(catalogue, framework.source.work, framework.source.section),
        "items": len(framework.entries),
        "url": f"{API}/frameworks/{framework.id}",
    }


def framework_whole(framework: Framework) -> dict[str, Any]:
    """A framework as its file says it."""
    return framework.model_dump(mode="json", exclude_none=True)


def place_row(place: Place, initiatives: int = 0) -> dict[str, Any]:
    """A place with where it lies."""
    box = [place.west, place.south, place.east, place.north]
    return {
        "code": place.code,
        "name": place.name,
        "kind": place.kind,
        "province": place.province,
        "inside": place.inside_id,
        "year": place.year,
        "source": place.source,
        "bbox": None if None in box else box,
        "initiatives": initiatives,
    }


def motion_row(motion: Motion) -> dict[str, Any]:
    """What a council said, with what the municipality promised because of it; no people."""
    told = [{"text": one.text, "due": one.due, "state": state_of(one)} for one in motion.follow_ups.all()]
    return {
        "id": motion.pk,
        "kind": motion.kind,
        "number": motion.own_number,
        "title": motion.title,
        "text": motion.text,
        "url": reverse("council:motion", args=[motion.pk]),
        "link": motion.link,
        "council": place_reference(motion.council.place),
        "initiative": initiative_address(motion.initiative),
        "submitters": list(motion.factions),
        "on": motion.on,
        "state": motion.state,
        "decidedOn": motion.decided_on,
        "followUps": told,
    }


# What of a scheme is told as it is stored.
SCHEME_TEXTS = (
    *("title", "form", "purpose", "state", "minimum", "maximum", "own_share", "repayable", "continuous"),
    *("conditions", "how_to_apply", "decision_weeks", "legal_basis", "state_aid", "ceiling", "left", "left_on"),
    *("contact_desk", "contact_email", "contact_phone", "link", "source", "checked_on"),
)


def scheme_whole(scheme: Scheme) -> dict[str, Any]:
    """A scheme with all that is public about it: a desk, no people."""
    call = funding.call_of(scheme)
    told = {schemas.SchemeOut.model_fields[name].alias or name: getattr(scheme, name) for name in SCHEME_TEXTS}
    return told | {
        "id": scheme.slug,
        "provider": scheme.provider.name,
        "rounds": [{"opens": one.opens, "closes": one.closes} for one in call.rounds],
        "places": sorted(area[0] for area in call.areas),
        "legalForms": sorted(call.legal_forms),
        "phases": sorted(call.phases),
        "themes": sorted(call.themes),
        "needs": sorted(call.needs),
        "thresholds": sorted(call.thresholds),
        "url": reverse("funding:scheme", args=[scheme.slug]),
    }
