"""Words that several languages spell their own way, as data: given names, kinds of bodies, portfolios."""
