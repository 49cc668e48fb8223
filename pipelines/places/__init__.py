"""The gazetteer: countries, regions and cities, their codes, names and adjectives."""
