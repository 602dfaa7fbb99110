"""Builders of the things tests need: one per model, saved, with no surprises. Give what the test is about."""

from datetime import date
from itertools import count
from typing import Any

from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role, RoleGrant
from tussenruimte.register.models import (
    Descent,
    Initiative,
    LensReading,
    Membership,
    Need,
    NeedKind,
    Offer,
    Organisation,
    OwnershipClaim,
    Party,
    Place,
    Side,
)

_number = count(1)


def person(name: str = "Robin Bewoner", *roles: Role, email: str = "", **fields: Any) -> Person:
    """Someone with an account, holding `roles` since before any test's day."""
    someone = Person.objects.create_user(email or f"mens{next(_number)}@voorbeeld.example", name, **fields)
    for role in roles:
        RoleGrant.objects.create(person=someone, role=role, since=date(2026, 1, 1))
    return someone


def place(name: str = "Haarlem", code: str = "GM0392", **fields: Any) -> Place:
    """A place; a municipality unless told otherwise."""
    return Place.objects.create(**{"kind": Place.Kind.MUNICIPALITY, "year": 2024, "code": code, "name": name, **fields})


def initiative(name: str = "Buurttuin", **fields: Any) -> Initiative:
    """An initiative that everyone can see."""
    given: dict[str, Any] = {
        "kind": Party.Kind.INITIATIVE,
        "name": name,
        "slug": f"initiatief-{next(_number)}",
        "summary": "Samen tuinieren op een leeg stuk grond.",
        "state": Initiative.State.LISTED,
        "listed_on": DAY,
    }
    return Initiative.objects.create(**given | fields)


def organisation(
    name: str = "Gemeente Haarlem", kind: Party.Kind = Party.Kind.MUNICIPALITY, **fields: Any
) -> Organisation:
    """An organisation; a municipality unless told otherwise."""
    return Organisation.objects.create(name=name, kind=kind, **{"slug": f"organisatie-{next(_number)}", **fields})


def member(
    party: Party, who: Person | None = None, mandate: Membership.Mandate = Membership.Mandate.OWNER, **fields: Any
) -> Person:
    """A person who belongs to `party`, from a year before any test's day."""
    someone = who or person("Lotte Lid")
    Membership.objects.create(party=party, person=someone, mandate=mandate, **{"since": date(2025, 11, 3), **fields})
    return someone


def official(organisation: Organisation, name: str = "Ambtenaar Aydin") -> Person:
    """A civil servant who works for `organisation`."""
    return member(organisation, person(name, Role.OFFICIAL), Membership.Mandate.MEMBER)


def reading(initiative: Initiative, lens: str, item: str, side: Side = Side.INITIATIVE, **fields: Any) -> LensReading:
    """That someone sees `initiative` at `item` of `lens`."""
    return LensReading.objects.create(
        initiative=initiative, lens=lens, item=item, side=side, **{"said_on": DAY, **fields}
    )


def need(party: Party, title: str = "Een schuur", kind: NeedKind = NeedKind.SPACE, **fields: Any) -> Need:
    """Something `party` needs."""
    return Need.objects.create(party=party, title=title, kind=kind, **{"posted_on": DAY, **fields})


def offer(party: Party, title: str = "Gereedschap", kind: NeedKind = NeedKind.MATERIAL, **fields: Any) -> Offer:
    """Something `party` offers."""
    return Offer.objects.create(party=party, title=title, kind=kind, **{"posted_on": DAY, **fields})


def claim(initiative: Initiative, who: Person, **fields: Any) -> OwnershipClaim:
    """A claim of ownership that waits for an answer."""
    return OwnershipClaim.objects.create(
        initiative=initiative, person=who, **{"message": "Ik richtte dit op.", "made_on": DAY, **fields}
    )


def descent(mother: Initiative, offshoot: Initiative) -> Descent:
    """That `offshoot` grew from `mother`."""
    return Descent.objects.create(mother=mother, offshoot=offshoot, said_on=DAY)
