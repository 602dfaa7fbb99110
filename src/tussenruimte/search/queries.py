"""Finding: the same hits in the same order on SQLite and on PostgreSQL.

Every word asked must be there. Things with the words in their name come first, then the newest: an order anyone can
explain. There is no fallback to fewer words: a count on the page would then count something nobody asked for.
"""

from typing import Any, cast

from django.db.models import BooleanField, Case, F, Func, IntegerField, QuerySet, When
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from tussenruimte.search import analysis
from tussenruimte.search.models import Document


class Found(Func):
    """Whether a document meets a query, by its primary key: each database in its own words."""

    output_field = BooleanField()

    def __init__(self, asked: analysis.Query, *, in_title: bool) -> None:
        super().__init__(F("pk"))
        self.asked, self.in_title = asked, in_title

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        """FTS5. Every term is quoted, and a term holds no quote."""
        key, parameters = compiler.compile(self._key)
        words = " AND ".join("(" + " OR ".join(map(_fts5, choices)) + ")" for choices in self.asked)
        query = f"title_terms : ({words})" if self.in_title else words
        hits = "SELECT rowid FROM search_index WHERE search_index MATCH %s"
        return f"{key} IN ({hits})", (*parameters, query)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        """A tsquery in its literal form, so that no parser reads the words once more."""
        weight = "A" if self.in_title else ""
        query = " & ".join("(" + " | ".join(_tsquery(c, weight) for c in choices) + ")" for choices in self.asked)
        table = connection.ops.quote_name(self._key.alias)
        return f"{table}.terms @@ %s::tsquery", (query,)

    @property
    def _key(self) -> Col:
        return cast("Col", self.source_expressions[0])


def _fts5(choice: str) -> str:
    return f'"{choice[:-1]}"*' if choice.endswith("*") else f'"{choice}"'


def _tsquery(choice: str, weight: str) -> str:
    marks = ("*" if choice.endswith("*") else "") + weight
    return f"'{choice.removesuffix('*')}'" + (f":{marks}" if marks else "")


def matching(kind: str, text: str, *, in_title: bool = False) -> QuerySet[Document, int]:
    """The keys of what is found, to filter with: `filter(pk__in=matching("initiative", text))`.

    A text without a single letter or digit finds nothing; a page that asks nothing should not filter.
    """
    asked = analysis.query_terms(text)
    found = Document.objects.filter(kind=kind).values_list("key", flat=True)
    return found.filter(Found(asked, in_title=in_title)) if asked else found.none()


def name_first(kind: str, text: str) -> Case:
    """What to order by first: 0 when the words are in the name, else 1."""
    return Case(When(pk__in=matching(kind, text, in_title=True), then=0), default=1, output_field=IntegerField())


def ranked(kind: str, text: str, limit: int) -> list[int]:
    """The first `limit` keys: words in the name first, then the newest."""
    asked = analysis.query_terms(text)
    if not asked:
        return []
    in_name = Case(When(Found(asked, in_title=True), then=0), default=1, output_field=IntegerField())
    return list(matching(kind, text).order_by(in_name, F("dated").desc(nulls_last=True), "-key")[:limit])


def out_of_date(kind: str) -> bool:
    """Whether something was indexed by an older analyser, so that the kind must be indexed again."""
    return Document.objects.filter(kind=kind).exclude(analyser_version=analysis.ANALYSER_VERSION).exists()
