"""Which encoding an HTML page declares, found as browsers find it (WHATWG HTML, 13.2.3.2: prescan a byte stream)."""

import re
from collections.abc import Callable, Iterator

LOOKED_AT = 16_384
"""How many of the first bytes are looked at. Browsers look at 1,024, then change their mind at what comes later."""

_SPACE = rb"[\t\n\f\r ]"
_MARKUP = re.compile(rb"<(?:(!--)|(meta)(?=[\t\n\f\r /])|/?([a-z])|[!/?])", re.IGNORECASE)
_NAME_END = re.compile(rb"[\t\n\f\r >]")
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    rb"(?P<is>" + _SPACE + rb"*=" + _SPACE + rb"*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    rb"|(?P<bare>[^\t\n\f\r >\"'][^\t\n\f\r >]*(?=[\t\n\f\r >]))|(?=>)))?"
)
_BEFORE_END = re.compile(rb"[\t\n\f\r /]*(?=>)")
_IN_CONTENT = re.compile(
    rb"charset" + _SPACE + rb"*=" + _SPACE + rb"*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r ;\"']+))", re.IGNORECASE
)
_XML = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)""", re.IGNORECASE)


def declared(page: bytes, known: Callable[[str], bool]) -> str:
    """The label of the first encoding that is declared and known, in lower case, or "".

    Args:
        page: the page from its beginning.
        known: whether a label is that of an encoding; others are passed over.
    """
    head = page[:LOOKED_AT]
    if found := next((label for label in _labels(head) if known(label)), ""):
        return found
    xml = _XML.match(head)
    label = xml[1].decode("ascii").lower() if xml else ""
    return label if known(label) else ""


def _labels(head: bytes) -> Iterator[str]:
    at = 0
    while found := _MARKUP.search(head, at):
        comment, meta, letter = found.groups()
        if comment:
            end = head.find(b"-->", found.start() + 2)
            at = end + 3 if end >= 0 else len(head)
            continue
        if not meta and not letter:
            end = head.find(b">", found.end())
            at = end + 1 if end >= 0 else len(head)
            continue
        named = _NAME_END.search(head, found.end()) if letter else None
        begun = found.end() if meta else named.start() if named else len(head)
        at, attributes = _attributes(head, begun)
        if meta and at < len(head):
            yield _of_meta(attributes)


def _attributes(head: bytes, at: int) -> tuple[int, dict[str, bytes]]:
    """Where the attributes of a tag end, and what they are; the first one of a name counts. The end where it is cut."""
    attributes: dict[str, bytes] = {}
    while not (end := _BEFORE_END.match(head, at)):
        found = _ATTRIBUTE.match(head, at)
        if not found or (found["is"] is None and re.compile(_SPACE + rb"*=").match(head, found.end())):
            return len(head), {}
        value = next((found[kind] for kind in ("double", "single", "bare") if found[kind] is not None), b"")
        attributes.setdefault(found["name"].decode("latin-1").lower(), value)
        at = found.end()
    return end.end(), attributes


def _of_meta(attributes: dict[str, bytes]) -> str:
    """The label that a meta element declares, or ""."""
    label = attributes.get("charset", b"")
    if "charset" not in attributes and attributes.get("http-equiv", b"").lower() == b"content-type":
        found = _IN_CONTENT.search(attributes.get("content", b""))
        label = next(filter(None, found.groups()), b"") if found else b""
    return label.decode("latin-1").strip("\t\n\f\r ").lower()
