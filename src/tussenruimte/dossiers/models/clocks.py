"""The clock of a decision: what happened to it. Where it stands is computed by `rules.clock`."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models.dossiers import Dossier


class Clock(models.Model):
    """A decision that somebody waits for, with a term of the rule set `beslistermijnen` or of an ordinance."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="clocks")
    about = models.CharField(_("waarover"), max_length=160)
    term = models.CharField(max_length=60, blank=True)
    # The weeks that a municipality's ordinance gives, and the record that says so; then `term` is empty.
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    ordinance = models.CharField(max_length=80, blank=True)
    rule_set_version = models.PositiveSmallIntegerField()
    received = models.DateField()
    extension_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    extension_announced = models.DateField(null=True, blank=True)
    extension_reason = models.CharField(max_length=300, blank=True)
    # The day of the letter that says that the decision is late.
    notice_of_default = models.DateField(null=True, blank=True)
    decided = models.DateField(null=True, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Rises with whatever happens to it.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["received", "pk"]
        verbose_name = _("klok")
        constraints = [
            models.CheckConstraint(
                condition=Q(extension_weeks__isnull=True, extension_announced__isnull=True)
                | Q(extension_weeks__gt=0, extension_announced__isnull=False) & ~Q(extension_reason=""),
                name="clock_extended_on_a_day_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(decided__isnull=True) | Q(decided__gte=F("received")))
                & (Q(notice_of_default__isnull=True) | Q(notice_of_default__gte=F("received"))),
                name="clock_nothing_before_it_began",
            ),
            models.CheckConstraint(
                condition=Q(weeks__isnull=True) & ~Q(term="") | Q(weeks__isnull=False, term="") & ~Q(ordinance=""),
                name="clock_has_one_term",
            ),
        ]

    def __str__(self) -> str:
        return self.about


class Suspension(models.Model):
    """That a clock stands still from a day, and why; until a day when it runs again."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="suspensions")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("stilstand")
        constraints = [
            models.UniqueConstraint(fields=["clock"], condition=Q(until__isnull=True), name="one_standstill_at_a_time"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="standstill_ends_after_it_starts"
            ),
        ]
