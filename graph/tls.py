"""Why an encrypted connection wasn't made, and what to do about it."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit


def refusal(error: BaseException, uri: str) -> str | None:
    """What to tell of an error that has TLS behind it; None for one that hasn't."""
    behind = _behind(error)
    if behind is None:
        return None
    plain, _, _ = urlsplit(uri).scheme.partition("+")
    if isinstance(behind, ssl.SSLCertVerificationError):
        return (f"Nobody that this machine trusts vouches for the certificate of the store at {uri} "
                f"({behind.verify_message}). Name the file of its authority in SSL_CERT_FILE, or write "
                f"{plain}+ssc:// in NEO4J_URI to take any certificate.")
    return (f"The store at {uri} makes no encrypted connection ({behind.reason or behind}). If it has none, write "
            f"{plain}:// in NEO4J_URI.")


def _behind(error: BaseException) -> ssl.SSLError | None:
    """The error of TLS that led to this one: the driver keeps it as a cause, or among those of its servers."""
    if isinstance(error, ssl.SSLError):
        return error
    causes = [*(error.exceptions if isinstance(error, BaseExceptionGroup) else ()), error.__cause__]
    return next((found for cause in causes if cause is not None and (found := _behind(cause))), None)
