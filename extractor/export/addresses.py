"""Addresses of servers: what is one, what a message may show of it, and what a connection needs besides."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

SETTINGS = {"connect_timeout": "10", "tcp_user_timeout": "60000", "application_name": "extract"}
"""What an address may leave out: seconds, milliseconds, a name for the server's logs."""


def is_address(target: str) -> bool:
    """Whether a target is the address of a PostgreSQL server."""
    return target.startswith(("postgresql://", "postgres://"))


def shown(target: str) -> str:
    """A target as a message may name it: an address without its passwords."""
    if "://" not in target:
        return target
    without = re.sub(r"^(\w+://[^:@/?#]*):.*@", r"\1@", target)
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1***", without)


def hidden(message: str, address: str) -> str:
    """A message without the passwords of an address: libpq quotes what it cannot read of one."""
    for password in re.findall(r"^\w+://[^:@/?#]*:(.+)@|[?&](?:ssl)?password=([^&]+)", address):
        message = message.replace(password[0] or password[1], "***")
    return message


def complete(address: str) -> str:
    """The address with the settings that it leaves out."""
    _, mark, query = address.partition("?")
    made = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
    missing = [f"{name}={value}" for name, value in SETTINGS.items() if name not in made]
    return address + ("&" if query else "" if mark else "?") + "&".join(missing) if missing else address
