#include "figures/figure-private.h"

struct _ConcordFigure
{
  GObject parent_instance;

  const ConcordFigureKind *kind;
  ConcordView view;
  ConcordChart *chart;
  char *title, *subtitle, *caption, *words, *explanation;
  ConcordFinding *finding; /* or NULL */
  GPtrArray *headers; /* of char * */
  GArray *numeric;    /* of gboolean, one for each column */
  GPtrArray *cells;   /* of char *, row by row */
};

G_DEFINE_FINAL_TYPE (ConcordFigure, concord_figure, G_TYPE_OBJECT)

static void
finalize (GObject *object)
{
  ConcordFigure *figure = CONCORD_FIGURE (object);

  g_clear_object (&figure->chart);
  g_free (figure->title);
  g_free (figure->subtitle);
  g_free (figure->caption);
  g_free (figure->words);
  g_free (figure->explanation);
  g_clear_pointer (&figure->finding, concord_finding_unref);
  g_ptr_array_unref (figure->headers);
  g_array_unref (figure->numeric);
  g_ptr_array_unref (figure->cells);
  G_OBJECT_CLASS (concord_figure_parent_class)->finalize (object);
}

static void
concord_figure_class_init (ConcordFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
concord_figure_init (ConcordFigure *figure)
{
  figure->headers = g_ptr_array_new_with_free_func (g_free);
  figure->numeric = g_array_new (FALSE, FALSE, sizeof (gboolean));
  figure->cells = g_ptr_array_new_with_free_func (g_free);
}

ConcordFigure *
concord_figure_new_for (ConcordDocument *document, const char *kind, const char *subject,
                        ConcordView view)
{
  const ConcordFigureKind *row = concord_figure_kinds_find (kind);
  ConcordFigure *figure;

  g_return_val_if_fail (row != NULL, NULL);
  figure = g_object_new (CONCORD_TYPE_FIGURE, NULL);
  figure->kind = row;
  figure->view = view;
  concord_figure_kinds_get_maker (row) (figure, document, subject);
  concord_chart_set_title (figure->chart, figure->title);
  concord_chart_set_subtitle (figure->chart, figure->subtitle);
  concord_chart_set_caption (figure->chart, figure->caption);
  return figure;
}

ConcordFigure *
concord_figure_new (ConcordDocument *document, const char *kind, const char *subject)
{
  return concord_figure_new_for (document, kind, subject, CONCORD_VIEW_WORKING);
}

ConcordFigure *
concord_figure_new_public (ConcordDocument *document, const char *kind, const char *subject)
{
  return concord_figure_new_for (document, kind, subject, CONCORD_VIEW_PUBLIC);
}

ConcordFigure *
concord_figure_new_exempt (ConcordDocument *document, const char *kind, const char *subject)
{
  return concord_figure_new_for (document, kind, subject, CONCORD_VIEW_EXEMPT);
}

gboolean
concord_figure_is_public (ConcordFigure *figure)
{
  return figure->view == CONCORD_VIEW_PUBLIC;
}

gboolean
concord_figure_is_leaving (ConcordFigure *figure)
{
  return figure->view != CONCORD_VIEW_WORKING;
}

gboolean
concord_figure_is_same (ConcordFigure *figure, ConcordFigure *other)
{
  if (g_strcmp0 (figure->title, other->title) != 0 || g_strcmp0 (figure->words, other->words) != 0
      || figure->headers->len != other->headers->len || figure->cells->len != other->cells->len)
    return FALSE;
  for (guint i = 0; i < figure->headers->len; i++)
    if (g_strcmp0 (figure->headers->pdata[i], other->headers->pdata[i]) != 0)
      return FALSE;
  for (guint i = 0; i < figure->cells->len; i++)
    if (g_strcmp0 (figure->cells->pdata[i], other->cells->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

void
concord_figure_take_chart (ConcordFigure *figure, ConcordChart *chart)
{
  g_clear_object (&figure->chart);
  figure->chart = chart;
}

static void
take (char **slot, char *text)
{
  g_free (*slot);
  *slot = text;
}

void
concord_figure_take_title (ConcordFigure *figure, char *title)
{
  take (&figure->title, title);
}

void
concord_figure_take_subtitle (ConcordFigure *figure, char *subtitle)
{
  take (&figure->subtitle, subtitle);
}

void
concord_figure_take_caption (ConcordFigure *figure, char *caption)
{
  take (&figure->caption, caption);
}

void
concord_figure_take_words (ConcordFigure *figure, char *words)
{
  take (&figure->words, words);
}

void
concord_figure_set_empty_words (ConcordFigure *figure, const char *words)
{
  concord_chart_set_empty_words (figure->chart, words);
}

void
concord_figure_explain (ConcordFigure *figure, ConcordFinding *finding)
{
  g_clear_pointer (&figure->finding, concord_finding_unref);
  figure->finding = figure->view == CONCORD_VIEW_PUBLIC ? concord_finding_new_public (finding)
                                                        : concord_finding_ref (finding);
  take (&figure->explanation, concord_finding_dup_text (finding, FALSE));
}

void
concord_figure_add_column (ConcordFigure *figure, const char *header, gboolean numeric)
{
  g_ptr_array_add (figure->headers, g_strdup (header));
  g_array_append_val (figure->numeric, numeric);
}

void
concord_figure_take_cell (ConcordFigure *figure, char *text)
{
  g_ptr_array_add (figure->cells, text);
}

const char *
concord_figure_get_kind (ConcordFigure *figure)
{
  return figure->kind->kind;
}

const char *
concord_figure_get_title (ConcordFigure *figure)
{
  return figure->title;
}

const char *
concord_figure_get_subtitle (ConcordFigure *figure)
{
  return figure->subtitle;
}

const char *
concord_figure_get_caption (ConcordFigure *figure)
{
  return figure->caption;
}

const char *
concord_figure_get_words (ConcordFigure *figure)
{
  return figure->words;
}

ConcordChart *
concord_figure_get_chart (ConcordFigure *figure)
{
  return figure->chart;
}

gboolean
concord_figure_is_empty (ConcordFigure *figure)
{
  return concord_chart_is_empty (figure->chart);
}

guint
concord_figure_get_n_columns (ConcordFigure *figure)
{
  return figure->headers->len;
}

guint
concord_figure_get_n_rows (ConcordFigure *figure)
{
  return figure->headers->len == 0 ? 0 : figure->cells->len / figure->headers->len;
}

const char *
concord_figure_get_header (ConcordFigure *figure, guint column)
{
  g_return_val_if_fail (column < figure->headers->len, NULL);
  return figure->headers->pdata[column];
}

const char *
concord_figure_get_cell (ConcordFigure *figure, guint row, guint column)
{
  g_return_val_if_fail (column < figure->headers->len, NULL);
  g_return_val_if_fail (row < concord_figure_get_n_rows (figure), NULL);
  return figure->cells->pdata[row * figure->headers->len + column];
}

gboolean
concord_figure_is_numeric (ConcordFigure *figure, guint column)
{
  g_return_val_if_fail (column < figure->numeric->len, FALSE);
  return g_array_index (figure->numeric, gboolean, column);
}

const char *
concord_figure_get_explanation (ConcordFigure *figure)
{
  return figure->explanation;
}

ConcordFinding *
concord_figure_get_finding (ConcordFigure *figure)
{
  return figure->finding;
}
