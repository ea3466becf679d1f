"""The named limits on what is stored and sent. Errors say the limit that was reached."""

from __future__ import annotations

#: Bytes of one learner's row of one block, as stored JSON.
ROW_BYTES = 2_000_000
#: Bytes of one request to a handler.
BODY_BYTES = 1_000_000
#: Characters of one note.
NOTE_CHARACTERS = 20_000
#: Characters of one written answer to an item.
ANSWER_CHARACTERS = 20_000
#: Answers to choose from, in one item.
OPTIONS = 30
#: Sittings that a learner can keep in one block; stubs of deleted ones give way.
SITTINGS = 50
#: Lines of an access log; older ones are counted.
LOG_LINES = 500
#: People or results on one page of a list.
PAGE_SIZE = 25
#: Characters of a search.
SEARCH_CHARACTERS = 100


def page_within(page: int, total: int) -> int:
    """*page*, or the last one that *total* entries fill: a list that grew shorter has no empty pages."""
    return max(1, min(page, -(-total // PAGE_SIZE)))
