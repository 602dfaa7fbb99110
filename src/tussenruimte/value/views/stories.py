"""Stories of change: reading them, telling one, taking one away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post, goes_well, person_of
from tussenruimte.core import days
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.value import actions, permissions, queries, wording
from tussenruimte.value.forms.telling import StoryForm
from tussenruimte.value.models import Story
from tussenruimte.value.views.common import form_page, model_for, own_model, trail


@require_safe
def stories(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories a visitor may read, with the one that was chosen marked."""
    model = model_for(request, slug)
    may_tell = permissions.may_tell(request.user, model.initiative)
    context = {
        "model": model,
        "method": wording.method("stories", current_catalogue()),
        "stories": queries.stories_of(model, by_its_people=may_tell),
        "may_tell": may_tell,
        "crumbs": trail(model.initiative, _("Verhalen")),
    }
    return render(request, "value/stories.html", context)


@login_required
@get_or_post
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """Writing down a story."""
    model = own_model(request, slug)
    form = StoryForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.tell_story(model=model, by=person_of(request), on=days.today(), **form.cleaned_data),
    ):
        messages.success(request, _("Het verhaal staat erbij."))
        return redirect("value:stories", slug=slug)
    return form_page(request, form, model, _("Vertel wat er veranderde"), _("Voeg toe"))


@login_required
@get_or_post
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Taking a story away, after asking once more."""
    model = own_model(request, slug)
    story = get_object_or_404(Story, model=model, pk=pk)
    if request.method == "POST":
        actions.remove_story(story=story, by=person_of(request))
        messages.success(request, _("Het verhaal is weg. Er is niets van bewaard."))
        return redirect("value:stories", slug=slug)
    title = _("Verhaal weghalen")
    context = {"model": model, "what": story.text, "title": title, "crumbs": trail(model.initiative, title)}
    return render(request, "value/remove.html", context)
