/* A paper laid out: everything that is needed to draw any of its pages at any time. */
#pragma once

#include "paper/flow.h"

G_BEGIN_DECLS

#define CONCORD_PLAN_MARGIN 56.693 /* 20 mm in points */

typedef struct
{
  double width, height; /* of the page, points */
  ConcordTheme theme;
  guint figures_per_page;
  gboolean tables;
} ConcordPlanSettings;

/* An entry of a PDF's outline. */
typedef struct
{
  char *text;
  const ConcordBlock *block;
} ConcordBookmark;

typedef struct
{
  ConcordPlanSettings settings;
  ConcordFlow *flow;
  char *title, *authority, *reference, *date, *revision; /* texts as printed */
  gint64 now;                                            /* seconds since 1970 */
  gint64 saved;                                          /* the last revision; 0 without one */
  GPtrArray *bookmarks;                                  /* of ConcordBookmark * */
} ConcordPlan;

ConcordPlan *concord_plan_new (ConcordDocument *document, GPtrArray *figures,
                               const ConcordPlanSettings *settings);
void concord_plan_free (ConcordPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordPlan, concord_plan_free)

guint concord_plan_get_n_pages (const ConcordPlan *plan);
void concord_plan_add_bookmark (ConcordPlan *plan, const char *text, const ConcordBlock *block);

G_END_DECLS
