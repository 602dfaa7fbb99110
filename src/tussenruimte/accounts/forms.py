"""Forms about accounts. Those of allauth keep their checks and get our words."""

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkey
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Role
from tussenruimte.ui.forms import Form

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words = dict[str, tuple["str | _StrPromise", "str | _StrPromise"]]

EMAIL = (_("E-mailadres"), "")
CODE_FROM_MAIL = (_("Code"), _("Acht cijfers. Het streepje mag u weglaten."))
CODE_FROM_APP = (_("Code uit uw app"), _("Zes cijfers. Of typ een van uw herstelcodes."))


class OurWords:
    """Gives the fields of an allauth form our labels and leaves checking to the server."""

    use_required_attribute = False
    fields: dict[str, forms.Field]
    words: ClassVar[Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
            if name == "code":
                field.widget.attrs["inputmode"] = "numeric"


class SignInForm(OurWords, account.LoginForm):
    """Asks for an e-mail address; a code follows."""

    words: ClassVar[Words] = {"login": (_("E-mailadres"), _("Wij sturen u een code om in te loggen."))}


class SignUpForm(OurWords, account.SignupForm):
    """A new account: a name and an e-mail address."""

    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        help_text=_("Deze naam zien anderen als u iets doet."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order: ClassVar[list[str]] = ["name", "email"]
    words: ClassVar[Words] = {"email": (_("E-mailadres"), _("Niemand anders ziet dit adres. Wij sturen u een code."))}


class ConfirmSignInCodeForm(OurWords, account.ConfirmLoginCodeForm):
    """The code from the mail, to sign in."""

    words: ClassVar[Words] = {"code": CODE_FROM_MAIL}


class ConfirmEmailCodeForm(OurWords, account.ConfirmEmailVerificationCodeForm):
    """The code from the mail, to show that an address is yours."""

    words: ClassVar[Words] = {"code": CODE_FROM_MAIL}


class AddEmailForm(OurWords, account.AddEmailForm):
    """One more address for the same account."""

    # The page of allauth takes several forms; this names the one that adds.
    action_add = forms.CharField(widget=forms.HiddenInput, initial="1", required=False)
    words: ClassVar[Words] = {"email": EMAIL}

    def clean_email(self) -> str:
        """A persona is met by every visitor, so it takes no address of anyone."""
        if self.user.is_persona:
            raise forms.ValidationError(_("Een persoon uit de demonstratie krijgt geen echt adres."))
        email: str = super().clean_email()
        return email


class SecondStepForm(OurWords, second_step.AuthenticateForm):
    """The second step at sign-in: a code from an app, or a recovery code."""

    words: ClassVar[Words] = {"code": CODE_FROM_APP}


class SecondStepAgainForm(OurWords, second_step.ReauthenticateForm):
    """The same, once more, before something that matters."""

    words: ClassVar[Words] = {"code": CODE_FROM_APP}


class AddAppForm(OurWords, app.ActivateTOTPForm):
    """The first code of an app, to show that it works."""

    words: ClassVar[Words] = {"code": (_("Code uit uw app"), _("Zes cijfers."))}


class AddPasskeyForm(OurWords, passkey.AddWebAuthnForm):
    """A name for a passkey; the browser adds the key."""

    words: ClassVar[Words] = {
        "name": (_("Naam van deze passkey"), _("Zo herkent u hem later, bijvoorbeeld: mijn telefoon.")),
        "passwordless": (_("Hiermee wil ik ook zonder e-mailcode inloggen"), ""),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.order_fields(["name", "passwordless", "credential"])


class NamePasskeyForm(OurWords, passkey.EditWebAuthnForm):
    """Another name for a passkey."""

    words: ClassVar[Words] = {"name": (_("Naam van deze passkey"), "")}


class ProfileForm(Form):
    """How someone is called, and in which language we write."""

    name = forms.CharField(label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("In welke taal schrijven wij u?"), choices=settings.LANGUAGES)


class EraseForm(Form):
    """One box to tick, so that nobody closes an account by accident."""

    sure = forms.BooleanField(
        label=_("Ja, verwijder mijn account"),
        error_messages={"required": _("Zet een vinkje als u het zeker weet.")},
    )


class GrantRoleForm(Form):
    """Who gets which role."""

    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Van iemand die hier al een account heeft."))
    role = forms.ChoiceField(label=_("Rol"), choices=Role.choices)
