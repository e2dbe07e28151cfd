"""Reports: figures first, then what they say, then renderers of that."""

from enface.reports.figures import Figures
from enface.reports.gather import gather
from enface.reports.renderers import FORMATS, render

__all__ = ["FORMATS", "Figures", "gather", "render"]
