"""Finding: the same hits in the same order on SQLite and on PostgreSQL.

Every word asked must be there. Things with the words in their name come first, then the newest: an order anyone can
explain. There is no fallback to fewer words: a count on the page would then count something nobody asked for.
"""

from typing import Any, TypeVar, cast

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Model,
    QuerySet,
    When,
)
from django.db.models.expressions import Col, CombinedExpression
from django.db.models.sql.compiler import SQLCompiler

from tussenruimte.search import analysis
from tussenruimte.search.models import KINDS, MOST_KINDS, Document, Indexed

Thing = TypeVar("Thing", bound=Model)
NEWEST = (F("dated").desc(nulls_last=True), "-pk")


# Of a word that so many have, the name says nothing: then the newest come first, which needs no sorting.
MANY = 5_000


class Found(Func):
    """Whether an indexed document meets a query: each database in its own words."""

    output_field = BooleanField()

    def __init__(self, asked: analysis.Query, *, in_title: bool) -> None:
        super().__init__(F("pk"))
        self.asked, self.in_title = asked, in_title

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        """FTS5: a table has a column of its own name. Every term is quoted, and a term holds no quote."""
        words = " AND ".join("(" + " OR ".join(map(_fts5, choices)) + ")" for choices in self.asked)
        query = f"title_terms : ({words})" if self.in_title else words
        return f"{self._table(compiler)}.search_index MATCH %s", (query,)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        """A tsquery in its literal form, so that no parser reads the words once more."""
        weight = "A" if self.in_title else ""
        query = " & ".join("(" + " | ".join(_tsquery(c, weight) for c in choices) + ")" for choices in self.asked)
        return f"{self._table(compiler)}.terms @@ %s::tsquery", (query,)

    def _table(self, compiler: SQLCompiler) -> str:
        return str(compiler.quote_name_unless_alias(cast("Col", self.source_expressions[0]).alias))


def _fts5(choice: str) -> str:
    return f'"{choice[:-1]}"*' if choice.endswith("*") else f'"{choice}"'


def _tsquery(choice: str, weight: str) -> str:
    marks = ("*" if choice.endswith("*") else "") + weight
    return f"'{choice.removesuffix('*')}'" + (f":{marks}" if marks else "")


def matching(kind: str, text: str, *, in_title: bool = False) -> QuerySet[Indexed, int]:
    """The keys of what is found, to filter with: `filter(pk__in=matching("initiative", text))`.

    A text without a single letter or digit finds nothing; a page that asks nothing should not filter.
    """
    key = ExpressionWrapper(F("rowid") / MOST_KINDS, output_field=BigIntegerField())
    return _indexed(kind, text, in_title=in_title).values_list(key, flat=True)


def searched(things: QuerySet[Thing], kind: str, text: str) -> tuple[QuerySet[Thing], tuple[Case, ...]]:
    """The things that are found, and what to order them by first: those with the words in their name.

    Of very many the newest come first. Walking down the newest soon meets a page of them; collecting and sorting them
    all would take far longer. What is computed has no index, and so the order of the list leads.
    """
    if not is_common(kind, text):
        in_name = When(pk__in=matching(kind, text, in_title=True), then=0)
        return things.filter(pk__in=matching(kind, text)), (Case(in_name, default=1, output_field=IntegerField()),)
    walked = things.alias(walked=ExpressionWrapper(F("pk") + 0, output_field=BigIntegerField()))
    return cast("QuerySet[Thing]", walked.filter(walked__in=matching(kind, text))), ()


def is_common(kind: str, text: str) -> bool:
    """Whether more than `MANY` are found."""
    return _indexed(kind, text).values("pk")[: MANY + 1].count() > MANY


def ranked(kind: str, text: str, limit: int) -> list[int]:
    """The first `limit` keys: words in the name first (unless very many are found), then the newest."""
    found = Document.objects.filter(pk__in=_indexed(kind, text).values("pk"))
    if not is_common(kind, text):
        in_name = When(pk__in=_indexed(kind, text, in_title=True).values("pk"), then=0)
        found = found.order_by(Case(in_name, default=1, output_field=IntegerField()), *NEWEST)
    else:
        found = found.order_by(*NEWEST)
    return [number // MOST_KINDS for number in found.values_list("pk", flat=True)[:limit]]


def out_of_date(kind: str) -> bool:
    """Whether something was indexed by an older analyser, so that the kind must be indexed again."""
    return of_kind(kind).exclude(analyser_version=analysis.ANALYSER_VERSION).exists()


def of_kind(kind: str) -> QuerySet[Document]:
    """Every document of a kind."""
    return Document.objects.annotate(kind=_kind_of("pk")).filter(kind=KINDS[kind])


def _indexed(kind: str, text: str, *, in_title: bool = False) -> QuerySet[Indexed]:
    asked = analysis.query_terms(text)
    if not asked:
        return Indexed.objects.none()
    return Indexed.objects.annotate(kind=_kind_of("rowid")).filter(Found(asked, in_title=in_title), kind=KINDS[kind])


def _kind_of(number: str) -> "ExpressionWrapper[CombinedExpression]":
    return ExpressionWrapper(F(number) % MOST_KINDS, output_field=IntegerField())
