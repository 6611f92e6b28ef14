"""What the HTTP channels share: bounded bodies, safe headers, and kind errors that still carry help."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sanic.exceptions import PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse, json

from steady.channels.fallback import Fallback, Known
from steady.channels.limit import BODY_BYTES, BadRequest, TooFast, TooLarge
from steady.channels.problems import cause_of, report
from steady.channels.session import InvalidToken
from steady.channels.tracker import EraseFailed
from steady.channels.turn import ChoiceNotOffered, SessionOver

SAFE_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
# What is left of a refused body is read and dropped up to here, so that the client gets to read the refusal.
_DRAINED_BYTES = 2 * 1024 * 1024

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class OriginRefused(Exception):
    """A page of another site may not talk to us."""


# exception -> (status, code for the client's program, name of the words for the person)
_ERRORS: dict[type[Exception], tuple[int, str, str]] = {
    TooLarge: (413, "too_large", "too_long"),
    TooFast: (429, "too_fast", "busy"),
    InvalidToken: (401, "session_over", "session_over"),
    SessionOver: (401, "session_over", "session_over"),
    ChoiceNotOffered: (409, "choice_not_offered", "choice_gone"),
    OriginRefused: (403, "origin_refused", "refused"),
    EraseFailed: (503, "erase_failed", "erase_failed"),
}


async def read_body(request: Request, most: int = BODY_BYTES) -> bytes:
    """The body of a request to a `stream=True` route, without ever holding more than `most` bytes.

    Raises:
        TooLarge: as soon as it is known to be over the limit.
    """
    request.stream.request_max_size = most + _DRAINED_BYTES
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise TooLarge
    body = b""
    try:
        while (chunk := await request.stream.read()) is not None:
            body += chunk
            if len(body) > most:
                raise TooLarge
    except PayloadTooLarge:
        raise TooLarge from None
    return body


def require_json(request: Request) -> None:
    """Check the content type.

    Raises:
        BadRequest: when it is not JSON.
    """
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type != "application/json":
        raise BadRequest("not_json_type")


def answer(data: dict[str, Any] | list[Any] | None, status: int = 200) -> HTTPResponse:
    """A JSON answer, or an empty one for None, with the headers that every answer has."""
    if data is None:
        return HTTPResponse(status=status, headers=dict(SAFE_HEADERS))
    return json(data, status=status, headers=dict(SAFE_HEADERS), ensure_ascii=False)


def kind_errors(fallback: Fallback, handler: Handler) -> Handler:
    """The handler, with each error answered in kind words and with helplines; unknown ones are logged by code."""

    @wraps(handler)
    async def answered(request: Request) -> HTTPResponse:
        try:
            return await handler(request)
        except BadRequest as error:
            status = 415 if error.code == "not_json_type" else 400
            return _error(fallback, status, error.code, "unreadable")
        except tuple(_ERRORS) as error:
            response = _error(fallback, *_ERRORS[type(error)])
            if isinstance(error, TooFast):
                response.headers["Retry-After"] = str(error.retry_after)
            return response
        except Exception as error:
            report("STEADY_REQUEST_FAILED", cause_of(error))
            return _error(fallback, 500, "internal", "trouble")

    return answered


def _error(fallback: Fallback, status: int, code: str, words: str) -> HTTPResponse:
    return answer(
        {"error": code, "message": fallback.words(words), "helplines": fallback.cards(Known())}, status=status
    )
