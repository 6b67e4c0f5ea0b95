"""The value of a header Content-Type, of HTTP responses and of records of web archives."""

import re

_CHARSET = re.compile(r"""[;\s]charset\s*=\s*["']?([^"';,\s]+)""", re.IGNORECASE)


def media_type(content_type: str) -> tuple[str, str]:
    """Media type in lower case without its parameters, and charset as stated; "" where it has none."""
    charset = _CHARSET.search(content_type)
    return content_type.partition(";")[0].strip().lower(), charset[1] if charset else ""
