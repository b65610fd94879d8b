"""The address of whoever asks, from what the web server hands on. Pure.

A browser can write anything into X-Forwarded-For. Each proxy adds, at the right end, the address it was asked from; so
with a known number of proxies the entry that the outermost of them added is true, and whatever stands left of it is
hearsay. Where the address cannot be told it is "": nothing is then counted for an address.
"""

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network

# A household or an office has a network of this size, and may change the rest of its address at will (RFC 6177).
IPV6_PREFIX = 64


def told_by(meta: Mapping[str, object], *, proxies: int, header: str, behind_proxy: bool) -> str:
    """`meta` as WSGI has it; `header` is the name of one that the proxy sets anew, such as X-Real-IP, or "".

    Behind a proxy of which nothing is known, the sender's own address is the proxy's: that of nobody.
    """
    if header:
        return plain_address(str(meta.get(f"HTTP_{header.upper().replace('-', '_')}", "")))
    if proxies:
        hops = str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")
        return plain_address(hops[-proxies]) if len(hops) >= proxies else ""
    return "" if behind_proxy else plain_address(str(meta.get("REMOTE_ADDR", "")))


def plain_address(text: str) -> str:
    """In one way of writing, without a port; "" for what is no address."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or address).partition("%")[0]
    return str(address)


def network_of(address: str) -> str:
    """What is counted as one sender: the address, or the network that a sender's IPv6 addresses come from."""
    if ":" not in address:
        return address
    return str(ip_network(f"{address}/{IPV6_PREFIX}", strict=False).network_address)
