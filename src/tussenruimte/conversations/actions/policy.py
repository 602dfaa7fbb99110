"""The policy note: every save is a version; none is changed or lost."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.conversations import permissions
from tussenruimte.conversations.actions.refusing import NoWords, one_line, require
from tussenruimte.conversations.models import PolicyNote
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Organisation

NOTE, ROLES = "beleidsnotitie", "rollen"


class SavedMeanwhile(Refusal):
    """A colleague saved a newer version."""

    message = _(
        "Een collega bewaarde net een nieuwere versie. Kijk eerst wat daar staat. Uw tekst is nog niet bewaard."
    )


@transaction.atomic
def save_note(
    *,
    organisation: Organisation,
    texts: Mapping[str, str],
    roles: Mapping[str, Iterable[str]],
    seen: int,
    by: Person,
    at: datetime,
    changed: str = "",
) -> PolicyNote:
    """Saves a new version; refuses when a newer one than `seen` stands, keeps the last when nothing changed."""
    require(allowed=permissions.writes_policy_for(by, organisation))
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    versions = PolicyNote.objects.filter(organisation=organisation)
    last = versions.aggregate(last=Max("version"))["last"] or 0
    if last != seen:
        raise SavedMeanwhile
    kept, stacked = _known(texts, roles)
    if not kept and not stacked:
        raise NoWords
    standing = versions.filter(version=last).first()
    if standing is not None and (standing.texts, standing.roles) == (kept, stacked):
        return standing
    note = PolicyNote.objects.create(
        organisation=organisation,
        version=last + 1,
        texts=kept,
        roles=stacked,
        changed=one_line(changed),
        saved_by=by,
        saved_at=at,
    )
    record("conversation.note-saved", about=organisation, by=by, details={"version": note.version})
    return note


def _known(texts: Mapping[str, str], roles: Mapping[str, Iterable[str]]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """What the frameworks know of it, without what is empty."""
    catalogue = current_catalogue()
    parts = [item.id for item in catalogue.framework(NOTE).entries]
    known = [role.id for role in catalogue.framework(ROLES).entries]
    kept = {part: texts[part].strip() for part in parts if texts.get(part, "").strip()}
    chosen = {part: [role for role in known if role in set(roles.get(part, ()))] for part in parts}
    return kept, {part: stacked for part, stacked in chosen.items() if stacked}
