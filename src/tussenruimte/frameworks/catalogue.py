"""Everything that was read, by id."""

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from tussenruimte.frameworks import overlays
from tussenruimte.frameworks.checking import Check, every_part, references_in
from tussenruimte.frameworks.facts import Fact, facts_in, facts_named, options_of
from tussenruimte.frameworks.reading import FrameworkError, SourceText, framework_in, open_file
from tussenruimte.frameworks.schema import Framework, Glossary, Item, Lens, Question, Term, Work, Works
from tussenruimte.frameworks.translating import translated, untranslated

HERE = Path(__file__).parent
DATA, TRANSLATIONS, PUBLISHED = HERE / "data", HERE / "translations", HERE / "published.json"

F = TypeVar("F", bound=Framework)


class Catalogue:
    """The frameworks of one language, frozen. Two are the same only when they are one and the same object."""

    def __init__(
        self,
        frameworks: Mapping[str, Framework],
        *,
        language: str = "nl",
        sources: Mapping[str, SourceText] | None = None,
        siblings: "Callable[[], tuple[Catalogue, ...]]" = tuple,
    ) -> None:
        self.frameworks = dict(frameworks)
        self.language = language
        self.sources = dict(sources or {})
        self._siblings = siblings
        self._items = {f"{f.id}/{item.id}": item for f in self.frameworks.values() for item in f.entries}

    def framework(self, id: str) -> Framework:  # noqa: A002  the word of the files
        """The framework with this id; KeyError when there is none."""
        return self.frameworks[id]

    def item(self, reference: str) -> Item:
        """The item at `framework/item`, retired and hidden ones too; KeyError when there is none."""
        return self._items[reference]

    def has(self, reference: str) -> bool:
        """Whether `framework` or `framework/item` exists."""
        return reference in self.frameworks or reference in self._items

    def title(self, reference: str) -> str:
        """The title of a framework or an item; KeyError when there is none."""
        return self._items[reference].title if reference in self._items else self.frameworks[reference].title

    def of_kind(self, kind: type[F]) -> tuple[F, ...]:
        """All frameworks of one class of the schema, in order of id."""
        return tuple(f for _, f in sorted(self.frameworks.items()) if isinstance(f, kind))

    def lenses(self) -> tuple[Lens, ...]:
        """The lenses, in their own order."""
        return tuple(sorted(self.of_kind(Lens), key=lambda lens: (lens.order, lens.id)))

    def work(self, id: str) -> Work:  # noqa: A002
        """The work that a source cites; KeyError when there is none."""
        return self._works[id]

    def term(self, word: str) -> Term | None:
        """What the glossary says about a word: its id, its Dutch title, its English name or an alias."""
        return self._terms.get(word.casefold())

    def links_to(self, reference: str) -> tuple[str, ...]:
        """Every framework or item that refers to this one, in order, each once."""
        return self._links.get(reference, ())

    def options_of(self, question: Question) -> tuple[Item, ...]:
        """The answers a person may choose from."""
        return options_of(question, self.frameworks)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact that a lens or a question can give."""
        return facts_in(self.frameworks)

    @cached_property
    def facts_named(self) -> Mapping[str, tuple[str, ...]]:
        """Fact name → the ids that `fits` accepts."""
        return facts_named(self.frameworks)

    @cached_property
    def siblings(self) -> "tuple[Catalogue, ...]":
        """The same frameworks in the other languages, so that a fact may be given in any of them."""
        return self._siblings()

    @cached_property
    def untranslated(self) -> Mapping[str, tuple[str, ...]]:
        """Per framework what has no words in this language yet; empty for Dutch."""
        return untranslated(self.frameworks)

    @cached_property
    def _works(self) -> dict[str, Work]:
        return {work.id: work for works in self.of_kind(Works) for work in works.items}

    @cached_property
    def _terms(self) -> dict[str, Term]:
        terms: dict[str, Term] = {}
        for glossary in self.of_kind(Glossary):
            for term in glossary.items:
                for word in (term.id, term.title, term.en, *term.aliases):
                    terms.setdefault(word.casefold(), term)
        return terms

    @cached_property
    def _links(self) -> dict[str, tuple[str, ...]]:
        links: dict[str, dict[str, None]] = {}
        for framework in self.frameworks.values():
            for place, part in every_part(framework):
                inside = place[:1] == ("items",) and isinstance(place[1], int)
                origin = f"{framework.id}/{framework.entries[int(place[1])].id}" if inside else framework.id
                for _, reference in references_in(part):
                    links.setdefault(reference, {})[origin] = None
        return {reference: tuple(origins) for reference, origins in links.items()}


def catalogue(language: str = "nl", folder: str = "") -> Catalogue:
    """The shipped frameworks with the municipality's `folder` laid over them, in `language`; read once."""
    return _catalogue(language, folder)


@lru_cache(maxsize=8)
def _catalogue(language: str, folder: str) -> Catalogue:
    frameworks, sources = shipped()
    if folder:
        frameworks, sources = with_folder(frameworks, sources, Path(folder))
    if language != "nl":
        frameworks = translated(frameworks, _translations(language, folder))
    others = tuple(other for other in languages() if other != language)
    return Catalogue(
        frameworks,
        language=language,
        sources=sources,
        siblings=lambda: tuple(catalogue(other, folder) for other in others),
    )


@lru_cache(maxsize=1)
def shipped() -> tuple[dict[str, Framework], dict[str, SourceText]]:
    """Our own frameworks in Dutch, and the texts they were read from."""
    return read_all(DATA)


def with_folder(
    ours: Mapping[str, Framework], sources: Mapping[str, SourceText], folder: Path
) -> tuple[dict[str, Framework], dict[str, SourceText]]:
    """Our frameworks with a municipality's folder over them; whatever is wrong in the folder is said at once."""
    if not folder.is_dir():
        raise FrameworkError(f"{folder}: deze map met eigen kaders is er niet; kijk of TUSSENRUIMTE_FRAMEWORKS klopt")
    frameworks, texts = dict(ours), dict(sources)
    problems: list[str] = []
    for path in sorted(folder.rglob("*.yaml")):
        if "translations" in path.relative_to(folder).parts:
            continue
        try:
            framework, source = _own(path, folder, frameworks, ours)
        except FrameworkError as problem:
            problems.extend(problem.problems)
        else:
            source.over = texts.get(framework.id)
            frameworks[framework.id], texts[framework.id] = framework, source
    changed = [id_ for id_ in frameworks if frameworks[id_] is not ours.get(id_)]
    problems = problems or Check(frameworks, texts).everything(only=changed)
    if problems:
        raise FrameworkError(*problems)
    return frameworks, texts


def _own(
    path: Path, folder: Path, known: Mapping[str, Framework], ours: Mapping[str, Framework]
) -> tuple[Framework, SourceText]:
    """What one file of a municipality makes: a framework of its own, or one of ours with its overlay."""
    source = open_file(path, str(path.relative_to(folder)))
    if source.raw.get("kind") == "overlay":
        return overlays.laid_over(known, source), source
    framework = framework_in(source)
    overlays.refuse_known(framework, known, ours, source)
    return framework, source


def problems_in(loaded: Catalogue) -> list[str]:
    """Every name in the files that nothing answers to, each as `file:line: where: what`."""
    return Check(loaded.frameworks, loaded.sources).everything()


def languages() -> tuple[str, ...]:
    """Dutch, and every language there is a translation for."""
    return ("nl", *sorted(path.name for path in TRANSLATIONS.iterdir() if path.is_dir()))


def read_all(root: Path) -> tuple[dict[str, Framework], dict[str, SourceText]]:
    """Every framework in a folder; whatever is wrong in any file is said at once."""
    frameworks: dict[str, Framework] = {}
    sources: dict[str, SourceText] = {}
    problems: list[str] = []
    for path in sorted(root.rglob("*.yaml")):
        try:
            source = open_file(path, str(path.relative_to(root)))
            framework = framework_in(source)
            overlays.refuse_known(framework, frameworks, {}, source)
        except FrameworkError as problem:
            problems.extend(problem.problems)
        else:
            frameworks[framework.id], sources[framework.id] = framework, source
    if problems:
        raise FrameworkError(*problems)
    return frameworks, sources


def _translations(language: str, folder: str) -> list[SourceText]:
    roots = [TRANSLATIONS / language, *([Path(folder) / "translations" / language] if folder else [])]
    return [
        open_file(path, f"{language}/{path.relative_to(root)}")
        for root in roots
        for path in sorted(root.rglob("*.yaml"))
    ]
