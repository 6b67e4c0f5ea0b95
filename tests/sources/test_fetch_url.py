import pytest

from sayso.errors import InputSkipped
from sayso.sources.fetch_url import Target, is_url, redirected, target


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://paper.example", "https://paper.example/"),
        ("HTTPS://Paper.EXAMPLE:443/A?b=c#d", "https://paper.example/A?b=c"),
        ("http://paper.example:8080/", "http://paper.example:8080/"),
        ("http://paper.example./x", "http://paper.example/x"),
        ("https://paper.example/höhe/a b?q=ü", "https://paper.example/h%C3%B6he/a%20b?q=%C3%BC"),
        ("https://paper.example/%7Ea%2Fb", "https://paper.example/%7Ea%2Fb"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2606:4700::1]:81/", "http://[2606:4700::1]:81/"),
        ("http://１２７。０。０。１/", "http://127.0.0.1/"),
        ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"),
        ("http://my_host.example/", "http://my_host.example/"),
    ],
)
def test_addresses_have_one_form(url: str, wanted: str) -> None:
    assert target(url).url == wanted


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "scheme 'file'"),
        ("gopher://paper.example/", "scheme 'gopher'"),
        ("ftp://paper.example/", "scheme 'ftp'"),
        ("//paper.example/", "scheme ''"),
        ("http://", "names no host"),
        ("http:///x", "names no host"),
        ("http://2130706433/", "names no host"),
        ("http://0x7f000001/", "names no host"),
        ("http://0x7f.0x0.0x0.0x1/", "names no host"),
        ("http://0177.0.0.1/", "names no host"),
        ("http://127.1/", "names no host"),
        ("http://127.0.0.01/", "names no host"),
        ("http://1.2.3.4.5/", "names no host"),
        ("http://256.1.1.1/", "names no host"),
        ("http://paper.0x/", "names no host"),
        ("http://①②⑦.①/", "names no host"),
        ("http://[fe80::1%25lo]/", "names no host"),
        ("http://[v1.a]/", "no address"),
        ("http://[::1/", "no address"),
        ("http://paper..example/", "names no host"),
        ("http://pa per.example/", "names no host"),
        ("http://paper.example%2f@x/", "names a user"),
        ("http://user@paper.example/", "names a user"),
        ("http://user:word@127.0.0.1/", "names a user"),
        ("http://paper.example\\@127.0.0.1/", "backslash"),
        ("http://paper.example/\r\nHost: x", "control character"),
        ("http://paper.example/\x00", "control character"),
        ("http://paper.example:0/", "port 0"),
        ("http://paper.example:65536/", "no address"),
        ("http://paper.example:8o/", "no address"),
        ("http://paper%2eexample/", "names no host"),
        ("http://-paper.example/", "names no host"),
        ("http://" + "a" * 64 + ".example/", "names no host"),
        ("http://paper.example/" + "a" * 8_000, "too long"),
    ],
)
def test_what_is_no_address_of_a_page_says_why(url: str, words: str) -> None:
    with pytest.raises(InputSkipped, match=words) as raised:
        target(url)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("location", "wanted"),
    [
        ("/b", "https://paper.example/b"),
        ("?p=2", "https://paper.example/news/a?p=2"),
        ("//other.example/", "https://other.example/"),
        ("http://other.example:81/x", "http://other.example:81/x"),
        ("höhe".encode().decode("latin-1"), "https://paper.example/news/h%C3%B6he"),
    ],
)
def test_redirects(location: str, wanted: str) -> None:
    assert redirected(Target("https", "paper.example", 443, "/news/a"), location).url == wanted


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://127.1/", "https://u@paper.example/", "http://[/"])
def test_redirects_are_checked_as_all_addresses_are(location: str) -> None:
    with pytest.raises(InputSkipped):
        redirected(Target("https", "paper.example", 443, "/"), location)


def test_what_is_meant_as_an_address() -> None:
    assert all(map(is_url, ("http://x", "HTTPS://x", "gopher://x", "file:///x")))
    assert not any(map(is_url, ("a.txt", "C:\\a.txt", "a/http://x", "http:x", "-", "")))
