"""Intake from the page: files as they are dropped, addresses, and progress as it happens (server-sent events)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

from headwater.errors import TooLarge, UsageError
from headwater.web.intake import Intake

router = APIRouter(tags=["intake"])
FOLDER = "incoming"
_UNSAFE = re.compile(r"[^\w.\- ()]+")
_PAUSE = 0.15
_QUIET = 40
"""Pauses without news after which a finished stream ends; the page asks again when it takes something in."""


class TakenShape(BaseModel):
    """What is now in line."""

    name: str


class AddressRequest(BaseModel):
    """An address to fetch."""

    address: str = Field(max_length=4000, pattern=r"^https?://\S+$")


class IntakeStateShape(BaseModel):
    """Whether addresses may be fetched, how large a file may be, and all that was said so far."""

    fetch: bool
    max_bytes: int
    busy: bool
    said: list[dict[str, Any]]


def _intake(request: Request) -> Intake:
    held: Intake = request.app.state.intake
    return held


@router.get("/intake")
def state(request: Request) -> IntakeStateShape:
    """How intake stands."""
    held = _intake(request)
    settings = held.case.settings
    return IntakeStateShape(fetch=settings.fetch, max_bytes=settings.max_bytes, busy=held.busy, said=list(held.said))


@router.post("/intake/files", status_code=202)
async def file(request: Request, name: Annotated[str, Query(min_length=1, max_length=400)]) -> TakenShape:
    """Takes in one file: its bytes are the body. Refused when larger than ``HEADWATER_MAX_BYTES``."""
    held = _intake(request)
    safe = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).lstrip(". ")[:120] or "file"
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > held.case.settings.max_bytes:
            raise TooLarge(safe, "It is larger than a case takes in.", "Split it, or raise HEADWATER_MAX_BYTES.")
    folder = held.case.folder / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / safe
    path.write_bytes(bytes(body))
    held.take(path)
    return TakenShape(name=safe)


@router.post("/intake/addresses", status_code=202)
def address(request: Request, asked: AddressRequest) -> TakenShape:
    """Takes in an address, where the case may fetch (``HEADWATER_FETCH=1``)."""
    held = _intake(request)
    if not held.case.settings.fetch:
        raise UsageError("Nothing is fetched: start with HEADWATER_FETCH=1, or save the page and drop its file here.")
    held.take(asked.address)
    return TakenShape(name=asked.address)


@router.get("/intake/events", response_class=EventSourceResponse)
async def events(request: Request, after: Annotated[int, Query(ge=0)] = 0) -> AsyncIterator[ServerSentEvent]:
    """Progress from entry ``after`` on, as it happens."""
    held, at, quiet = _intake(request), after, 0
    while quiet < _QUIET:
        news = held.said[at:]
        for entry in news:
            at += 1
            yield ServerSentEvent(data=entry, id=str(at))
        quiet = 0 if news or held.busy else quiet + 1
        if await request.is_disconnected():
            return
        await asyncio.sleep(_PAUSE)
