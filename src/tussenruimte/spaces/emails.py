"""The letters about spaces: a receipt at once, an answer with reasons, a word when a day is near or has passed."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import language_for
from tussenruimte.spaces import queries
from tussenruimte.spaces.models import Objection, Space, SpaceProcedure, SpaceWish


def who_answers(space: Space, wish: SpaceWish | None = None) -> str:
    """Who answers, by the name people know: whoever handles the dossier, else an office of the owner."""
    if wish is not None and wish.dossier is not None and wish.dossier.process_owner is not None:
        return f"{wish.dossier.process_owner}, {space.owner.name}"
    office = space.contact or space.owner.desk_name
    return f"{office}, {space.owner.name}" if office else space.owner.name


def send_wish_receipt(wish: SpaceWish) -> None:
    """Confirms to the people of the initiative that the wish is there: number, who answers, by when."""
    for person in queries.people_of(wish.initiative):
        with translation.override(person.language):
            subject = _("Uw wens is ontvangen: %(number)s") % {"number": wish.number}
            _send([person.email], subject, "wish-receipt", _about(wish))


def send_wish_to_owner(wish: SpaceWish) -> None:
    """Tells the desk of the owner that somebody waits for an answer."""
    _to_desk(wish.space, gettext_lazy("Een wens voor %(space)s"), "wish-to-owner", _about(wish))


def send_wish_answer(wish: SpaceWish) -> None:
    """Tells the people of the initiative what the answer is, and why."""
    for person in queries.people_of(wish.initiative):
        with translation.override(person.language):
            subject = _("Antwoord op uw wens voor %(space)s") % {"space": wish.space.name}
            _send([person.email], subject, "wish-answer", _about(wish))


def send_not_forgotten(wish: SpaceWish) -> None:
    """Tells both sides that a day passed in silence, and which day comes instead."""
    for person in queries.people_of(wish.initiative):
        with translation.override(person.language):
            subject = _("Uw wens voor %(space)s is niet vergeten") % {"space": wish.space.name}
            _send([person.email], subject, "wish-not-forgotten", _about(wish))
    _to_desk(wish.space, gettext_lazy("Een wens voor %(space)s wacht te lang"), "wish-late", _about(wish))


def send_result(found: SpaceProcedure, people: Iterable[Person]) -> None:
    """Tells everyone who took part how it ended, and why."""
    for person in people:
        with translation.override(person.language):
            subject = _("Hoe het afliep met %(space)s") % {"space": found.space.name}
            _send([person.email], subject, "result", _of(found))


def send_objection_receipt(objection: Objection) -> None:
    """Confirms to whoever sent it when there is an answer; one on paper gets its answer on paper. The desk is told."""
    found = objection.procedure
    context = _of(found) | {"objection": objection}
    if not objection.on_paper:
        person = objection.received_by
        with translation.override(person.language):
            subject = _("Uw reactie is ontvangen: %(number)s") % {"number": found.number}
            _send([person.email], subject, "objection-receipt", context)
    _to_desk(found.space, gettext_lazy("Een ander wil %(space)s ook"), "objection-to-owner", context)


def send_objection_answer(objection: Objection) -> None:
    """Tells whoever sent it what the answer is; one on paper gets its answer on paper."""
    if objection.on_paper:
        return
    person = objection.received_by
    with translation.override(person.language):
        subject = _("Antwoord op uw reactie: %(number)s") % {"number": objection.procedure.number}
        _send([person.email], subject, "objection-answer", _of(objection.procedure) | {"objection": objection})


def send_day_is_near(found: SpaceProcedure, people: Iterable[Person]) -> None:
    """Tells the owner that others can soon no longer respond, and whoever wished for it and did not enter."""
    _to_desk(found.space, gettext_lazy("Bijna voorbij: %(space)s"), "day-is-near", _of(found))
    for person in people:
        with translation.override(person.language):
            subject = _("U kunt nog meedoen: %(space)s") % {"space": found.space.name}
            _send([person.email], subject, "still-open", _of(found))


def _to_desk(space: Space, subject: Promise, template: str, context: dict[str, Any]) -> None:
    """To the desk of the owner when it has an address; a desk without one finds it on its page of work."""
    address = space.owner.desk_email
    if not address:
        return
    with translation.override(language_for(address)):
        _send([address], str(subject) % {"space": space.name}, template, context)


def _about(wish: SpaceWish) -> dict[str, Any]:
    link = settings.SITE_URL + reverse("spaces:wish", args=[wish.number])
    return {"wish": wish, "space": wish.space, "who": who_answers(wish.space, wish), "link": link}


def _of(found: SpaceProcedure) -> dict[str, Any]:
    link = settings.SITE_URL + reverse("spaces:procedure", args=[found.number])
    return {"found": found, "space": found.space, "who": who_answers(found.space), "link": link}


def _send(to: list[str], subject: str, template: str, context: dict[str, Any]) -> None:
    # A name with a line break in it must not add headers to the letter.
    text = render_to_string(f"spaces/mail/{template}.txt", context | {"site": settings.SITE_NAME})
    EmailMessage(" ".join(subject.split()), text, None, to).send()
