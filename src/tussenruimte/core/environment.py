"""Reading settings from the environment, in plain words when something is wrong."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env, EnvError


class SettingError(SystemExit):
    """A setting is missing or cannot be read. Ends the program with one sentence on standard error and status 2."""

    def __init__(self, name: str, help_text: str, problem: str) -> None:
        self.sentence = f"Instelling {name} klopt niet ({problem}). {help_text}"
        super().__init__(2)
        sys.stderr.write(f"{self.sentence}\n")

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Described:
    """What the reference page tells about a setting."""

    kind: str
    help: str
    default: str


class Environment:
    """Settings as the environment gives them; `X_FILE` names a file that holds a secret `X`."""

    def __init__(self) -> None:
        self._env = Env()
        self.described: dict[str, Described] = {}

    def _read(self, kind: str, name: str, default: Any, help_text: str, shown: str | None = None) -> Any:
        self.described[name] = Described(kind, help_text, str(default) if shown is None else shown)
        try:
            return getattr(self._env, kind)(name, default)
        except (EnvError, ValueError) as problem:
            raise SettingError(name, help_text, str(problem)) from problem

    def text(self, name: str, default: str, *, help: str, shown: str | None = None) -> str:  # noqa: A002
        """A text, or the content of the file that `NAME_FILE` names. `shown` is the default as the page tells it."""
        given = str(self._read("str", name, default, help, shown))
        path = self._env.str(f"{name}_FILE", "")
        if not path:
            return given
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise SettingError(f"{name}_FILE", help, str(problem)) from problem

    def yes(self, name: str, *, default: bool, help: str) -> bool:  # noqa: A002
        """A yes or no: `1`, `true`, `yes` or `0`, `false`, `no`."""
        return bool(self._read("bool", name, default, help, "1" if default else "0"))

    def number(self, name: str, default: int, *, help: str) -> int:  # noqa: A002
        """A whole number."""
        return int(self._read("int", name, default, help))

    def texts(self, name: str, default: list[str], *, help: str) -> list[str]:  # noqa: A002
        """Texts, separated by commas."""
        return list(self._read("list", name, default, help, ",".join(default)))

    def url(self, kind: str, name: str, default: str, *, help: str, shown: str | None = None) -> dict[str, Any]:  # noqa: A002
        """A service written as a url: `kind` is `dj_db_url`, `dj_email_url` or `dj_cache_url`."""
        return dict(self._read(kind, name, default, help, shown))
