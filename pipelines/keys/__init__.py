"""Identity keys: what a local entity is called, the same in every language. Text in, keys out; knows no graph."""

from pipelines.keys.entities import keys_of, with_seats

__all__ = ["keys_of", "with_seats"]
