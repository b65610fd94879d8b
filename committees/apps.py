from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "committees"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Offer the lower app what meetings said; models can only be imported once all apps are loaded."""
        from accounts.council_settings import registries as settings_registries
        from accounts.trail.registries import register_closing
        from accounts.writing.registries import register_whereabouts
        from committees.definitions import actions as definitions
        from committees.discussion import querysets
        from committees.follow_ups.awaited.jobs import settle_by_edition
        from committees.meetings.querysets import published_things
        from committees.meetings.registries import register_printed, register_when_out
        from committees.pages import item_address_now, meeting_address_now
        from committees.papers.contents.presenters.passages import passages_of
        from committees.papers.files.actions import start_papers
        from committees.querysets import closed_to
        from committees.requests import querysets as requests
        from committees.requests.actions import follow_measure
        from committees.worklist.asked.presenters import questions_to_answer
        from committees.worklist.attaching.presenters import items_to_mend
        from committees.worklist.presenters import work
        from committees.worklist.recommended.presenters import answers_to_ask_for
        from indicators.catalogue.own.registries import register_replacing
        from indicators.worklist.lists.registries import register_work
        from scorecards.editor.registries import register_committees, register_requests
        from scorecards.registries import register, register_when_changed

        register(querysets)
        register_whereabouts("meeting", meeting_address_now)
        register_whereabouts("agenda item", item_address_now)
        register_closing(closed_to)
        register_committees(definitions)
        register_requests(requests)
        register_work(work)
        register_work(items_to_mend)
        register_work(answers_to_ask_for)
        register_work(questions_to_answer)
        register_replacing(follow_measure)
        register_when_out(start_papers)
        register_printed(passages_of)
        register_when_changed(settle_by_edition)
        settings_registries.register(published_things)
        self.follow_attendance()
        self.follow_meetings()
        self.do_daily()

    def follow_attendance(self) -> None:
        from committees.attendance.registries import register_when_recorded
        from committees.meetings.actions import minutes_changed
        from committees.minutes.editor.actions import match_attendance

        register_when_recorded(match_attendance)
        register_when_recorded(minutes_changed)

    def follow_meetings(self) -> None:
        from committees.follow_ups.history.actions import follow_meeting
        from committees.meetings.standing.registries import register_when_changed

        register_when_changed(follow_meeting)

    def do_daily(self) -> None:
        from accounts.background.registries import register_daily
        from committees.documents.jobs import clear_documents
        from committees.follow_ups.awaited.actions import settle_awaited
        from committees.intake.jobs import clear_sources
        from committees.papers.files.actions import start_missing_papers
        from committees.papers.jobs import tell_members

        register_daily("papers that came out", tell_members)
        register_daily("actions that await a figure", settle_awaited)
        register_daily("files of papers", start_missing_papers)
        register_daily("documents that were never attached", clear_documents)
        register_daily("sources of minutes that nothing tells of", clear_sources)
