"""Agreements as people come across them: in a dossier, in the register, on a desk."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements.models import Agreement, AgreementParty, Review, Signature, Suggestion, Version
from tussenruimte.agreements.rules import keeping, states
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.permissions import GOVERNMENT, workplaces_of
from tussenruimte.register.models import Membership, Organisation, Party
from tussenruimte.search.queries import searched

REGISTER = "agreement"  # the kind in the search index
OUT = Q(withdrawn_at__isnull=True, concluded_on__isnull=True)
PUBLIC = Q(state__in=sorted(states.CONCLUDED), current__public=True, withheld_on__isnull=True)


def visible_to(person: Someone) -> QuerySet[Agreement]:
    """The agreements of dossiers a person may see, and everything in the public register."""
    seen = Q(dossier__in=dossiers.visible_to(person).order_by().values("pk"))
    return Agreement.objects.filter(seen | PUBLIC).select_related("dossier__initiative", "dossier__lead", "current")


def of_dossier(dossier: Dossier) -> QuerySet[Agreement]:
    """Every agreement of a dossier, the newest first, with its figures."""
    return with_figures(Agreement.objects.filter(dossier=dossier).select_related("dossier", "current"))


def public_register(text: str = "", state: str = "", kind: str = "") -> QuerySet[Agreement]:
    """What is signed and public, the last one concluded on top. A row tells nothing of people or of the dossier."""
    found = Agreement.objects.filter(PUBLIC)
    if text:
        found, _in_name = searched(found, REGISTER, text)
    if state:
        found = found.filter(state=state)
    if kind:
        found = found.filter(kind=kind)
    rows = found.select_related("current", "dossier__lead").prefetch_related("parties__party")
    return rows.order_by("-current__concluded_on", "-pk")


def with_figures(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Adds what a list shows: `out_version`, `to_sign`, `signed`, `open_suggestions` and `next_review`."""
    out = Version.objects.filter(OUT, agreement=OuterRef("pk"))
    signatures = Signature.objects.filter(
        version__agreement=OuterRef("pk"), version__withdrawn_at__isnull=True, version__concluded_on__isnull=True
    )
    signed = signatures.order_by().values("version__agreement").annotate(n=Count("pk")).values("n")
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement")
    suggestions = Suggestion.objects.filter(agreement=OuterRef("pk"), state=Suggestion.State.OPEN).order_by()
    reviews = Review.objects.filter(agreement=OuterRef("pk"), held_on__isnull=True).order_by("due")
    return agreements.annotate(
        out_version=Subquery(out.values("number")[:1]),
        to_sign=Coalesce(Subquery(parties.annotate(n=Count("pk")).values("n")), 0),
        signed=Coalesce(Subquery(signed), 0),
        open_suggestions=Coalesce(Subquery(suggestions.values("agreement").annotate(n=Count("pk")).values("n")), 0),
        next_review=Subquery(reviews.values("due")[:1]),
    )


def waiting_for_signature_of(person: Person) -> QuerySet[AgreementParty]:
    """For which parties a person is asked to sign something now; of parties they no longer belong to, nothing."""
    member = Membership.objects.filter(person=person, until__isnull=True).exclude(party__kind__in=GOVERNMENT)
    belongs = Q(party__in=member.values("party")) | Q(party__in=workplaces_of(person).values("pk"))
    out = Version.objects.filter(OUT, agreement=OuterRef("agreement"))
    signed = Signature.objects.filter(
        party=OuterRef("party"),
        version__agreement=OuterRef("agreement"),
        version__withdrawn_at__isnull=True,
        version__concluded_on__isnull=True,
    )
    asked = AgreementParty.objects.filter(
        belongs, Exists(out), ~Exists(signed), signatory=person, agreement__dossier__closed_on__isnull=True
    )
    seen = dossiers.visible_to(person).order_by().values("pk")
    return asked.filter(agreement__dossier__in=seen).select_related("agreement__dossier", "party").order_by("pk")


def out_for_signing_in(dossier: Dossier) -> QuerySet[Version]:
    """What waits for signatures in a dossier."""
    return Version.objects.filter(OUT, agreement__dossier=dossier).order_by("pk")


def open_version(agreement: Agreement) -> Version | None:
    """The version that waits for signatures."""
    return agreement.versions.filter(OUT).select_related("agreement__dossier").first()


def signatures_of(version: Version) -> QuerySet[Signature]:
    """Who signed a version, first to last; also of one that was withdrawn."""
    return version.signatures.select_related("party", "person", "document", "entered_by").order_by("at", "pk")


def parties_to(agreement: Agreement) -> QuerySet[AgreementParty]:
    """The parties to an agreement, in the order in which they stand in the text."""
    return agreement.parties.select_related("party", "signatory").order_by("pk")


def not_signed(version: Version) -> QuerySet[AgreementParty]:
    """The parties whose signature is still awaited."""
    return parties_to(version.agreement).exclude(party__in=version.signatures.values("party"))


def people_who_may_sign_for(party: Party) -> QuerySet[Person]:
    """Whom a party can name: its members, and of a municipality the officials who work there."""
    if party.kind in GOVERNMENT:
        return dossiers.officials_of(Organisation.objects.get(pk=party.pk))
    members = Membership.objects.filter(party=party.pk, until__isnull=True)
    return Person.objects.filter(pk__in=members.values("person"), is_active=True).order_by("name", "pk")


# --- days ------------------------------------------------------------------------------------------------------------
def reviews_of(person: Person) -> QuerySet[Review]:
    """The reviews that come in what is in force, in the dossiers a person has a part in."""
    mine = dossiers.own(person).order_by().values("pk")
    return (
        Review.objects.filter(agreement__dossier__in=mine, agreement__state=states.ACTIVE, held_on__isnull=True)
        .select_related("agreement__dossier")
        .order_by("due", "pk")
    )


def in_force_of(person: Person) -> QuerySet[Agreement]:
    """What is in force in the dossiers a person has a part in."""
    mine = dossiers.own(person).order_by().values("pk")
    return (
        Agreement.objects.filter(dossier__in=mine, state=states.ACTIVE)
        .select_related("current", "dossier")
        .order_by("pk")
    )


# --- what runs by itself ---------------------------------------------------------------------------------------------
def reviews_to_announce(today: date) -> QuerySet[Review]:
    """Reviews of which the parties may have to hear now; the rule decides."""
    coming = Q(due__gte=today, due__lte=today + keeping.EARLY, reminded_on__isnull=True)
    return Review.objects.filter(coming, held_on__isnull=True, agreement__state=states.ACTIVE).order_by("pk")


def ends_to_announce(today: date) -> QuerySet[Agreement]:
    """Agreements that end soon, of which the parties may have to hear now; the rule decides."""
    soon = today + keeping.EARLY
    ending = Q(current__ends_on__range=(today, soon)) | Q(notice_until__range=(today, soon))
    return Agreement.objects.filter(ending, state=states.ACTIVE, end_reminded_on__isnull=True).order_by("pk")


def over(today: date) -> QuerySet[Agreement]:
    """Agreements whose last day has passed. One with a next version out for signing waits for that."""
    passed = Q(current__ends_on__lt=today) | Q(notice_until__lt=today)
    out = Version.objects.filter(OUT, agreement=OuterRef("pk"))
    return Agreement.objects.filter(passed, ~Exists(out), state=states.ACTIVE).order_by("pk")
