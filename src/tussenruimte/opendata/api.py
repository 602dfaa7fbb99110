"""Version 1 of the read API: initiatives, agreements, schemes, frameworks, places. No personal data, no writing."""

from typing import Annotated, Any, Literal

from django.core.paginator import Page as Slice
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query
from ninja.errors import ValidationError
from ninja.responses import Response
from pydantic import Field, StringConstraints

from tussenruimte.funding.queries import SchemeFilters
from tussenruimte.opendata import agreements, answers, challenges, queries, schemas, spaces
from tussenruimte.opendata.middleware import VERSION, problem
from tussenruimte.opendata.openapi import ReadApi
from tussenruimte.opendata.paging import Paging, paging
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.queries import KeyPages

GEOJSON = "application/geo+json"

api = ReadApi(
    title="Tussenruimte",
    version=VERSION,
    description=(
        "Open gegevens: initiatieven, overeenkomsten, regelingen, kaders en plaatsen. Lezen kan zonder sleutel."
    ),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="opendata",
)

api.add_router("", agreements.router)
api.add_router("", challenges.router)

Code = Annotated[str, StringConstraints(pattern=r"^(GM|WK|BU)\d{4,8}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,80}$")]


class Which(Paging):
    """Which initiatives."""

    q: str = Field("", max_length=200, description="Zoekwoorden; huis vindt ook huizen.")
    municipality: Code | Literal[""] = Field("", description="CBS-code van een gemeente, zoals GM0363.")
    theme: Slug | Literal[""] = Field("", description="Een onderdeel van het kader werkvelden.")
    phase: Slug | Literal[""] = Field("", description="Een onderdeel van het kader fasen.")
    need: Slug | Literal[""] = Field(
        "", description="money, people, knowledge, space, material, permission of attention."
    )
    reading: Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/[a-z0-9-]+)?$")] = Field(
        "", description="Een bril en een onderdeel, zoals drempels/professionalisering."
    )
    bbox: str = Field("", description="west,zuid,oost,noord in graden (WGS 84).", max_length=100)
    format: Literal["json", "geojson"] = "json"


class WhichMotions(Paging):
    """Which motions."""

    q: str = Field("", max_length=200, description="Zoekwoorden; tuin vindt ook tuinen.")
    kind: Literal["", "motion", "amendment", "speech", "questions"] = ""
    state: Literal["", "announced", "adopted", "rejected", "withdrawn", "done"] = ""
    municipality: Code | Literal[""] = Field("", description="CBS-code van een gemeente, zoals GM0363.")


class WhichSchemes(Paging):
    """Which schemes."""

    q: str = Field("", max_length=200, description="Zoekwoorden.")
    state: Literal["open", "planned", "closed", "all"] = "open"
    form: Slug | Literal[""] = Field("", description="Een onderdeel van het kader financieringsvormen.")
    theme: Slug | Literal[""] = Field("", description="Een onderdeel van het kader werkvelden.")
    phase: Slug | Literal[""] = Field("", description="Een onderdeel van het kader fasen.")
    place: Code | Literal[""] = Field("", description="Regelingen voor deze plaats, voor wat haar omvat, of overal.")


class WhichPlaces(Paging):
    """Which places."""

    q: str = Field("", max_length=100, description="Begin van de naam.")
    kind: Literal["", "municipality", "district", "neighbourhood"] = ""
    inside: Code | Literal[""] = ""


class WhichSpaces(Paging):
    """Which spaces."""

    q: str = Field("", max_length=200, description="Zoekwoorden.")
    municipality: Code | Literal[""] = Field("", description="CBS-code van een gemeente, zoals GM0363.")
    kind: Literal["", "building", "room", "ground"] = ""
    state: Literal["", "in-use", "free", "in-procedure", "given-out"] = ""


class WhichAnnouncements(Paging):
    """Which announcements."""

    municipality: Code | Literal[""] = Field("", description="CBS-code van een gemeente, zoals GM0363.")
    state: Literal["", "running", "closed"] = ""


@api.get("/initiatives", response=schemas.InitiativePage, by_alias=True, summary="Initiatieven", tags=["initiatives"])
def list_initiatives(request: HttpRequest, which: Annotated[Which, Query()]) -> Any:
    """Initiatieven die iedereen mag zien, de nieuwste eerst; met `format=geojson` als GeoJSON."""
    found = queries.initiatives(which)
    page = KeyPages(found, which.page_size, exact=True, whole=queries.with_readings).get_page(which.page)
    if which.format == "geojson" or GEOJSON in request.headers.get("Accept", ""):
        return _geojson(request, page)
    return {**paging(request, page), "results": [answers.initiative_row(one) for one in page]}


@api.get(
    "/initiatives/{slug}", response=schemas.InitiativeOut, by_alias=True, summary="Initiatief", tags=["initiatives"]
)
def show_initiative(request: HttpRequest, slug: str) -> Any:
    """Een initiatief met alles wat daarover openbaar is."""
    found = queries.initiative(slug)
    if found is None:
        raise Http404
    return answers.initiative_whole(found, current_catalogue())


@api.get("/frameworks", response=schemas.FrameworkPage, by_alias=True, summary="Kaders", tags=["frameworks"])
def list_frameworks(request: HttpRequest, which: Annotated[Paging, Query()], kind: Slug | Literal[""] = "") -> Any:
    """Alle kaders: brillen, vragenlijsten, instrumenten en meer, met bron en versie."""
    catalogue = current_catalogue()
    found = [one for _, one in sorted(catalogue.frameworks.items()) if kind in ("", one.kind)]
    page = Paginator(found, which.page_size).get_page(which.page)
    return {**paging(request, page), "results": [answers.framework_row(catalogue, one) for one in page]}


@api.get("/frameworks/{slug}", response=dict[str, Any], summary="Eén kader", tags=["frameworks"])
def show_framework(request: HttpRequest, slug: str) -> Any:
    """Een kader zoals het bestand het zegt, met alle onderdelen."""
    found = current_catalogue().frameworks.get(slug)
    if found is None:
        raise Http404
    return answers.framework_whole(found)


@api.get("/places", response=schemas.PlacePage, by_alias=True, summary="Plaatsen", tags=["places"])
def list_places(request: HttpRequest, which: Annotated[WhichPlaces, Query()]) -> Any:
    """Gemeenten, wijken en buurten met hun CBS-code."""
    page = Paginator(queries.places(begins=which.q, kind=which.kind, inside=which.inside), which.page_size).get_page(
        which.page
    )
    counts = queries.initiatives_in([one.code for one in page])
    return {**paging(request, page), "results": [answers.place_row(one, counts[one.code]) for one in page]}


@api.get("/places/{code}", response=schemas.PlaceDetail, by_alias=True, summary="Eén plaats", tags=["places"])
def show_place(request: HttpRequest, code: str) -> Any:
    """Een plaats met haar grens als GeoJSON."""
    found = queries.place(code)
    if found is None:
        raise Http404
    return {**answers.place_row(found, queries.initiatives_in([found.code])[found.code]), "outline": found.outline}


@api.get("/spaces", response=schemas.SpacePage, by_alias=True, summary="Ruimtes", tags=["spaces"])
def list_spaces(request: HttpRequest, which: Annotated[WhichSpaces, Query()]) -> Any:
    """Gebouwen, zalen en grond in het overzicht, de vrije eerst."""
    found = spaces.spaces(text=which.q, municipality=which.municipality, kind=which.kind, state=which.state)
    page = Paginator(found, which.page_size).get_page(which.page)
    return {**paging(request, page), "results": [spaces.space_row(one) for one in page]}


@api.get(
    "/space-announcements",
    response=schemas.AnnouncementPage,
    by_alias=True,
    summary="Ruimtes die worden uitgegeven",
    tags=["spaces"],
)
def list_announcements(request: HttpRequest, which: Annotated[WhichAnnouncements, Query()]) -> Any:
    """Open selecties, voornemens en kort gebruik, de nieuwste eerst; zonder namen van wie meedoet."""
    found = spaces.announcements(state=which.state, municipality=which.municipality)
    page = Paginator(found, which.page_size).get_page(which.page)
    return {**paging(request, page), "results": [spaces.announcement_row(one) for one in page]}


@api.get("/motions", response=schemas.MotionPage, by_alias=True, summary="Raadsstukken", tags=["motions"])
def list_motions(request: HttpRequest, which: Annotated[WhichMotions, Query()]) -> Any:
    """Moties, amendementen, inspreken en vragen over initiatieven die iedereen mag zien, de nieuwste eerst."""
    found = queries.motions(text=which.q, kind=which.kind, state=which.state, municipality=which.municipality)
    page = Paginator(found, which.page_size).get_page(which.page)
    return {**paging(request, page), "results": [answers.motion_row(one) for one in page]}


@api.get("/schemes", response=schemas.SchemePage, by_alias=True, summary="Regelingen", tags=["schemes"])
def list_schemes(request: HttpRequest, which: Annotated[WhichSchemes, Query()]) -> Any:
    """Regelingen voor initiatieven, op naam; met loket, nooit met namen van mensen."""
    filters = SchemeFilters(which.q, which.state, which.form, which.theme, which.phase, which.place)
    page = Paginator(queries.schemes(filters), which.page_size).get_page(which.page)
    return {**paging(request, page), "results": [answers.scheme_whole(one) for one in page]}


@api.get("/schemes/{slug}", response=schemas.SchemeOut, by_alias=True, summary="Eén regeling", tags=["schemes"])
def show_scheme(request: HttpRequest, slug: str) -> Any:
    """Een regeling met voorwaarden, rondes, gebied en loket."""
    found = queries.scheme(slug)
    if found is None:
        raise Http404
    return answers.scheme_whole(found)


def _geojson(request: HttpRequest, page: Slice[Any]) -> HttpResponse:
    """A page of initiatives as a feature collection."""
    totals = paging(request, page)
    collection = {
        "type": "FeatureCollection",
        "features": [answers.feature(one) for one in page],
        "numberMatched": totals["total"],
        "numberReturned": len(page.object_list),
        "_links": totals["_links"],
    }
    return Response(collection, content_type=GEOJSON)


@api.exception_handler(ValidationError)
def wrong_question(request: HttpRequest, failure: ValidationError) -> HttpResponse:
    """Every wrong parameter at once, as problem details."""
    invalid = [{"name": _asked_for(error["loc"]), "reason": str(error["msg"])} for error in failure.errors]
    names = ", ".join(dict.fromkeys(error["name"] for error in invalid))
    return problem(400, "De vraag klopt niet.", f"Kijk naar: {names}.", invalid)


def _asked_for(where: tuple[str | int, ...]) -> str:
    """The parameter an error is about; before it stands where it was, after it which of its shapes was tried."""
    return next(str(part) for part in where if part not in ("query", "which"))


@api.exception_handler(Http404)
def not_here(request: HttpRequest, failure: Http404) -> HttpResponse:
    """There is nothing at this address, or it is not public."""
    return problem(404, "Dit bestaat niet.", "Er is hier niets, of het is niet openbaar.")


@api.exception_handler(queries.WrongBoxError)
def wrong_box(request: HttpRequest, failure: queries.WrongBoxError) -> HttpResponse:
    """A bounding box that is none."""
    reason = "Schrijf vier getallen: west,zuid,oost,noord."
    return problem(400, "De vraag klopt niet.", f"Kijk naar: bbox. {reason}", [{"name": "bbox", "reason": reason}])
