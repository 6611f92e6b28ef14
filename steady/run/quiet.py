"""Keeps people's words out of the logs.

Rasa and its libraries write message texts, whole trackers and request bodies into errors. Only the cause
and the place of a problem are kept: the words before the first quote, value or line break, and the
exception's type. Steady's own log lines hold no personal data by construction and pass as they are.
"""

import logging
import re
import warnings
from typing import Any

import structlog

OWN_LOGGERS = ("steady", "actions", "honcho")
_VALUE = re.compile(r"""['"`:={\[\n(]""")
_LONGEST = 160


def safe_message(text: str) -> str:
    """The part of a library's log line that cannot hold what a person wrote."""
    return _VALUE.split(text, maxsplit=1)[0].strip()[:_LONGEST]


def keep_logs_clean() -> None:
    """Installs the filter for this process; call before anything else logs."""
    original = logging.getLogRecordFactory()

    def make_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = original(*args, **kwargs)
        if record.name.split(".", 1)[0] in OWN_LOGGERS:
            return record
        try:
            message = safe_message(record.getMessage())
        except (TypeError, ValueError):
            message = "log line could not be made"
        error = record.exc_info[0] if isinstance(record.exc_info, tuple) else None
        record.msg = f"{message} [{error.__name__}]" if error else message
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return record

    logging.setLogRecordFactory(make_record)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    hide_warnings()


def hide_warnings() -> None:
    """Shows no library's warnings to its programmers, whatever it does to the filters; call before importing any."""
    warnings.showwarning = lambda *_, **__: None
