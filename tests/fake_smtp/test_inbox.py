from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from fake_smtp import AmbiguousMail, FakeSmtp, Inbox, NoSuchMail
from tests.fake_smtp.posting import composed, post, read


def filled(*subjects: str, to: str = "mara@example.org", capacity: int = 10_000) -> Inbox:
    inbox = Inbox(capacity=capacity)
    for subject in subjects:
        inbox.add(read(composed(subject=subject, text="secret body"), to))
    return inbox


def test_a_mail_that_is_there_is_returned_at_once() -> None:
    assert filled("Hello").wait_for("mara@example.org", within=0).subject == "Hello"


def test_a_recipient_is_found_whatever_the_case_of_its_letters() -> None:
    assert filled("Hello").wait_for("Mara@Example.ORG", within=0).subject == "Hello"


def test_a_wait_ends_when_the_mail_arrives(server: FakeSmtp) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(server.inbox.wait_for, "mara@example.org", within=300)
        post(server, composed(to="bert@example.org"), composed(subject="Now"))
        assert waiting.result(10).subject == "Now"


def test_two_hundred_threads_each_get_their_own_mail() -> None:
    inbox = Inbox()
    ready = threading.Barrier(201)

    def wait(number: int) -> str:
        ready.wait(20)
        return inbox.wait_for(f"p{number}@example.org", within=300).subject

    with ThreadPoolExecutor(200) as pool:
        waits = [pool.submit(wait, number) for number in range(200)]
        ready.wait(20)
        for number in range(200):
            inbox.add(read(composed(subject=str(number)), f"p{number}@example.org"))
        assert [waiting.result(20) for waiting in waits] == [str(number) for number in range(200)]


def test_a_wait_that_times_out_says_what_arrived_since_the_watermark_and_no_body() -> None:
    inbox = filled("Old")
    since = inbox.watermark()
    inbox.add(read(composed(subject="Welcome", text="secret body"), "bert@example.org"))
    with pytest.raises(NoSuchMail) as caught:
        inbox.wait_for("mara@example.org", since=since, within=0.01)
    assert [(mail.subject, mail.recipients) for mail in caught.value.arrived] == [("Welcome", ("bert@example.org",))]
    text = str(caught.value)
    assert "mara@example.org" in text
    assert "#2 to bert@example.org: “Welcome”" in text
    assert "Old" not in text
    assert "secret" not in text


def test_a_wait_that_times_out_in_silence_says_that_nothing_arrived() -> None:
    with pytest.raises(NoSuchMail, match="Nothing at all arrived since watermark 0"):
        Inbox().wait_for("mara@example.org", within=0)


def test_a_long_list_of_arrivals_is_cut_in_the_text_and_whole_in_the_exception() -> None:
    with pytest.raises(NoSuchMail, match=r"\(80 earlier\)") as caught:
        filled(*map(str, range(100))).wait_for("bert@example.org", within=0)
    assert len(caught.value.arrived) == 100


def test_two_mails_that_match_are_an_error_that_lists_them() -> None:
    with pytest.raises(AmbiguousMail, match="2 mails match") as caught:
        filled("First", "Second").wait_for("mara@example.org", within=0)
    assert [mail.subject for mail in caught.value.candidates] == ["First", "Second"]
    assert "“First”" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_watermark_hides_what_came_before_it() -> None:
    inbox = filled("Old")
    since = inbox.watermark()
    inbox.add(read(composed(subject="New")))
    assert inbox.wait_for("mara@example.org", since=since, within=0).subject == "New"
    assert [mail.subject for mail in inbox.received(since=since)] == ["New"]


def test_a_condition_or_a_part_of_the_subject_tells_two_mails_apart() -> None:
    inbox = filled("Reset your  password", "Welcome")
    assert inbox.wait_for("mara@example.org", lambda mail: "Wel" in mail.subject, within=0).subject == "Welcome"
    assert inbox.wait_for("mara@example.org", subject="your PASSWORD", within=0).id == 1


def test_a_condition_may_use_the_inbox_itself() -> None:
    inbox = filled("Hello")
    assert inbox.wait_for("mara@example.org", lambda mail: mail.id == inbox.watermark(), within=0).id == 1


def test_received_selects_the_recipient() -> None:
    inbox = filled("Hello")
    inbox.add(read(composed(subject="Other"), "bert@example.org"))
    assert [mail.subject for mail in inbox.received("bert@example.org")] == ["Other"]
    assert [mail.subject for mail in inbox.received()] == ["Hello", "Other"]


def test_a_full_inbox_forgets_the_oldest_and_a_failed_wait_says_so() -> None:
    inbox = filled("1", "2", "3", "4", capacity=2)
    assert [mail.subject for mail in inbox.received()] == ["3", "4"]
    assert inbox.message(1) is None
    with pytest.raises(NoSuchMail, match="2 more were already forgotten"):
        inbox.wait_for("bert@example.org", within=0)


def test_an_inbox_is_bounded_in_bytes_too() -> None:
    inbox = Inbox(max_bytes=3000)
    for _ in range(10):
        inbox.add(read(composed(text="x" * 900)))
    assert 0 < sum(mail.size for mail in inbox.received()) <= 3000


def test_a_watermark_outlives_a_clear() -> None:
    inbox = filled("1", "2")
    since = inbox.watermark()
    inbox.clear()
    inbox.add(read(composed(subject="3")))
    assert inbox.received(since=since)[0].id == 3
