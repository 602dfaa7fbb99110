"""From YAML files to frozen frameworks; every error names the file, the line and what to write instead."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from tussenruimte.frameworks.schema import AnyFramework, Framework

ADAPTER: TypeAdapter[Framework] = TypeAdapter(AnyFramework)


class FrameworkError(ValueError):
    """A framework file cannot be read. The message has one line per problem: `file:line: where: what`."""


class PlainLoader(yaml.CSafeLoader):
    """YAML in which `nee`, `no` and `on` stay words; only true and false are yes or no."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_file(path: Path) -> Framework:
    """The framework in one file."""
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)  # noqa: S506  a safe loader
        return ADAPTER.validate_python(raw)
    except (yaml.YAMLError, ValidationError) as problem:
        raise FrameworkError(f"{path.name}: {problem}") from problem
