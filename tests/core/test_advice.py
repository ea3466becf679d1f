"""What sentences do: advise, reflect, ask, or none of these."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import advice

SENTENCES = {
    "advises": """
You should talk to your boss.
You really should talk to your boss.
You shouldn’t wait for them.
I think you ought to apply now.
You need to update your CV first.
You have to be patient.
You must not give up.
You could ask Ana.
You might want to write it down.
You may also consider a course.
You’d better ask soon.
You'll need to find a mentor.
You are better off in a small team.
Your next step should be a call.
I would talk to her first.
I'd rather start with the list.
If I were you, I'd go.
In your place I would stay.
I suggest a list of ten names.
I'd strongly recommend that you wait.
My advice is to rest.
Try to write three lines a day.
Talk to Ana.
- Talk to Ana.
2. Talk to Ana.
**Talk to Ana.**
Please make a list.
And then, first, call them.
Don’t worry about it.
Do not send it yet.
Never apply on a Friday.
Be kind to yourself.
Tell your boss what you want.
It would be good to ask around.
It's best if you start small.
It might be worth asking Ana.
The best thing to do is to wait.
Better to wait.
Why don't you ask him?
Why not ask him?
How about making a list?
Have you tried asking him?
Have you thought about teaching?
Don't you think you should wait?
Hi Rosa, you should talk to her.
""",
    "reflects": """
It sounds as if the move matters to you.
It sounds like you should have been asked.
So it seems that you had hoped for more.
You feel that you should be further along.
You wrote that you need to decide soon.
You never said that you must leave.
You really think you have to choose.
Your hope is to lead people one day.
You are torn.
You want a calm place.
You’ve come a long way since March.
You can picture yourself there.
Your sister's word counts for a lot.
So you stayed, although it was hard.
What I take from your words is that you are tired.
I hear how much that cost you.
If I understand you, the people matter more than the pay.
On the one hand you like it, and on the other it drains you.
Part of you would go today.
""",
    "asks": """
What matters most to you?
Did that help?
Should you tell her?
What could you try?
What do you need to decide?
Tell me more about that day.
Say more about the team.
Please write me how it went.
Correct me where I am wrong.
Let me know what you find.
Let's look at that on Friday.
What would you do if you had a free year?
""",
    "says": """
I was glad to read this.
I would love to hear how it goes.
I'd like to know more.
I would be glad to talk.
That is a hard place.
The deadline is on Friday.
The course begins in May, and places are few.
Looking forward to Friday.
I am here on Tuesday.
Many people find that hard.
I can see how hard you worked.
""",
}


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize(
    ("done", "text"), [(done, line) for done in SENTENCES for line in lines(SENTENCES[done])]
)
def test_each_sentence_does_one_thing(done: str, text: str) -> None:
    assert advice.acts(text) == [done]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "Hi Rosa,",
        "Dear Rosa",
        "Good morning, ",
        "Thank you for your words.",
        "Thanks!",
        "Best wishes, Amina",
        "Take care, Amina",
        "Take your time.",
        "Keep going!",
        "Amina Farouk",
        "***",
        "- ",
        "?!",
    ],
)
def test_manners_and_names_do_nothing(text: str) -> None:
    assert advice.acts(text) == []


def test_a_letter() -> None:
    letter = (
        "Hi Rosa,\n\nThank you for writing. You hesitate. You should go. What for?\n\nAll the best\nAmina"
    )
    assert advice.acts(letter) == ["reflects", "advises", "asks"]


def test_sentences_without_marks() -> None:
    assert list(advice.sentences("> “You wrote.”\n\n1. *Try* it.\n* So do I")) == [
        "you wrote.",
        "try* it.",
        "so do i",
    ]


WORDS = "you should your would i it sounds and so try not just perhaps , . ? ! \n - maybe if were"


@given(st.lists(st.sampled_from(WORDS.split(" ")) | st.text(max_size=5), max_size=60))
def test_any_text_is_safe(words: list[str]) -> None:
    assert set(advice.acts(" ".join(words))) <= set(SENTENCES)


@pytest.mark.parametrize(
    "part",
    [
        "you just ",
        "you ",
        "so and ",
        "please, ",
        "i would just ",
        "it is ",
        "hi ",
        "- ",
        "maybe perhaps ",
        "your a ",
    ],
)
def test_a_long_text_takes_little_time(part: str) -> None:
    start = time.process_time()
    advice.acts(part * 4_000)
    assert time.process_time() - start < 0.5
