"""A wish of an initiative for a space."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative
from tussenruimte.spaces.models.spaces import Space
from tussenruimte.spaces.rules import wishes

STANDING = Q(state__in=sorted(wishes.STANDING))


class SpaceWish(models.Model):
    """That an initiative would like to use a space: what for, when, how long, what it brings. Always answered."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = wishes.WAITING, _("wacht op antwoord")
        TAKEN_UP = wishes.TAKEN_UP, _("in gesprek")
        LATER = wishes.LATER, _("later")
        DECLINED = wishes.DECLINED, _("nooit")
        WITHDRAWN = wishes.WITHDRAWN, _("ingetrokken")
        GRANTED = wishes.GRANTED, _("toegekend")

    number = models.CharField(max_length=20, unique=True)
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="wishes")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="space_wishes")
    dossier = models.ForeignKey(Dossier, null=True, blank=True, on_delete=models.SET_NULL, related_name="space_wishes")
    purpose = models.TextField(_("waarvoor"))
    from_day = models.DateField(_("vanaf"), null=True, blank=True)
    # How long, in months; empty is not known yet.
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    brings = models.TextField(_("wat wij meebrengen"), blank=True)
    # Whether the name of the initiative may stand beside the space; the number always does.
    named = models.BooleanField(default=False)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    # By when people hear something; set as long as they wait.
    hear_by = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = _("wens voor een ruimte")
        indexes = [models.Index(fields=["state", "hear_by"], name="wish_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "initiative"], condition=STANDING, name="one_standing_wish_per_initiative"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "later"]) | Q(hear_by__isnull=False), name="wish_is_never_silent"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by__isnull=True)
                | Q(answered_on__isnull=False, answered_by__isnull=False),
                name="wish_answered_by_someone_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["taken-up", "later", "declined"]) | ~Q(answer=""), name="wish_answer_says_why"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("made_on")),
                name="wish_answered_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def stands(self) -> bool:
        """Whether it still stands."""
        return self.state in wishes.STANDING
