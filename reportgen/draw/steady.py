"""A Kaleido that draws on in the same tab: by itself it loads Plotly anew after each picture, longer than most take to draw.

A picture's bytes do not depend on those before it (a test draws some in several orders), and a batch in which one fails
ends the whole browser, so that no tab is used again that is in a bad state.
"""

from typing import Any

from kaleido import Kaleido


class Steady(Kaleido):  # type: ignore[misc]  # Kaleido carries no types
    """Kaleido, whose tabs stay as they are."""

    async def _return_kaleido_tab(self, tab: Any) -> None:  # noqa: ANN401 Kaleido carries no types
        """Gives a tab back; where Kaleido should one day call this no more, it is as slow as before."""
        await self.tabs_ready.put(tab)
