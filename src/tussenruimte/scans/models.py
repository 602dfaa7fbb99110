"""A scan, and the answers each respondent gave to it."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import Organisation, Party, Side


class Scan(models.Model):
    """One framework at one version, about one subject, open to one or more respondents.

    `subject_kind` is a model label such as `register.initiative` or `register.place`, `subject_key` its key; both stay
    empty while an intake is still being told and the initiative does not exist yet.
    """

    class Answer(models.TextChoices):
        """What was answered to what came in (S-80): now, later (when) or never (why)."""

        WAITING = "waiting", _("wacht op antwoord")
        NOW = "now", _("nu")
        LATER = "later", _("later")
        NEVER = "never", _("nooit")

    framework = models.CharField(max_length=60)
    framework_version = models.PositiveSmallIntegerField()
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_key = models.CharField(max_length=64, blank=True)
    number = models.CharField(max_length=20, unique=True)
    # Opens the scan to another respondent.
    invitation = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    # Rises with every answer, so that the second of two people answering is told what the first one said.
    revision = models.PositiveIntegerField(default=0)
    # Filled when the first response comes in: who answers, and by when something is heard.
    desk = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer_due = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answer_reason = models.TextField(blank=True)
    next_contact = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer__in=["now", "later", "never"]) | Q(answered_on__isnull=False),
                name="scan_answered_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(answer="never") | ~Q(answer_reason=""), name="scan_never_says_why"),
            models.CheckConstraint(
                condition=~Q(answer="later") | Q(next_contact__isnull=False), name="scan_later_says_when"
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_key", "framework"], name="scan_by_subject"),
            models.Index(fields=["answer", "answer_due"], name="scan_awaiting_answer"),
        ]
        verbose_name = _("scan")

    def __str__(self) -> str:
        return self.number


class Response(models.Model):
    """One respondent's answers to a scan: saved at each step, resumed by link, sent once."""

    class Mode(models.TextChoices):
        """How it was filled in."""

        ALONE = "alone", _("zelf ingevuld")
        TOGETHER = "together", _("samen in gesprek")
        FOR_ANOTHER = "for-another", _("ingevuld voor iemand anders")

    class Sharing(models.TextChoices):
        """Who may read what was sent, beside whoever said it and their party."""

        NOBODY = "", _("niemand anders")
        INVOLVED = "involved", _("wie meedoet")
        PUBLIC = "public", _("iedereen")

    class Letter(models.TextChoices):
        """What is mailed to a respondent."""

        RECEIPT = "receipt", _("ontvangstbevestiging")
        ANSWER = "answer", _("antwoord")

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="responses")
    token = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()
    # The one who started the scan: tells the basics, gets the answer and may invite others.
    is_teller = models.BooleanField(default=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="scan_responses",
    )
    # Who wrote it down for a teller: an official, a broker or an editor. It is never their story.
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="scans_written_down"
    )
    name = models.CharField(_("uw naam"), max_length=120, blank=True)
    email = models.EmailField(blank=True)
    side = models.CharField(max_length=12, choices=Side.choices, default=Side.INITIATIVE)
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.ALONE)
    # For whom they speak; those people may read along. Empty when they speak for themselves.
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    shared_with = models.CharField(max_length=10, choices=Sharing.choices, blank=True, default="")
    shared_on = models.DateField(null=True, blank=True)
    # Filled in for another: the day on their paper, and the day on which they agreed to it.
    paper_on = models.DateField(null=True, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    # In a conversation: who listened and wrote, and from which side.
    companion = models.CharField(max_length=120, blank=True)
    companion_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    # The first step of an intake, as rules.Basics keeps it; holds no contact details.
    basics = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    # Answers by question id, as rules.cleaned() leaves them.
    answers = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    language = models.CharField(max_length=5, default="nl")
    # A letter that must still leave; emptied when it did, so that a mail server that is down loses nothing.
    letter_due = models.CharField(max_length=10, choices=Letter.choices, blank=True)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    # A draft that expired: emptied, kept only so that its link can explain itself.
    forgotten_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scan"], condition=Q(is_teller=True), name="one_teller_per_scan"),
            models.CheckConstraint(
                condition=Q(forgotten_on__isnull=True) | Q(sent_at__isnull=True),
                name="response_sent_is_never_forgotten",
            ),
            models.CheckConstraint(
                condition=Q(shared_with="", shared_on__isnull=True)
                | (~Q(shared_with="") & Q(shared_on__isnull=False, sent_at__isnull=False)),
                name="response_shared_on_a_day_after_sending",
            ),
            models.CheckConstraint(
                condition=~Q(mode="for-another") | Q(consent_on__isnull=False),
                name="response_for_another_with_consent",
            ),
        ]
        indexes = [
            models.Index(fields=["sent_at", "expires_on"], name="response_drafts_by_expiry"),
            models.Index(fields=["party", "sent_at"], name="response_by_party"),
        ]
        verbose_name = _("ingevulde scan")

    def __str__(self) -> str:
        return f"{self.scan_id}/{self.pk}"
