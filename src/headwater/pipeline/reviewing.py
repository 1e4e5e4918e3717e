"""A person's decisions about single claims: read rightly, wrongly, or nobody can say."""

from __future__ import annotations

from headwater.errors import NotFound, UsageError
from headwater.model.judgement import Judgement, Verdict
from headwater.pipeline.judging import entry
from headwater.store import Store

CLAIM = "claim"


def review(store: Store, claim: str, verdict: str, why: str, who: str) -> Judgement:
    """Adds the decision to the log. Raises ``NotFound`` for the claim, ``UsageError`` for a word that is no verdict."""
    if verdict not in set(Verdict):
        raise UsageError(f"{verdict!r} is no verdict: say positive, negative or unsure.")
    with store.view() as view:
        if not view.claims_of([claim]):
            raise NotFound(f"{claim!r} is no claim of this case. `headwater claims CASE` lists them.")
    with store.writer() as writer:
        return writer.judge(entry(CLAIM, claim, None, Verdict(verdict), why, who))
