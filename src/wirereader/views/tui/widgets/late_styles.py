"""Styles of parts of a widget, worked out when something is first drawn in them.

Textual matches every name of a widget's COMPONENT_CLASSES against the stylesheet whenever its own
styles may have changed: at the start, and at each change of focus.  Most of ours are not in sight
then, so that they are named in PARTS instead.
"""

from typing import ClassVar

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class LateStyles(Widget):
    """A widget whose parts have classes of their own in its DEFAULT_CSS."""

    PARTS: ClassVar[set[str]] = set()
    """Classes of parts; those of base classes count."""

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of a part.  Raises KeyError where no class of ours names it."""
        for name in names:
            if name not in self._component_styles:
                if not any(name in vars(one).get("PARTS", ()) for one in type(self).mro()):
                    raise KeyError(name)
                part = DOMNode(classes=name)
                part._attach(self)  # noqa: SLF001 - as Textual's own stylesheet does it
                self.app.stylesheet.apply(part)
                self._component_styles[name] = part.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Forget what belongs to the theme or the focus before."""
        self._component_styles.clear()
        super().notify_style_update()
