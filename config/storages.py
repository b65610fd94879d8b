"""How static files are named and served in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Each file under a name with its hash, for ever the same content; a script asks for its modules by theirs."""

    support_js_module_import_aggregation = True
