"""The dossier itself, the parties in it and the units of the municipality that have to do with it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.rules import states
from tussenruimte.register.models import Initiative, Organisation, Party
from tussenruimte.scans.models import Scan

OPEN = Q(state__in=sorted(states.OPEN))


class Dossier(models.Model):
    """The cooperation of an initiative with a municipality and perhaps others: one process owner, five phases."""

    class State(models.TextChoices):
        """Where it stands. `rules.states` says which deed leads where."""

        RECEIVED = states.RECEIVED, _("wacht op het eerste antwoord")
        RUNNING = states.RUNNING, _("loopt")
        DECIDING = states.DECIDING, _("wacht op een besluit")
        LATER = states.LATER, _("later")
        DECLINED = states.DECLINED, _("nooit")
        FINISHED = states.FINISHED, _("afgerond")
        WITHDRAWN = states.WITHDRAWN, _("gestopt door het initiatief")

    class Restart(models.TextChoices):
        """Whether what ended goes on in another way."""

        YES = "yes", _("ja, er komt een doorstart")
        MAYBE = "maybe", _("misschien")
        NO = "no", _("nee")

    number = models.CharField(max_length=20, unique=True)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="dossiers")
    # The municipality whose official keeps it moving.
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dossiers_led")
    # The story it grew from; a story becomes a dossier once.
    intake = models.OneToOneField(Scan, null=True, blank=True, on_delete=models.PROTECT, related_name="dossier")
    title = models.CharField(_("waar het over gaat"), max_length=160)
    goal = models.TextField(_("doel"), blank=True)
    needed_support = models.TextField(_("welke steun nodig is"), blank=True)
    # How many hours a week the people of the initiative have for it together; empty when nobody said.
    hours_available = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    # An item of the framework `fasen-procesondersteuning`.
    phase = models.CharField(max_length=60, blank=True)
    process_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="dossiers_owned"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="dossiers_deputised"
    )
    # Who backs it (S-53), by name and office: someone with a position, who need not have an account.
    protector = models.CharField(max_length=160, blank=True)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Scan.Answer.choices, default=Scan.Answer.WAITING)
    answer_reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # By when the people of the initiative hear something again; set as long as the dossier is open.
    next_contact = models.DateField(null=True, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    whose_turn = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    turn_by = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # What came of it, in words for everyone in it.
    ended_with = models.TextField(blank=True)
    # What both look back on (S-77, phase 5): what they learned, whether it goes on, whom they thank.
    learned = models.TextField(blank=True)
    restart = models.CharField(max_length=10, choices=Restart.choices, blank=True)
    thanks = models.CharField(max_length=300, blank=True)
    # That the initiative lets the council read along.
    shared_with_council_on = models.DateField(null=True, blank=True)
    shared_with_council_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Rises with every change, so that the second of two people is told what the first one did.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-opened_on", "-pk"]
        verbose_name = _("dossier")
        indexes = [
            models.Index(fields=["lead", "state", "turn_by"], name="dossier_of_team"),
            models.Index(fields=["state", "next_contact"], name="dossier_by_contact"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="waiting", answered_on__isnull=True, answered_by__isnull=True)
                | (~Q(answer="waiting") & Q(answered_on__isnull=False, answered_by__isnull=False)),
                name="dossier_answered_by_someone_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(answer="never") | ~Q(answer_reason=""), name="dossier_never_says_why"),
            models.CheckConstraint(
                condition=~OPEN
                | Q(
                    next_contact__isnull=False, whose_turn__isnull=False, turn_by__isnull=False, closed_on__isnull=True
                ),
                name="dossier_open_is_never_silent",
            ),
            models.CheckConstraint(
                condition=OPEN
                | Q(closed_on__isnull=False, closed_by__isnull=False, whose_turn__isnull=True, turn_by__isnull=True),
                name="dossier_closed_by_someone_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(shared_with_council_on__isnull=True, shared_with_council_by__isnull=True)
                | Q(shared_with_council_on__isnull=False, shared_with_council_by__isnull=False),
                name="dossier_shared_with_council_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """How it is called where it stands beside initiatives and places."""
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether something still happens in it."""
        return self.state in states.OPEN


class DossierParty(models.Model):
    """That a party takes part in a dossier, as what, and whether its people read along."""

    class Part(models.TextChoices):
        """As what a party takes part."""

        INITIATIVE = "initiative", _("initiatief")
        LEAD = "lead", _("aanspreekpunt")
        PARTNER = "partner", _("partner")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="takes_part")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="in_dossiers")
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.PARTNER)
    # Shared is how it is by default; a party that is only named does not read along.
    shared = models.BooleanField(default=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("partij in een dossier")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "party"], condition=Q(until__isnull=True), name="party_in_dossier_once"
            ),
            models.UniqueConstraint(
                fields=["dossier", "part"],
                condition=Q(until__isnull=True) & ~Q(part="partner"),
                name="one_initiative_and_one_lead_per_dossier",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="dossier_party_ends_after_it_starts"
            ),
        ]


class UnitInvolved(models.Model):
    """A unit of the municipality that has to do with a dossier (M-36): how it is involved and what it says."""

    class Status(models.TextChoices):
        """How a unit is involved."""

        INVOLVED = "involved", _("betrokken")
        INFORMED = "informed", _("geïnformeerd")
        MISSING = "missing", _("mist nog")

    class Stance(models.TextChoices):
        """What a unit says about what is asked."""

        UNKNOWN = "unknown", _("nog niet bekend")
        IN_FAVOUR = "in-favour", _("kan, wat ons betreft")
        AGAINST = "against", _("kan niet, wat ons betreft")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(_("afdeling"), max_length=120)
    interest = models.CharField(_("waarom deze afdeling"), max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.INVOLVED)
    stance = models.CharField(max_length=10, choices=Stance.choices, default=Stance.UNKNOWN)
    since = models.DateField()

    class Meta:
        verbose_name = _("betrokken afdeling")
        constraints = [models.UniqueConstraint(fields=["dossier", "name"], name="unit_once_per_dossier")]

    def __str__(self) -> str:
        return self.name
