"""The settings one by one: name, kind, default and sentence of each, read off `Settings`."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, get_type_hints

from wirereader.settings.settings import Settings
from wirereader.settings.value_types import Kind

SCREEN_READER: Mapping[str, Any] = MappingProxyType(
    {
        "appearance.marks": "words",
        "appearance.panes": "one",
        "access.show_cursor": True,
        "access.words_for_marks": True,
        "access.motion": "none",
    }
)
"""What the screen-reader preset means for settings that say nothing themselves."""


class SettingField(NamedTuple):
    """One setting: `path` names it ("refresh.timeout"), `attribute` its field ("timeout_s")."""

    path: str
    section: str
    key: str
    attribute: str
    kind: Kind
    about: str
    default: Any

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"WIREREADER_{self.section}_{self.key}".upper()


@functools.cache
def fields() -> tuple[SettingField, ...]:
    """All settings in the order they are told."""
    return tuple(
        _field(section, attribute, hint.__metadata__, getattr(values, attribute))
        for section, values in Settings()._asdict().items()
        for attribute, hint in get_type_hints(type(values), include_extras=True).items()
    )


def _field(section: str, attribute: str, told: tuple[Any, ...], default: Any) -> SettingField:
    kind, about = told
    key = attribute.removesuffix(kind.suffix)
    return SettingField(f"{section}.{key}", section, key, attribute, kind, about, default)


def value_of(settings: Settings, field: SettingField) -> Any:
    """The value that `field` has in `settings`."""
    return getattr(getattr(settings, field.section), field.attribute)
