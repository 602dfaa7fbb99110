"""The pages of agreements for the walk along all pages: name, what stands in the address, and who opens it."""

from collections.abc import Iterator
from typing import Any

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions
from tussenruimte.agreements.models import Agreement
from tussenruimte.core import days

Page = tuple[str, tuple[Any, ...], str]
NO_PAGE: dict[str, tuple[str, ...]] = {
    "a file or data": (
        *("agreements:register-csv", "agreements:register-xlsx", "agreements:public-pdf", "agreements:public-word"),
        *("agreements:pdf", "agreements:word", "agreements:text"),
    ),
    "only answers a form": (
        *("agreements:arrange", "agreements:code", "agreements:drop-obligation", "agreements:drop-review"),
        *("agreements:leave-party", "agreements:withdraw-ambition", "agreements:withdraw-suggestion"),
        # Only when a party of the dossier does not take part, which the demonstration has no example of.
        "agreements:add-party",
    ),
}
OWNER, OFFICIAL = "initiatiefnemer", "ambtenaar"


def pages() -> Iterator[Page]:
    """Every page, with the examples of the demonstration and a draft with something of everything in it."""
    held, signing = (Agreement.objects.get(state=state) for state in ("active", "signing"))
    yield "agreements:register", (), ""
    yield "agreements:public", (held.number,), ""
    yield "agreements:start", (held.dossier.number,), OWNER
    for who in (OWNER, OFFICIAL):
        yield "agreements:agreement", (held.number,), who
        yield "agreements:version", (held.number, 1), who
    yield "agreements:print", (signing.number, 1), OFFICIAL
    line = signing.parties.get(party=signing.dossier.lead)
    for name in ("sign", "on-paper"):
        yield f"agreements:{name}", (signing.number, line.pk), OFFICIAL
    yield "agreements:deed", (signing.number, "terugnemen"), OFFICIAL
    for slug in ("wijzigen", "verlengen", "opzeggen", "uit-register"):
        yield "agreements:deed", (held.number, slug), OWNER
    yield from _reviewed(held)
    yield from _drafted(held)


def _reviewed(held: Agreement) -> Iterator[Page]:
    """Looking back: what one party says, what both said, and closing it."""
    given = {"went_well": "De kraan werkt.", "could_be_better": "", "outcome": "continue", "at": days.now()}
    dossier, review = held.dossier, held.reviews.order_by("due")[0]
    actions.say_in_review(review=review, party=dossier.initiative, by=_person(OWNER), **given)
    yield "agreements:plan-review", (held.number,), OWNER
    actions.say_in_review(review=review, party=dossier.lead, by=_person(OFFICIAL), **given)
    for name in ("review", "review-word", "hold-review"):
        yield f"agreements:{name}", (held.number, review.pk), OFFICIAL


def _drafted(held: Agreement) -> Iterator[Page]:
    """A draft with suggestions, wishes that clash, and something to do."""
    owner, official, at, dossier = _person(OWNER), _person(OFFICIAL), days.now(), held.dossier
    draft = actions.start_agreement(dossier=dossier, kind="samenwerkingspact", title="Een pact", by=owner, at=at)
    clause = draft.clauses.order_by("order")[1]
    given: dict[str, Any] = {"agreement": draft, "by": official, "at": at, "party": dossier.lead}
    suggestion = actions.suggest(clause=clause, text="Wij zorgen samen.", reason="Dat is korter.", **given)
    actions.suggest(clause=None, heading="Water", text="Er komt een kraan.", reason="", **given)
    second = actions.add_ambition(kind="goal", text="Minder stenen.", **given)
    mine: dict[str, Any] = {"party": dossier.initiative, "by": owner}
    first = actions.add_ambition(agreement=draft, kind="value", value="vertrouwen", at=at, **mine)
    actions.compare(first=second, second=first, judgement="clash", note="Stenen zijn ook fijn.", at=at, **mine)
    actions.add_obligation(agreement=draft, text="Wij maaien.", days_after_start=14, **mine)
    names = ("agreement", "edit", "own-clause", "suggest-clause", "matrix", "add-ambition", "add-obligation", "propose")
    for name in names:
        yield f"agreements:{name}", (draft.number,), OWNER
    yield "agreements:signatory", (draft.number, draft.parties.get(party=dossier.initiative).pk), OWNER
    yield "agreements:clause", (draft.number, clause.pk), OWNER
    yield "agreements:settle", (draft.number, suggestion.pk), OWNER
    yield "agreements:compare", (draft.number, second.pk, first.pk), OFFICIAL


def _person(name: str) -> Person:
    return Person.objects.get(email=f"{name}@persona.invalid")
