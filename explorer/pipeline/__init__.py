"""The one place that joins the stages: files, documents, claims, relations, store. Knows no screen."""

from explorer.pipeline.build import BuildOptions, build
from explorer.pipeline.deciding import Decider
from explorer.pipeline.progress import BuildCancelledError, Progress, Watcher
from explorer.pipeline.texts import relate_texts

__all__ = ["BuildCancelledError", "BuildOptions", "Decider", "Progress", "Watcher", "build", "relate_texts"]
