"""The five procurement routes (S-78), one function each: possible, closed, not known yet, or for a lawyer. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tussenruimte.dossiers.rules.findings import LAWYER, NO, UNSURE, YES, Reason
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.dossiers.rules.tender import Tender

FRAMEWORK = "aanbestedingsroutes"
POSSIBLE, CLOSED, UNKNOWN = "mogelijk", "niet-mogelijk", "nog-onbekend"
SMALL_LOTS = {"levering": "perceel-levering-dienst", "dienst": "perceel-levering-dienst", "werk": "perceel-werk"}


@dataclass(frozen=True)
class RouteOption:
    """A route on this day for this contract. `blockers` say why not, or what stands in the way of knowing."""

    id: str
    title: str
    outcome: str
    outcome_title: str
    reasons: tuple[Reason, ...]
    blockers: tuple[Reason, ...]
    watch_out: Reason


def one_on_one(tender: Tender, above: bool | None, book: RuleBook) -> RouteOption:
    """1: award a small contract to one party."""
    if above is None:
        return _option("een-op-een", LAWYER, book, blockers=[book.because("drempel-onbekend", day=tender.day)])
    if above:
        return _option("een-op-een", CLOSED, book, blockers=[book.because("boven-drempel", amount=tender.value)])
    under = book.because("onder-drempel", amount=tender.value)
    if tender.cross_border == YES:
        return _option("een-op-een", LAWYER, book, reasons=[under], blockers=[book.because("grens-over")])
    if tender.policy_limit is None:
        return _option("een-op-een", UNKNOWN, book, reasons=[under], blockers=[book.because("beleid-onbekend")])
    if tender.value > tender.policy_limit:
        blocker = book.because("beleid-past-niet", limit=tender.policy_limit)
        return _option("een-op-een", CLOSED, book, reasons=[under], blockers=[blocker])
    doubts = [book.because("grens-over-onbekend")] if tender.cross_border == UNSURE else []
    fits = book.because("beleid-past", limit=tender.policy_limit)
    return _option("een-op-een", POSSIBLE, book, reasons=[under, fits, *doubts])


def separate_entity(tender: Tender, above: bool | None, book: RuleBook) -> RouteOption:
    """2: work closely together in a legal entity under supervision of the municipality."""
    entity, percent = tender.entity, book.number("werk-voor-de-gemeente")
    too_little_work = entity.activity_percent is not None and entity.activity_percent <= percent
    closed = [
        *([book.because("rechtspersoon-geen-toezicht")] if entity.control == NO else []),
        *([book.because("rechtspersoon-werk", percent=percent)] if too_little_work else []),
    ]
    if closed:
        return _option("aparte-rechtspersoon", CLOSED, book, blockers=closed)
    if entity.private_capital == YES:
        return _option("aparte-rechtspersoon", LAWYER, book, blockers=[book.because("rechtspersoon-kapitaal")])
    if UNSURE in (entity.control, entity.private_capital) or entity.activity_percent is None:
        return _option("aparte-rechtspersoon", UNKNOWN, book, blockers=[book.because("rechtspersoon-onbekend")])
    return _option(
        "aparte-rechtspersoon", POSSIBLE, book, reasons=[book.because("rechtspersoon-past", percent=percent)]
    )


def reserved(tender: Tender, above: bool | None, book: RuleBook) -> RouteOption:
    """3: reserve the contract, for people at a distance from work or for certain social services."""
    workers, for_workers = _reserved_for_workers(tender, book)
    services, for_services = _reserved_for_services(tender, book)
    found = [*for_workers, *for_services]
    if POSSIBLE in (workers, services):
        open_, shut = (for_workers, for_services) if workers == POSSIBLE else (for_services, for_workers)
        both = workers == services
        return _option("voorbehouden", POSSIBLE, book, reasons=found if both else open_, blockers=[] if both else shut)
    if UNKNOWN in (workers, services):
        blockers = [*dict.fromkeys([*found, book.because("voorbehouden-onbekend")])]
        return _option("voorbehouden", UNKNOWN, book, blockers=blockers)
    return _option("voorbehouden", CLOSED, book, blockers=found)


def fit_for_initiatives(tender: Tender, above: bool | None, book: RuleBook) -> RouteOption:
    """4: a normal tender, set up so that citizens' initiatives can take part."""
    reasons = [book.because("burgerinitiatiefproof")]
    if tender.local_knowledge == YES:
        reasons.append(book.because("lokale-kennis"))
    if above:
        reasons += _about_small_lots(tender, book)
    return _option("burgerinitiatiefproof", POSSIBLE, book, reasons=reasons)


def help_with_tenders(tender: Tender, above: bool | None, book: RuleBook) -> RouteOption:
    """5: help initiatives to take part in any tender."""
    return _option("hulp-bij-aanbesteden", POSSIBLE, book, reasons=[book.because("hulp")])


Route = Callable[[Tender, bool | None, RuleBook], RouteOption]
ROUTES: tuple[Route, ...] = (one_on_one, separate_entity, reserved, fit_for_initiatives, help_with_tenders)


def _option(
    id_: str, outcome: str, book: RuleBook, *, reasons: list[Reason] | None = None, blockers: list[Reason] | None = None
) -> RouteOption:
    return RouteOption(
        id_,
        book.catalogue.title(f"{FRAMEWORK}/{id_}"),
        outcome,
        book.outcome(outcome).title,
        tuple(reasons or ()),
        tuple(blockers or ()),
        book.reason(book.item(f"let-op-{id_}")),
    )


def _reserved_for_workers(tender: Tender, book: RuleBook) -> tuple[str, list[Reason]]:
    needed, share = book.number("medewerkers"), tender.organisation.workers_percent
    if share is None:
        return UNKNOWN, []
    if share < needed:
        return CLOSED, [book.because("voorbehouden-mensen-te-weinig", percent=needed)]
    return POSSIBLE, [book.because("voorbehouden-mensen", percent=needed)]


def _reserved_for_services(tender: Tender, book: RuleBook) -> tuple[str, list[Reason]]:
    who, longest = tender.organisation, book.number("hoogste-duur")
    if tender.kind != "sociale-dienst":
        return CLOSED, [book.because("voorbehouden-geen-sociale-dienst")]
    demands = (who.public_mission, who.profits_reinvested, who.participatory)
    closed = [
        *([book.because("voorbehouden-eisen")] if NO in demands else []),
        *(
            [book.because("voorbehouden-eerder", years=book.number("eerdere-opdracht"))]
            if who.earlier_contract == YES
            else []
        ),
        *([book.because("voorbehouden-te-lang", years=longest)] if (tender.years or 0) > longest else []),
    ]
    if closed:
        return CLOSED, closed
    if UNSURE in (*demands, who.earlier_contract) or tender.years is None:
        return UNKNOWN, []
    return POSSIBLE, [book.because("voorbehouden-diensten"), book.because("voorbehouden-cpv")]


def _about_small_lots(tender: Tender, book: RuleBook) -> list[Reason]:
    """Small lots may stay outside the European rules, as long as they are a small part together."""
    line = SMALL_LOTS.get(tender.kind)
    if line is None:
        return []
    limit, percent = Decimal(book.number(line)), book.number("percelen-samen")
    small = sum((lot.amount for lot in tender.lots if lot.amount < limit), Decimal(0))
    if not small:
        return []
    if small * 100 > tender.value * percent:
        return [book.because("kleine-percelen-te-veel", percent=percent)]
    return [book.because("kleine-percelen", limit=limit, percent=percent)]
