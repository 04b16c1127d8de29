/* The request that goes with a mailed project, in the project's list of requests. */
#pragma once

#include "model/request.h"
#include "model/document.h"

G_BEGIN_DECLS

/**
 * concord_mail_plan_request:
 * @what: (nullable): what is asked for
 *
 * A step that adds the request, sent today. The revision that it notes is the last that is saved:
 * the one that is mailed, which holds the request itself, follows it. Returns: (transfer full)
 */
ConcordStep *concord_mail_plan_request (ConcordDocument *document, const char *who, const char *what,
                                        ConcordDate due);

/* The request without an answer whose revision is in the history of @theirs: that of whoever saved
 * there since, else the only one there is; NULL where there is none or several may be meant. */
ConcordRequest *concord_mail_find_request (ConcordDocument *ours, ConcordDocument *theirs);

/**
 * concord_mail_plan_return:
 * @request: of this or another copy of the project
 *
 * @theirs: the copy that came back; @document itself, or another
 *
 * A step that notes in @document that the request was answered today by the last revision of @theirs,
 * with the request itself where the document has it not. Returns: (transfer full)
 */
ConcordStep *concord_mail_plan_return (ConcordDocument *document, ConcordRequest *request,
                                       ConcordDocument *theirs);

G_END_DECLS
