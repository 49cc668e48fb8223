"""What `make_gazetteer.py` builds the gazetteer from: hand-written tables and the rules that turn them into places."""
