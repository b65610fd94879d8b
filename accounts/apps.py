from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from accounts.background.actions import forget_old_jobs
        from accounts.background.daily.jobs import clear_sessions
        from accounts.background.registries import register_daily
        from accounts.files.jobs import clear_unfinished
        from accounts.people.groups.actions import arrive as roles_by_groups
        from accounts.people.invitations.actions import arrive as roles_by_invitation
        from accounts.signin.openid.registries import register_arrival
        from accounts.signin.sessions.actions import forget_ended_sessions
        from accounts.writing.actions import forget_old_forms

        register_daily("sessions that ran out", clear_sessions)
        register_daily("where somebody was signed in", forget_ended_sessions)
        register_daily("jobs that ended long ago", forget_old_jobs)
        register_daily("forms that were sent or kept", forget_old_forms)
        register_daily("files that were never finished", clear_unfinished)
        register_arrival("roles by invitation", roles_by_invitation)
        register_arrival("roles by groups", roles_by_groups)
