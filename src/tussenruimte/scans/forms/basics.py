"""The first step: what the initiative is called, where it is, who tells it."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.register.models import Initiative, Place, Side
from tussenruimte.scans import rules
from tussenruimte.scans.forms.texts import TOO_LONG, PlainText
from tussenruimte.scans.rules import Basics, Who
from tussenruimte.ui.forms import Form

NONE_OF_THESE = "geen-van-deze"


class BasicsForm(Form):
    """The first step: what it is called, where it is, who tells it."""

    name = PlainText(label=gettext_lazy("Hoe heet het initiatief?"), max_length=160, error_messages=TOO_LONG)
    summary = PlainText(
        label=gettext_lazy("Wat is het, in één zin?"),
        help_text=gettext_lazy("Bijvoorbeeld: wij koken elke week samen met buren die alleen wonen."),
        max_length=300,
        error_messages=TOO_LONG,
    )
    description = PlainText(
        label=gettext_lazy("Wilt u er meer over vertellen?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        lines=True,
        required=False,
        max_length=rules.LONG,
        error_messages=TOO_LONG,
    )
    municipality = PlainText(
        label=gettext_lazy("In welke gemeente is het?"), required=False, max_length=120, error_messages=TOO_LONG
    )
    place_text = PlainText(
        label=gettext_lazy("In welke buurt of op welke plek?"),
        required=False,
        max_length=160,
        error_messages=TOO_LONG,
    )
    listed = forms.TypedChoiceField(
        label=gettext_lazy("Wie mag het zien?"),
        widget=forms.RadioSelect,
        choices=[
            ("ja", gettext_lazy("Iedereen: het komt op de lijst en op de kaart")),
            ("nee", gettext_lazy("Nog niemand: alleen u en wie u antwoord geeft")),
        ],
        coerce=lambda value: value == "ja",
    )
    point_shown = forms.ChoiceField(
        label=gettext_lazy("Hoe precies tonen wij de plek op de kaart?"),
        widget=forms.RadioSelect,
        choices=[(value, capfirst(label)) for value, label in Initiative.PointShown.choices],
    )
    who_name = PlainText(
        label=gettext_lazy("Uw naam"),
        help_text=gettext_lazy("Alleen de mensen die meedoen zien uw naam."),
        required=False,
        max_length=120,
        error_messages=TOO_LONG,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Uw e-mailadres"),
        help_text=gettext_lazy("Hier sturen wij het antwoord naartoe. Het wordt nergens getoond."),
        error_messages={
            "invalid": gettext_lazy("Dit e-mailadres klopt niet. Schrijf het als naam@voorbeeld.nl."),
            "required": gettext_lazy("Vul uw e-mailadres in. Anders kan niemand u antwoorden."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    companion = PlainText(
        label=gettext_lazy("Wie luistert en schrijft mee?"),
        required=False,
        max_length=120,
        error_messages=TOO_LONG,
    )
    companion_side = forms.ChoiceField(
        label=gettext_lazy("Namens wie?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[(side.value, side.label) for side in (Side.MUNICIPALITY, Side.BROKER, Side.RESIDENT, Side.INITIATIVE)],
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    # People do not see this field; machines fill in everything.
    homepage = forms.CharField(
        label=gettext_lazy("Laat dit veld leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, together: bool = False, must_mail: bool = True, for_another: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if for_another:
            self.fields["who_name"].label = _("Naam van wie vertelt")
            self.fields["email"].label = _("E-mailadres van wie vertelt")
        self.mode = "together" if together else "alone"
        self.fields["email"].required = must_mail
        if not together:
            del self.fields["companion"], self.fields["companion_side"]
        self._ask_which_municipality()

    def _ask_which_municipality(self) -> None:
        """Adds "bedoelt u" when what was typed is no municipality, or more than one."""
        typed = rules.clean_text(self.data.get("municipality") if self.is_bound else "")
        names = dict(municipalities()) if typed else {}
        self.place = rules.named(typed, names)
        # Without any place in the register, what was typed is all there is.
        if not typed or self.place or not names:
            return
        candidates = [(code, names[code]) for code in rules.nearby_names(typed, names)]
        field = forms.ChoiceField(
            label=_("Welke gemeente bedoelt u?"),
            widget=forms.RadioSelect,
            choices=[*candidates, (NONE_OF_THESE, _("Geen van deze"))],
            error_messages={"required": _("Wij kennen deze gemeente niet zo. Kies welke u bedoelt.")},
        )
        order = list(self.fields)
        self.fields["place"] = field
        order.insert(order.index("municipality") + 1, "place")
        self.order_fields(order)

    def clean_homepage(self) -> str:
        """Refuses what a machine filled in."""
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Laat dit veld leeg. Zo weten wij dat u een mens bent."))
        return ""

    def basics(self) -> Basics:
        """The first step as it is kept; call it on a valid form."""
        told = self.cleaned_data
        chosen = told.get("place", "") or self.place
        names = dict(municipalities()) if chosen and chosen != NONE_OF_THESE else {}
        return Basics(
            name=told["name"],
            summary=told["summary"],
            description=told["description"],
            municipality=names.get(chosen, told["municipality"]),
            place=chosen if chosen in names else "",
            place_text=told["place_text"],
            listed=told["listed"],
            point_shown=told["point_shown"],
        )

    def who(self) -> Who:
        """Who tells it; call it on a valid form."""
        told = self.cleaned_data
        return Who(
            name=told["who_name"],
            email=told["email"],
            mode=self.mode,
            companion=told.get("companion", ""),
            companion_side=told.get("companion_side", ""),
        )


def initial_of(basics: Basics, who: Who) -> dict[str, Any]:
    """The first step as the form shows it again."""
    return {
        **basics.kept(),
        "listed": "ja" if basics.listed else "nee",
        "who_name": who.name,
        "email": who.email,
        "companion": who.companion,
        "companion_side": who.companion_side,
    }


def municipalities() -> list[tuple[str, str]]:
    """Code and name of every municipality."""
    return list(Place.objects.filter(kind=Place.Kind.MUNICIPALITY).values_list("code", "name").order_by("name"))
