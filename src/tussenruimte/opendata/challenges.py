"""Tasks that residents can take over, what was asked and what came of it, and invitations. Nothing of people."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema
from pydantic import StringConstraints

from tussenruimte.challenges import queries, telling
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.core import days
from tussenruimte.opendata.paging import Paging, paging
from tussenruimte.opendata.schemas import Page

router = Router()
Municipality = Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]


class WhichTasks(Paging):
    """Which tasks."""

    municipality: Municipality | Literal[""] = Field("", description="CBS-code van een gemeente, zoals GM0363.")


class TaskOut(Schema):
    """A task of a municipality. What is not there is unknown."""

    id: str
    name: str
    text: str
    municipality: str | None = Field(description="CBS-code.")
    place: str | None = Field(None, description="CBS-code van een wijk of buurt; leeg is de hele gemeente.")
    theme: str = ""
    standing: str = Field(description="open of excluded.")
    excluded_because: str = Field("", alias="excludedBecause")
    excluded_by: str = Field("", alias="excludedBy")
    cost: Decimal | None = Field(None, description="Euro per jaar.")
    cost_year: int | None = Field(None, alias="costYear")
    cost_vat: str = Field(alias="costVat", description="with, without of unknown.")
    cost_source: str = Field("", alias="costSource")
    cost_checked_on: date | None = Field(None, alias="costCheckedOn")
    quality: str = ""
    quality_measured: str = Field("", alias="qualityMeasured")
    quality_checked_on: date | None = Field(None, alias="qualityCheckedOn")
    carried_out: str = Field(alias="carriedOut", description="own, contract, subsidy of unknown.")
    carried_out_by: str = Field("", alias="carriedOutBy")
    contract_end: date | None = Field(None, alias="contractEnd")
    notice_by: date | None = Field(None, alias="noticeBy")
    url: str


class TaskPage(Page):
    """A page of tasks."""

    results: list[TaskOut]


class ChallengeOut(Schema):
    """A request to take over a task, without who asked it."""

    id: str
    about: str
    task: str | None = None
    municipality: str | None = Field(description="CBS-code.")
    sent_on: date = Field(alias="sentOn")
    state: str
    decision_due: date | None = Field(None, alias="decisionDue")
    decided_on: date | None = Field(None, alias="decidedOn")
    outcome: str = ""
    reason: str = Field("", description="Leeg zolang het besluit niet openbaar is.")


class ChallengePage(Page):
    """A page of requests."""

    results: list[ChallengeOut]


class InvitationOut(Schema):
    """An invitation to bid on a task."""

    id: str
    title: str
    text: str
    municipality: str | None = Field(description="CBS-code.")
    budget: Decimal | None = Field(None, description="Euro per jaar.")
    questions_until: date = Field(alias="questionsUntil")
    bids_until: date = Field(alias="bidsUntil")
    choice_by: date = Field(alias="choiceBy")
    state: str
    url: str


class InvitationPage(Page):
    """A page of invitations."""

    results: list[InvitationOut]


@router.get("/tasks", response=TaskPage, by_alias=True, summary="Taken", tags=["challenges"])
def list_tasks(request: HttpRequest, which: Annotated[WhichTasks, Query()]) -> Any:
    """Taken van gemeenten die bewoners kunnen uitdagen, of die zijn uitgesloten."""
    on_list = MunicipalTask.objects.exclude(standing=MunicipalTask.Standing.DROPPED).select_related("municipality")
    return _listed(request, which, on_list.order_by("pk"), _task)


@router.get("/challenges", response=ChallengePage, by_alias=True, summary="Verzoeken", tags=["challenges"])
def list_challenges(request: HttpRequest, which: Annotated[WhichTasks, Query()]) -> Any:
    """Verzoeken van bewoners om een taak over te nemen, de nieuwste eerst, zonder wie het vroeg."""
    return _listed(request, which, queries.public_ones(), _challenge)


@router.get("/invitations", response=InvitationPage, by_alias=True, summary="Uitnodigingen", tags=["challenges"])
def list_invitations(request: HttpRequest, which: Annotated[WhichTasks, Query()]) -> Any:
    """Uitnodigingen van gemeenten om een bod te doen op een taak."""
    return _listed(request, which, queries.invitations(), _invitation)


def _listed(request: HttpRequest, which: WhichTasks, found: QuerySet[Any], as_row: Any) -> dict[str, Any]:
    if which.municipality:
        found = found.filter(municipality__place=which.municipality)
    page = Paginator(found, which.page_size).get_page(which.page)
    return {**paging(request, page), "results": [as_row(one) for one in page]}


def _task(task: MunicipalTask) -> dict[str, Any]:
    names = (
        *("name", "text", "theme", "standing", "excluded_because", "excluded_by", "cost", "cost_year", "cost_vat"),
        *("cost_source", "cost_checked_on", "quality", "quality_measured", "quality_checked_on", "carried_out"),
        *("carried_out_by", "contract_end", "notice_by"),
    )
    return {_key(name): getattr(task, name) for name in names} | {
        "id": task.number,
        "municipality": task.municipality.place_id,
        "place": task.place_id,
        "url": settings.SITE_URL + reverse("challenges:task", args=[task.number]),
    }


def _challenge(challenge: Challenge) -> dict[str, Any]:
    row = telling.public_row(challenge, days.today())
    return {
        "id": challenge.number,
        "about": row.title,
        "task": challenge.task.number if challenge.task else None,
        "municipality": challenge.municipality.place_id,
        "sentOn": row.sent,
        "state": str(challenge.state),
        "decisionDue": row.due,
        "decidedOn": row.decided,
        "outcome": str(challenge.decision.outcome) if challenge.decision else "",
        "reason": row.reason,
    }


def _invitation(invitation: Invitation) -> dict[str, Any]:
    names = ("title", "text", "budget", "questions_until", "bids_until", "choice_by", "state")
    return {_key(name): getattr(invitation, name) for name in names} | {
        "id": invitation.number,
        "municipality": invitation.municipality.place_id,
        "url": settings.SITE_URL + reverse("challenges:invitation", args=[invitation.number]),
    }


def _key(name: str) -> str:
    """The name of a field as the API says it: `cost_year` is `costYear`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
