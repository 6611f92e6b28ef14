"""What the desk writes to the log: a code and a cause, no words of people."""

import logging


class Bare(logging.Formatter):
    """Where and what kind of error; neither message nor values."""

    def format(self, record: logging.LogRecord) -> str:
        cause = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "none"
        return f"STEADY_DESK_ERROR logger={record.name} cause={cause}"
