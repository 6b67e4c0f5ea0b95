"""What the child processes answer: one type for each kind of reading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page as read: its metadata as the page states it, and its article without the headline.

    Attributes:
        body: the article, a paragraph a line.
        published_in: where on the page the date was found.
        extractor: what found the article.
        losses: what of the page is not in the body.
    """

    title: str = ""
    publisher: str = ""
    byline: str = ""
    url: str = ""
    language: str = ""
    published: str = ""
    published_in: str = ""
    body: str = ""
    extractor: str = ""
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF as read.

    Attributes:
        title: the words in the largest letters at the head of the first page, else the title that the file states.
        body: the text, a paragraph a line, without running heads and page numbers.
        pages: how many pages it has.
        blank: how many of them hold no text.
        refused: why nothing was read, or "".
        losses: what of the pages is not in the body.
    """

    title: str = ""
    body: str = ""
    pages: int = 0
    blank: int = 0
    refused: str = ""
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        text: its own text, a paragraph a line, without the title.
        teaser: whether the text only leads to a page that has the rest.
        dated_by: the element that the date is from.
    """

    title: str = ""
    text: str = ""
    teaser: bool = False
    url: str = ""
    guid: str = ""
    published: str = ""
    dated_by: str = ""
    updated: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read.

    Attributes:
        title: what it is called.
        entries: in their order.
        fault: what is wrong with it, or "".
        rest: seconds for which it asks to be left alone between two times that it is read; 0 where it does not say.
    """

    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    fault: str = ""
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a message."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, or a page saved as one, as read.

    Attributes:
        sender: the name or the address that it is from.
        host: the domain of that address.
        sent: the date field, as written.
        location: address of the page, where it is one.
        text: its plain text, or "".
        html: its HTML, or "".
        attached: what came with it, in order.
        losses: what of the message is not in these.
    """

    subject: str = ""
    sender: str = ""
    host: str = ""
    sent: str = ""
    location: str = ""
    text: str = ""
    html: str = ""
    attached: tuple[Attached, ...] = ()
    losses: tuple[str, ...] = ()
