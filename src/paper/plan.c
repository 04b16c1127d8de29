/* A paper laid out: head, list of figures, figures and, at the end, their tables. */
#include "paper/plan.h"

#include "paper/figure-blocks.h"
#include "paper/furniture.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

#define LEAST_SIDE 240.0 /* of a page: below that, margins leave no room for a chart */
#define MOST_SIDE 4000.0
#define SECTION_GAP 18.0

static void
bookmark_free (gpointer data)
{
  ConcordBookmark *bookmark = data;

  g_free (bookmark->text);
  g_free (bookmark);
}

void
concord_plan_add_bookmark (ConcordPlan *plan, const char *text, const ConcordBlock *block)
{
  ConcordBookmark *bookmark = g_new0 (ConcordBookmark, 1);

  bookmark->text = g_utf8_make_valid (text, -1);
  bookmark->block = block;
  g_ptr_array_add (plan->bookmarks, bookmark);
}

static void
add_figures (ConcordPlan *plan, GPtrArray *figures, GPtrArray *entries)
{
  guint table = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      ConcordFigure *figure = g_ptr_array_index (figures, i);
      ConcordBlock *entry = g_ptr_array_index (entries, i);
      g_autofree char *heading = concord_figure_dup_heading (figure, i + 1);

      if (plan->settings.tables && concord_figure_get_n_rows (figure) > 0)
        table++;
      entry->target = concord_figure_blocks_add (plan->flow, figure, i + 1, table,
                                                 plan->settings.tables);
      concord_plan_add_bookmark (plan, heading, entry->target);
    }
}

/* The tables at the end, for papers with two figures on a page. */
static void
add_appendix (ConcordPlan *plan, GPtrArray *figures, ConcordBlock *entry)
{
  const char *heading = _ ("The figures as tables");
  guint table = 0;
  ConcordBlock *section = concord_flow_add_text (
      plan->flow, heading, CONCORD_STYLE_SECTION, CONCORD_ROLE_TEXT, "H1", SECTION_GAP);

  section->new_page = TRUE;
  section->anchor = g_strdup ("tables");
  entry->target = section;
  concord_plan_add_bookmark (plan, heading, section);
  for (guint i = 0; i < figures->len; i++)
    {
      ConcordFigure *figure = g_ptr_array_index (figures, i);

      if (concord_figure_get_n_rows (figure) > 0)
        concord_figure_blocks_add_table (plan->flow, figure, i + 1, ++table);
    }
}

static gboolean
have_tables (GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    if (concord_figure_get_n_rows (g_ptr_array_index (figures, i)) > 0)
      return TRUE;
  return FALSE;
}

static void
fill (ConcordPlan *plan, GPtrArray *figures)
{
  g_autoptr (GPtrArray) entries = NULL;
  gboolean appendix = plan->settings.tables && plan->settings.figures_per_page > 1
                      && have_tables (figures);

  concord_furniture_add_head (plan);
  if (figures->len == 0)
    {
      concord_furniture_add_nothing (plan);
      return;
    }
  entries = concord_furniture_add_list (plan, figures, appendix);
  add_figures (plan, figures, entries);
  if (appendix)
    add_appendix (plan, figures, g_ptr_array_index (entries, figures->len));
}

/**
 * concord_plan_new:
 * @document: where title, reference and revision come from
 * @figures: (element-type ConcordFigure): in the order of the paper
 * @settings: how it shall look; a page smaller than can hold a chart is taken as larger
 *
 * Returns: (transfer full): the paper, broken into one page or more.
 */
ConcordPlan *
concord_plan_new (ConcordDocument *document, GPtrArray *figures,
                  const ConcordPlanSettings *settings)
{
  ConcordPlan *plan = g_new0 (ConcordPlan, 1);

  plan->settings = *settings;
  plan->settings.width = CLAMP (settings->width, LEAST_SIDE, MOST_SIDE);
  plan->settings.height = CLAMP (settings->height, LEAST_SIDE, MOST_SIDE);
  plan->bookmarks = g_ptr_array_new_with_free_func (bookmark_free);
  plan->flow = concord_flow_new (
      plan->settings.width - 2 * CONCORD_PLAN_MARGIN,
      plan->settings.height - 2 * CONCORD_PLAN_MARGIN - CONCORD_FURNITURE_FOOT,
      plan->settings.figures_per_page);
  concord_furniture_read (plan, document);
  fill (plan, figures);
  concord_flow_break (plan->flow);
  return plan;
}

void
concord_plan_free (ConcordPlan *plan)
{
  g_ptr_array_unref (plan->bookmarks);
  concord_flow_free (plan->flow);
  g_free (plan->title);
  g_free (plan->authority);
  g_free (plan->reference);
  g_free (plan->date);
  g_free (plan->revision);
  g_free (plan);
}

guint
concord_plan_get_n_pages (const ConcordPlan *plan)
{
  return plan->flow->pages->len;
}
