"""Pages from the web: with robots.txt obeyed, within limits of time and size, from public addresses alone, under one honest name."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin

from onrecord.ingest.document import Given
from onrecord.ingest.feed import feed_items, is_feed
from onrecord.ingest.files import document_of_bytes
from onrecord.ingest.found import Found, Item, refused
from onrecord.ingest.packed import decoded
from onrecord.ingest.robots import MOST_BYTES, Robots, robots_of
from onrecord.ingest.text import MAX_BYTES
from onrecord.ingest.web_address import Resolve, Target, is_public, look_up, target_of
from onrecord.model.errors import FetchError, InputError, InputTooLarge

AGENT = "onrecord"
SECONDS = 30.0
"""The longest that one request may take, from the first byte sent to the last one read."""
_REDIRECTS = 5
_PAUSE = 1.0
"""Seconds between two requests to one site, where it asks for no more."""
_READ = ("text/", "application/xhtml+xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered: status, headers, body."""

    status: int
    headers: Message
    body: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches pages, one after the other. `version` is told to sites; how hosts are looked up and which addresses are allowed are
    arguments, so that tests have a server of their own.
    """

    version: str
    resolve: Resolve = look_up
    is_allowed: Callable[[str], bool] = is_public
    seconds: float = SECONDS
    pause: float = _PAUSE
    _robots: dict[tuple[str, str, int], Robots | str] = field(default_factory=dict)
    _asked: dict[tuple[str, str, int], float] = field(default_factory=dict)

    def items(self, urls: Iterable[str], now: Callable[[], str]) -> Iterator[Item]:
        """The documents at these addresses, each seen `now`; what cannot be fetched is told, and never raises."""
        for url in urls:
            try:
                final, answer = self._page(url)
                yield from _items(final, answer, now())
            except InputError as error:
                yield refused(url, error)

    def _page(self, url: str) -> tuple[str, Answer]:
        """The answer at the end of redirects, and its URL; each step is checked as if it were the first."""
        for _ in range(_REDIRECTS + 1):
            target = self._target(url)
            robots = self._robots_of(target)
            if not robots.allows(target.path):
                raise FetchError("the site's robots.txt does not allow it")
            answer = self._ask(target, MAX_BYTES, pause=max(self.pause, robots.delay))
            if answer.status in (301, 302, 303, 307, 308) and (location := answer.headers["Location"]):
                url = urljoin(target.url, location)
                continue
            if answer.status != 200:
                raise FetchError(f"the site answered {answer.status}")
            return target.url, answer
        raise FetchError(f"more than {_REDIRECTS} redirects")

    def _target(self, url: str) -> Target:
        return target_of(url, self.resolve, is_allowed=self.is_allowed)

    def _robots_of(self, target: Target) -> Robots:
        """What the site allows. One without rules allows all; of one that fails to answer, nothing is asked."""
        if target.site not in self._robots:
            self._robots[target.site] = self._fetched_robots(target)
        found = self._robots[target.site]
        if isinstance(found, str):
            raise FetchError(found)
        return found

    def _fetched_robots(self, target: Target) -> Robots | str:
        url = urljoin(target.url, "/robots.txt")
        try:
            for _ in range(_REDIRECTS + 1):
                answer = self._ask(self._target(url), MOST_BYTES, pause=0.0, cut=True)
                if answer.status not in (301, 302, 303, 307, 308) or not answer.headers["Location"]:
                    break
                url = urljoin(url, answer.headers["Location"])
        except FetchError as error:
            return f"the site's robots.txt cannot be had: {error}"
        if answer.status == 200:
            return robots_of(answer.body.decode("utf-8", "replace"), AGENT)
        if 300 <= answer.status < 500 and answer.status != 429:
            return Robots()
        return f"the site's robots.txt cannot be had: the site answered {answer.status}"

    def _ask(self, target: Target, limit: int, *, pause: float, cut: bool = False) -> Answer:
        wait = self._asked.get(target.site, -pause) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        try:
            return _request(target, f"{AGENT}/{self.version}", limit, self.seconds, cut=cut)
        finally:
            self._asked[target.site] = time.monotonic()


def _request(target: Target, agent: str, limit: int, seconds: float, *, cut: bool) -> Answer:
    """One request to the address that was checked. Raises FetchError."""
    open_now: list[socket.socket] = []
    late = threading.Event()
    # A server may send a byte now and then for ever: what counts is the time in all.
    timer = threading.Timer(seconds, _end, [late, open_now])
    timer.daemon = True
    timer.start()
    try:
        answer = _exchange(_connected(target, seconds, open_now), target, agent, limit, cut=cut)
    except ssl.SSLError as error:
        raise FetchError(f"no secure connection ({error.reason or error})"[:200]) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        said = f"no whole answer within {seconds:.0f} s" if late.is_set() else str(error)[:80] or type(error).__name__
        raise FetchError(f"no answer ({said})") from error
    finally:
        timer.cancel()
        for sock in open_now:
            sock.close()
    if late.is_set():  # what ends so looks like an answer that is whole
        raise FetchError(f"no answer (no whole answer within {seconds:.0f} s)")
    return answer


def _connected(target: Target, seconds: float, open_now: list[socket.socket]) -> socket.socket:
    sock = socket.create_connection((target.address, target.port), timeout=seconds)
    open_now.append(sock)
    if target.scheme == "http":
        return sock
    secure = ssl.create_default_context().wrap_socket(sock, server_hostname=target.host, do_handshake_on_connect=False)
    open_now.append(secure)
    secure.do_handshake()
    return secure


def _exchange(sock: socket.socket, target: Target, agent: str, limit: int, *, cut: bool) -> Answer:
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = sock
    headers = {
        "User-Agent": agent,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8",
        "Accept-Encoding": "gzip",
    }
    connection.request("GET", target.path, headers={**headers, "Connection": "close"})
    response = connection.getresponse()
    try:
        body = response.read(limit + 1)
    finally:
        response.close()
    if len(body) > limit and not cut:
        raise InputTooLarge(f"larger than the limit of {limit // 1_000_000} MB")
    stated = response.headers["Content-Length"] or ""
    if stated.isdecimal() and len(body) < min(int(stated), limit):
        raise ConnectionError("it was broken off")
    return Answer(response.status, response.headers, body[:limit])


def _end(late: threading.Event, open_now: list[socket.socket]) -> None:
    late.set()
    for sock in open_now:
        with suppress(OSError):  # it is closed already
            sock.shutdown(socket.SHUT_RDWR)


def _items(url: str, answer: Answer, at: str) -> Iterator[Item]:
    kind = answer.headers.get_content_type()
    if not kind.startswith(_READ):
        raise FetchError(f"no text but {kind[:60]}")
    data = decoded(answer.body, answer.headers["Content-Encoding"], MAX_BYTES)
    declared = answer.headers.get_content_charset()
    if is_feed(data[:20_000].decode("utf-8", "replace")):
        yield from feed_items(data, url, url=url)
    else:
        yield Found(document_of_bytes(data, Given(url=url), where=url, declared=declared), url, at)
