from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from accounts.background.actions import forget_old_jobs
        from accounts.background.daily.jobs import clear_sessions
        from accounts.background.registries import register_daily

        register_daily("sessions that ran out", clear_sessions)
        register_daily("jobs that ended long ago", forget_old_jobs)
