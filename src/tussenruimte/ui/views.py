"""The gallery of building blocks, made from their own descriptions; and a municipality's own tokens."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Engine, RequestContext
from django.utils.safestring import SafeString
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tussenruimte.ui import examples, themes
from tussenruimte.ui.vocabulary import Example, components


@dataclass(frozen=True)
class Shown:
    """An example with its code and what comes of it."""

    title: str
    code: str
    html: SafeString


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its words, its promises and its examples at work."""
    shown = [(word, [show(request, example) for example in word.examples]) for word in components().values()]
    return render(request, "ui/gallery.html", {"shown": shown})


@require_safe
@cache_control(public=True, max_age=300)
def theme(request: HttpRequest) -> HttpResponse:
    """The municipality's own tokens, from a file outside the program."""
    if not settings.THEME_CSS:
        raise Http404
    return HttpResponse(themes.own_tokens(settings.THEME_CSS), content_type="text/css; charset=utf-8")


def show(request: HttpRequest, example: Example) -> Shown:
    """One example, rendered as a page would."""
    template = Engine.get_default().from_string(example.code)
    context = RequestContext(request, {"example": examples.ALL})
    return Shown(example.title, example.code, template.render(context))
