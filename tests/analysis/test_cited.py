from time import process_time

import pytest

from sayso.analysis.cited import SourceWords, is_cited
from sayso.analysis.naming import Naming
from sayso.analysis.people import People
from sayso.analysis.sentences import sentences
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import parties
from sayso.model.report import Report
from sayso.model.span import Span


def find(words: str, text: str) -> Span:
    at = text.rindex(words)
    return Span.of(text, at, at + len(words))


def own(text: str, words: str) -> str:
    people = People(text, tokens(text), parties().find(text))
    return SourceWords(text, people).own(find(words, text)).text


@pytest.mark.parametrize(
    ("text", "words", "cited"),
    [
        ("Rain fell, the mayor said.", "the mayor", True),
        ("Rain fell, said the mayor.", "the mayor", True),
        ("The Hill Watch (HW) has also warned of rain.", "The Hill Watch", True),
        ("According to the mayor, rain fell.", "the mayor", True),
        ("As reported by the mayor, rain fell.", "the mayor", True),
        ("Rain fell on the mayor.", "the mayor", False),
        ("The mayor went to the mayor.", "the mayor", False),
        ("Rain", "Rain", False),
    ],
)
def test_is_cited(text: str, words: str, cited: bool) -> None:
    span = find(words, text)
    assert is_cited(text, span.start, span.end) is cited


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        # What ran into a source where the commas are lost.
        (
            "It hit homes in the town of Vrbno local media said.",
            "homes in the town of Vrbno local media",
            "local media",
        ),
        (
            "It hit the villages of Loma and Al-Bir state radio and official news agency NRA said.",
            "the villages of Loma and Al-Bir state radio and official news agency NRA",
            "state radio and official news agency NRA",
        ),
        (
            "It hit camps near the port of Loma NRA state news agency said.",
            "camps near the port of Loma NRA state news agency",
            "NRA",
        ),
        ("It did heavy harm to homes and fields NRA reported.", "heavy harm to homes and fields NRA", "NRA"),
        ("They fled with two lorries Jan Novak said.", "two lorries Jan Novak", "Jan Novak"),
        (
            "It fell to the Front which holds the town the Norlandic state broadcaster reported.",
            "the Front",
            "the Norlandic state broadcaster",
        ),
        # What follows a source and is none of it.
        (
            "Ten died according to monitors with talks failing to end it.",
            "monitors with talks failing to end it",
            "monitors",
        ),
        ("Ten died according to Hill Watch due to shelling.", "Hill Watch due to shelling", "Hill Watch"),
        (
            "A colonel loyal to President Jan Novak, by phone, tells us.",
            "A colonel loyal to President Jan Novak",
            "A colonel",
        ),
        # What a piece of a source lacks.
        (
            "Ten died the Hill Watch for Prisons monitoring group said.",
            "group",
            "the Hill Watch for Prisons monitoring group",
        ),
        ("Ten died, Observatory chief Jan Novak told us.", "Observatory", "Jan Novak"),
        ("Jan Novak, head of the Hill Observatory, said ten died.", "Hill Observatory", "Jan Novak"),
        ("Jan Novak, the special envoy for Chad, said ten died.", "the special envoy for Chad", "Jan Novak"),
        ("A doctor working in Brno said ten died.", "Brno", "A doctor"),
        ("Nothing is planned, said its spokesman.", "spokesman", "its spokesman"),
        # Who is behind a document.
        ("A report by the firm Hill & Lund says ten died.", "A report by the firm Hill & Lund", "the firm Hill & Lund"),
        (
            "Ten died, said a statement by the Norlandic defence ministry.",
            "a statement",
            "the Norlandic defence ministry",
        ),
    ],
)
def test_own_words(text: str, words: str, said: str) -> None:
    assert own(text, words) == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A number of Syrian officials said so.", "A number of Syrian officials"),
        (
            "The publisher of the Loma Press and other newspapers said so.",
            "The publisher of the Loma Press and other newspapers",
        ),
        ("Ann Lund, mother of the victim Jan Lund, said so.", "Ann Lund, mother of the victim Jan Lund"),
        ("A source at the Ministry of Trade said so.", "A source at the Ministry of Trade"),
        ("The official news agency NRA said so.", "The official news agency NRA"),
        ("A nurse at the town clinic said so.", "A nurse at the town clinic"),
    ],
)
def test_whole_sources_stay_as_they_are(text: str, words: str) -> None:
    assert own(text, words) == words


def test_the_article_alone_of_a_report_leads_to_who_made_it() -> None:
    text = "According to a May report by the Hill Centre the war has cost lives."
    people = People(text, tokens(text), ())
    assert SourceWords(text, people).own(Span.of(text, 13, 14)).text == "the Hill Centre"


@pytest.mark.parametrize("word", ["Aa ", "aa ", "of Aa ", "with aa ", "a aa ", "sources and "])
def test_long_texts_take_no_longer_than_their_length_asks(word: str) -> None:
    text = word * 3_000 + "the inquiry said so. The centre said so."
    report = Report(id="r", key="r", text=text)
    spans = [Span.of(text, 0, len(word) * 3_000 - 1), find("the inquiry", text), find("The centre", text)]
    begin = process_time()
    naming = Naming(report, sentences(report), parties(), spans)
    for span in spans:
        naming.members(span)
    assert process_time() - begin < 10


def test_who_judges_a_document_is_not_who_issued_it() -> None:
    text = "The mayor rejected a report by Radio Amal that the dam leaked."
    assert own(text, "The mayor") == "The mayor"
    assert own(text, "a report") == "Radio Amal"
