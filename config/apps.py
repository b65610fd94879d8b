from django.apps import AppConfig
from django.core.checks import Tags, register


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self):
        """Models can only be imported once all apps are loaded."""
        from config.checks import fit_for_production
        from config.definition_file import views as definition_file
        from scorecards.editor.registries import register_files

        register(Tags.security, deploy=True)(fit_for_production)
        register_files(definition_file)
