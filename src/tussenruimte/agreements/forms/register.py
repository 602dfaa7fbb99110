"""What the register is asked for, as the address gives it. Anything odd is left out."""

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements import frameworks
from tussenruimte.agreements.queries import register
from tussenruimte.register.filters import AnyText, KnownOne
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui.forms import Form

RUNNING, OVER = "lopend", "voorbij"


class RegisterForm(Form):
    """The filters of the register."""

    q = AnyText(label=_("Zoekwoorden"), required=False)
    soort = KnownOne(label=_("Soort"), required=False)
    gemeente = KnownOne(label=_("Gemeente"), required=False)
    thema = KnownOne(label=_("Thema"), required=False)
    stand = KnownOne(
        label=_("Geldt zij nog?"),
        required=False,
        choices=[("", _("Alle")), (RUNNING, _("Geldt nu")), (OVER, _("Geldt niet meer"))],
    )

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        kinds = [(one.id, one.title) for one in frameworks.kinds()]
        places = register.municipalities().values_list("code", "name")
        themes = [(one.id, one.title) for one in current_catalogue().framework(register.THEMES).shown]
        for name, choices in (("soort", kinds), ("gemeente", places), ("thema", themes)):
            self.fields[name].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def is_on(self) -> bool:
        """Whether anything is asked."""
        return any(self.cleaned_data.values())

    @property
    def facets(self) -> list[BoundField]:
        """The filters beside the words."""
        return [self[name] for name in ("soort", "gemeente", "thema", "stand")]

    @property
    def is_filtered(self) -> bool:
        """Whether one of those is chosen."""
        return any(self.cleaned_data[field.name] for field in self.facets)

    @property
    def asked(self) -> register.Asked:
        """What is asked for."""
        given = self.cleaned_data
        state = {RUNNING: "running", OVER: "over"}.get(given["stand"], "")
        return register.Asked(given["q"], given["soort"], given["gemeente"], given["thema"], state)
