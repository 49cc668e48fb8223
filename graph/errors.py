"""Errors of the graph. Each message says what to do next.

GraphError
├── StoreError
│   ├── StoreUnavailable    no store answers, or it refuses the log-in
│   ├── StoreBusy           another writer, or another process that owns the embedded store
│   ├── StoreOutdated       the store's schema is of another kg, a newer or an older one
│   ├── StoreFull           a transaction needs more memory than the store gives it
│   └── EvidenceError       one article's evidence can't be stored: too large, or at odds with itself
├── EmbeddedError           the embedded store doesn't start
└── QueryError
    ├── UnknownQuery        no curated query of that name
    ├── MissingParameter    a parameter without a value
    ├── ForbiddenWrite      a statement that would change the graph
    └── InvalidQuery        the store doesn't understand the statement
"""

from __future__ import annotations


class GraphError(Exception):
    """Root of the graph's errors."""


class StoreError(GraphError):
    """The store can't do what was asked."""


class StoreUnavailable(StoreError):
    """No store answers at the address, or it refuses the log-in."""


class StoreBusy(StoreError):
    """Someone else writes to the store, or owns the embedded one."""


class StoreOutdated(StoreError):
    """The store was written by a newer kg, or by an older one and is to be brought up to date."""


class StoreFull(StoreError):
    """A transaction needs more memory than the store gives it."""


class EvidenceError(StoreError):
    """One article's evidence can't be stored: it is too large, or at odds with itself."""


class EmbeddedError(GraphError):
    """The embedded store doesn't start."""


class QueryError(GraphError):
    """A query that can't be run as it stands."""


class UnknownQuery(QueryError):
    """No curated query has this name."""


class MissingParameter(QueryError):
    """The statement asks for a parameter that has no value."""


class ForbiddenWrite(QueryError):
    """The statement would change the graph; queries only read."""


class InvalidQuery(QueryError):
    """The store doesn't understand the statement."""
