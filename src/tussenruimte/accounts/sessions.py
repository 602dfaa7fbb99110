"""What a session remembers about how someone signed in."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth import login
from django.http import HttpRequest

from tussenruimte.accounts.models import Person

BACKEND = "tussenruimte.accounts.backends.SignInBackend"


def count_new_step(*, request: HttpRequest, user: Person, authenticator: Authenticator, **rest: Any) -> None:
    """Whoever adds a passkey or an app has just shown that it works: that is a second step in this session."""
    if authenticator.type in (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN):
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)


def become(request: HttpRequest, persona: Person) -> None:
    """Signs in as a persona of the demonstration, in a fresh session."""
    request.session.flush()
    login(request, persona, backend=BACKEND)
