"""Who may do what in a council. Roles are code, not rows, so that a review of this file is a review of access. Pure."""

from enum import StrEnum


class Role(StrEnum):
    MEMBER = "member"
    PERFORMANCE_OFFICER = "performance officer"
    APPROVER = "approver"
    DEMOCRATIC_SERVICES = "democratic services"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    VIEW_PUBLISHED = "read what is published"
    VIEW_MEETINGS = "read meetings and minutes"
    VIEW_DRAFTS = "read draft scorecards and unpublished figures"
    ENTER_FIGURES = "enter and import figures"
    APPROVE_FIGURES = "approve or return figures"
    EDIT_DEFINITIONS = "edit definitions, targets, breaks and events"
    SET_SCORECARDS = "set up scorecards, and say who answers for each measure"
    SET_UP = "see what is still to be set up"
    SET_COLLECTION = "set the collection calendar and the checks"
    MANAGE_BENCHMARKS = "take in national figures and choose which are compared with"
    MANAGE_SYSTEMS = "manage the systems that send figures"
    PUBLISH_EDITIONS = "publish an edition of a scorecard"
    READ_PRIVATE = "read the papers and minutes of private meetings"
    READ_CONFIDED = "read the exempt papers of committees whose member they are"
    REQUEST_MEASURES = "ask for a measure, and read what was asked"
    READ_QUESTIONS = "read questions in advance once they are answered"
    PUT_QUESTIONS = "put a question to an item before its meeting"
    ANSWER_QUESTIONS = "read every question in advance and answer it"
    EDIT_MEETINGS = "edit meetings, minutes, resolutions and actions"
    MANAGE_PEOPLE = "manage people and roles"
    SET_COUNCIL = "switch public access on or off and set the rules for small numbers"
    VIEW_AUDIT = "read the audit trail"


# What anyone may do in a council that has switched public access on.
PUBLIC = frozenset({Permission.VIEW_PUBLISHED, Permission.VIEW_MEETINGS})
READING = (
    PUBLIC
    | {Permission.READ_PRIVATE, Permission.READ_CONFIDED}
    | {Permission.REQUEST_MEASURES, Permission.READ_QUESTIONS}
)
# Who has one of these has a list of work, and is told when nothing waits on it.
WITH_WORK = frozenset({Permission.ENTER_FIGURES, Permission.APPROVE_FIGURES, Permission.EDIT_MEETINGS})

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.MEMBER: READING | {Permission.PUT_QUESTIONS},
    Role.PERFORMANCE_OFFICER: READING
    | {Permission.VIEW_DRAFTS, Permission.ENTER_FIGURES, Permission.EDIT_DEFINITIONS}
    | {Permission.MANAGE_BENCHMARKS, Permission.SET_SCORECARDS, Permission.SET_UP}
    | {Permission.ANSWER_QUESTIONS},
    Role.APPROVER: READING
    | {Permission.VIEW_DRAFTS, Permission.APPROVE_FIGURES, Permission.SET_COLLECTION, Permission.SET_UP}
    | {Permission.PUBLISH_EDITIONS, Permission.VIEW_AUDIT, Permission.ANSWER_QUESTIONS},
    Role.DEMOCRATIC_SERVICES: READING
    | {Permission.EDIT_MEETINGS, Permission.PUT_QUESTIONS, Permission.ANSWER_QUESTIONS},
    Role.ADMINISTRATOR: READING
    | {
        Permission.MANAGE_PEOPLE,
        Permission.SET_COUNCIL,
        Permission.SET_COLLECTION,
        Permission.MANAGE_SYSTEMS,
        Permission.VIEW_AUDIT,
    }
    | {Permission.MANAGE_BENCHMARKS, Permission.SET_SCORECARDS, Permission.SET_UP},
}
