"""A request to take over a task, or a bid on one: what it holds, how both sides see it, and what comes after."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges.models.invitations import Invitation
from tussenruimte.challenges.models.tasks import MunicipalTask
from tussenruimte.core.ids import new_token
from tussenruimte.dossiers.models import Clock, Decision, Dossier, Promise
from tussenruimte.register.models import Initiative, Organisation

CLOSED = ("decided", "chosen", "not-chosen", "withdrawn")


class Challenge(models.Model):
    """What an initiative asks or bids. Once sent it hangs on one dossier, which keeps clock, decision and promises.

    A bid answers an `invitation`, and gets its dossier when it is chosen.
    """

    class Variant(models.TextChoices):
        """What people want (M-21): do it themselves, or have a say in how it is done."""

        OURSELVES = "ourselves", _("wij doen het zelf en worden verantwoordelijk")
        DIFFERENTLY = "differently", _("wij willen dat het anders gaat, en sturen mee")

    class State(models.TextChoices):
        """Where a request stands; what was decided is in the dossier."""

        DRAFT = "draft", _("concept")
        SENT = "sent", _("verstuurd")
        INCOMPLETE = "incomplete", _("wacht op aanvulling")
        COMPLETE = "complete", _("wordt samen bekeken")
        DECIDED = "decided", _("besloten")
        CHOSEN = "chosen", _("gekozen")
        NOT_CHOSEN = "not-chosen", _("niet gekozen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    class Ending(models.TextChoices):
        """What came of the take-over when it was evaluated."""

        CONTINUED = "continued", _("gaat door")
        HANDED_BACK = "handed-back", _("teruggegeven aan de gemeente")

    number = models.CharField(max_length=20, unique=True)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="challenges")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="challenges")
    task = models.ForeignKey(MunicipalTask, null=True, blank=True, on_delete=models.PROTECT, related_name="challenges")
    invitation = models.ForeignKey(Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="bids")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    # What it is about in a few words; everyone reads this once it is sent.
    title = models.CharField(_("waar gaat het over"), max_length=160)
    variant = models.CharField(max_length=12, choices=Variant.choices, default=Variant.OURSELVES)
    # Texts by line of the rule set: `beschrijving` → what was written.
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    start = models.DateField(_("begin"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("duur in maanden"), null=True, blank=True)
    cost = models.DecimalField(_("kosten per jaar"), max_digits=12, decimal_places=2, null=True, blank=True)
    own_contribution = models.DecimalField(_("eigen inbreng"), max_digits=12, decimal_places=2, null=True, blank=True)
    quality = models.TextField(_("kwaliteit"), blank=True)
    staff = models.CharField(_("wie het doet"), max_length=200, blank=True)
    supporters = models.PositiveIntegerField(_("steun"), null=True, blank=True)
    contact_name = models.CharField(max_length=160, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    # Where an answer was taken from as long as nobody changed it: field → `register` or `account`.
    taken_from = models.JSONField(default=dict)
    started_on = models.DateField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The record of the ordinance as it was on the day of sending; empty when the municipality has none that we know.
    ordinance = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    rule_set_version = models.PositiveSmallIntegerField(null=True, blank=True)
    dossier = models.OneToOneField(Dossier, null=True, blank=True, on_delete=models.PROTECT, related_name="challenge")
    clock = models.OneToOneField(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="challenge")
    asked_to_add = models.TextField(blank=True)
    add_by = models.DateField(null=True, blank=True)
    decision = models.OneToOneField(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="challenge")
    # Of a bid: why it was chosen or not, and that the bidder may be named before the choice is published.
    choice_reason = models.TextField(blank=True)
    name_shown = models.BooleanField(default=False)
    ending = models.CharField(max_length=12, choices=Ending.choices, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ending_reason = models.TextField(blank=True)
    # That the people were told that the last day to send is near.
    warned_on = models.DateField(null=True, blank=True)
    # Rises with every change, so that the second of two people is told what the first one did.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-started_on", "-pk"]
        verbose_name = _("verzoek om een taak over te nemen")
        indexes = [models.Index(fields=["municipality", "state", "-sent_at"], name="challenge_of_municipality")]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "initiative"],
                condition=Q(invitation__isnull=False) & ~Q(state="withdrawn"),
                name="one_bid_per_initiative",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at__isnull=True, sent_by__isnull=True)
                | ~Q(state="draft") & Q(sent_at__isnull=False, sent_by__isnull=False, start__isnull=False),
                name="challenge_sent_by_someone_with_a_start",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "incomplete", "complete", "decided"], invitation__isnull=True)
                | Q(dossier__isnull=False, clock__isnull=False),
                name="challenge_sent_has_a_dossier_and_a_clock",
            ),
            models.CheckConstraint(
                condition=~Q(state="incomplete") | Q(add_by__isnull=False) & ~Q(asked_to_add=""),
                name="challenge_incomplete_says_what_by_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decision__isnull=False), name="challenge_decided_has_a_decision"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["chosen", "not-chosen"]) | Q(invitation__isnull=False) & ~Q(choice_reason=""),
                name="bid_chosen_or_not_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ending="", ended_on__isnull=True)
                | ~Q(ending="") & ~Q(ending_reason="") & Q(ended_on__isnull=False),
                name="challenge_ended_on_a_day_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(cost__isnull=True) | Q(cost__gte=0))
                & (Q(own_contribution__isnull=True) | Q(own_contribution__gte=0)),
                name="challenge_money_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_bid(self) -> bool:
        """Whether it answers an invitation."""
        return self.invitation_id is not None

    @property
    def is_granted(self) -> bool:
        """Whether the initiative takes over, wholly or partly."""
        if self.state == self.State.CHOSEN:
            return True
        granted = (Decision.Outcome.GRANTED, Decision.Outcome.PARTLY)
        return self.decision is not None and self.decision.outcome in granted


def stored_at(document: "SupportDocument", filename: str) -> str:
    """Where a file is kept: under a name that nobody can guess and that says nothing."""
    return f"challenges/{new_token()}"


class SupportDocument(models.Model):
    """A file that shows support or explains the request: signatures, minutes, a calculation. Only ever a download."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="documents")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    title = models.CharField(_("wat het is"), max_length=160)
    file = models.FileField(upload_to=stored_at, max_length=120)
    filename = models.CharField(max_length=140)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("bijlage bij een verzoek")

    def __str__(self) -> str:
        return self.title

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Takes the file away with the row."""
        self.file.delete(save=False)
        return super().delete(*args, **kwargs)


class Assessment(models.Model):
    """How one side answers one criterion of the ordinance. No points: the two answers stand side by side."""

    class Side(models.TextChoices):
        """Who answers."""

        INITIATIVE = "initiative", _("het initiatief")
        MUNICIPALITY = "municipality", _("de gemeente")

    class Verdict(models.TextChoices):
        """The answer, as in the list `ja-deels-nee`."""

        YES = "ja", _("ja")
        PARTLY = "deels", _("deels")
        NO = "nee", _("nee")
        UNKNOWN = "onbekend", _("onbekend")

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="assessments")
    # A line of the rule set `uitdaagrecht`, or `eigen-1` and on for the own criteria of an invitation.
    criterion = models.CharField(max_length=80)
    side = models.CharField(max_length=12, choices=Side.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.UNKNOWN)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("antwoord op een criterium")
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "criterion", "side"], name="one_answer_per_side_and_criterion"
            ),
            models.CheckConstraint(condition=Q(verdict="onbekend") | ~Q(reason=""), name="assessment_known_says_why"),
        ]


class NextStep(models.Model):
    """A step after the task was granted, as a promise in the dossier with its own day."""

    class Kind(models.TextChoices):
        """Which step (M-21)."""

        AGREEMENT = "agreement", _("afspraken maken en ondertekenen")
        TRANSFER = "transfer", _("de taak overdragen")
        MONITORING = "monitoring", _("laten zien hoe het gaat")
        EVALUATION = "evaluation", _("samen terugkijken")
        CONTINUATION = "continuation", _("kiezen: doorgaan of teruggeven")

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="next_steps")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["promise__due", "pk"]
        verbose_name = _("stap na de toewijzing")
