from django.apps import AppConfig
from django.conf import settings
from django.urls import register_converter


class IndicatorsConfig(AppConfig):
    name = "indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Register the converter of periods once, here, because addresses of higher apps hold periods too."""
        from indicators.benchmarks.mapping_files import add_folder
        from indicators.converters import PeriodConverter

        register_converter(PeriodConverter, "period")
        if settings.BENCHMARK_MAPPINGS:
            add_folder(settings.BENCHMARK_MAPPINGS)
