"""The reverse challenge: a municipality invites initiatives to bid on a task."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges.models.tasks import MunicipalTask
from tussenruimte.register.models import Organisation, Place


class Invitation(models.Model):
    """What is asked, for where, with which money, on what it is chosen, and until when one can ask and bid."""

    class State(models.TextChoices):
        """Where it stands; whether bids still come in follows from the days."""

        DRAFT = "draft", _("concept")
        PUBLISHED = "published", _("open")
        CHOSEN = "chosen", _("gekozen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    number = models.CharField(max_length=20, unique=True)
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    task = models.ForeignKey(MunicipalTask, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations")
    title = models.CharField(_("waar het over gaat"), max_length=160)
    text = models.TextField(_("wat er gevraagd wordt"))
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    budget = models.DecimalField(_("budget per jaar"), max_digits=12, decimal_places=2, null=True, blank=True)
    budget_vat = models.CharField(max_length=10, choices=MunicipalTask.Vat.choices, default=MunicipalTask.Vat.UNKNOWN)
    # Lines of the rule set `uitdaagrecht`, and after them the municipality's own, in words.
    criteria = models.JSONField(default=list)
    own_criteria = models.JSONField(default=list)
    how_chosen = models.TextField(_("hoe er gekozen wordt"))
    questions_until = models.DateField()
    bids_until = models.DateField()
    choice_by = models.DateField()
    contact = models.CharField(_("wie u kunt bellen of mailen"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    chosen_on = models.DateField(null=True, blank=True)
    # Why it was taken back, or how it was chosen in the end.
    outcome_text = models.TextField(blank=True)
    # The day on which everyone with a draft was told that it closes.
    warned_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = _("uitnodiging om een taak over te nemen")
        indexes = [models.Index(fields=["state", "bids_until"], name="invitation_by_last_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(questions_until__lte=F("bids_until")) & Q(bids_until__lt=F("choice_by")),
                name="invitation_days_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "chosen"]) | Q(published_on__isnull=False),
                name="invitation_published_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="chosen", chosen_on__isnull=False) | ~Q(state="chosen") & Q(chosen_on__isnull=True),
                name="invitation_chosen_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["chosen", "withdrawn"]) | ~Q(outcome_text=""),
                name="invitation_ended_with_words",
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0), name="invitation_budget_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class InvitationQuestion(models.Model):
    """A question about an invitation. Everyone reads question and answer; nobody reads who asked."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("vraag"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_on = models.DateField()
    answer = models.TextField(_("antwoord"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "pk"]
        verbose_name = _("vraag over een uitnodiging")
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | ~Q(answer="") & Q(answered_on__isnull=False),
                name="question_answered_on_a_day",
            ),
        ]
