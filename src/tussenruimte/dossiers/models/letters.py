"""What leaves the house about dossiers: mail with news, and a calendar to subscribe to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Digest(models.Model):
    """One mail to one person about everything new in their dossiers, up to an entry of the journal.

    The row is claimed before the mail leaves, and each window begins where the one before it ended. So a job that
    runs twice finds nothing to do, and one that runs late tells everything at once.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # The window: entries after the one number, up to and with the other.
    after_entry = models.BigIntegerField()
    upto_entry = models.BigIntegerField()
    # Whether there was something to tell; a window without news is closed and nothing leaves.
    items = models.PositiveSmallIntegerField(default=0)
    # The mark in the mail itself: a mail that must leave a second time is recognised by it.
    message_id = models.CharField(max_length=120, unique=True)
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("verzamelmail")
        constraints = [
            models.UniqueConstraint(fields=["person", "after_entry"], name="one_digest_per_window"),
            models.CheckConstraint(condition=Q(upto_entry__gte=F("after_entry")), name="digest_window_goes_forward"),
        ]
        indexes = [models.Index(fields=["person", "-upto_entry"], name="digest_last_of_person")]


class CalendarFeed(models.Model):
    """The secret link to the calendar of one person; a new link makes the old one stop."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    token = models.CharField(max_length=43, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("agendalink")
