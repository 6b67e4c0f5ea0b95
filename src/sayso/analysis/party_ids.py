"""Ids and actor codes of the parties that one report names."""

from sayso.analysis.governments import Governments
from sayso.analysis.people import Office, People
from sayso.codebook.compound import Described, adjective, describe
from sayso.codebook.parties import Parties
from sayso.model.names import slug

UNDECIDED = "nothing in the report tells which"
"""The reason why a name that several parties have stays a name."""


class PartyIds:
    """Tells who a name of a report is.

    Args:
        text: of the report.
        table: known parties.
        people: the people of the report.
        governments: whose the governments of the report are.
    """

    def __init__(self, text: str, table: Parties, people: People, governments: Governments) -> None:
        self._text, self._table, self._people, self._governments = text, table, people, governments
        self._told: dict[str, Described] = {}
        self._posts = {office.person: office for office in people.offices()}
        titled = (person for person in reversed(people.all) if person.title)  # so that the first title stays
        self._titles = {people.full(person.name): person.title for person in titled}

    def party(self, name: str) -> str:
        """The id of a party: of the table, of a person of this report, of an organ of a state, or made of the name."""
        known = self._table.named(name)
        if known and known.kind not in ("people", "regime"):
            return known.known.id
        if self._people.known(name) == name:
            return f"person:{slug(name)}"
        told = self._describe(name)
        state = self._table.state(told.country) if told.organ else None
        return f"body:{slug(f'{adjective(state)} {told.organ}')}" if state else f"name:{slug(name)}"

    def code(self, name: str) -> str:
        """The actor code of a party as CAMEO writes it, as far as table, report and name tell; else ""."""
        if self._people.known(name) == name and self._table.named(name) is None:
            return self._person(name).code
        return self._describe(name).code

    def among(self, words: str, name: str) -> tuple[str, tuple[str, ...]]:
        """Why words that several parties are called by have this name, and the ids of the others; ("", ()) else."""
        party = self.party(name)
        for found in self._table.find(words):
            if found.others and found.known.id == party:
                return found.why, found.others
        others = self._table.undecided(name) if party.startswith("name:") else ()
        return (UNDECIDED, others) if others else ("", ())

    def _person(self, name: str) -> Described:
        """A person by the post that the report gives them: of a state or body, or by the title alone."""
        told = self._describe(self._post(self._posts[name])) if name in self._posts else Described()
        title = self._titles.get(name)
        if told.code or title is None:
            return told
        before = self._text[: title.start].split()[-1:]  # "rebel" commander
        words = " ".join((*before, title.text.rstrip(".")))
        state = self._governments.served(name)
        return self._describe(f"{adjective(state)} {words}" if state else words)

    def _post(self, office: Office) -> str:
        """A post with whom it is of, as the report has it: "Norway's army chief"."""
        if office.holder.end < office.title.start < office.holder.end + 40:
            return " ".join(self._text[office.holder.start : office.title.end].split())
        return f"{office.holder.text} {office.title.text}"

    def _describe(self, name: str) -> Described:
        if name not in self._told:
            self._told[name] = describe(name, self._table)
        return self._told[name]
