"""What is asked for or refused, by the words around the trigger."""

import pytest
from tests.hand import act, material

from sayso.claims.asked import what_is_asked


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Norland called for talks on Friday.", "called", "meet"),
        ("Norland summoned the envoy of Olm.", "summoned", "meet"),
        ("The rebels refused to attend a summit.", "refused", "meet"),
        ("Norland demanded that the army lift the siege.", "demanded", "yield"),
        ("The mayor urged both sides to stop firing.", "urged", "yield"),
        ("The guards were ordered not to fire.", "ordered", "yield"),
        ("The colonel ordered the monitors out.", "ordered", "yield"),
        ("Olm rejected a truce proposed by Norland.", "proposed", "yield"),
        ("The marchers demanded that the premier resign.", "demanded", "change"),
        ("The council rejected the reform.", "rejected", "change"),
        ("The mayor appealed for tents.", "appealed", ""),
        ("The mayor appealed for tents after the talks.", "appealed", ""),
        ("Norland ruled out sending tents.", "ruled", ""),
        ("The mayor urged the government to send tents.", "urged", ""),
        ("The mayor urged the government of Olm to free the clerks.", "urged", "yield"),
        ("The marchers demanded a new government.", "demanded", "change"),
        ("The council demanded that Gen. Holm resign.", "demanded", "change"),
        ("The mayor asked the left-wing union for tents.", "asked", ""),
    ],
)
def test_the_mode_is_told_by_what_is_asked(text: str, trigger: str, mode: str) -> None:
    assert what_is_asked(material(text).sentences[0], act(text, trigger, type="REQUEST")) == mode
