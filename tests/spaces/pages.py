"""The pages of spaces for the walk along all pages: name, what stands in the address, and who opens it."""

from collections.abc import Iterator
from typing import Any

from tests.spaces.conftest import ONE, SOUND
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.spaces import actions
from tussenruimte.spaces.models import Candidacy, Space, SpaceProcedure, SpaceUpload, SpaceWish

Page = tuple[str, tuple[Any, ...], str]
NO_PAGE: dict[str, tuple[str, ...]] = {
    "a file or data": (
        *("spaces:export-csv", "spaces:export-xlsx", "spaces:import-example", "spaces:feed", "spaces:calendar"),
    ),
    "only answers a form": ("spaces:remove-criterion", "spaces:announce", "spaces:leave", "spaces:withdraw-wish"),
}
FILE = "naam;soort;in één zin;m2\nDe Loods;gebouw;Een loods aan het water.;200\nDe Kas;kas;Een oude kas.;60\n"


def pages() -> Iterator[Page]:
    """Every page, with the examples of the demonstration, an intention with a response, and a file to check."""
    official = Person.objects.get(email="ambtenaar@persona.invalid")
    wish = SpaceWish.objects.get(made_by__email="initiatiefnemer@persona.invalid")
    selection = SpaceProcedure.objects.get(way="open-selection")
    yield from _register(selection, official)
    yield "spaces:make-wish", (selection.space.slug,), "initiatiefnemer"
    yield "spaces:wish", (wish.number,), "initiatiefnemer"
    yield "spaces:answer-wish", (wish.number,), "ambtenaar"
    yield "spaces:procedure", (selection.number,), ""
    yield "spaces:procedure", (selection.number,), "ambtenaar"
    yield "spaces:notice", (selection.number,), ""
    yield "spaces:enter", (selection.number,), "initiatiefnemer"
    yield "spaces:enter-on-paper", (selection.number,), "ambtenaar"
    paper = actions.enter(found=selection, name="Voorbeeld: dansschool", plan="Dansen.", by=official, on=days.today())
    yield from _assessed(selection, paper)
    yield from _intention(wish, official)


def _register(selection: SpaceProcedure, official: Person) -> Iterator[Page]:
    space = selection.space
    for name in ("spaces", "procedures", "questions"):
        yield f"spaces:{name}", (), ""
    for who in ("", "ambtenaar", "initiatiefnemer"):
        yield "spaces:space", (space.slug,), who
    yield "spaces:advantage", (Space.objects.get(kind="ground", owner=space.owner).slug,), ""
    for name in ("add", "import"):
        yield f"spaces:{name}", (), "ambtenaar"
    for name in ("edit", "state"):
        yield f"spaces:{name}", (space.slug,), "ambtenaar"
    yield "spaces:terms", (space.owner.slug,), "ambtenaar"
    upload: SpaceUpload = actions.keep_upload(
        owner=space.owner, content=FILE.encode(), filename="ruimtes.csv", by=official, at=days.now()
    )
    yield "spaces:import-preview", (upload.token,), "ambtenaar"


def _assessed(selection: SpaceProcedure, paper: Candidacy) -> Iterator[Page]:
    yield "spaces:assess", (selection.number, paper.pk), "ambtenaar"
    yield "spaces:choose", (selection.number,), "ambtenaar"
    for name in ("give-out", "stop"):
        yield f"spaces:{name}", (selection.number,), "ambtenaar"


def _intention(wish: SpaceWish, official: Person) -> Iterator[Page]:
    """What is being prepared for the wish of the garden; and, announced and with a response, another one."""
    today, space = days.today(), wish.space
    yield "spaces:start", (Space.objects.get(pk=_third(space, official).pk).slug,), "ambtenaar"
    found = actions.start_procedure(space=space, answers=ONE, way="one-candidate", wish=wish, by=official, on=today)
    actions.add_criterion(found=found, facts=SOUND, by=official)
    found.refresh_from_db()
    ready = actions.edit_procedure(
        found=found, facts={"reason": "Alleen de tuin ligt ernaast."}, revision=found.revision, by=official
    )
    shown = actions.announce(found=ready, revision=ready.revision, by=official, on=today)
    objection = actions.object_to(
        found=shown,
        on_behalf_of="Voorbeeld: een imker",
        text="Ik wil hier bijen.",
        by=official,
        on=today,
        on_paper=True,
    )
    yield "spaces:procedure", (shown.number,), "ambtenaar"
    yield "spaces:object", (shown.number,), "bewoner"
    yield "spaces:answer-objection", (shown.number, objection.pk), "ambtenaar"
    yield "spaces:open-up", (shown.number,), "ambtenaar"
    draft = actions.start_procedure(
        space=Space.objects.get(name="Voorbeeld: de kelder"),
        answers=ONE,
        way="open-selection",
        by=official,
        on=today,
    )
    for name in ("procedure", "prepare", "add-criterion"):
        yield f"spaces:{name}", (draft.number,), "ambtenaar"


def _third(space: Space, official: Person) -> Space:
    """Two more spaces of the same owner: one to start with, one in preparation."""
    facts = {"kind": "room", "summary": "Een kelder met daglicht.", "place": space.place}
    made = [
        actions.add_space(owner=space.owner, facts=facts | {"name": name}, state="free", by=official, on=days.today())
        for name in ("Voorbeeld: de kelder", "Voorbeeld: de zolder")
    ]
    return made[1]
