"""Web addresses that may be fetched: public ones alone. A name is looked up once, and the connection goes to the very address checked."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit, urlunsplit

from onrecord.model.errors import FetchError

Resolve = Callable[[str, int], list[str]]
"""From a host's name and a port to its addresses."""
# Addresses inside these carry an IPv4 address that a gateway goes on to.
_WRAPPED = (ip_network("64:ff9b::/96"), ip_network("2002::/16"), ip_network("2001::/32"))


@dataclass(frozen=True, slots=True)
class Target:
    """A request's end: the URL as it is asked for, and the address that its host was found to have."""

    scheme: str
    host: str
    port: int
    path: str
    address: str

    @property
    def site(self) -> tuple[str, str, int]:
        """What a robots.txt holds for."""
        return self.scheme, self.host, self.port

    @property
    def url(self) -> str:
        """The URL as it is asked for."""
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{port}{self.path}"


_PORTS = {"http": 80, "https": 443}


def target_of(url: str, resolve: Resolve, *, is_allowed: Callable[[str], bool]) -> Target:
    """Where a URL leads. FetchError: no web address, a host that is not found, an address that is not allowed."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise FetchError(f"not a web address ({error})", hint="https://HOST/PATH") from error
    if parts.scheme.lower() not in _PORTS or not host:
        raise FetchError("not a web address", hint="https://HOST/PATH")
    if parts.username is not None or parts.password is not None:
        raise FetchError("a web address with a name and password in it", hint="leave them out")
    scheme = parts.scheme.lower()
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode()
        addresses = resolve(ascii_host, port or _PORTS[scheme])
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host is not found: {host[:80]}", hint="check its name and the network") from error
    if not addresses or not all(is_allowed(address) for address in addresses):
        raise FetchError(f"not a public address: {host[:80]}", hint="save the page by other means, then onrecord add FILE")
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return Target(scheme, ascii_host, port or _PORTS[scheme], _asked(path), addresses[0])


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: none of this machine, of a private network, or of a network's own services."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return _is_public(found.ipv4_mapped)
        if any(found in network for network in _WRAPPED):
            return False
    return _is_public(found)


def look_up(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system finds them."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_loopback or found.is_link_local or found.is_private)


def _asked(path: str) -> str:
    """A path as a request line can hold it: no blanks, no line ends, nothing outside ASCII."""
    return "".join(ch if "!" <= ch <= "~" else "".join(f"%{byte:02X}" for byte in ch.encode("utf-8", "replace")) for ch in path)
