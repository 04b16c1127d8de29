#include "app/paper-edits.h"
#include "app/paper-words.h"
#include "figures/figure.h"
#include "model/id.h"
#include "model/order-key.h"
#include "model/report-item.h"
#include "model/report-section.h"
#include "model/report.h"
#include "paper/record-list.h"

#include "concord-words.h"
#include <string.h>

#define SECTIONS "sections"
#define ITEMS "items"

/* (transfer full) (nullable): @steps on from @record among its siblings. */
static ConcordRecord *
find_sibling (ConcordRecord *record, int steps)
{
  GListModel *siblings = concord_record_get_children (concord_record_get_parent (record),
                                                      concord_record_get_role (record));

  for (guint i = 0; i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (ConcordRecord) sibling = g_list_model_get_item (siblings, i);

      if (sibling == record)
        return steps < 0 && i < (guint) -steps
                   ? NULL
                   : g_list_model_get_item (siblings, (guint) ((int) i + steps));
    }
  return NULL;
}

/* --- new papers ------------------------------------------------------------------------------ */

static void
plan_values (ConcordStep *step, const char *id, ConcordRecord *source)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (source, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = concord_record_dup_canonical (source, &fields[i]);

      /* A catalogue has no exercises and options that its papers could speak of. */
      if (value != NULL && fields[i].kind != CONCORD_KIND_REFERENCE)
        concord_step_set (step, id, fields[i].name, value);
    }
}

static void
plan_children (ConcordStep *step, const char *id, ConcordRecord *source, const char *role)
{
  GListModel *children = concord_record_get_children (source, role);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);
      g_autofree char *own = concord_id_new ();

      concord_step_add (step, own, concord_record_get_type_name (child), id, role,
                        concord_record_get_order (child));
      plan_values (step, own, child);
      if (strcmp (role, SECTIONS) == 0)
        plan_children (step, own, child, ITEMS);
    }
}

/* @field in English, and in Welsh beside it where that is the language of the window. */
static void
set_both (ConcordStep *step, const char *id, const char *field, const char *english)
{
  g_autofree char *welsh = g_strconcat (field, "-welsh", NULL);

  concord_step_set (step, id, field, english);
  if (g_str_equal (concord_words_get_spoken (), "cy"))
    concord_step_set (step, id, welsh, concord_words_get (english));
}

static void
plan_blank (ConcordStep *step, const char *id)
{
  g_autofree char *section = concord_id_new ();
  g_autofree char *order = concord_order_key_between (NULL, NULL);

  if (g_str_equal (concord_words_get_spoken (), "cy"))
    concord_step_set (step, id, "language", concord_report_languages[CONCORD_REPORT_WELSH].nick);
  set_both (step, id, "title", N_ ("New paper"));
  concord_step_add (step, section, "report-section", id, SECTIONS, order);
  set_both (step, section, "heading", N_ ("Summary"));
}

char *
concord_paper_edits_add_paper (ConcordDocument *document, ConcordRecord *template, GError **error)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autofree char *name = template == NULL ? NULL : concord_paper_words_dup_title (template);
  /* Translators: the label of a step; the kind of paper. */
  g_autofree char *label = template == NULL ? g_strdup (_ ("Add a blank paper"))
                                            : g_strdup_printf (_ ("Add paper: %s"), name);
  g_autoptr (ConcordStep) step = concord_step_new (label);
  g_autofree char *id = concord_document_plan_add (document, step, project, "reports");

  if (template == NULL)
    plan_blank (step, id);
  else
    {
      plan_values (step, id, template);
      plan_children (step, id, template, SECTIONS);
    }
  return concord_document_perform (document, step, error) ? g_steal_pointer (&id) : NULL;
}

/* --- sections and items ---------------------------------------------------------------------- */

/* Puts what the step adds under @parent right after @before, where there is something behind. */
static void
plan_after (ConcordStep *step, const char *id, ConcordRecord *before)
{
  g_autoptr (ConcordRecord) next = find_sibling (before, 1);
  g_autofree char *order = NULL;

  if (next == NULL)
    return;
  order = concord_order_key_between (concord_record_get_order (before),
                                     concord_record_get_order (next));
  concord_step_place (step, id, concord_record_get_id (concord_record_get_parent (before)),
                      concord_record_get_role (before), order);
}

char *
concord_paper_edits_add_section (ConcordDocument *document, ConcordRecord *report,
                                 ConcordRecord *place, GError **error)
{
  g_autoptr (ConcordStep) step = concord_step_new (_ ("Add section"));
  g_autofree char *id = concord_document_plan_add (document, step, report, SECTIONS);
  ConcordRecord *section
      = CONCORD_IS_REPORT_ITEM (place) ? concord_record_get_parent (place) : place;

  if (section != NULL)
    plan_after (step, id, section);
  return concord_document_perform (document, step, error) ? g_steal_pointer (&id) : NULL;
}

static gboolean
is_shown (ConcordRecord *report, const char *kind, const char *shows)
{
  GListModel *sections = concord_record_get_children (report, SECTIONS);

  for (guint s = 0; s < g_list_model_get_n_items (sections); s++)
    {
      g_autoptr (ConcordRecord) section = g_list_model_get_item (sections, s);
      GListModel *items = concord_record_get_children (section, ITEMS);

      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr (ConcordReportItem) item = g_list_model_get_item (items, i);

          if (!concord_is_absent (item->kind)
              && strcmp (concord_report_item_kinds[item->kind].nick, kind) == 0
              && g_strcmp0 (item->shows, shows) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_content (ConcordDocument *document, int kind, const char *shows)
{
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordTextTable) list = NULL;

  if (kind == CONCORD_REPORT_FINDING)
    return TRUE;
  if (kind == CONCORD_REPORT_LIST)
    {
      list = concord_record_list_new (document, shows, FALSE, NULL);
      return list != NULL;
    }
  figure = concord_figure_new (document, shows, NULL);
  return !concord_figure_is_empty (figure);
}

static int
find_kind (const char *nick)
{
  for (int i = 0; concord_report_item_kinds[i].nick != NULL; i++)
    if (strcmp (concord_report_item_kinds[i].nick, nick) == 0)
      return i;
  g_return_val_if_reached (0);
}

/* The first that has something to show and is not in the report yet, else the first; NULL for
 * words. */
static char *
choose_shows (ConcordDocument *document, ConcordRecord *report, const char *kind)
{
  int number = find_kind (kind);
  g_autoptr (GPtrArray) list = concord_paper_words_list_shown (document, number);

  for (guint i = 0; i < list->len; i++)
    {
      const ConcordPaperShown *shown = list->pdata[i];

      if (!is_shown (report, kind, shown->name) && has_content (document, number, shown->name))
        return g_strdup (shown->name);
    }
  return list->len == 0 ? NULL : g_strdup (((ConcordPaperShown *) list->pdata[0])->name);
}

static const char *
get_label (int kind)
{
  switch (kind)
    {
    case CONCORD_REPORT_WORDS:
      return _ ("Add words to the paper");
    case CONCORD_REPORT_FINDING:
      return _ ("Add a finding to the paper");
    case CONCORD_REPORT_LIST:
      return _ ("Add a list to the paper");
    default:
      return _ ("Add a figure to the paper");
    }
}

char *
concord_paper_edits_add_item (ConcordDocument *document, ConcordRecord *place, const char *kind,
                              GError **error)
{
  gboolean in_section = CONCORD_IS_REPORT_SECTION (place);
  ConcordRecord *section = in_section ? place : concord_record_get_parent (place);
  g_autoptr (ConcordStep) step = concord_step_new (get_label (find_kind (kind)));
  g_autofree char *id = concord_document_plan_add (document, step, section, ITEMS);
  g_autofree char *shows = choose_shows (document, concord_record_get_parent (section), kind);

  concord_step_set (step, id, "kind", kind);
  if (shows != NULL)
    concord_step_set (step, id, "shows", shows);
  if (!in_section)
    plan_after (step, id, place);
  return concord_document_perform (document, step, error) ? g_steal_pointer (&id) : NULL;
}

/* --- moving ---------------------------------------------------------------------------------- */

static char *
move_to (ConcordDocument *document, ConcordRecord *record, ConcordRecord *parent,
         ConcordRecord *sibling, GError **error)
{
  g_autofree char *id = g_strdup (concord_record_get_id (record));
  g_autofree char *role = g_strdup (concord_record_get_role (record));

  if (sibling == record)
    return g_steal_pointer (&id);
  return concord_document_move (document, record, parent, role, sibling, error)
             ? g_steal_pointer (&id)
             : NULL;
}

/* (transfer full) (nullable) */
static ConcordRecord *
get_first_item (ConcordRecord *section)
{
  return g_list_model_get_item (concord_record_get_children (section, ITEMS), 0);
}

/* Out of its section: to the end of the one above, or the start of the one below. */
static char *
move_on (ConcordDocument *document, ConcordRecord *item, int direction, GError **error)
{
  g_autoptr (ConcordRecord) section = find_sibling (concord_record_get_parent (item), direction);
  g_autoptr (ConcordRecord) first = NULL;

  if (section == NULL)
    return NULL;
  first = direction < 0 ? NULL : get_first_item (section);
  return move_to (document, item, section, first, error);
}

char *
concord_paper_edits_move (ConcordDocument *document, ConcordRecord *record, int direction,
                          GError **error)
{
  g_autoptr (ConcordRecord) next = find_sibling (record, direction);
  g_autoptr (ConcordRecord) before = NULL;

  if (next == NULL)
    return CONCORD_IS_REPORT_ITEM (record) ? move_on (document, record, direction, error) : NULL;
  before = direction < 0 ? g_object_ref (next) : find_sibling (record, 2);
  return move_to (document, record, concord_record_get_parent (record), before, error);
}

static char *
place_item (ConcordDocument *document, ConcordRecord *item, ConcordRecord *target, gboolean after,
            GError **error)
{
  g_autoptr (ConcordRecord) sibling = NULL;
  g_autoptr (ConcordRecord) section = NULL;

  if (CONCORD_IS_REPORT_ITEM (target))
    {
      sibling = after ? find_sibling (target, 1) : g_object_ref (target);
      return move_to (document, item, concord_record_get_parent (target), sibling, error);
    }
  /* Above a heading is the end of the section before it. */
  section = after ? NULL : find_sibling (target, -1);
  if (section != NULL)
    return move_to (document, item, section, NULL, error);
  sibling = get_first_item (target);
  return move_to (document, item, target, sibling, error);
}

char *
concord_paper_edits_place (ConcordDocument *document, ConcordRecord *record, ConcordRecord *target,
                           gboolean after, GError **error)
{
  g_autoptr (ConcordRecord) sibling = NULL;

  if (CONCORD_IS_REPORT_ITEM (record))
    return place_item (document, record, target, after, error);
  if (CONCORD_IS_REPORT_ITEM (target))
    {
      target = concord_record_get_parent (target);
      after = TRUE;
    }
  if (target == record)
    return g_strdup (concord_record_get_id (record));
  sibling = after ? find_sibling (target, 1) : g_object_ref (target);
  return move_to (document, record, concord_record_get_parent (target), sibling, error);
}
