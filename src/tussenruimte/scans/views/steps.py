"""The sections of a draft: each saves, none loses what was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tussenruimte.core import days
from tussenruimte.frameworks.schema import Question, Questionnaire
from tussenruimte.scans import actions, queries, rules
from tussenruimte.scans.forms import StepForm, retype
from tussenruimte.scans.models import Response
from tussenruimte.scans.rules import Basics, Voice
from tussenruimte.scans.views.drafts import (
    CHECK,
    address_of,
    after_saving,
    asked_in,
    journey,
    of_draft,
    posted,
    status_of,
    tells_basics,
)


@require_safe
@of_draft
def resume(request: HttpRequest, response: Response) -> HttpResponse:
    """The link by itself: on to the first step with something open."""
    asked = asked_in(response)
    if tells_basics(response) and not Basics.read(response.basics).is_complete:
        return redirect("scans:basics", response.token)
    open_questions = rules.unanswered(asked, response.answers)
    return redirect(address_of(response, open_questions[0].section if open_questions else CHECK))


@require_http_methods(["GET", "POST"])
@of_draft
def step(request: HttpRequest, response: Response, section: str) -> HttpResponse:
    """The questions of one section. What is right is saved, also when something else is not."""
    asked = asked_in(response)
    place = journey(response, asked, section)
    questions = rules.questions_of(asked, section)
    keys = rules.keys_of(questions)
    form = _step_form(response, questions, keys, request)
    conflict: tuple[rules.Line, ...] = ()
    status = 200
    if request.method == "POST":
        is_right = form.is_valid()
        try:
            response = actions.save_step(
                response=response, keys=keys, answers=form.kept, seen=form.data.get("seen", ""), at=days.now()
            )
        except actions.ChangedMeanwhile as refusal:
            status, conflict = status_of(refusal), _beside(asked, refusal, form)
            response = queries.response_with(response.token) or response
        else:
            if is_right:
                return after_saving(request, response, place.onward)
        retype(form, "seen", rules.fingerprint(_under(keys, response.answers)))
    context = {
        "form": form,
        "place": place,
        "section": next(s for s in asked.sections if s.id == section),
        "response": response,
        "conflict": conflict,
        "marks": asked.marks if any(question.type == "scale" for question in questions) else (),
        "judgements": any(question.judgement for question in questions),
    }
    return render(request, "scans/step.html", context, status=status)


def _beside(asked: Questionnaire, refusal: actions.ChangedMeanwhile, form: StepForm) -> tuple[rules.Line, ...]:
    """Where what is kept now and what was typed here differ."""
    lines = rules.side_by_side(asked, [Voice("", refusal.kept), Voice("", form.kept)])
    return tuple(line for line in lines if line.shown[0] != line.shown[1])


def _under(keys: tuple[str, ...], answers: rules.Answers) -> dict[str, rules.Value]:
    return {key: value for key, value in answers.items() if key in keys}


def _step_form(
    response: Response, questions: tuple[Question, ...], keys: tuple[str, ...], request: HttpRequest
) -> StepForm:
    kept = _under(keys, response.answers)
    return StepForm(questions, kept, posted(request), initial={**kept, "seen": rules.fingerprint(kept)})
