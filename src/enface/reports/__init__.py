"""Reports: figures first, then their renderers."""

from enface.reports.figures import Figures, gather
from enface.reports.renderers import FORMATS, render

__all__ = ["FORMATS", "Figures", "gather", "render"]
