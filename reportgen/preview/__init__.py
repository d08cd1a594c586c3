"""The preview: an open page of the report that follows its files, on the loopback only.

watch     files that change                          rebuild   a build in warm rooms, never two at once
board     what is shown now, told to every page      patch     what of a page has changed
session   builds, shows and prints                   told      problems as a page shows them
server    pages, events, the PDF, the editor         guard     who may ask
"""

from reportgen.preview.rebuild import Outcome
from reportgen.preview.run import Asked, Hearing, preview
from reportgen.preview.sockets import BusyError

__all__ = ["Asked", "BusyError", "Hearing", "Outcome", "preview"]
