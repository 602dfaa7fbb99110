"""The site as a process of its own, and a decision that someone sends it."""

import http.client
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.dossiers.cut_off import PATIENCE, PROGRAM, Site, kill

DECISION = {
    "subject": "Over de grond",
    "decider": "Het college",
    "decided_on": "1-10-2026",
    "outcome": "granted",
    "text": "De grond mag gebruikt worden.",
    "reason": "Er is geen ander plan.",
    "criteria": "De plek blijft open.",
    "alternatives": "Verhuren.",
    "own_rule": "Artikel 3",
}


@dataclass(frozen=True)
class Server:
    """A running site, with the session of an official."""

    process: "subprocess.Popen[str]"
    port: int
    session: str
    dossier: str

    def ask(self, method: str, path: str, body: str = "", token: str = "") -> tuple[int, str]:
        """One request: the status and the page."""
        cookies = f"sessionid={self.session}" + (f"; csrftoken={token}" if token else "")
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


@contextmanager
def open_site(site: Site) -> Iterator[Server]:
    """Serves the site until it is killed or no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = site.start(PROGRAM, "serve", "--port", str(port))
    try:
        dossier = min(site.told("count")["states"])
        server = Server(process, port, (site.folder / "session").read_text(encoding="utf-8"), dossier)
        _wait_until_ready(server)
        yield server
    finally:
        kill(process)


def _wait_until_ready(server: Server) -> None:
    """Until it answers that it is ready; a site that stopped, or never comes that far, fails the test at once."""
    until = time.monotonic() + PATIENCE
    answer = "nothing yet"
    while server.process.poll() is None and time.monotonic() < until:
        with suppress(OSError, http.client.HTTPException):
            status, answer = server.ask("GET", "/gezond/klaar/")
            if status == 200:
                return
        time.sleep(0.1)
    kill(server.process)
    raise AssertionError(f"the site never became ready: {server.process.returncode}, {answer}")


def post_decision(server: Server, then: Callable[[], object] | None = None) -> str:
    """Fills in the form and sends it; `then` happens at the same time. Gives the number of the dossier."""
    path = f"/dossiers/{server.dossier}/besluit/"
    status, page = server.ask("GET", path)
    assert status == 200, page[:500]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    token = hidden["csrfmiddlewaretoken"]
    body = urlencode(DECISION | hidden)
    beside = threading.Thread(target=then, daemon=True) if then else None
    if beside:
        beside.start()
    with suppress(OSError, http.client.HTTPException):
        # The token of the form is its own cookie too: what counts is that they are the same.
        status, page = server.ask("POST", path, body, token)
        assert status == 302, page[-3000:]
    if beside:
        beside.join(PATIENCE)
    return server.dossier
