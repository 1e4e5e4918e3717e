"""What somebody is called by somebody: "Y described X as Z"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.mention import MentionKind
from headwater.read.claimant import Claimant
from headwater.read.drafting import drafted
from headwater.read.drafts import Draft
from headwater.read.frames import Trigger
from headwater.read.predicates import Predicate


def labelled(claimant: Claimant, trigger: Trigger, predicate: Predicate) -> Iterator[Draft]:
    """ "Y described X as Z": the labelled one is the subject, the label the object, the judge an argument."""
    s, rule = claimant.s, trigger.rule
    above = (trigger.token, *s.having(trigger.token, "dobj"))
    labels = [g for t in above for c in s.having(t, "prep") if s.lemma[c] == "as" for g in s.children[c]]
    labels = [g for g in labels if s.dep[g] in ("pobj", "amod", "acomp", "advmod", "pcomp", "prep", "acl", "dep")]
    labels += s.having(trigger.token, "oprd", "attr")
    objects = s.having(trigger.token, "dobj")
    if not labels and len(objects) > 1:  # "designated it a terrorist organisation"
        labels = [objects[-1]]
    labels = [g for g in labels if not _is_given_name(claimant, g)]
    labelled = claimant.fillers(predicate, ("obj",), rule.subject_types)
    judges = claimant.fillers(predicate, ("subj", "by"), rule.subject_types)
    for subject in (p for p in labelled if p.token not in labels):
        for label in labels[:1]:
            role = "authority" if rule.type == "designated_as" else "judge"
            args = tuple((role, j) for j in judges if j.token != subject.token)
            yield drafted(claimant, trigger, subject, claimant.cast.phrase_of(label), args=args, how=predicate.how)


def _is_given_name(claimant: Claimant, token: int) -> bool:
    """ "A man called Yusuf", "known as the Lion Brigade": who is named is not judged."""
    mention = claimant.cast.mention_at(token)
    return mention is not None and mention.kind in (MentionKind.NAME, MentionKind.ACRONYM)
