from __future__ import annotations

import json
import time
from email.message import EmailMessage

import pytest

from fake_smtp.extract import links_in_html, links_in_text
from fake_smtp.message import Message
from tests.fake_smtp.posting import composed, quickly, read


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Go to http://x.org/a?b=1&c=2.", "http://x.org/a?b=1&c=2"),
        ("(see https://x.org/a)", "https://x.org/a"),
        ("https://x.org/a_(b)", "https://x.org/a_(b)"),
        ("<http://x.org/a>", "http://x.org/a"),
        ("“http://x.org/a”", "http://x.org/a"),
        ("http://x.org/a, or not!", "http://x.org/a"),
        ("http://x.org/token-_=", "http://x.org/token-_="),
        ("HTTP://[::1]:80/a", "HTTP://[::1]:80/a"),
    ],
)
def test_a_link_in_running_text_ends_before_the_punctuation_of_its_sentence(text: str, link: str) -> None:
    assert links_in_text(text) == [link]


def test_a_link_in_both_bodies_is_found_once_though_html_writes_its_ampersand_otherwise() -> None:
    mail = read(composed(text="http://x.org/?a=1&b=2", html='<a href="http://x.org/?a=1&amp;b=2">Reset</a>'))
    assert mail.links == ("http://x.org/?a=1&b=2",)


def test_links_keep_the_order_of_the_mail() -> None:
    mail = read(composed(text="http://x.org/2 http://x.org/1 http://x.org/2", html='<a href="http://x.org/0">0</a>'))
    assert mail.links == ("http://x.org/2", "http://x.org/1", "http://x.org/0")


def test_only_http_targets_are_links_and_the_caption_of_a_link_is_none() -> None:
    html = (
        '<a href="javascript:alert(1)">a</a><a href="mailto:a@b.c">b</a><a href="#top">c</a>'
        '<a href=" https://x.org/1 ">https://elsewhere.org/</a> or https://x.org/2.'
    )
    assert links_in_html(html) == ["https://x.org/1", "https://x.org/2"]


def test_codes_are_the_numbers_of_that_length_that_a_reader_sees() -> None:
    html = "<head><style>#111111{}</style></head><body><p>Code <b>482913</b></p><script>222222</script><td>123456</td>"
    mail = read(composed(text="Code: 482913. Not 1234567, 12345, A333333 or http://x.org/444444", html=html))
    assert mail.codes() == ("482913", "123456")
    assert mail.codes(digits=7) == ("1234567",)


def test_both_bodies_are_decoded_from_their_charset_and_transfer_encoding() -> None:
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content("Größe €", charset="iso-8859-15", cte="quoted-printable")
    mail.add_alternative("<p>日本</p>", subtype="html", charset="utf-8", cte="base64")
    assert (read(mail).text, read(mail).html) == ("Größe €\n", "<p>日本</p>\n")


def test_an_encoded_subject_and_sender_are_decoded() -> None:
    mail = read(b"From: =?utf-8?q?M=C3=A4ra?= <mara@x.org>\r\nSubject: =?utf-8?b?R3LDvMOfZQ==?=\r\n\r\nhi\r\n")
    assert (mail.subject, mail.from_address) == ("Grüße", "mara@x.org")


def test_headers_in_plain_utf8_are_read() -> None:
    mail = read("From: usér@exämple.org\r\nSubject: Grüße 👋\r\n\r\nhi\r\n".encode())
    assert (mail.subject, mail.from_address) == ("Grüße 👋", "usér@exämple.org")


def test_attachments_and_forwarded_mails_are_not_part_of_the_body() -> None:
    mail = composed(text="see http://x.org/1")
    mail.add_attachment("http://x.org/2", filename="notes.txt")
    mail.add_attachment(composed(text="http://x.org/3"))
    assert read(mail).links == ("http://x.org/1",)
    assert read(mail).text == "see http://x.org/1\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n",
        b"no header at all",
        b"Subject: \xff\xfe\r\nFrom: \xff\r\n\r\n\xff",
        b"Content-Type: text/plain; charset=no-such-charset\r\n\r\nhello",
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n====x",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\nnever opened",
        b"From: " + b"(" * 5000 + b"\r\nSubject: x\r\n\r\n",
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(2000)),
    ],
    ids=["nothing", "blank", "no header", "bytes", "charset", "base64", "multipart", "comments", "nested"],
)
def test_whatever_was_sent_becomes_a_message_that_json_can_carry(raw: bytes) -> None:
    message = read(raw)
    assert Message.from_json(json.loads(json.dumps(message.to_json()))) == message
    json.dumps(message.to_json(), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "part",
    [
        "<!--",
        "<a href='",
        '<a x="',
        "<a x=",
        "<a>",
        "<",
        "</",
        "<!",
        "<?",
        "&",
        ")",
        "http://x.org/",
        "<style>",
        "= ",
        "<a = '",
    ],
)
def test_html_made_to_choke_a_parser_is_read_in_linear_time(part: str) -> None:
    with quickly(2, time.thread_time):
        message = read(composed(html=part * (200_000 // len(part))))
        assert message.codes() == ()


@pytest.mark.parametrize(
    "html",
    [
        "<A class=x HREF='http://x.org/?a=1&amp;b=2'>",
        '<a\ntitle="it\'s > here"\nhref = http://x.org/?a=1&b=2 >',
        "<!-- <a href='http://x.org/no'> --><a href=\"http://x.org/?a=1&b=2\"/>",
        "<script>'<a href=\"http://x.org/no\">'</script><a href='http://x.org/?a=1&b=2'>",
        "1 < 2 <a title=it's href='http://x.org/?a=1&b=2'>",
        "<!doctype html><!--> <a href='http://x.org/?a=1&b=2'>",
        "<p>http://x.org/?a=1&amp;b=2</p>",
    ],
)
def test_a_link_is_found_however_its_html_is_written(html: str) -> None:
    assert links_in_html(html) == ["http://x.org/?a=1&b=2"]


def test_a_message_shows_no_body_when_it_is_printed() -> None:
    assert "secret" not in repr(read(composed(text="secret http://x.org/secret", html="<p>secret")))
