"""What a council says of its own accord, and what was promised because of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.core.ids import new_token
from tussenruimte.council.models.proposals import Proposal
from tussenruimte.council.rules import stages
from tussenruimte.dossiers.models import Dossier, Promise
from tussenruimte.register.models import Initiative, Organisation


def stored_at(motion: "Motion", filename: str) -> str:
    """Where a file is kept: under a name that nobody can guess and that says nothing."""
    return f"council/{new_token()}"


class Motion(models.Model):
    """A motion, amendment, speech or question in a council about an initiative (S-08). Public, as councils are."""

    class Kind(models.TextChoices):
        """Which way into policy it is."""

        MOTION = "motion", _("motie")
        AMENDMENT = "amendment", _("amendement")
        SPEECH = "speech", _("inspreken")
        QUESTIONS = "questions", _("vragen van de raad")

    class State(models.TextChoices):
        """What the council did with it."""

        ANNOUNCED = stages.ANNOUNCED, _("aangekondigd")
        ADOPTED = stages.ADOPTED, _("aangenomen")
        REJECTED = stages.REJECTED, _("verworpen")
        WITHDRAWN = stages.WITHDRAWN, _("ingetrokken")
        DONE = stages.DONE, _("gedaan")

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="motions")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="motions")
    # Only those in the dossier read that it hangs together with it.
    dossier = models.ForeignKey(Dossier, null=True, blank=True, on_delete=models.PROTECT, related_name="motions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # The number by which the council itself knows it.
    own_number = models.CharField(_("nummer"), max_length=40, blank=True)
    title = models.CharField(_("titel"), max_length=160)
    text = models.TextField(_("tekst"))
    link = models.URLField(_("link naar het stuk"), max_length=500, blank=True)
    file = models.FileField(upload_to=stored_at, max_length=120, blank=True)
    filename = models.CharField(max_length=140, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    # Factions by name, divided by commas: a public office, never a person.
    submitters = models.CharField(_("ingediend door"), max_length=300, blank=True)
    on = models.DateField(_("dag"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.ANNOUNCED)
    decided_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("raadsstuk")
        indexes = [models.Index(fields=["-on", "-id"], name="motion_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=stages.ANNOUNCED, decided_on__isnull=True)
                | ~Q(state=stages.ANNOUNCED) & Q(decided_on__isnull=False),
                name="motion_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(file="", filename="", media_type="", sha256="")
                | ~Q(file="") & ~Q(filename="") & ~Q(media_type="") & ~Q(sha256=""),
                name="motion_file_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def factions(self) -> tuple[str, ...]:
        """Who handed it in, one by one."""
        return tuple(name.strip() for name in self.submitters.split(",") if name.strip())


class FollowUp(models.Model):
    """What the municipality told the council it would do, by when, and what came of it.

    With a promise of the dossier behind it, that promise says what came of it; else these fields do.
    """

    class State(models.TextChoices):
        """What came of it."""

        OPEN = "open", _("open")
        DONE = "done", _("gedaan")
        NOT_DONE = "not-done", _("niet gedaan")

    motion = models.ForeignKey(Motion, null=True, blank=True, on_delete=models.CASCADE, related_name="follow_ups")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.CASCADE, related_name="follow_ups")
    text = models.CharField(_("wat de gemeente toezegt"), max_length=300)
    due = models.DateField(_("uiterlijk"))
    promise = models.OneToOneField(
        Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="council_follow_up"
    )
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    came_of_it = models.CharField(_("wat ervan kwam"), max_length=500, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = _("opvolging")
        indexes = [models.Index(fields=["state", "due"], name="follow_up_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(motion__isnull=True, proposal__isnull=False)
                | Q(motion__isnull=False, proposal__isnull=True),
                name="follow_up_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True, settled_by__isnull=True)
                | ~Q(state="open") & ~Q(came_of_it="") & Q(settled_on__isnull=False, settled_by__isnull=False),
                name="follow_up_settled_by_someone_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(promise__isnull=True) | Q(state="open"), name="follow_up_with_a_promise_follows_it"
            ),
        ]

    def __str__(self) -> str:
        return self.text
