"""Supporting documents: attached by democratic services, downloaded by those who may read them."""

from django.http import FileResponse, Http404, HttpResponseRedirect
from django.utils import timezone

from accounts.files.storages import whole
from accounts.pages import attempt, form_page
from committees.addresses import item_url
from committees.documents import actions as documents
from committees.documents.forms import DocumentForm, WithdrawForm
from committees.documents.policies import why_not_withdraw
from committees.documents.presenters import when_it_comes_out
from committees.meetings.standing.views import or_where_it_went
from committees.models import AgendaItem, Document
from committees.pages import back_to_item, edits, find_item, reader_of, reads
from committees.people.pages import risks_of

# The same whether there is none or it is not for this reader, who learns nothing from it
NO_SUCH_DOCUMENT = "There is no such document at this item that you may open."


@edits
def document_new(request, council, committee, day, number):
    found = find_item(request, committee, day, number)
    form = DocumentForm(
        request.POST or None,
        request.FILES or None,
        initial={"published_on": timezone.localdate()},
        meeting=found.meeting,
        risks=risks_of(request),
    )
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "by": request.user}
        if attempt(
            request, form, lambda: documents.add_document(item=found, **values), "The document is attached."
        ):
            return HttpResponseRedirect(f"{item_url(found, council.slug)}#docs")
    return form_page(
        request,
        heading="Attach a document",
        back=back_to_item(request, found),
        form=form,
        submit="Attach",
        upload=True,
        intro=when_it_comes_out(found.meeting, timezone.localdate()),
    )


@edits
def document_withdraw(request, council, committee, day, number, pk):
    found = find_item(request, committee, day, number)
    document = find_document(found, pk)
    form = WithdrawForm(request.POST or None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            request,
            form,
            lambda: documents.withdraw_document(document=document, reason=reason, by=request.user),
            "The document is no longer public.",
        ):
            return HttpResponseRedirect(f"{item_url(found, council.slug)}#docs")
    return form_page(
        request,
        heading=f"Withdraw “{document.title}”",
        back=back_to_item(request, found),
        form=form,
        submit="Withdraw it",
        closed="" if form.is_bound else why_not_withdraw(document),
    )


@reads
@or_where_it_went
def document(request, council, committee, day, number, pk):
    """The file, always to be saved and never shown in place, whatever it holds."""
    reader, found = reader_of(request), find_item(request, committee, day, number)
    document = find_document(found, pk)
    if not reader.opens(document):
        raise Http404(NO_SUCH_DOCUMENT)
    if not document.file:
        raise Http404("This document was listed without a file.")
    response = FileResponse(
        whole(document.file, document.size),
        as_attachment=True,
        filename=document.file_name,
        content_type=document.mime_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = (
        "sandbox; default-src 'none'"  # nothing in it runs, however it is opened
    )
    response["Cache-Control"] = "private, no-store" if document.restricted else "private, no-cache"
    return response


def find_document(item: AgendaItem, pk: int) -> Document:
    """Raises Http404."""
    document = item.documents.filter(pk=pk).first()
    if document is None:
        raise Http404(NO_SUCH_DOCUMENT)
    document.item = item
    return document
