"""What a view may do with settings: know where they come from, and have a changed one kept."""

from wirereader.desk.context import Context, WrongKeys
from wirereader.settings.load import Loaded


class SettingsKeeper:
    """Keeps settings of a desk in their file."""

    def __init__(self, context: Context, wrong_keys: WrongKeys) -> None:
        self._context = context
        context.wrong_keys = wrong_keys

    def keep_in(self, loaded: Loaded) -> None:
        """Know where the settings come from, and keep changes in their file."""
        self._context.loaded, self._context.settings = loaded, loaded.settings

    @property
    def is_kept(self) -> bool:
        """Claim that there is a file for what is set."""
        return bool(self._context.loaded.file.name)

    async def change(self, name: str, words: str) -> str:
        """Have a setting hold and keep it; why it is not kept, or "".  Raises SettingsFault."""
        from wirereader.desk.commands.preferences.set_command import changed

        return (await changed(self._context, name, words)).trouble
