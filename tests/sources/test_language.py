import pytest

from sayso.sources import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of the river town said\nthat both bridges had been closed.", "en"),
        ("Der Bürgermeister der Stadt sagte,\ndass beide Brücken gesperrt worden seien.", "de"),
        ("Мэр города сообщил, что оба моста через реку были закрыты.", "ru"),
        ("12 34 56", ""),
        ("", ""),
    ],
)
def test_detects_the_language(text: str, expected: str) -> None:
    assert language.detect("", text) == expected


@pytest.mark.parametrize(("tag", "expected"), [("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), ("eng", ""), ("", "")])
def test_code_of_a_tag(tag: str, expected: str) -> None:
    assert language.code(tag) == expected
