"""What can be answered with yes or no, and what cannot."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core.question import closed, opening

CLOSED = """
Do you like your work?
Did it help?
did it help?
Is there anything else?
Are you sure that you want this?
Have you talked to her about it?
Haven’t you tried that already?
Can you do it by Friday?
Would it help to write a list?
So, did you call?
And was it what you had hoped for?
Do you know what you want?
If you had a free day, would you spend it alone?
When you look back, do you feel proud?
When in doubt, do you ask?
It was hard, wasn't it?
You talked to her?
You mean the new job, right?
Did you like the course, which ended on Friday?
You wrote about the interview. Was that the first one?
Is it what you want? Does it matter to you?
“Could it be the money?”
*Is this the right step?*
Was it a good week or not?
Have you heard from them, or not?
Did the talk (last week) help?
I wonder: is it the boss?
Should I go on?
"""

OPEN = """
What brings you here?
How did it go?
Who could help?
Which of these matters most?
Where would you begin?
Where else could somebody need that?
Where in your week would there be room?
When exactly was that?
Why now?
What if it went well?
To whom would you turn?
In what way did it change you?
And how did that feel?
So what do you make of it?
When would be a good day?
When?
When you look back, what do you see?
If you had a free day, what would you do with it?
Was it hard, and what helped?
Did it help? What came of it?
You said it was hard. How hard was it?
Tell me about a day that went well.
Do you remember such a day? Describe it.
Could you tell me more about it?
Can you please say what helped?
Would you describe it?
Please tell me: was it hard?
Is it the work or the people?
Would you rather lead or follow?
Just now, what matters?
What's next?
You write that it was hard; who was with you?
It was a long week.
Yes.

?
???
https://example.org/?is=it
"""


def lines(text: str) -> list[str]:
    return text.strip("\n").split("\n")


@pytest.mark.parametrize("text", lines(CLOSED))
def test_closed(text: str) -> None:
    assert closed(text, "en")
    assert closed(text, "en-GB")


@pytest.mark.parametrize("text", lines(OPEN))
def test_open_or_no_question(text: str) -> None:
    assert not closed(text, "en")
    assert opening(text, "en") == ()


@pytest.mark.parametrize("language", ["de", "fr-CA", "", "engl", "x"])
@pytest.mark.parametrize("text", lines(CLOSED))
def test_nothing_is_said_of_other_languages(text: str, language: str) -> None:
    assert not closed(text, language)
    assert opening(text, language) == ()


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("Do you like your work?", "do you"),
        ("It was hard. Has your boss helped?", "has your"),
        ("So, should I go on?", "should I"),
        ("Is there anything else?", "is there"),
    ],
)
def test_what_an_open_question_could_begin_with(text: str, begun: str) -> None:
    assert opening(text, "en") == (f"What {begun} …?", f"How {begun} …?")


@pytest.mark.parametrize("text", ["You talked to her?", "Isn't it?", "Must?"])
def test_no_beginning_is_made_up(text: str) -> None:
    assert opening(text, "en") == ()


@given(
    st.text(alphabet=st.sampled_from("is you what or and, .?!'’\n“”(–-é漢") | st.characters(), max_size=200)
)
def test_any_text_is_safe(text: str) -> None:
    if closed(text, "en"):
        assert "?" in text
    else:
        assert opening(text, "en") == ()


@pytest.mark.parametrize("part", ["is it ", "and ", "or ", ", ", "? ", "do you tell ", "— ", '"', "' ", " "])
def test_a_long_text_takes_little_time(part: str) -> None:
    start = time.process_time()
    closed(f"{part * 20_000}?", "en")
    assert time.process_time() - start < 0.5
