"""`serve`, `prepare`, `demo` and `check`: run the site, make it ready, fill it for a demonstration, verify it."""

import argparse
import os

from tussenruimte.cli.speaking import BadInputError, Commands, complain
from tussenruimte.cli.starting import set_up

PORT = 8000
# Requests that one process answers at the same time.
THREADS = 4


def add_to(commands: Commands) -> None:
    """Makes the commands known."""
    serve = commands.add_parser("serve", help="start de site", description="Start de site op deze machine.")
    serve.options.add_argument("--host", metavar="ADRES", default="127.0.0.1", help="op welk adres (127.0.0.1)")
    serve.options.add_argument("--port", metavar="POORT", type=int, help=f"op welke poort (anders: PORT, of {PORT})")
    serve.options.add_argument("--workers", metavar="AANTAL", type=int, default=1, help="hoeveel processen (1)")
    serve.set_defaults(run=run_serve)
    for name, run, about in (
        ("prepare", run_prepare, "maak de database en de bestanden van de site klaar"),
        ("demo", run_demo, "maak alles klaar en laad de demonstratie"),
        ("check", run_check, "controleer instellingen, database en kaders"),
    ):
        parser = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        parser.set_defaults(run=run)


def run_serve(arguments: argparse.Namespace) -> int:
    """Serves until it is stopped."""
    from granian import Granian
    from granian.constants import Interfaces

    port = _port(arguments.port)
    os.environ.setdefault("SITE_URL", f"http://{arguments.host}:{port}")
    if arguments.workers < 1:
        raise BadInputError("--workers is minstens 1")
    set_up()
    if _unapplied():
        raise BadInputError("de database is nog niet klaar; doe eerst `tussenruimte prepare`")
    if broken := _framework_problems():
        raise BadInputError(*broken)
    print(f"Tussenruimte is open op {os.environ['SITE_URL']}", flush=True)
    Granian(
        "tussenruimte.wsgi:application",
        address=arguments.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=THREADS,
        websockets=False,
    ).serve()
    return 0


def run_prepare(_: argparse.Namespace) -> int:
    """Brings the database up to date and collects the static files."""
    set_up()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return 0


def run_demo(arguments: argparse.Namespace) -> int:
    """Prepares, and loads the demonstration; doing it again changes nothing."""
    os.environ.setdefault("DEMO", "1")
    run_prepare(arguments)
    from tussenruimte.agreements import demo as agreements
    from tussenruimte.areas import demo as areas
    from tussenruimte.barriers import demo as barriers
    from tussenruimte.challenges import demo as challenges
    from tussenruimte.core.days import today
    from tussenruimte.council import demo as council
    from tussenruimte.dossiers import demo as dossiers
    from tussenruimte.funding import demo as funding
    from tussenruimte.register.demo import load
    from tussenruimte.scans import demo as scans
    from tussenruimte.spaces import demo as spaces
    from tussenruimte.value import demo as value

    load(today())
    areas.load(today())
    barriers.load(today())
    value.load(today())
    dossiers.load(today())
    for room in (spaces, challenges, agreements, funding, council):
        room.load(today())
    scans.load(today())
    return 0


def run_check(_: argparse.Namespace) -> int:
    """Everything that should hold; a line for each thing that does not, and status 1."""
    set_up()
    problems = [*_settings_problems(), *_database_problems(), *_framework_problems()]
    complain(*problems)
    if not problems:
        print("Instellingen, database en kaders zijn in orde.")
    return 1 if problems else 0


def _port(asked: int | None) -> int:
    given = os.environ.get("PORT", str(PORT))
    if asked is None and not given.isdigit():
        raise BadInputError(f"PORT is `{given}`; schrijf een getal, zoals {PORT}")
    port = int(given) if asked is None else asked
    if not 1 <= port <= 65535:
        raise BadInputError(f"poort {port} bestaat niet; kies een getal van 1 tot en met 65535")
    return port


def _settings_problems() -> list[str]:
    from django.conf import settings
    from django.core import checks

    found = checks.run_checks(include_deployment_checks=not (settings.DEMO or settings.DEBUG))
    return [
        f"instelling: {one.msg} ({one.id})" for one in found if one.level >= checks.WARNING and not one.is_silenced()
    ]


def _database_problems() -> list[str]:
    from django.db import DatabaseError

    try:
        waiting = _unapplied()
    except DatabaseError as problem:
        return [f"database: niet te bereiken ({str(problem).splitlines()[0]})"]
    return [f"database: nog niet bijgewerkt ({', '.join(waiting)}); doe `tussenruimte prepare`"] if waiting else []


def _unapplied() -> list[str]:
    """The migrations that still have to run."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def _framework_problems() -> list[str]:
    from django.conf import settings

    from tussenruimte.advice.compiling import compiled
    from tussenruimte.frameworks import FrameworkError, catalogue
    from tussenruimte.frameworks.catalogue import languages, problems_in

    problems: list[str] = []
    for language in languages():
        try:
            loaded = catalogue(language, settings.FRAMEWORKS_DIR)
            compiled(loaded)
        except FrameworkError as problem:
            problems.extend(f"kaders: {line}" for line in problem.problems)
        else:
            problems.extend(f"kaders: {line}" for line in problems_in(loaded) if language == "nl")
    return list(dict.fromkeys(problems))  # each language reads the same Dutch files
