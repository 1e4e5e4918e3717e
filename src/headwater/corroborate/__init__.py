"""Claims of many reports → propositions, lineage, independent origins, contradictions. Values in, values out.

The methods are those of handbook sections 5 to 7; each module cites its own.
"""

from headwater.corroborate.corroboration import Corroboration, Judged, corroborate
from headwater.corroborate.report import Pile, Report, pile_of

__all__ = ["Corroboration", "Judged", "Pile", "Report", "corroborate", "pile_of"]
