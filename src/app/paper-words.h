/* What papers, their sections and what stands in them are called on the screen. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Something that a report may show. */
typedef struct
{
  char *name;  /* in the record: "weighted-scores" */
  char *label; /* for people */
} ConcordPaperShown;

/* What items of @kind (a ConcordReportItemKind) may show as the document stands: (transfer full)
 * (element-type ConcordPaperShown); empty for words. */
GPtrArray *concord_paper_words_list_shown (ConcordDocument *document, int kind);

/* "Words", "Figure": of the item's kind. */
const char *concord_paper_words_get_kind (ConcordRecord *item);

/* The first words of what is written there, the live title of a figure, the name of a finding or
 * list; NULL where nothing is written or chosen yet. */
char *concord_paper_words_dup_item (ConcordDocument *document, ConcordRecord *item);

/* Which of its fields say what @item speaks of: "exercise question", "option" or NULL. */
const char *concord_paper_words_get_subjects (ConcordRecord *item);

/* Whether anything would be printed of @item: words, or a choice. */
gboolean concord_paper_words_is_full (ConcordRecord *item);

/* The heading of @section and the title of @report in the language of the window, where they are given
 * in it. */
char *concord_paper_words_dup_heading (ConcordRecord *section);
char *concord_paper_words_dup_title (ConcordRecord *report);

/* What belongs in @section, likewise: borrowed, may be NULL. */
const char *concord_paper_words_get_prompt (ConcordRecord *section);

/* Whether words in Welsh are wanted of @report. */
gboolean concord_paper_words_wants_welsh (ConcordRecord *report);

G_END_DECLS
