/* What is on the pages besides the figures: head, list of figures, foot. */
#include "paper/furniture.h"

#include "paper/figure-blocks.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

#define NUMBER_WIDTH 42.0 /* kept free for page numbers in the list of figures */
#define ENTRY_GAP 4.0
#define REVISION_DIGITS 12

static char *
dup_date (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  ConcordDate date = CONCORD_DATE_ABSENT;
  GDate day;

  if (time == NULL)
    return g_strdup ("");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay)g_date_time_get_day_of_month (time),
                  (GDateMonth)g_date_time_get_month (time), (GDateYear)g_date_time_get_year (time));
  date.julian = g_date_get_julian (&day);
  return concord_date_dup_display (date);
}

/* Which saved state the figures show: whoever holds the file can look for its seal. */
static char *
dup_revision (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  const ConcordRevision *last;

  if (revisions->len == 0)
    return g_strdup (_ ("Not saved yet"));
  last = g_ptr_array_index (revisions, revisions->len - 1);
  if (concord_document_is_dirty (document))
    /* Translators: %.*s is the beginning of a hash. */
    return g_strdup_printf (_ ("Revision %.*s, changed since"), REVISION_DIGITS, last->id);
  return g_strdup_printf (_ ("Revision %.*s"), REVISION_DIGITS, last->id);
}

static gint64
find_saved (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  const ConcordRevision *last;

  if (revisions->len == 0)
    return 0;
  last = g_ptr_array_index (revisions, revisions->len - 1);
  return last->time;
}

/**
 * concord_furniture_read:
 * @plan: gets the texts
 * @document: where they come from
 */
void
concord_furniture_read (ConcordPlan *plan, ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);

  plan->title = g_strdup (project->title != NULL ? project->title : _ ("Untitled project"));
  plan->authority = g_strdup (project->authority);
  plan->reference = g_strdup (project->reference);
  plan->now = concord_document_get_now (document);
  plan->saved = find_saved (document);
  plan->date = dup_date (plan->now);
  plan->revision = dup_revision (document);
}

/**
 * concord_furniture_add_head:
 * @plan: an empty plan
 *
 * Authority, title, what this is, reference and date, and a line below them.
 */
void
concord_furniture_add_head (ConcordPlan *plan)
{
  ConcordFlow *flow = plan->flow;
  g_autofree char *facts = NULL;

  if (plan->reference != NULL)
    /* Translators: the project's reference, then a date. */
    facts = g_strdup_printf (_ ("Reference %s – %s"), plan->reference, plan->date);
  concord_flow_add_text (flow, plan->authority, CONCORD_STYLE_STRONG, CONCORD_ROLE_MUTED, "P", 0);
  concord_flow_add_text (flow, plan->title, CONCORD_STYLE_TITLE, CONCORD_ROLE_TEXT, "H1", 4);
  concord_flow_add_text (flow, _ ("Figures for the cabinet paper"), CONCORD_STYLE_SECTION,
                         CONCORD_ROLE_TEXT, "P", 4);
  concord_flow_add_text (flow, facts != NULL ? facts : plan->date, CONCORD_STYLE_SMALL,
                         CONCORD_ROLE_MUTED, "P", 6);
  concord_flow_add (flow, CONCORD_BLOCK_RULE, 8, 1);
}

/**
 * concord_furniture_add_nothing:
 * @plan: a plan with its head
 *
 * What to do, where there is no figure to show.
 */
void
concord_furniture_add_nothing (ConcordPlan *plan)
{
  concord_flow_add_text (plan->flow, _ ("There are no figures to print yet"),
                         CONCORD_STYLE_HEADING, CONCORD_ROLE_TEXT, "H2", 18);
  concord_flow_add_text (
      plan->flow,
      _ ("Figures come from what the project holds. Enter the services and suppliers on the "
         "Package screen, the questions and answers on Consultation, or the options and their "
         "scores on Options. Then print again: each figure that has something to show will be "
         "here."),
      CONCORD_STYLE_TEXT, CONCORD_ROLE_TEXT, "P", 6);
}

static ConcordBlock *
add_entry (ConcordFlow *flow, const char *text)
{
  g_autoptr (PangoLayout) layout = concord_style_layout (flow->context, text, CONCORD_STYLE_TEXT,
                                                         flow->width - NUMBER_WIDTH);
  ConcordBlock *block;

  if (concord_style_height (layout) > flow->height / 3)
    {
      pango_layout_set_height (layout, (int)(flow->height / 3 * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  block = concord_flow_add (flow, CONCORD_BLOCK_ENTRY, ENTRY_GAP, concord_style_height (layout));
  block->text = g_steal_pointer (&layout);
  block->tag = "TOC";
  return block;
}

/**
 * concord_furniture_add_list:
 * @plan: a plan with its head
 * @figures: (element-type ConcordFigure): in the order of the paper
 * @appendix: whether tables follow at the end
 *
 * Returns: (transfer container) (element-type ConcordBlock): an entry for each figure, then one for
 *   the appendix; the caller says what they lead to.
 */
GPtrArray *
concord_furniture_add_list (ConcordPlan *plan, GPtrArray *figures, gboolean appendix)
{
  GPtrArray *entries = g_ptr_array_new ();
  ConcordFlow *flow = plan->flow;
  guint first = flow->blocks->len;

  concord_flow_add_text (flow, _ ("Figures in this paper"), CONCORD_STYLE_HEADING,
                         CONCORD_ROLE_TEXT, "H2", 14);
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *heading
          = concord_figure_dup_heading (g_ptr_array_index (figures, i), i + 1);

      g_ptr_array_add (entries, add_entry (flow, heading));
    }
  if (appendix)
    g_ptr_array_add (entries, add_entry (flow, _ ("The figures as tables")));
  concord_flow_keep (flow, first, first + 2);
  return entries;
}

/* Dots lead the eye from the text's last line to the page number. */
static void
draw_leader (const ConcordPen *pen, double from, double to, double y)
{
  static const double dots[] = { 0.8, 3.2 };

  if (to <= from)
    return;
  cairo_save (pen->cr);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_AXIS);
  cairo_set_line_width (pen->cr, 0.8);
  cairo_set_dash (pen->cr, dots, 2, 0);
  cairo_move_to (pen->cr, to, y);
  cairo_line_to (pen->cr, from, y);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

/**
 * concord_furniture_draw_entry:
 * @plan: a broken plan
 * @pen: what draws
 * @block: an entry of the list of figures
 * @x: left edge, points
 * @y: its top
 */
void
concord_furniture_draw_entry (const ConcordPlan *plan, const ConcordPen *pen,
                              const ConcordBlock *block, double x, double y)
{
  int last = pango_layout_get_line_count (block->text) - 1;
  PangoLayoutLine *line = pango_layout_get_line_readonly (block->text, last);
  /* The space parts the number from the text for who hears the list or copies it. */
  g_autofree char *number = g_strdup_printf (" %u", block->target->page + 1);
  g_autofree char *link = g_strdup_printf ("dest='%s'", block->target->anchor);
  g_autoptr (PangoLayout) shaped
      = concord_style_layout (plan->flow->context, number, CONCORD_STYLE_TEXT, -1);
  double right = x + plan->flow->width, width = concord_style_width (shaped);
  double bottom = y + block->height, line_height = concord_style_height (shaped);
  PangoRectangle bounds;

  pango_layout_line_get_extents (line, NULL, &bounds);
  draw_leader (pen, x + bounds.width / (double)PANGO_SCALE + 4, right - width - 2,
               bottom - 0.3 * line_height);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  concord_pen_begin (pen, "TOCI", NULL);
  concord_pen_begin (pen, CAIRO_TAG_LINK, link);
  concord_style_draw (pen->cr, block->text, x, y);
  concord_style_draw (pen->cr, shaped, right - width, bottom - line_height);
  concord_pen_end (pen, CAIRO_TAG_LINK);
  concord_pen_end (pen, "TOCI");
}

/* One of the three texts of the foot. @anchor is 0 for left, 0.5 for the middle, 1 for right. */
static void
draw_foot_text (const ConcordPlan *plan, const ConcordPen *pen, const char *text, double anchor)
{
  g_autoptr (PangoLayout) layout
      = concord_style_layout (plan->flow->context, text, CONCORD_STYLE_CAPTION, -1);
  double share = plan->flow->width / 3 - 4, width;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (concord_style_width (layout) > share)
    {
      pango_layout_set_width (layout, (int)(share * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
    }
  width = concord_style_width (layout);
  concord_style_draw (pen->cr, layout,
                      CONCORD_PLAN_MARGIN + anchor * (plan->flow->width - width),
                      plan->settings.height - CONCORD_PLAN_MARGIN
                          - concord_style_height (layout));
}

/**
 * concord_furniture_draw_foot:
 * @plan: a broken plan
 * @pen: what draws, with the page's corner at its origin
 * @page: from 0
 */
void
concord_furniture_draw_foot (const ConcordPlan *plan, const ConcordPen *pen, guint page)
{
  g_autofree char *number
      = g_strdup_printf (_ ("Page %u of %u"), page + 1, concord_plan_get_n_pages (plan));
  double y = plan->settings.height - CONCORD_PLAN_MARGIN - 14;

  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_AXIS);
  cairo_set_line_width (pen->cr, 0.5);
  cairo_move_to (pen->cr, CONCORD_PLAN_MARGIN, y);
  cairo_line_to (pen->cr, plan->settings.width - CONCORD_PLAN_MARGIN, y);
  cairo_stroke (pen->cr);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_MUTED);
  draw_foot_text (plan, pen, plan->reference != NULL ? plan->reference : plan->title, 0);
  draw_foot_text (plan, pen, plan->revision, 0.5);
  draw_foot_text (plan, pen, number, 1);
}
