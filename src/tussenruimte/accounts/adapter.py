"""How accounts behave where allauth lets us choose."""

import base64
import logging
from datetime import timedelta
from hashlib import sha256
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts import actions, permissions, queries
from tussenruimte.accounts.backends import SignInBackend
from tussenruimte.accounts.models import Person, Role
from tussenruimte.core import days
from tussenruimte.core.limits import client_address

log = logging.getLogger(__name__)
WORKING_DAY = timedelta(hours=12)


class AccountAdapter(DefaultAccountAdapter):
    """Our choices for sign-in."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dit account is gesloten."),
        "cannot_remove_primary_email": _("Uw eerste e-mailadres kunt u niet verwijderen."),
        "duplicate_email": _("Dit e-mailadres hoort al bij uw account."),
        "email_taken": _("Dit e-mailadres is al in gebruik."),
        "incorrect_code": _("Deze code klopt niet. Kijk in de nieuwste e-mail."),
        "max_email_addresses": _("U kunt niet meer dan %d e-mailadressen gebruiken."),
        "rate_limited": _("U deed dit te vaak achter elkaar. Wacht even en probeer het opnieuw."),
        "too_many_login_attempts": _("Dat was te vaak een verkeerde code. Vraag straks een nieuwe code."),
        "unverified_primary_email": _("Bevestig eerst uw e-mailadres."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same address our own limits count by."""
        return client_address(request)

    def format_email_subject(self, subject: str) -> str:
        """The subject as written: it needs no prefix."""
        return str(subject)

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """A mail in the language its reader chose."""
        address = email if isinstance(email, str) else email[0]
        with translation.override(queries.language_for(address)):
            context = {**context, "SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL}
            mail: EmailMessage = super().render_mail(template_prefix, email, context, headers)
        return mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends; a code that cannot be sent is said at once, a notice that cannot be sent holds nobody up."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("mail %s could not be sent", template_prefix)
            if "code" in context:
                page = render(self.request, "accounts/no-mail.html", status=503)
                raise ImmediateHttpResponse(page) from None

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        """A new account: with a name, in the language of the page, as a resident."""
        user.name = form.cleaned_data.get("name", "")
        user.language = translation.get_language() or settings.LANGUAGE_CODE
        saved: Person = super().save_user(request, user, form, commit)
        if commit:
            actions.grant_role(person=saved, role=Role.RESIDENT, by=None, on=days.today())
        return saved

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:
        """Refuses whoever may not hold a session, before a code has been of any use."""
        if not SignInBackend().user_can_authenticate(user):
            response: HttpResponse = self.respond_user_inactive(request, user)
            return response
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def login(self, request: HttpRequest, user: Person) -> None:
        """Who decides about affairs of others signs in anew each working day, and that is written down."""
        super().login(request, user)
        if permissions.needs_second_factor(user):
            request.session.set_expiry(WORKING_DAY)
            actions.note_sign_in(person=user, at=days.now())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The person's own desk, in their own language."""
        language = request.user.language if request.user.is_authenticated else None
        with translation.override(language):
            return resolve_url(settings.LOGIN_REDIRECT_URL)


class SecondStepAdapter(DefaultMFAAdapter):
    """Our choices for passkeys and apps."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Met een tweede stap kunt u geen e-mailadres toevoegen."),
        "cannot_delete_authenticator": _("Deze tweede stap kunt u niet weghalen."),
        "cannot_generate_recovery_codes": _("Stel eerst een tweede stap in."),
        "incorrect_code": _("Deze code klopt niet. Kijk op uw telefoon voor de nieuwste code."),
        "unverified_email": _("Bevestig eerst uw e-mailadres."),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of apps are not readable in the database or in a copy of it."""
        return self._box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The way back, also with an earlier SECRET_KEY."""
        return self._box().decrypt(encrypted_text.encode()).decode()

    def _box(self) -> MultiFernet:
        secrets = [str(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
        keys = [sha256(f"tussenruimte.accounts.second-step:{secret}".encode()).digest() for secret in secrets]
        return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002  allauth's name
        """A name to start from."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)
