"""How the project's templates are read: once a process, and without the white space they are laid out with."""

from django.template import Origin
from django.template.loaders.filesystem import Loader as FilesystemLoader

from config.white_space import tightened


class Loader(FilesystemLoader):
    """Templates from the project's folder; letters and other plain text are read as they are."""

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        # Where faults are shown in the browser, they are shown with the template's own lines.
        if self.engine.debug or not origin.name.endswith(".html"):
            return contents
        return tightened(contents)
