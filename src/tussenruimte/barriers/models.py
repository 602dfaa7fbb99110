"""A barrier, and each time that it stood in someone's way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.barriers import rules
from tussenruimte.register.models import Initiative, Party, Place, Side


class Barrier(models.Model):
    """Something that stands in the way of working together, with an owner and what was done about it.

    Shared among the parties it concerns. The public reads it only in counts, without words that people typed.
    """

    class State(models.TextChoices):
        """How far it is on its way out."""

        SIGNALLED = rules.SIGNALLED, _("gesignaleerd")
        ACKNOWLEDGED = rules.ACKNOWLEDGED, _("erkend")
        ASSIGNED = rules.ASSIGNED, _("belegd")
        EXPERIMENT = rules.EXPERIMENT, _("in experiment")
        SOLVED = rules.SOLVED, _("opgelost")
        ACCEPTED = rules.ACCEPTED, _("geaccepteerd")
        SECURED = rules.SECURED, _("geborgd in beleid")

    class Outcome(models.TextChoices):
        """How it ended."""

        SOLVED = "solved", _("opgelost")
        BYPASSED = "bypassed", _("omzeild")
        EXPERIMENT_CLAUSE = "experiment-clause", _("experimenteerbepaling")
        ACCEPTED = "accepted", _("geaccepteerd")
        ESCALATED = "escalated", _("hogerop gelegd")

    title = models.CharField(_("wat staat er in de weg"), max_length=160)
    description = models.TextField(_("toelichting"), blank=True)
    # `framework/item` of one of the two lists of barriers.
    code = models.CharField(max_length=170, db_index=True)
    # Items of `themas` and of `niveaus-van-belemmeringen`; empty when nobody knows.
    theme = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=80, blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reported_barriers"
    )
    municipality = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="barriers")
    rule_reference = models.CharField(_("welke regel"), max_length=300, blank=True)
    can_decide = models.CharField(_("wie kan erover beslissen"), max_length=200, blank=True)
    needed = models.TextField(_("wat is er nodig"), blank=True)
    # Room between the rules: what turned out to be possible after all.
    room_found = models.TextField(_("welke ruimte is gevonden"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_barriers"
    )
    owner_party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # The day the owner was told by mail; empty while that letter must still leave.
    owner_told_on = models.DateField(null=True, blank=True)
    next_step = models.CharField(_("de volgende stap"), max_length=200, blank=True)
    next_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=14, choices=State.choices, default=State.SIGNALLED)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    first_seen = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    # Rises with every change, so that the second of two people changing it is told.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("belemmering")
        verbose_name_plural = _("belemmeringen")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=rules.OPEN, closed_on__isnull=True, outcome="")
                | (Q(state__in=rules.CLOSED, closed_on__isnull=False) & ~Q(outcome="")),
                name="barrier_closed_on_a_day_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.CLOSED) | Q(next_on__isnull=False), name="barrier_open_has_a_next_day"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "code"], name="barrier_by_place_and_code"),
            models.Index(fields=["owner", "next_on"], name="barrier_by_owner"),
        ]

    def __str__(self) -> str:
        return self.title


class Occurrence(models.Model):
    """That a barrier stood in the way of an initiative, or of a dossier about it."""

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="occurrences")
    # Whose people are involved; the subject is this initiative itself, or something of it such as a dossier.
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="barrier_occurrences")
    subject_kind = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=64)
    on = models.DateField()
    note = models.TextField(_("wat gebeurde er"), blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("keer dat het in de weg stond")
        constraints = [
            models.UniqueConstraint(
                fields=["barrier", "subject_kind", "subject_key"], name="one_occurrence_per_barrier_and_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.barrier_id}: {self.subject_kind} {self.subject_key}"
