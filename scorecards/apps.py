from django.apps import AppConfig
from django.urls import register_converter


class ScorecardsConfig(AppConfig):
    name = "scorecards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Offer the lower app what was published; models can only be imported once all apps are loaded."""
        from accounts.background.registries import register_daily
        from accounts.council_settings import registries as settings_registries
        from indicators.catalogue import registries as catalogue_registries
        from indicators.catalogue.own import registries as own_registries
        from indicators.figures.registries import register
        from indicators.worklist.lists.registries import register_work
        from scorecards.briefings.months.querysets import published_things
        from scorecards.converters import ScorecardPeriodConverter
        from scorecards.editions import querysets
        from scorecards.editions.caches import clear_kept_files
        from scorecards.editions.downloads.actions import start_missing_files
        from scorecards.editions.unpublished.presenters import checklists_to_do
        from scorecards.editor.own import actions as own_actions

        register_converter(ScorecardPeriodConverter, "scorecard_period")
        register(querysets)
        own_registries.register(own_actions)
        own_registries.register_replacing(own_actions.replace_everywhere)
        catalogue_registries.register(querysets.places_on_scorecards)
        register_daily("kept files of earlier versions", clear_kept_files)
        register_daily("files of editions", start_missing_files)
        settings_registries.register(published_things)
        register_work(checklists_to_do)
