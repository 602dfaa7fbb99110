"""The searches a person keeps, and the mail about what is new for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding.rules import letters
from tussenruimte.register.models import Initiative


class SavedSearch(models.Model):
    """A search that a person keeps under a name: answers of their own, or everything known of an initiative."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("naam"), max_length=80)
    # What is known of it is read when it is looked at, so that the search follows the initiative.
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    # The question as the address of the finder has it, without `?`.
    query = models.CharField(max_length=2_000, blank=True)
    # News begins after this entry of the journal: what fits on the day of saving is on the page already.
    since_entry = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("bewaarde zoekvraag")
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="saved_search_name_once")]

    def __str__(self) -> str:
        return self.name


class FinderPost(models.Model):
    """That a person wants mail about saved searches, how often at most, and up to where they were told."""

    class Rhythm(models.TextChoices):
        """How often a mail may come at most."""

        DAILY = letters.DAILY, _("hoogstens één keer per dag")
        WEEKLY = letters.WEEKLY, _("hoogstens één keer per week")
        NEVER = letters.NEVER, _("geen mail")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="finder_post")
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.NEVER)
    # Opens the page that stops the mail, without signing in.
    token = models.CharField(max_length=43, unique=True)
    # The last entry of the journal that was looked at for this person.
    upto_entry = models.BigIntegerField(default=0)
    last_mailed_on = models.DateField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("zoekmail")
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm="never") | Q(agreed_at__isnull=False), name="finder_mail_only_with_consent"
            )
        ]


class FinderMail(models.Model):
    """One mail to one person with what is new in all their searches, up to an entry of the journal.

    The row is claimed before the mail leaves, with the schemes in it, and each window begins where the one before
    it ended. So a job that runs twice finds nothing to do, and a mail that was cut off leaves later as it was.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # The window: entries after the one number, up to and with the other.
    after_entry = models.BigIntegerField()
    upto_entry = models.BigIntegerField()
    # What it tells: pairs of a scheme and the searches it fits, as keys.
    items = models.JSONField(default=list)
    # The mark in the mail itself: a mail that must leave a second time is recognised by it.
    message_id = models.CharField(max_length=120, unique=True)
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mail met nieuwe regelingen")
        constraints = [
            models.UniqueConstraint(fields=["person", "after_entry"], name="one_finder_mail_per_window"),
            models.CheckConstraint(
                condition=Q(upto_entry__gt=F("after_entry")), name="finder_mail_window_goes_forward"
            ),
        ]
        indexes = [models.Index(fields=["sent_at", "claimed_at"], name="finder_mail_cut_off")]
