"""English: every word list and rule table of the language.

A second language is a folder like this one.  Its modules build the tables that `grammar.py` and
`language.py` of the room above name, as far as it has them; one `Language` holds them all, as in
`english_language.py`; a line of `language_registry.py` registers it by its ISO 639-1 code, which
`language_detection.py` must be able to give.
"""
