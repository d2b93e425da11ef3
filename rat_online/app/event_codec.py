"""Events to and from the log's payloads: plain JSON, a schema number each, old shapes upcast."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from rat_online.domain.actor import Actor
from rat_online.domain.chain import Json, NewEvent, StoredEvent
from rat_online.domain.events import EVENTS, Event, Happened
from rat_online.domain.integers import packed, unpacked

KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in EVENTS}

SCHEMAS: dict[str, int] = {}
"""Kinds whose shape has changed since the first version, with their number now; all others are at 1."""

Payload = dict[str, Json]
UPCASTS: dict[tuple[str, int], Callable[[Payload], Payload]] = {}
"""From (kind, schema) to the payload of the next schema."""


class UnknownEvent(Exception):
    """The log holds an event that this version does not know: it was written by a newer one."""


def schema_of(kind: str) -> int:
    return SCHEMAS.get(kind, 1)


def to_payload(event: Event) -> Payload:
    """An event's own fields as plain JSON."""
    plain: Payload = msgspec.to_builtins(event, str_keys=True)
    return {name: packed(value) for name, value in plain.items()}


def to_new(event: Event, at: datetime, actor: Actor, command: str | None) -> NewEvent:
    """An event as the log takes it."""
    kind = type(event).__name__
    return NewEvent(kind, schema_of(kind), at, str(actor), command, to_payload(event))


def to_happened(stored: StoredEvent) -> Happened:
    """An event as the rules take it.

    Raises:
        UnknownEvent: for a kind or schema of a newer version.
    """
    kind = KINDS.get(stored.kind)
    if kind is None or stored.schema > schema_of(stored.kind):
        raise UnknownEvent(f"{stored.kind} schema {stored.schema} at position {stored.position}")
    payload = {name: unpacked(value) for name, value in stored.payload.items()}
    for schema in range(stored.schema, schema_of(stored.kind)):
        payload = UPCASTS[stored.kind, schema](payload)
    event = msgspec.convert(payload, type=kind)
    return Happened(event, stored.position, stored.at, Actor.parse(stored.actor))
