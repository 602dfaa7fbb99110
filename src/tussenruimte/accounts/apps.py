"""Starts listening to allauth."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Sign-in, roles, consent."""

    name = "tussenruimte.accounts"

    def ready(self) -> None:
        """Counts adding a passkey or app as having used it."""
        from allauth.mfa.signals import authenticator_added

        from tussenruimte.accounts.sessions import count_new_step

        authenticator_added.connect(count_new_step, dispatch_uid="accounts")
