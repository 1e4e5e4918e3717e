"""The application: guard, interface, page. Everything it knows it asks its ``Case``."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from headwater.case import Case
from headwater.errors import CaseLocked, HeadwaterError, IntakeError, NotFound, UsageError
from headwater.web.api import actors, claims, findings, intake, judging, overview, pictures, reports, searching
from headwater.web.guard import Guard
from headwater.web.intake import Intake
from headwater.web.shapes import FaultShape

STATIC = Path(__file__).parent / "static"
_ROUTERS = (overview, reports, claims, actors, findings, pictures, judging, searching, intake)
_CODES: tuple[tuple[type[HeadwaterError], int], ...] = (
    (NotFound, 404),
    (UsageError, 400),
    (CaseLocked, 409),
    (IntakeError, 413),
)
_FAULTS = {code: {"model": FaultShape} for code in (400, 404, 409)}
_UNBUILT = """<!doctype html><html lang="en"><title>headwater</title>
<h1>The page is not built</h1><p>Run <code>make page</code> in the project's folder (it needs Node 20 or later),
then reload.
The interface works without it: <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>"""


def create_app(case: Case, *, token: str, static: Path = STATIC) -> Guard:
    """The page of a case, behind its guard; ``token`` is that of the link to print."""
    app = FastAPI(
        title="headwater",
        version=version("headwater"),
        summary="Who says so, how do they know, and how many independent origins are there?",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.case = case
    app.state.intake = Intake(case)
    for module in _ROUTERS:
        app.include_router(module.router, prefix="/api", responses=_FAULTS)  # type: ignore[arg-type]  # FastAPI's own alias is invariant
    app.add_exception_handler(HeadwaterError, _explain)
    _serve_page(app, static)
    return Guard(_Twins(app), token=token)


async def _explain(request: Request, error: Exception) -> Response:
    """Every error of ours as JSON: the message names the object and the remedy."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), 500)
    return JSONResponse({"error": str(error), "kind": type(error).__name__}, status_code=code)


def _serve_page(app: FastAPI, static: Path) -> None:
    index = static / "index.html"
    if (static / "assets").is_dir():
        app.router.routes.append(Mount("/assets", _Assets(directory=static / "assets")))

    @app.api_route("/api/{path:path}", include_in_schema=False)
    def unknown(path: str) -> Response:
        raise NotFound(f"/api/{path} is no part of the interface. /api/openapi.json describes it.")

    @app.get("/favicon.svg", include_in_schema=False)
    def icon() -> Response:
        return FileResponse(static / "favicon.svg") if (static / "favicon.svg").exists() else Response(status_code=404)

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        """Every view is an address; the page itself finds out which."""
        return FileResponse(index, media_type="text/html") if index.exists() else HTMLResponse(_UNBUILT)


class _Assets(StaticFiles):
    """Built files carry the hash of their content in their name, so they never change."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """The file, kept by the browser."""
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        answer.headers["cache-control"] = "private, max-age=31536000, immutable"
        return answer


class _Twins:
    """``/findings/prp-1.json`` is the data of ``/findings/prp-1``: the same address under ``/api/``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and path.endswith(".json") and not path.startswith(("/api/", "/assets/")):
            twin = "/api" + (path.removesuffix(".json") if path != "/.json" else "/overview")
            scope = {**scope, "path": twin, "raw_path": twin.encode()}
        await self._app(scope, receive, send)
