"""Countries, regions and cities: codes, names, adjectives and aliases, for the mentions stage and the graph's backbone."""

from pipelines.places.gazetteer import Gazetteer, Place, load

__all__ = ["Gazetteer", "Place", "load"]
