import io
import json

import pytest

from sayso.errors import InputSkipped
from sayso.sources.draft import MAX_CHARACTERS, Draft, Failure, Source
from sayso.sources.jsonl import read_jsonl


def read(raw: bytes) -> list[Draft | Failure]:
    return list(read_jsonl(Source("in.jsonl", io.BytesIO(raw))))


def one(**fields: object) -> Draft | Failure:
    (found,) = read(json.dumps(fields).encode())
    return found


def test_fields_become_given_facts_and_the_text_stays_as_it_is() -> None:
    found = one(
        id="a", title="Mill burns", published="2031-05-09", publisher="Courier", text=" The mill\r\nburned. ", x=1
    )
    assert isinstance(found, Draft)
    assert (found.key, found.text) == ("a", " The mill\r\nburned. ")
    assert {fact.field: fact.value for fact in found.given} == {
        "title": "Mill burns",
        "published": "2031-05-09",
        "publisher": "Courier",
    }


def test_null_is_the_same_as_absent() -> None:
    found = one(id=None, title=None, published=None, html=None, text="The mill burned.")
    assert isinstance(found, Draft)
    assert (found.key, found.given) == ("in.jsonl:1", ())


def test_html_in_place_of_text() -> None:
    found = one(html="<title>Mill burns</title><p>The mill in the valley burned down.", url="https://mill.example/1")
    assert isinstance(found, Draft)
    assert found.text == "Mill burns\n\nThe mill in the valley burned down."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"not json", "is not JSON"),
        (b'{"text": "cut', "is not JSON"),
        (b'{"a":' * 100_000, "is not JSON"),
        (b'"words"', "got `str`"),
        (b"7", "got `int`"),
        (b'{"id": "b"}', "neither text nor html"),
        (b'{"id": "b", "text": " \\n "}', "neither text nor html"),
        (b'{"text": 5}', r"got `int` - at `\$.text`"),
        (b'{"text": "x", "title": []}', r"at `\$.title`"),
        (b'{"text": "x", "id": true}', r"at `\$.id`"),
        (b'{"text": "\x00"}', "binary"),
        (b'{"html": "<p></p>"}', "no article text"),
    ],
)
def test_a_line_that_is_no_report_is_one_failure_and_the_rest_is_read(line: bytes, words: str) -> None:
    first, failure, last = read(b'{"text": "One."}\n' + line + b'\n\n{"text": "Two."}')
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert last.key == "in.jsonl:4"
    assert isinstance(failure, Failure)
    assert failure.key == "in.jsonl:2"
    with pytest.raises(InputSkipped, match=words):
        raise InputSkipped(failure.reason)
    assert "\n" not in failure.reason


def test_limit_of_a_text() -> None:
    assert isinstance(one(text="x" * MAX_CHARACTERS), Draft)
    found = one(text="x" * (MAX_CHARACTERS + 1))
    assert isinstance(found, Failure)
    assert "1,000,001 characters; expected at most 1,000,000" in found.reason


def test_a_line_over_the_limit_is_passed_over() -> None:
    long, short = read(b'{"text": "' + b"x" * 45_000_000 + b'"}\n{"text": "Two."}\n')
    assert isinstance(long, Failure)
    assert "longer than 20,000,000 bytes" in long.reason
    assert isinstance(short, Draft)
    assert short.key == "in.jsonl:2"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b'[\n{"text": "x"}\n]', "one JSON value"),
        (b'{\n"text": "x"\n}', "one JSON value"),
        ('\ufeff{"text": "x"}'.encode("utf-16-le"), "UTF-16"),
    ],
)
def test_a_file_that_is_no_json_lines(raw: bytes, words: str) -> None:
    with pytest.raises(InputSkipped, match=words):
        read(raw)


def test_byte_order_mark_and_windows_1252() -> None:
    first, second = read(b'\xef\xbb\xbf{"text": "One."}\n{"text": "the caf\xe9"}')
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert second.text == "the café"
    assert second.notes == (("encoding", "cp1252, assumed"),)
