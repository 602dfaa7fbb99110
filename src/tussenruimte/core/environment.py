"""Reading settings from the environment, in plain words when something is wrong."""

from pathlib import Path
from typing import Any

from environs import Env, EnvError


class SettingError(SystemExit):
    """A setting is missing or cannot be read. Ends the program with one sentence and status 2."""

    def __init__(self, name: str, help_text: str, problem: str) -> None:
        super().__init__(f"Instelling {name} klopt niet ({problem}). {help_text}")


class Environment:
    """Settings as the environment gives them; `X_FILE` names a file that holds a secret `X`."""

    def __init__(self) -> None:
        self._env = Env()
        self.described: dict[str, tuple[str, str]] = {}

    def _read(self, kind: str, name: str, default: Any, help_text: str) -> Any:
        self.described[name] = (kind, help_text)
        try:
            return getattr(self._env, kind)(name, default)
        except (EnvError, ValueError) as problem:
            raise SettingError(name, help_text, str(problem)) from problem

    def text(self, name: str, default: str, *, help: str) -> str:  # noqa: A002  reads well where it is called
        """A text, or the content of the file that `NAME_FILE` points at."""
        path = self._env.str(f"{name}_FILE", "")
        if path:
            self.described[name] = ("str", help)
            try:
                return Path(path).read_text(encoding="utf-8").strip()
            except OSError as problem:
                raise SettingError(f"{name}_FILE", help, str(problem)) from problem
        return str(self._read("str", name, default, help))

    def yes(self, name: str, *, default: bool, help: str) -> bool:  # noqa: A002
        """A yes or no: `1`, `true`, `yes` or `0`, `false`, `no`."""
        return bool(self._read("bool", name, default, help))

    def number(self, name: str, default: int, *, help: str) -> int:  # noqa: A002
        """A whole number."""
        return int(self._read("int", name, default, help))

    def texts(self, name: str, default: list[str], *, help: str) -> list[str]:  # noqa: A002
        """Texts, separated by commas."""
        return list(self._read("list", name, default, help))

    def url(self, kind: str, name: str, default: str, *, help: str) -> dict[str, Any]:  # noqa: A002
        """A service written as a url: `kind` is `dj_db_url`, `dj_email_url` or `dj_cache_url`."""
        return dict(self._read(kind, name, default, help))
