"""How forms look: NL Design System markup for every field, whichever room asks.

Plain `django.forms` fields and widgets; the renderer below gives each its label above, help, error and the attributes
that tie them together. Nothing is checked by the browser: `Form` and `ModelForm` leave `required` out.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.utils.translation import gettext_lazy as _

NOTHING_TYPED = _("Dit is nog leeg.")
NOTHING_CHOSEN = _("Kies een antwoord.")
DAY_FORMATS = ["%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"]
# Widgets whose markup is ours; Django's own templates have no place for our classes.
WIDGETS = {
    "django/forms/widgets/radio.html": "ui/forms/widgets/choices.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/widgets/choices.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/widgets/file.html",
}
CHECKBOX = "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxInput, CHECKBOX),
    (forms.CheckboxSelectMultiple, CHECKBOX),
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "tr-file"),
    (forms.NumberInput, f"{TEXTBOX} tr-short"),
    (forms.DateInput, f"{TEXTBOX} tr-short"),
    (Input, TEXTBOX),
]
# Elements for which a screen reader announces that an answer is needed, and those among them for which it does not.
ANNOUNCES_REQUIRED = (Input, forms.Textarea, forms.Select)
ANNOUNCES_NOTHING = (forms.CheckboxInput, forms.FileInput)


class Field(BoundField):
    """A field in a form, with the classes and attributes of the design system."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Adds classes; says `aria-required` where the browser must not check."""
        widget = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return built
        words = self.classes(widget)
        own = widget.attrs.get("class", "")
        built["class"] = f"{words} {own}".strip()
        if widget.use_fieldset:
            # The group as a whole is what is wrong, and says so itself.
            built.pop("aria-invalid", None)
        if self.field.required and isinstance(widget, ANNOUNCES_REQUIRED) and not isinstance(widget, ANNOUNCES_NOTHING):
            built["aria-required"] = "true"
        return built

    def classes(self, widget: forms.Widget) -> str:
        """The words of the design system for this widget, with the one for a wrong answer."""
        words = next((words for kind, words in CLASSES if isinstance(widget, kind)), "")
        if self.errors and words.startswith("utrecht-"):
            words += f" {words.split()[0]}--invalid"
        return words

    @property
    def focus_id(self) -> str:
        """The id of the first control: where a link in the error summary leads."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label or self.auto_id

    @property
    def is_single_checkbox(self) -> bool:
        """A box to tick, whose label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def group_role(self) -> str:
        """The role of a group of choices, or nothing for a single control."""
        if not self.use_fieldset:
            return ""
        chooses_one = isinstance(self.field.widget, forms.RadioSelect)
        return "radiogroup" if chooses_one and not self.field.widget.allow_multiple_selected else "group"

    @property
    def is_optional(self) -> bool:
        """Whether the label says that no answer is needed."""
        return not self.field.required and not self.is_single_checkbox


class FormRenderer(TemplatesSetting):
    """Renders every form through the templates of this room."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = Field

    def get_template(self, template_name: str) -> Any:
        """Our markup for a widget when we have it, Django's otherwise."""
        return super().get_template(WIDGETS.get(template_name, template_name))


class PlainWords(forms.BaseForm):
    """A form the browser does not check: the answer says what is wrong, in plain words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages.get("required") is forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = NOTHING_CHOSEN if offers_choices(field) else NOTHING_TYPED


class Form(PlainWords, forms.Form):
    """A form of questions."""


class ModelForm(PlainWords, forms.ModelForm):  # type: ignore[type-arg]
    """A form that follows a model."""


def offers_choices(field: forms.Field) -> bool:
    """Whether people pick an answer rather than write one."""
    return isinstance(field.widget, forms.widgets.ChoiceWidget)


class Scale(forms.RadioSelect):
    """A row of numbers between two poles, with room for "weet ik niet" apart from it."""

    template_name = "ui/forms/widgets/scale.html"

    def __init__(
        self,
        poles: tuple[str, str],
        attrs: Mapping[str, Any] | None = None,
        choices: list[tuple[Any, Any]] | None = None,
    ) -> None:
        super().__init__(dict(attrs or {}), choices or [])
        self.poles = poles

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The numbers and the other answers apart, and what the two ends mean."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        options = [option for _group, group, _index in context["widget"]["optgroups"] for option in group]
        numbers = [option for option in options if str(option["value"]).isdigit()]
        context["widget"]["numbers"] = numbers
        context["widget"]["others"] = [option for option in options if option not in numbers]
        context["widget"]["poles"] = self.poles
        return context


class DateField(forms.DateField):
    """A day, typed as people write it: 23-11-2026."""

    widget = forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off", "inputmode": "text"})
    default_error_messages = {"invalid": _("Schrijf de datum als dag-maand-jaar, bijvoorbeeld 23-11-2026.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DAY_FORMATS)
        kwargs.setdefault("help_text", _("Bijvoorbeeld 23-11-2026."))
        super().__init__(**kwargs)
