"""Countries, regions and cities: codes, names, adjectives; for mentions and the graph's backbone."""

from pipelines.places.gazetteer import Gazetteer, Place, load

__all__ = ["Gazetteer", "Place", "load"]
