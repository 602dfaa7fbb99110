"""How funders find initiatives that chose to be found, and what they ask them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding.models.schemes import Scheme
from tussenruimte.register.models import Initiative, Organisation


class Findability(models.Model):
    """That an initiative wants to be found by funders, and what they see of it. Taken back, it holds no more."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="findability")
    active = models.BooleanField(default=True)
    # What people of the initiative say to funders, in their own words.
    pitch = models.CharField(_("wat u financiers wilt zeggen"), max_length=500, blank=True)
    amount = models.DecimalField(_("welk bedrag u zoekt"), max_digits=12, decimal_places=2, null=True, blank=True)
    # What funders may see beside the name and the sentence that everyone can read.
    shows_needs = models.BooleanField(_("wat u nodig heeft"), default=True)
    shows_phase = models.BooleanField(_("de fase"), default=True)
    shows_themes = models.BooleanField(_("de thema’s"), default=True)
    shows_place = models.BooleanField(_("de gemeente"), default=True)
    shows_amount = models.BooleanField(_("het bedrag"), default=True)
    chosen_on = models.DateField()
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("vindbaar voor financiers")
        indexes = [models.Index(fields=["active", "-chosen_on", "-id"], name="findable_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0), name="findable_amount_is_something"
            )
        ]


class FunderMessage(models.Model):
    """A short question of a funder to an initiative, with its answer. Addresses stay hidden until there is one."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("wacht op antwoord")
        ANSWERED = "answered", _("beantwoord")
        DECLINED = "declined", _("geen interesse")

    number = models.CharField(max_length=20, unique=True)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="funder_messages")
    funder = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="funder_messages")
    scheme = models.ForeignKey(Scheme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("uw bericht"))
    sent_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    answer = models.TextField(_("uw antwoord"), blank=True)
    # How the initiative can be reached, as it says itself in its answer.
    contact = models.CharField(_("hoe zij u bereiken"), max_length=300, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-sent_on", "-pk"]
        verbose_name = _("bericht van een financier")
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "funder"], condition=Q(state="waiting"), name="one_waiting_message_per_funder"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_on__isnull=True, answered_by__isnull=True)
                | (~Q(state="waiting") & Q(answered_on__isnull=False, answered_by__isnull=False)),
                name="funder_message_answered_by_someone_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="answered") | Q(contact=""), name="funder_message_contact_only_in_an_answer"
            ),
        ]
