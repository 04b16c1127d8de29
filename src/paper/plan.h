/* A paper laid out: everything that is needed to draw any of its pages at any time. */
#pragma once

#include "paper/content.h"
#include "paper/flow.h"

G_BEGIN_DECLS

#define CONCORD_PLAN_MARGIN 56.693 /* 20 mm in points */

typedef struct
{
  double width, height; /* of the page, points */
  ConcordTheme theme;
  guint figures_per_page; /* 1 or 2 of a paper of figures; 0 of a report */
  ConcordPaperPart part;
} ConcordPlanSettings;

/* An entry of a PDF's outline, and perhaps of the contents. */
typedef struct
{
  char *number, *text; /* number may be NULL */
  guint level;         /* 0 of the topmost */
  gboolean is_listed;  /* in the contents */
  guint head;          /* index of the head that it comes after */
  const ConcordBlock *block;
} ConcordBookmark;

typedef struct
{
  ConcordPlanSettings settings;
  ConcordFlow *flow;
  char *title, *authority, *reference, *footer; /* texts as printed; NULL for what isn't there */
  const char *language;                         /* of the paper as a whole; static */
  char *revision;                               /* beginning of the last one's id, or NULL */
  gboolean is_changed;                          /* since that */
  gint64 saved;                                 /* seconds since 1970; 0 without a revision */
  GPtrArray *bookmarks;                         /* of ConcordBookmark * */
  GArray *heads; /* of guint: index of the block behind the head of each language */
  GHashTable *foot; /* of PangoLayout *: what the feet of pages say, by text */
} ConcordPlan;

ConcordPlan *concord_plan_new (ConcordDocument *document, const ConcordContent *content,
                               const ConcordPlanSettings *settings);
void concord_plan_free (ConcordPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordPlan, concord_plan_free)

guint concord_plan_get_n_pages (const ConcordPlan *plan);

/* What is on a page is in this language first: static. */
const char *concord_plan_get_language (const ConcordPlan *plan, guint page);

G_END_DECLS
