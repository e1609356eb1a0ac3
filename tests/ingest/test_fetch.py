"""Pages from a server of the tests' own; private addresses are refused wherever they come from."""

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.ingest import fetch
from onrecord.ingest.fetch import Fetcher
from onrecord.ingest.found import Found, Refused
from onrecord.ingest.web_address import is_public, look_up, target_of
from onrecord.model.errors import FetchError

PAGE = b"<html><head><title>Clash</title></head><body><article><p>Two people were hurt in clashes in Leeds, police said.</p></article></body></html>"
FEED = b"<rss version='2.0'><channel><title>Post</title><item><title>Clash</title><link>/a/1</link></item></channel></rss>"
NOW = "2026-01-05T00:00:00Z"


class Site(BaseHTTPRequestHandler):
    """Answers by the server's table of paths: (status, headers, body), or a function that is given this handler."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.table.get(self.path, (404, {}, b"none"))
        if callable(answer):
            return answer(self)
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_):
        pass


@contextmanager
def site(**table):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.table = {path if path.startswith("/") else f"/{path}": answer for path, answer in table.items()}
    server.asked, server.daemon_threads, server.block_on_close = [], True, False
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    server.url = f"http://news.example:{server.server_address[1]}"
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def fetcher(*, seconds=5.0, pause=0.0, is_allowed=lambda _: True, resolve=lambda *_: ["127.0.0.1"]):
    return Fetcher("1.2", resolve, is_allowed, seconds=seconds, pause=pause)


def got(url, **how):
    (item,) = fetcher(**how).items([url], lambda: NOW)
    return item


def test_a_page_is_a_document_of_its_address_seen_now():
    with site(a=(200, {}, PAGE)) as server:
        item = got(f"{server.url}/a")
    assert isinstance(item, Found)
    assert (item.document.url, item.seen_at) == (f"{server.url}/a", NOW)
    assert "Two people were hurt" in item.document.text


def test_sites_are_told_honestly_who_asks():
    with site(a=(200, {}, PAGE)) as server:
        got(f"{server.url}/a")
        assert {headers["User-Agent"] for _, headers in server.asked} == {"onrecord/1.2"}
        assert server.asked[1][1]["Host"] == server.url.removeprefix("http://")


def test_what_robots_txt_does_not_allow_is_not_asked_for():
    with site(
        **{"robots.txt": (200, {}, b"User-agent: *\nDisallow: /private"), "private": (200, {}, PAGE), "a": (200, {}, PAGE)}
    ) as server:
        items = list(fetcher().items([f"{server.url}/private", f"{server.url}/a"], lambda: NOW))
        assert [type(item) for item in items] == [Refused, Found]
        assert "robots.txt" in items[0].reason
        assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]


def test_a_site_whose_robots_txt_fails_is_left_alone():
    with site(**{"robots.txt": (503, {}, b""), "a": (200, {}, PAGE)}) as server:
        assert got(f"{server.url}/a").reason == "the site's robots.txt cannot be had: the site answered 503"


def test_redirects_are_followed_and_each_is_checked():
    with site(a=(302, {"Location": "/b"}, b""), b=(301, {"Location": "http://inside.example/secret"}, b"")) as server:
        hosts = {"news.example": "127.0.0.1", "inside.example": "10.0.0.7"}
        item = got(f"{server.url}/a", resolve=lambda host, _: [hosts[host]], is_allowed=lambda address: address == "127.0.0.1")
    assert item.reason == "not a public address: inside.example"


def test_redirects_in_a_circle_end():
    with site(a=(302, {"Location": "/a"}, b"")) as server:
        assert got(f"{server.url}/a").reason == "more than 5 redirects"


def test_a_host_is_looked_up_once_for_each_request_and_that_address_is_used():
    asked = []

    def rebinding(host, _port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) < 3 else ["10.0.0.7"]

    with site(a=(200, {}, PAGE)) as server:
        item = got(f"{server.url}/a", resolve=rebinding, is_allowed=lambda address: address == "127.0.0.1")
    assert isinstance(item, Found)
    assert len(asked) == 2  # once for the page, whose checked address is then connected to, once for robots.txt


def test_a_host_with_one_private_address_among_public_ones_is_refused():
    with pytest.raises(FetchError, match="not a public address"):
        target_of("http://a.example/", lambda *_: ["93.184.216.34", "192.168.0.1"], is_allowed=is_public)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0/",
        "http://10.1.2.3/",
    ],
)
def test_addresses_of_this_machine_and_of_private_networks_are_refused(url):
    with pytest.raises(FetchError, match=r"not a public address|not found"):
        target_of(url, look_up, is_allowed=is_public)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::", False), ("fe80::1%eth0", False), ("fd00::1", False),
        ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("no address", False), ("192.0.2.1", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_others(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "news", "http://", "http://a:b@c.example/", "http://a.example:99999/", "http://[::1"]
)
def test_what_is_no_web_address_is_named(url):
    item = next(iter(fetcher().items([url], lambda: NOW)))
    assert isinstance(item, Refused)


def test_line_ends_in_an_address_send_no_header_of_their_own():
    with site() as server:
        got(f"{server.url}/a b\r\nX-Own: 1")
        assert all("X-Own" not in headers for _, headers in server.asked)


def test_a_page_over_the_limit_is_named(monkeypatch):
    monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
    with site(a=(200, {}, b"x" * 2000), b=(200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 100_000))) as server:
        assert "larger than the limit" in got(f"{server.url}/a").reason
        assert "larger than the limit" in got(f"{server.url}/b").reason


def test_a_page_in_gzip_is_unpacked():
    with site(a=(200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE))) as server:
        assert "Two people" in got(f"{server.url}/a").document.text


def test_a_server_that_drips_for_ever_is_left_in_time():
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    with site(a=drip) as server:
        begun = time.monotonic()
        item = got(f"{server.url}/a", seconds=0.5)
    assert time.monotonic() - begun < 3
    assert isinstance(item, Refused)


def test_what_is_no_text_is_named():
    with site(a=(200, {"Content-Type": "image/png"}, b"\x89PNG")) as server:
        assert got(f"{server.url}/a").reason == "no text but image/png"


def test_another_status_is_named():
    with site() as server:
        assert got(f"{server.url}/a").reason == "the site answered 404"


def test_a_feed_gives_its_items():
    with site(feed=(200, {"Content-Type": "application/rss+xml"}, FEED)) as server:
        doc = got(f"{server.url}/feed").document
        assert (doc.title, doc.url) == ("Clash", f"{server.url}/a/1")


def test_a_site_is_left_a_pause_between_requests():
    with site(a=(200, {}, PAGE)) as server:
        begun = time.monotonic()
        list(fetcher(pause=0.3).items([f"{server.url}/a"] * 2, lambda: NOW))
        assert time.monotonic() - begun >= 0.6


def test_a_server_that_is_not_there_is_named():
    assert "no answer (" in got("http://news.example:1/a", seconds=2.0).reason


def test_a_page_that_is_broken_off_is_named():
    with site(a=(200, {"Content-Length": "5000"}, PAGE)) as server:
        assert "broken off" in got(f"{server.url}/a").reason
