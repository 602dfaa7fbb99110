"""For whoever watches the site: does it live, and can it answer?"""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _migrations_are_done() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache_answers() -> bool:
    cache.set("health", "ok", 10)
    return bool(cache.get("health") == "ok")


PARTS: dict[str, Callable[[], bool]] = {
    "database": _database_answers,
    "migrations": _migrations_are_done,
    "cache": _cache_answers,
}


def _works(part: Callable[[], bool]) -> bool:
    try:
        return part()
    except (DatabaseError, OSError):
        return False


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; restart it when this does not."""
    return JsonResponse({"status": "pass"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Everything a page needs answers; send no visitors here while this is 503. Names parts, tells no details."""
    works = {name: _works(part) for name, part in PARTS.items()}
    well = all(works.values())
    answer = {
        "status": "pass" if well else "fail",
        "parts": {name: "pass" if ok else "fail" for name, ok in works.items()},
    }
    return JsonResponse(answer, status=200 if well else 503)
