"""Pages about the methods themselves: frameworks, instruments, signposts, sources, glossary, linked to each other."""

import re
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.frameworks.rule_sets import Ordinances, RuleSet
from tussenruimte.frameworks.schema import Framework, Glossary, Instruments, Lens, Signposts, Term, Works
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.web import methods, rule_pages

WORDS = re.compile(r"[A-Z][a-z]*")

F = TypeVar("F", bound=Framework)


@require_safe
def frameworks(request: HttpRequest) -> HttpResponse:
    """Everything that is loaded, in groups, with version and source."""
    return render(request, "web/frameworks.html", {"groups": methods.in_groups(current_catalogue())})


@require_safe
def framework(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002  the word of the address
    """One framework, whatever its kind; a lens has a page of its own."""
    catalogue = current_catalogue()
    found = catalogue.frameworks.get(id)
    if found is None:
        raise Http404
    if isinstance(found, Lens):
        return redirect("web:lens", id=id)
    if isinstance(found, RuleSet):
        return render(request, "web/rule-set.html", _page(found) | _rules(found))
    if isinstance(found, Ordinances):
        grouped = rule_pages.municipalities(catalogue, found)
        return render(request, "web/ordinances.html", _page(found) | {"municipalities": grouped})
    return render(request, "web/framework.html", _page(found))


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """What a municipality can do, in groups."""
    return render(request, "web/instruments.html", _page(_only(Instruments)))


@require_safe
def signposts(request: HttpRequest) -> HttpResponse:
    """The six signposts with aim, approach and actions."""
    return render(request, "web/signposts.html", _page(_only(Signposts)))


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The works we cite, and what is said from each of them."""
    catalogue = current_catalogue()
    works = [(work, methods.from_work(catalogue, work.id)) for work in _only(Works).entries]
    return render(request, "web/sources.html", {"works": works})


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the house, in order of the alphabet, in two parts: together they are too heavy for an old phone."""
    shown, part = _only(Glossary), request.GET.get("deel")
    part = part if part in methods.GLOSSARY_PARTS else methods.GLOSSARY_PARTS[0]
    letters: dict[str, list[tuple[Term, str]]] = {}
    for term in sorted(shown.items, key=lambda term: term.title.casefold()):
        if methods.glossary_part(term.title) != part:
            continue
        # In code a word is written as one; people read it in parts.
        english = " ".join(WORDS.findall(term.en)).capitalize()
        letters.setdefault(term.title[0].upper(), []).append((term, english))
    context = {"letters": letters, "framework": shown, "part": part, "parts": methods.GLOSSARY_PARTS}
    return render(request, "web/glossary.html", context)


def _rules(rules: RuleSet) -> dict[str, object]:
    """What a page about a rule set tells besides."""
    catalogue = current_catalogue()
    return {
        "route": rule_pages.route_of(rules.id),
        "groups": rule_pages.line_groups(catalogue, rules),
        "questions": rule_pages.questions(catalogue, rules),
        "sentences": rule_pages.sentences(catalogue, rules),
    }


def _only(kind: type[F]) -> F:
    """The one framework of a kind, or a page that says it is not there."""
    found = current_catalogue().of_kind(kind)
    if not found:
        raise Http404(_("Deze gemeente heeft dit onderdeel verborgen."))
    return found[0]


def _page(shown: Framework) -> dict[str, object]:
    """What a page about one framework needs."""
    catalogue = current_catalogue()
    return {
        "framework": shown,
        "entries": methods.entries(catalogue, shown),
        "links": methods.links(catalogue, (*shown.see, *catalogue.links_to(shown.id))),
        "work": catalogue.work(shown.source.work),
    }
