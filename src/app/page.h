/* A page: one stage of the work. The window makes it, sets its document and shows it. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_PAGE (concord_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ConcordPage, concord_page, CONCORD, PAGE, GtkWidget)

struct _ConcordPageClass
{
  GtkWidgetClass parent_class;
};

/* Properties: title, lead (one sentence), help (how this works), stage, document.
 * has-analyst puts a button beside the title that switches analyst on and off; what only specialists
 * ask for binds its visibility to analyst.
 * Signal: ::message (const char *) says what was refused or removed, in a sentence for a bar; its
 * detail is "refusal" where nothing was done that could be undone, and NULL takes that back; "note"
 * where what was done is no change of the project.
 * Children in a .ui: plain ones stand below the title; one of type "side" stands beside them, or
 * under them where the page is narrow. */

ConcordDocument *concord_page_get_document (ConcordPage *page);
void concord_page_set_document (ConcordPage *page, ConcordDocument *document);
const char *concord_page_get_stage (ConcordPage *page);
const char *concord_page_get_title (ConcordPage *page);

/* Whether what only specialists ask for is shown. */
gboolean concord_page_get_analyst (ConcordPage *page);

/* Emits ::message on the page that @widget stands in, if any. */
void concord_page_say (GtkWidget *widget, const char *message);

/* Emits ::message::note with what was done, such as a copy. */
void concord_page_note (GtkWidget *widget, const char *message);

/* Emits ::message::refusal with why a text was not taken; NULL once it is mended. */
void concord_page_refuse (GtkWidget *widget, const char *reason);

G_END_DECLS
