"""English words of meetings, journeys and invitations. Lemmas."""

from __future__ import annotations

# --- meetings ---
MEET = tuple("meet confer speak talk chat converse consult huddle".split())
RECEIVE = tuple("receive host welcome greet".split())
TALKS = tuple("meeting talk talks conversation negotiation discussion consultation audience".split())
VIDEO = ("video", "online", "zoom", "virtual", "teleconference", "web conference", "webinar")
PHONE = ("phone", "telephone", " call ")

# --- days ---
DAY_AFTER = ("the following day", "the next day", "a day later", "the day after", "the next morning")
DAY_BEFORE = ("the day before", "a day earlier", "the previous day", "the evening before")
LIMITS = frozenset({"until", "till", "by", "before"})
