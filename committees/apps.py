from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "committees"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Offer the lower app what meetings said; models can only be imported once all apps are loaded."""
        from committees.discussion import querysets
        from scorecards.registries import register

        register(querysets)
