"""Every field in the markup of the design system, whichever form it stands in."""

from datetime import date

import pytest
from django import forms

from tests.ui.conftest import render
from tussenruimte.ui.examples import ExampleForm, wrong_form
from tussenruimte.ui.forms import DateField, Form, Scale


def shown(form: forms.BaseForm, name: str) -> str:
    return str(form[name].as_field_group())


def test_a_label_stands_above_its_field_with_help_tied_to_it():
    html = shown(ExampleForm(), "name")
    assert html.index("<label") < html.index("<input")
    assert 'for="id_name"' in html
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'aria-required="true"' in html


def test_nothing_is_checked_by_the_browser():
    html = "".join(shown(ExampleForm(), name) for name in ExampleForm().fields)
    assert not any(word in html for word in (" required>", ' required="', " disabled"))


def test_what_needs_no_answer_says_so():
    assert "(niet verplicht)" in shown(ExampleForm(), "story")
    assert "(niet verplicht)" not in shown(ExampleForm(), "name")
    assert "(niet verplicht)" not in shown(ExampleForm(), "agreed")


def test_a_wrong_answer_is_tied_to_its_field():
    html = shown(wrong_form(), "name")
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="fout_name_helptext fout_name_error"' in html
    assert 'id="fout_name_error"' in html
    assert "utrecht-textbox--invalid" in html
    assert "Dit is nog leeg." in html


def test_a_choice_is_a_group_with_its_question_as_legend():
    html = shown(wrong_form(), "phase")
    assert 'role="radiogroup" aria-invalid="true" aria-required="true"' in html
    assert "<legend" in html
    assert html.count('type="radio"') == 3
    assert html.count("aria-invalid") == 1
    assert "Kies een antwoord." in html


def test_several_choices_are_a_group_of_boxes():
    html = shown(ExampleForm(), "needs")
    assert 'role="group"' in html
    assert html.count('type="checkbox"') == 3


def test_a_single_box_stands_before_its_label():
    html = shown(ExampleForm(), "agreed")
    assert html.index("<input") < html.index("Ik wil dat anderen")


def test_an_answer_given_stays_chosen():
    assert 'value="opstart" id="id_phase_1"' in shown(ExampleForm(), "phase").replace(
        ' class="utrecht-radio-button utrecht-radio-button--html-input"', ""
    )
    html = shown(ExampleForm({"phase": "opstart"}), "phase")
    assert html.count(" checked") == 1


def test_a_scale_has_both_poles_and_keeps_not_knowing_apart():
    html = shown(ExampleForm({"innovation": "4"}), "innovation")
    assert "het bestaat al vaak" in html
    assert "dit is er nog nergens" in html
    assert html.count('class="tr-scale__step"') == 10
    assert html.index("Weet ik niet") > html.index('value="10"')
    assert html.count(" checked") == 1
    assert html.count('type="radio"') == 11


def test_the_error_summary_links_to_the_first_control_of_each_wrong_field():
    html = render('{% component "error-summary" form=form %}', form=wrong_form())
    assert 'href="#fout_name"' in html
    assert 'href="#fout_phase_0"' in html
    assert 'tabindex="-1"' in html


def test_the_error_summary_tells_what_is_wrong_with_the_whole_and_with_what_is_hidden():
    class Doubtful(Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

        def clean(self) -> None:
            raise forms.ValidationError("Dit past niet bij elkaar.")

    html = render('{% component "error-summary" form=form %}', form=Doubtful({"version": "x"}))
    assert "Dit past niet bij elkaar." in html
    assert "Voer een geheel getal in." in html


def test_a_sound_form_has_no_error_summary():
    assert render('{% component "error-summary" form=form %}', form=ExampleForm()).strip() == ""


def test_the_errors_stand_above_the_form_and_not_in_it():
    html = render('{% component "form" form=form submit="Verstuur" %}', form=wrong_form())
    assert html.index("Nog niet alles klopt") < html.index("<form")
    assert "niet verplicht” bij staat" in html
    assert "novalidate" in html


def test_a_form_with_a_file_says_so_and_a_short_form_needs_no_rule():
    class WithFile(Form):
        file = forms.FileField(label="Bestand")

    html = render('{% component "form" form=form submit="Lees in" %}', form=WithFile())
    assert 'enctype="multipart/form-data"' in html
    assert "bij staat" not in html


def test_djangos_own_forms_get_the_same_markup():
    class Plain(forms.Form):
        code = forms.CharField(label="Code")

    html = Plain().render()
    assert "utrecht-textbox" in html
    assert "utrecht-form-label" in html


def test_a_form_prints_its_own_errors_when_it_stands_alone():
    class Refused(Form):
        def clean(self) -> None:
            raise forms.ValidationError("Dit kan nu niet.")

    assert "Dit kan nu niet." in Refused({}).render()


def test_a_hidden_field_has_no_words():
    class Hidden(Form):
        token = forms.CharField(widget=forms.HiddenInput)

    assert "utrecht" not in str(Hidden()["token"])


@pytest.mark.parametrize("typed", ["23-11-2026", "23/11/2026", "23.11.2026", "2026-11-23", "23 november 2026"])
def test_a_day_is_understood_as_people_write_it(typed):
    class Dated(Form):
        day = DateField(label="Welke dag?")

    form = Dated({"day": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"day": date(2026, 11, 23)}


def test_a_day_that_is_none_is_explained():
    class Dated(Form):
        day = DateField(label="Welke dag?")

    assert Dated({"day": "gisteren"}).errors == {
        "day": ["Schrijf de datum als dag-maand-jaar, bijvoorbeeld 23-11-2026."]
    }
    assert 'value="23-11-2026"' in shown(Dated(initial={"day": date(2026, 11, 23)}), "day")


def test_groups_of_choices_and_selects_keep_their_words():
    class Grouped(Form):
        kind = forms.ChoiceField(choices=[("Groot", [("a", "A")]), ("Klein", [("b", "B")])], widget=forms.RadioSelect)
        form = forms.ChoiceField(choices=[("a", "A")], initial="a")

    assert 'class="tr-choices__group">Groot' in shown(Grouped(), "kind")
    assert "utrecht-select" in shown(Grouped(), "form")


def test_a_scale_needs_no_other_answers():
    class Short(Form):
        mark = forms.ChoiceField(choices=[("1", "1"), ("2", "2")], widget=Scale(("laag", "hoog")))

    assert "tr-choices" not in shown(Short(), "mark")
