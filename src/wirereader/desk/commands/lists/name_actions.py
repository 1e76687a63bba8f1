"""What keys do to the name on a card."""

from collections.abc import Mapping

from wirereader.desk.outcomes import CardShown, KnownShown
from wirereader.desk.story_files.file_writing import file_name
from wirereader.desk.tables.table_shown import Does, Prompt
from wirereader.desk.targets import Ask, EntityIndex, KnownId, KnownPair, TypedWords


def name_actions(shown: CardShown | KnownShown) -> Mapping[str, Does]:
    """What keys do to whoever is on a card, by word; a name alone in its story is split by none."""
    if isinstance(shown, CardShown):
        who: EntityIndex | KnownId = EntityIndex(shown.name.index)
        name, quotes = shown.name.entity.name, shown.name.quotes
        known = shown.known
        quotes += len(known.card.quotes) if known is not None else 0
    else:
        who, name = KnownId(shown.card.entity.id), shown.card.entity.name
        quotes = shown.card.entity.quotes
    does: dict[str, Does] = {}
    of_all = shown.known if isinstance(shown, CardShown) else shown
    if of_all is not None and of_all.card.entity.stories > 1:
        does["list-name"] = Ask("stories-about", KnownId(of_all.card.entity.id))
    does |= {
        "follow-name": Ask("follow", TypedWords(name)),
        "merge-name": Prompt(
            "Same as", "merge", complete=lambda typed: KnownPair(who, TypedWords(typed))
        ),
    }
    if isinstance(shown, CardShown):
        does["split-name"] = Ask("split", who)
    if quotes:
        file = file_name(name, ".md", "quotes")
        does["export-name"] = Prompt(
            "File", "export-quotes", typed=file, complete=lambda typed: _to_file(name, typed)
        )
    return does


def _to_file(name: str, file: str) -> TypedWords:
    """What `export-quotes` takes: words with blanks stand between double quotes, and have none."""
    return TypedWords(" ".join(("person", _whole(name), _whole(file))))


def _whole(words: str) -> str:
    return f'"{words.replace(chr(34), "")}"'
