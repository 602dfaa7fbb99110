"""What challenges show on pages of others: a dossier, an initiative, a place and my desk."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.challenges import contents, permissions, queries, rulesets, wording
from tussenruimte.challenges.models import Challenge
from tussenruimte.core import days
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Place
from tussenruimte.ui.panels import Panel

SHOWN = 25


def of_dossier(dossier: Dossier, person: Someone) -> Panel | None:
    """The request this dossier is about, for whoever sees the dossier: where it stands, until when, and its page."""
    found = queries.whole().filter(dossier=dossier).first()
    if found is None:
        return None
    side = "initiative" if permissions.belongs_to(person, found.initiative) else "municipality"
    context = {
        "challenge": found,
        "what_now": wording.what_now(found, side),
        "tone": wording.TONES[found.state],
        "due": contents.due_of(found),
        "missing": rulesets.missing_from(found, days.today()) if found.state == Challenge.State.SENT else (),
    }
    return Panel(_("Verzoek om een taak over te nemen"), "challenges/panels/dossier.html", context)


def of_initiative(initiative: Initiative, person: Someone) -> Panel | None:
    """For its own people: requests and bids, and the way to a new one."""
    if not permissions.belongs_to(person, initiative):
        return None
    rows = [(one, wording.TONES[one.state]) for one in queries.of_initiative(initiative)[:SHOWN]]
    context = {"initiative": initiative, "rows": rows, "may_start": permissions.may_start(person, initiative)}
    return Panel(_("Taken van de gemeente overnemen"), "challenges/panels/initiative.html", context)


def of_place(place: Place, person: Someone) -> Panel | None:
    """Tasks in a place that can be taken over."""
    tasks = list(queries.in_place(place)[:SHOWN])
    return Panel(_("Taken die u kunt overnemen"), "challenges/panels/place.html", {"tasks": tasks}) if tasks else None


def desk_check(person: Person) -> Panel | None:
    """My desk: requests that wait until an official says whether they are complete."""
    rows = [(one, contents.due_of(one)) for one in queries.to_check(person)[:SHOWN]]
    return Panel(_("Verzoeken: is alles er?"), "challenges/panels/check.html", {"rows": rows}) if rows else None


def desk_drafts(person: Person) -> Panel | None:
    """My desk: drafts, and requests the municipality wants completed."""
    rows = list(queries.drafts_of(person)[:SHOWN])
    if not rows:
        return None
    return Panel(_("Verzoeken en biedingen: u bent aan zet"), "challenges/panels/drafts.html", {"rows": rows})
