"""Who may hold a session."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from tussenruimte.accounts.models import Person


class SignInBackend(AuthenticationBackend):
    """People who are active; personas only in the demonstration, also with a session from an earlier one."""

    def user_can_authenticate(self, user: Person) -> bool:
        """Asked at sign-in and again at every request."""
        return bool(super().user_can_authenticate(user)) and (settings.DEMO or not user.is_persona)
