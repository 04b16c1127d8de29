/* A paper laid out: its pieces as blocks on pages, and its contents once its pages are known. */
#include "paper/plan.h"

#include "paper/furniture.h"
#include "paper/piece-blocks.h"

#define LEAST_SIDE 240.0 /* of a page: below that, margins leave no room for a chart */
#define MOST_SIDE 4000.0
#define SHORT_PAPER 6 /* pages of a report that needs no contents */

static void
bookmark_free (gpointer data)
{
  ConcordBookmark *bookmark = data;

  g_free (bookmark->number);
  g_free (bookmark->text);
  g_free (bookmark);
}

/* Room that the contents take can move what stands behind them: so the pages are made anew. */
static void
lay_out (ConcordPlan *plan, const ConcordContent *content)
{
  gboolean is_report = plan->settings.figures_per_page == 0;

  concord_piece_blocks_add_all (plan, content);
  if (plan->flow->blocks->len == 0)
    concord_flow_add (plan->flow, CONCORD_BLOCK_RULE, 0, 1);
  if (is_report)
    concord_flow_break (plan->flow);
  if (is_report && plan->flow->pages->len <= SHORT_PAPER)
    return;
  concord_furniture_add_contents (plan);
  concord_flow_break (plan->flow);
}

/**
 * concord_plan_new:
 * @document: where authority, reference and revision come from
 * @content: what the paper says
 * @settings: how it shall look; a page smaller than can hold a chart is taken as larger
 *
 * Returns: (transfer full): the paper, broken into one page or more.
 */
ConcordPlan *
concord_plan_new (ConcordDocument *document, const ConcordContent *content,
                  const ConcordPlanSettings *settings)
{
  ConcordPlan *plan = g_new0 (ConcordPlan, 1);

  plan->settings = *settings;
  plan->settings.width = CLAMP (settings->width, LEAST_SIDE, MOST_SIDE);
  plan->settings.height = CLAMP (settings->height, LEAST_SIDE, MOST_SIDE);
  plan->bookmarks = g_ptr_array_new_with_free_func (bookmark_free);
  plan->heads = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->foot = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  plan->flow = concord_flow_new (
      plan->settings.width - 2 * CONCORD_PLAN_MARGIN,
      plan->settings.height - 2 * CONCORD_PLAN_MARGIN - CONCORD_FURNITURE_FOOT,
      plan->settings.figures_per_page);
  concord_furniture_read (plan, document, content);
  lay_out (plan, content);
  return plan;
}

void
concord_plan_free (ConcordPlan *plan)
{
  g_ptr_array_unref (plan->bookmarks);
  g_array_unref (plan->heads);
  g_hash_table_unref (plan->foot);
  concord_flow_free (plan->flow);
  g_free (plan->title);
  g_free (plan->authority);
  g_free (plan->reference);
  g_free (plan->footer);
  g_free (plan->revision);
  g_free (plan);
}

guint
concord_plan_get_n_pages (const ConcordPlan *plan)
{
  return plan->flow->pages->len;
}

const char *
concord_plan_get_language (const ConcordPlan *plan, guint page)
{
  const GArray *placed = g_ptr_array_index (plan->flow->pages, page);

  return g_array_index (placed, ConcordPlaced, 0).block->language;
}
