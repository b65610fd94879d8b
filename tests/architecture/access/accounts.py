"""Who gets what: signing in, people and the trail."""

from tests.architecture.access.answers import (
    ALL,
    NO_TOKEN,
    NOT_OWN,
    NOWHERE,
    OWN,
    PEOPLE,
    REMOVE,
    SIGN_IN,
    SIGN_OUT,
    TRAIL,
)

ACCOUNTS = {
    "account_login": SIGN_IN,
    "account_logout": SIGN_OUT,
    "account_inactive": ALL,
    "account_change_password": OWN,
    "account_set_password": NOT_OWN,
    "account_reset_password": ALL,
    "account_reset_password_done": ALL,
    "account_reset_password_from_key": ALL,
    "account_reset_password_from_key_done": ALL,
    # of a provider that the operator named: tests/accounts/signin/test_openid.py
    "openid_connect_login": NOWHERE,
    "openid_connect_callback": NOWHERE,
    "openid_signed_out": NOWHERE,
    "openid_sign_out": NOWHERE,
    # of an invitation that is open: tests/accounts/people/test_invitations.py
    "invitation": NOWHERE,
    "accounts:invitation": PEOPLE,
    "accounts:people": PEOPLE,
    "accounts:person": PEOPLE,
    "accounts:person_remove": REMOVE,
    "accounts:groups": PEOPLE,
    "accounts:group_remove": PEOPLE,
    "accounts:leavers": PEOPLE,
    "accounts:directory_revoke": PEOPLE,
    # with a directory's token: tests/accounts/people/test_scim.py
    "scim_users": NO_TOKEN,
    "scim_user": NO_TOKEN,
    "scim_configuration": NO_TOKEN,
    "scim_nothing": NOWHERE,
    "accounts:audit": TRAIL,
}
