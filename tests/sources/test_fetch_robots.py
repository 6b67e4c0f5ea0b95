import pytest

from sayso.sources.fetch_robots import MAX_BYTES, Rules


@pytest.mark.parametrize(
    ("content", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: sayso\nDisallow: /x", "/a", True),
        ("User-agent: SAYSO/2.0\nDisallow: /a", "/a", False),
        ("User-agent: other\nUser-agent: sayso\nDisallow: /a", "/a", False),
        ("User-agent: sayso\nDisallow: /a\nUser-agent: sayso\nDisallow: /b", "/b", False),
        ("User-agent: sayso\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/world", "/news/world/1", True),
        ("User-agent: *\nAllow: /\nDisallow: /news", "/news/1", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*?print", "/x?print=1", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a*a$", "/a", True),
        ("User-agent: *\nDisallow: /a*a$", "/aa", False),
        ("User-agent: *\nDisallow: /h%c3%b6he", "/h%C3%B6he", False),
        ("User-agent: *\nDisallow: /höhe", "/h%C3%B6he", False),
        ("User-agent: *\nDisallow: /~a", "/%7Ea", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("\ufeffUser-Agent : * # all\r\nDISALLOW : /a # no", "/a", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nCrawl-delay: 5\nDisallow: /a", "/a", False),
        ("<html>No such page</html>", "/a", True),
    ],
)
def test_rules(content: str, path: str, allowed: bool) -> None:
    assert Rules.read(content.encode(), "sayso").allows(path) is allowed


def test_what_stands_beyond_the_limit_is_not_read() -> None:
    lead, rule = b"User-agent: *\n#", b"\nDisallow: /"
    assert Rules.read(lead.ljust(MAX_BYTES, b"#") + rule, "sayso").allows("/a")
    assert not Rules.read(lead.ljust(MAX_BYTES - len(rule), b"#") + rule, "sayso").allows("/a")


def test_hostile_patterns_end() -> None:
    rules = Rules.read(b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"b$", "sayso")
    assert rules.allows("/" + "a" * 8_000)
    assert Rules.read(bytes(range(256)) * 50, "sayso").allows("/a")
