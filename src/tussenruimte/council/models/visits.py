"""Looking together: a visit of the council to an initiative, and who comes along."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models import Dossier


class Visit(models.Model):
    """An invitation of the initiative to come and see, and afterwards what was seen."""

    class State(models.TextChoices):
        """What came of it."""

        PLANNED = "planned", _("gepland")
        HELD = "held", _("geweest")
        CANCELLED = "cancelled", _("gaat niet door")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="visits")
    on = models.DateField(_("dag"))
    starts_at = models.TimeField(_("tijd"), null=True, blank=True)
    where = models.CharField(_("plek"), max_length=200)
    about = models.TextField(_("wat er te zien is"))
    # Whether everyone may read on the page of the initiative that the council comes.
    shown_to_all = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    seen = models.TextField(_("wat er is gezien"), blank=True)
    follow_up = models.TextField(_("wat er nu gebeurt"), blank=True)
    invited_on = models.DateField()
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("werkbezoek")
        indexes = [models.Index(fields=["state", "on"], name="visit_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="planned", ended_on__isnull=True, ended_by__isnull=True)
                | ~Q(state="planned") & Q(ended_on__isnull=False, ended_by__isnull=False),
                name="visit_ended_by_someone_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="held") | ~Q(seen=""), name="visit_held_says_what_was_seen"),
        ]

    def __str__(self) -> str:
        return self.where


class VisitGuest(models.Model):
    """That someone of the council comes along. Only those who take part in the visit read the name."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="council_visits")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("aanmelding voor een werkbezoek")
        constraints = [models.UniqueConstraint(fields=["visit", "person"], name="guest_once_per_visit")]
