/* What is on the pages besides the pieces: contents and foot. */
#include "paper/furniture.h"

#include "concord-words.h"

#define NUMBER_WIDTH 42.0 /* kept free for page numbers in the contents */
#define NUMBER_COLUMN 26.0
#define LABEL_GAP 6.0
#define ENTRY_GAP 4.0
#define FOOT_GAP 10.0 /* between the texts of a foot */
#define REVISION_DIGITS 12

char *
concord_furniture_dup_saved (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  const ConcordRevision *last = revisions->len > 0 ? revisions->pdata[revisions->len - 1] : NULL;

  return last != NULL ? g_strndup (last->id, REVISION_DIGITS) : NULL;
}

/**
 * concord_furniture_read:
 * @plan: gets the texts
 * @document: where they come from
 * @content: what the paper says
 */
void
concord_furniture_read (ConcordPlan *plan, ConcordDocument *document,
                        const ConcordContent *content)
{
  ConcordProject *project = concord_document_get_project (document);
  GPtrArray *revisions = concord_document_get_revisions (document);

  plan->title = g_strdup (content->title);
  plan->footer = g_strdup (content->footer != NULL ? content->footer : content->title);
  plan->language = content->language != NULL ? content->language : "en";
  plan->authority = g_strdup (project->authority);
  plan->reference = g_strdup (project->reference);
  if (revisions->len > 0)
    {
      const ConcordRevision *last = g_ptr_array_index (revisions, revisions->len - 1);

      plan->revision = concord_furniture_dup_saved (document);
      plan->saved = last->time;
      plan->is_changed = concord_document_is_dirty (document);
    }
}

/* --- contents -------------------------------------------------------------------------------- */

static ConcordBlock *
add_entry (ConcordFlow *flow, const ConcordBookmark *bookmark, double x)
{
  g_autoptr (PangoLayout) label = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  double label_x = x;
  ConcordBlock *block;

  if (bookmark->number != NULL)
    {
      g_autofree char *apart = g_strconcat (bookmark->number, " ", NULL);

      label = concord_style_layout (flow->context, apart, CONCORD_STYLE_TEXT, -1);
      x += CLAMP (concord_style_width (label) + LABEL_GAP, NUMBER_COLUMN, flow->width / 3);
    }
  layout = concord_style_layout (flow->context, bookmark->text, CONCORD_STYLE_TEXT,
                                 flow->width - NUMBER_WIDTH - x);
  if (concord_style_height (layout) > flow->height / 3)
    {
      pango_layout_set_height (layout, (int)(flow->height / 3 * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  block = concord_flow_add (flow, CONCORD_BLOCK_ENTRY, ENTRY_GAP, concord_style_height (layout));
  block->label = g_steal_pointer (&label);
  block->label_x = label_x;
  block->x = x;
  block->text = g_steal_pointer (&layout);
  block->target = bookmark->block;
  return block;
}

/* The contents of what follows a head; none where nothing is listed there. */
static void
add_list (ConcordPlan *plan, guint head)
{
  ConcordFlow *flow = plan->flow;
  guint first = flow->blocks->len, deep = plan->heads->len > 1 ? 1 : 0;
  ConcordBlock *list = NULL;

  for (guint i = 0; i < plan->bookmarks->len; i++)
    {
      const ConcordBookmark *bookmark = g_ptr_array_index (plan->bookmarks, i);
      ConcordBlock *entry;

      if (bookmark->head != head || !bookmark->is_listed)
        continue;
      if (list == NULL)
        concord_flow_add_text (flow,
                               plan->settings.figures_per_page > 0 ? _ ("Figures in this paper")
                                                                   : _ ("Contents"),
                               CONCORD_STYLE_HEADING, CONCORD_ROLE_TEXT, "H2", 14);
      entry = add_entry (flow, bookmark, bookmark->level > deep ? NUMBER_COLUMN : 0);
      list = list != NULL ? list : entry;
      entry->elements[0] = (ConcordElement){ "TOC", list };
      entry->elements[1] = (ConcordElement){ "TOCI", entry };
    }
  concord_flow_keep (flow, first, first + 2);
}

/**
 * concord_furniture_add_contents:
 * @plan: a plan with all of its blocks
 *
 * Puts a list of what there is behind the head of each language.
 */
void
concord_furniture_add_contents (ConcordPlan *plan)
{
  /* From the last, so that the places of those before stay what they are. */
  for (guint head = plan->heads->len; head > 0; head--)
    {
      guint to = g_array_index (plan->heads, guint, head - 1), first = plan->flow->blocks->len;
      const ConcordBlock *before = g_ptr_array_index (plan->flow->blocks, to - 1);
      const char *words = concord_words_set_language (before->language);

      plan->flow->language = before->language;
      add_list (plan, head);
      concord_words_set_language (words);
      concord_flow_move_to (plan->flow, first, to);
    }
}

/* --- drawing --------------------------------------------------------------------------------- */

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
 * @block: an entry of the contents
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
  const char *tag = concord_pen_has_place (pen, block->target->anchor) ? CAIRO_TAG_LINK : NULL;
  g_autoptr (PangoLayout) shaped
      = concord_style_layout (plan->flow->context, number, CONCORD_STYLE_TEXT, -1);
  double right = x + plan->flow->width, width = concord_style_width (shaped);
  double bottom = y + block->height, line_height = concord_style_height (shaped);
  PangoRectangle bounds;

  pango_layout_line_get_extents (line, NULL, &bounds);
  draw_leader (pen, x + block->x + bounds.width / (double)PANGO_SCALE + 4, right - width - 2,
               bottom - 0.3 * line_height);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  concord_pen_begin (pen, tag, link);
  if (block->label != NULL)
    concord_style_draw (pen->cr, block->label, x + block->label_x, y);
  concord_style_draw (pen->cr, block->text, x + block->x, y);
  concord_style_draw (pen->cr, shaped, right - width, bottom - line_height);
  concord_pen_end (pen, tag);
}

/* Which saved state the paper shows: whoever holds the file can look for its seal. */
char *
concord_furniture_dup_revision (const char *revision, gboolean is_changed)
{
  if (revision == NULL)
    return g_strdup (_ ("Not saved yet"));
  if (is_changed)
    /* Translators: %s is the beginning of a hash. */
    return g_strdup_printf (_ ("Revision %s, changed since"), revision);
  return g_strdup_printf (_ ("Revision %s"), revision);
}

char *
concord_furniture_dup_reference (const char *footer, ConcordPaperPart part)
{
  if (part == CONCORD_PAPER_PART_A)
    return g_strdup (footer);
  if (footer == NULL || *footer == '\0')
    return g_strdup (_ ("Part B – not for publication"));
  /* Translators: in the foot of an exempt paper; then its reference. */
  return g_strdup_printf (_ ("Part B – not for publication · %s"), footer);
}

/* Most of what is in the foot is the same on every page. */
static PangoLayout *
get_foot_text (const ConcordPlan *plan, const char *text)
{
  PangoLayout *layout = g_hash_table_lookup (plan->foot, text);

  if (layout != NULL)
    return layout;
  layout = concord_style_layout (plan->flow->context, text, CONCORD_STYLE_CAPTION, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_hash_table_insert (plan->foot, g_strdup (text), layout);
  return layout;
}

/* One of the three texts of the foot, at most @most wide. @anchor is 0 for left, 0.5 for the middle,
 * 1 for right. Returns its width. */
static double
draw_foot_text (const ConcordPlan *plan, const ConcordPen *pen, const char *text, double anchor,
                double most)
{
  g_autoptr (PangoLayout) layout = g_object_ref (get_foot_text (plan, text != NULL ? text : ""));
  double width;

  if (concord_style_width (layout) > most)
    {
      g_object_unref (layout);
      layout = pango_layout_copy (get_foot_text (plan, text));
      pango_layout_set_width (layout, (int)(MAX (most, 0) * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  width = concord_style_width (layout);
  concord_style_draw (pen->cr, layout, CONCORD_PLAN_MARGIN + anchor * (plan->flow->width - width),
                      plan->settings.height - CONCORD_PLAN_MARGIN
                          - concord_style_height (layout));
  return width;
}

/**
 * concord_furniture_draw_foot:
 * @plan: a broken plan
 * @pen: what draws, with the page's corner at its origin
 * @page: from 0
 *
 * In the language in which the page begins.
 */
void
concord_furniture_draw_foot (const ConcordPlan *plan, const ConcordPen *pen, guint page)
{
  const char *words = concord_words_set_language (concord_plan_get_language (plan, page));
  g_autofree char *number
      = g_strdup_printf (_ ("Page %u of %u"), page + 1, concord_plan_get_n_pages (plan));
  g_autofree char *reference = concord_furniture_dup_reference (plan->footer, plan->settings.part);
  g_autofree char *revision = concord_furniture_dup_revision (plan->revision, plan->is_changed);
  double y = plan->settings.height - CONCORD_PLAN_MARGIN - 14, middle;

  concord_words_set_language (words);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_AXIS);
  cairo_set_line_width (pen->cr, 0.5);
  cairo_move_to (pen->cr, CONCORD_PLAN_MARGIN, y);
  cairo_line_to (pen->cr, plan->settings.width - CONCORD_PLAN_MARGIN, y);
  cairo_stroke (pen->cr);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_MUTED);
  middle = draw_foot_text (plan, pen, revision, 0.5, plan->flow->width / 3 - FOOT_GAP);
  draw_foot_text (plan, pen, reference, 0, (plan->flow->width - middle) / 2 - FOOT_GAP);
  draw_foot_text (plan, pen, number, 1, (plan->flow->width - middle) / 2 - FOOT_GAP);
}
