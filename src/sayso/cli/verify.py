"""`sayso verify`: whether an archive is as it was written, and what of it is not."""

from sayso.archive.damage import UNUSABLE
from sayso.archive.verify import Checked, Finding
from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.cli.words import plural
from sayso.run.verifying import findings

COLUMNS = ("file", "at", "found", "expected")


def verify(path: str, asked: str | None = None, *, ca: str = "", files_only: bool = False) -> int:
    """Print all that is not as it was written; the exit code: 0 where that is nothing, else 3."""
    listing, checked, wrong = Listing(COLUMNS, asked), Checked(), 0
    for one in findings(path, checked, ca=ca, files_only=files_only):
        wrong += 1
        place = clean(f"{one.file}, {one.at}" if one.at else one.file)
        listing.put(_record(one), place, f"found {clean(one.found)}", f"expected {clean(one.expected)}")
    looked = ", ".join(
        (
            plural(checked.lines, "journal line"),
            plural(checked.files, "file"),
            plural(checked.readings, "reading"),
            plural(checked.spans, "quotation"),
            plural(checked.rows, "database row"),
            plural(checked.stamps, "time stamp"),
        )
    )
    if checked.unnamed:
        told = "no line of the journal names, as a stopped run leaves them; they are in nobody's way"
        complain(f"{path} holds {plural(checked.unnamed, 'file')} that {told}")
    if wrong:
        complain(f"{path} is damaged: {plural(wrong, 'finding')}; looked at {looked}")
        if not checked.rows and not files_only:
            complain("The database was not compared: it can be only with sound files")
        return UNUSABLE
    complain(f"{path} is as it was written: {looked}")
    return DONE


def _record(one: Finding) -> dict[str, str]:
    return {"file": one.file, "at": one.at, "found": one.found, "expected": one.expected}
