"""English words of taking, holding and leaving posts. Lemmas."""

from __future__ import annotations

from pipelines.types import Status

# Verbs that give somebody a post: the person is their object. What is only put forward isn't given yet.
APPOINT = frozenset(
    """
    appoint name confirm elect re-elect reelect install designate tap pick choose select approve swear inaugurate
    promote reappoint crown
    """.split()
)
NOMINATE = frozenset("nominate propose recommend".split())
BECOME = frozenset("become remain".split())
# The same as nouns: "the appointment of X as director".
GIVING_NOUNS: dict[str, Status] = {
    **dict.fromkeys(
        "appointment election re-election reelection promotion inauguration reappointment".split(), "asserted"
    ),
    **dict.fromkeys("nomination candidacy".split(), "proposed"),
    **dict.fromkeys("resignation dismissal removal ouster retirement departure".split(), "former"),
}
TELLING = frozenset(
    """
    announce confirm accept approve endorse ratify welcome hail report note mark celebrate disclose reveal sign
    congratulate praise
    """.split()
)
FOLLOWING = frozenset("after following since with upon on before by".split())
# Held while the verb lasts: the simple past tells that it is over.
SERVE = frozenset("serve work act continue double".split())
# With "as" and a post: joined as, took over as, returned as.
TAKE = frozenset("join take return start begin step assume".split())
LEAVE = frozenset("resign retire quit depart leave step stand".split())
DISMISS = frozenset("dismiss relieve sack fire oust remove depose suspend recall".split())
SUCCEED = frozenset("succeed replace".split())
PRECEDE = frozenset("precede".split())
POSTS = frozenset("post position role job office portfolio seat duty reins helm".split())
# With "the post of": to whom it comes, who gives it up, who has it.
FALL_TO = frozenset("go pass fall offer give".split())
GIVE_UP = frozenset("leave quit vacate relinquish lose resign".split())
OCCUPY = frozenset("take assume hold occupy fill get win accept".split())
# What is left, where a verb alone wouldn't tell: "left the cabinet", "stepped down".
LEFT = {
    "leave": POSTS | {"cabinet", "government", "administration", "ministry"},
    "step": frozenset({"down", "aside"}),
    "stand": frozenset({"down"}),
    "quit": POSTS | {"cabinet", "government"},
    "depart": POSTS,
}
MOVES = LEAVE | DISMISS | SUCCEED | TAKE | PRECEDE | APPOINT
# Verbs with whom or what is led as object.
LEAD = frozenset("head lead chair run govern manage direct preside helm".split())
REPRESENT = frozenset({"represent"})
GROUPS = frozenset("delegation mission team group talk meeting session panel party list table way effort".split())
HOLDING = SERVE | LEAD | REPRESENT | {"be", "hold", "occupy"}
# Words that tell a past or a present post beside a name: "X, until last month director of Y".
UNTIL = frozenset({"until", "till"})
NOW = frozenset("now currently presently today".split())
