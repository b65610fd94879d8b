from django.apps import AppConfig
from django.conf import settings
from django.urls import register_converter


class IndicatorsConfig(AppConfig):
    name = "indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Register the converter of periods once, here, because addresses of higher apps hold periods too."""
        from accounts.background.registries import register_daily
        from accounts.people.leavers.registries import register_leaving
        from indicators.benchmarks.bringing.actions import clear_old_files
        from indicators.benchmarks.keeping.jobs import clear_release_files
        from indicators.benchmarks.mapping_files import add_folder
        from indicators.converters import PeriodConverter
        from indicators.intake.history.actions import clear_old_history
        from indicators.intake.uploads.actions import clear_old_uploads
        from indicators.worklist.feed.actions import end_feed_of_leaver
        from indicators.worklist.reminders.jobs import remind

        register_converter(PeriodConverter, "period")
        register_daily("files of figures that nobody saved", clear_old_uploads)
        register_daily("files of history that nobody touched", clear_old_history)
        register_daily("national files that nobody took in", clear_old_files)
        register_daily("files of releases that were never taken in", clear_release_files)
        register_daily("reminders", remind)
        register_leaving("calendar addresses", end_feed_of_leaver)
        if settings.BENCHMARK_MAPPINGS:
            add_folder(settings.BENCHMARK_MAPPINGS)
