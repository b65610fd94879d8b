"""Asking for a link to a new password."""

from allauth.account.views import PasswordResetView

from accounts.background.pages import done_after


class ForgottenPassword(PasswordResetView):
    """The same work, in the same time, whether anybody signs in with the address or not."""

    public = True

    def form_valid(self, form):
        response = super().form_valid(form)
        return response if form.asked is None else done_after(response, form.asked)
