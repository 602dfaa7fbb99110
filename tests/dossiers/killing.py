"""The product's settings with a mail backend that kills its own process around the n-th mail: `KILL=before:3`."""

import os
import signal
from collections.abc import Sequence

from django.core.mail.backends.filebased import EmailBackend
from django.core.mail.message import EmailMessage

from tussenruimte.settings import *  # noqa: F403

EMAIL_BACKEND = "tests.dossiers.killing.KillingBackend"


class KillingBackend(EmailBackend):
    """Writes mail to files, and dies by SIGKILL just before or just after the mail it was told."""

    # How many mails this process was told to send; each mail has a backend of its own.
    told = 0

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Sends them, unless the process is gone."""
        moment, _colon, number = os.environ["KILL"].partition(":")
        KillingBackend.told += 1
        dies = KillingBackend.told == int(number)
        if dies and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        left: int = super().send_messages(email_messages)
        if dies and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return left
