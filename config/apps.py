from django.apps import AppConfig
from django.core.checks import Tags, register


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self):
        from config.checks import fit_for_production

        register(Tags.security, deploy=True)(fit_for_production)
