"""Who may ask: this machine, this page, whoever holds the link that ``headwater serve`` printed.

A local server can be reached by every page the browser has open. So: the Host must be a loopback name (DNS rebinding),
whatever changes something must come from our own origin (cross-site requests), and a cookie that only the printed link
gives must be there. OWASP, Cross-Site Request Forgery Prevention Cheat Sheet, 2024.
"""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
COOKIE = "headwater"
TOKEN = "token"  # noqa: S105 - the name of a parameter
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "DENY",
}


class Guard:
    """An ASGI layer around the whole page. The token of the printed link works once; the cookie until the end."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        self._app = app
        self._token: str | None = token
        self._session = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or passes on what may pass, with the security headers on every answer."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._answer(scope)
        await (answer or self._app)(scope, receive, guarded)

    def _answer(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host) not in LOOPBACK:
            return PlainTextResponse("This page answers on this machine only.", status_code=421)
        if scope["method"] not in _SAFE and not _is_ours(headers, host):
            return PlainTextResponse("This came from another page.", status_code=403)
        if (given := _given(scope)) is not None:
            return self._exchanged(scope, given)
        if not self._holds_cookie(headers):
            return PlainTextResponse(
                "Open the link that `headwater serve` printed. It works once; start it again for another.",
                status_code=401,
            )
        return None

    def _exchanged(self, scope: Scope, given: str) -> Response:
        """The printed link: its token for a cookie, and the address without it."""
        if self._token is None or not secrets.compare_digest(given.encode(), self._token.encode()):
            if self._holds_cookie(Headers(scope=scope)):
                return RedirectResponse(_without_token(scope), status_code=303)
            return PlainTextResponse("This link was used already. Start `headwater serve` again.", status_code=401)
        self._token = None
        answer = RedirectResponse(_without_token(scope), status_code=303)
        answer.set_cookie(COOKIE, self._session, httponly=True, samesite="strict", path="/")
        return answer

    def _holds_cookie(self, headers: Headers) -> bool:
        for line in headers.getlist("cookie"):
            try:
                held = SimpleCookie(line).get(COOKIE)
            except CookieError:
                continue
            if held is not None and secrets.compare_digest(held.value.encode(), self._session.encode()):
                return True
        return False


def _name(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _is_ours(headers: Headers, host: str) -> bool:
    """From our own origin: by ``Origin``, or by ``Sec-Fetch-Site`` where a browser sends no origin."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc == host
    return headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _given(scope: Scope) -> str | None:
    values = parse_qs(scope["query_string"].decode("latin-1")).get(TOKEN)
    return values[0] if values else None


def _without_token(scope: Scope) -> str:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    rest = urlencode({name: values for name, values in query.items() if name != TOKEN}, doseq=True)
    path = "/" + scope["path"].lstrip("/\\")  # "//elsewhere" would lead away
    return f"{path}?{rest}" if rest else path
