"""How far two coders agree, and where they do not: GET /api/agreement?one=NAME&other=NAME."""

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.judgements import judgements_of
from sayso.model.judgement import standing
from sayso.run.agreement import agreements, disagreements
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.judged_things import with_things


def agreement(request: Request) -> Response:
    """`Agreement`; where two names are not given, of those who have judged most."""
    with desk_of(request).archive() as archive:
        said = standing(judgements_of(archive))
        coders = [name for name, _ in Counter(one.by for one in said).most_common()]
        one, other = _two(request, coders)
        first, second = ([each for each in said if each.by == name] for name in (one, other))
        rows = with_things(
            archive,
            [
                {"of": list(told.of), "field": told.field, "answers": {one: told.one, other: told.other}}
                for told in disagreements(first, second)
            ],
        )
    questions = [
        {"question": told.question, "pairs": told.units, "agree": told.agreed, "alpha": told.alpha}
        for told in agreements(first, second)
    ]
    return answer({"coders": coders, "one": one, "other": other, "questions": questions, "disagree": rows})


def _two(request: Request, coders: Sequence[str]) -> tuple[str, str]:
    """The names of those who are compared, as asked; "" for nobody."""
    one = request.query_params.get("one", "") or (coders[0] if coders else "")
    others = [name for name in coders if name != one]
    return one, request.query_params.get("other", "") or (others[0] if others else "")


ROUTES = (Route("/api/agreement", agreement),)
