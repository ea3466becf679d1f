"""The named limits on what is stored and sent. Errors say the limit that was reached."""

from __future__ import annotations

#: Bytes of one learner's row of one block, as stored JSON.
ROW_BYTES = 2_000_000
#: Bytes beyond that for writes that seal no words: taking back, deleting and logging are never locked out.
ROW_RESERVE = 200_000
#: Bytes of one request to a handler.
BODY_BYTES = 1_000_000
#: Characters of one note.
NOTE_CHARACTERS = 20_000
#: Characters of a word on why a result sounds like somebody, or does not.
WHY_CHARACTERS = 1_000
#: Characters of one written answer to an item.
ANSWER_CHARACTERS = 20_000
#: Answers to choose from, in one item.
OPTIONS = 30
#: Characters of an author's own instrument.
SOURCE_CHARACTERS = 200_000
#: Earlier versions of it that are kept, and their characters together; the oldest give way.
VERSIONS = 20
VERSION_CHARACTERS = 2_000_000
#: Findings that an author reads at a time.
FINDINGS = 10
#: Unsent drafts of one coach on one block.
DRAFTS = 200
#: Bytes of all that coaches wrote in one learner's row: most of it is kept for the learner.
FEEDBACK_BYTES = 600_000
#: Entries that a learner can write in one block; stubs of deleted ones give way.
ENTRIES = 500
#: Versions of one entry that were handed in. None of them is ever given up.
HANDED_IN = 100
#: Versions of one entry's drafts, and how many seconds of writing lie between two as a rule.
DRAFT_VERSIONS = 20
DRAFT_APART = 600
#: Bytes of all versions of drafts in one row; the oldest give way.
DRAFT_VERSION_BYTES = 400_000
#: Messages of one learner's conversations in one block.
MESSAGES = 2000
#: Messages on one page of a conversation.
THREAD_PAGE = 20
#: Characters of one text in the vault: to a safeguarding person, by one, or about what somebody saw.
JOTTING_CHARACTERS = 3_000
#: Lines on who opened something in the vault; the newest are kept.
VAULT_LINES = 20
#: Lines on conversations of a learner that safeguarding persons opened; the newest are kept.
VAULT_LOOKS = 40
#: Reports of one coach about one learner.
CONCERNS = 5
#: Quotes in one message.
QUOTES = 10
#: Sittings that a learner can keep in one block; stubs of deleted ones give way.
SITTINGS = 50
#: Records of conversations that wait for one learner in one block; stubs of deleted ones give way.
RECORDS = 20
#: Bytes of all answers in them: what coaches write down must leave the learner room.
RECORDS_BYTES = 200_000
#: Links to what was started from results, in one block.
LINKS = 200
#: Characters of one of a course's settings.
SETTING_CHARACTERS = 10_000
#: Lines of a learner's story on one page, and on the first page of the desk.
STORY_PAGE = 20
STORY_NEWEST = 5
#: Days until something may be taken again: ten years.
RETAKE_DAYS = 3650
#: Entries of a shortlist; stubs of removed ones give way.
SHORTLIST = 50
#: Characters of what work is called, in the learner's own words.
WORK_CHARACTERS = 120
#: Lines of an access log; older ones are counted.
LOG_LINES = 500
#: Seconds in which a coach who comes back to a result from writing beside it is on the same visit.
VISIT = 1800
#: Characters of one part of a coach's card; of the name on it; of an address.
CARD_CHARACTERS = 2_000
NAME_CHARACTERS = 100
ADDRESS_CHARACTERS = 500
#: Absences of one coach that are not over.
ABSENCES = 20
#: Versions of one agreement; characters of one part, and of what a learner asks to change.
AGREEMENTS = 30
AGREEMENT_CHARACTERS = 3_000
CHANGE_CHARACTERS = 1_000
#: Working days within which an answer can be promised.
PROMISE_DAYS = 30
#: Tags of one entry, and characters of one tag.
TAGS = 10
TAG_CHARACTERS = 40
#: Characters of a usage key.
USAGE_CHARACTERS = 255
#: Entries on one page of a journal.
JOURNAL_PAGE = 20
#: Check-ins that a trend shows: the newest, more than a year of weeks.
TREND_POINTS = 60
#: Ready texts of one coach, and the characters of each.
SNIPPETS = 40
SNIPPET_CHARACTERS = 2_000
#: People or results on one page of a list.
PAGE_SIZE = 25
#: Earlier entries beside the one that is written.
ENTRIES_PAGE = 8
#: Characters of a search.
SEARCH_CHARACTERS = 100


def page_within(page: int, total: int, size: int = PAGE_SIZE) -> int:
    """*page*, or the last one that *total* entries fill: a list that grew shorter has no empty pages."""
    return max(1, min(page, -(-total // size)))
