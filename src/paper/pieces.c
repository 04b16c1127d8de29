/* The pieces of a paper: how they are made and freed, and papers of figures alone. */
#include "paper/pieces.h"

#include "concord-words.h"
#include <string.h>

#define SHORT_WORDS 420 /* characters: four or five lines on A4 */

/* --- making and freeing ---------------------------------------------------------------------- */

static void
piece_free (gpointer data)
{
  ConcordPiece *piece = data;

  g_free (piece->number);
  g_free (piece->text);
  g_clear_object (&piece->figure);
  g_clear_pointer (&piece->table, concord_text_table_unref);
  g_free (piece);
}

ConcordContent *
concord_content_new_empty (void)
{
  ConcordContent *content = g_new0 (ConcordContent, 1);

  content->pieces = g_ptr_array_new_with_free_func (piece_free);
  content->language = "en";
  return content;
}

void
concord_content_free (ConcordContent *content)
{
  g_ptr_array_unref (content->pieces);
  g_free (content->title);
  g_free (content->footer);
  g_free (content);
}

/**
 * concord_content_take:
 * @content: a content
 * @kind: what the piece is
 * @text: (nullable) (transfer full): what it says
 *
 * Returns: (transfer none): the piece at the end, in the language of the content; the caller fills
 *   in what else belongs to it.
 */
ConcordPiece *
concord_content_take (ConcordContent *content, ConcordPieceKind kind, char *text)
{
  ConcordPiece *piece = g_new0 (ConcordPiece, 1);

  piece->kind = kind;
  piece->language = content->language;
  piece->text = text;
  g_ptr_array_add (content->pieces, piece);
  return piece;
}

void
concord_content_join (ConcordContent *content, ConcordContent *other)
{
  for (guint i = 0; i < other->pieces->len; i++)
    g_ptr_array_add (content->pieces, other->pieces->pdata[i]);
  g_ptr_array_set_free_func (other->pieces, NULL);
  concord_content_free (other);
}

/* --- figures alone --------------------------------------------------------------------------- */

char *
concord_figure_dup_heading (ConcordFigure *figure, guint number)
{
  const char *title = concord_figure_get_title (figure);

  if (title == NULL || *title == '\0')
    return g_strdup_printf (_ ("Figure %u"), number);
  return g_strdup_printf (_ ("Figure %u: %s"), number, title);
}

gboolean
concord_figure_has_short_words (ConcordFigure *figure)
{
  const char *words = concord_figure_get_words (figure);

  return words == NULL || strlen (words) <= SHORT_WORDS;
}

/* Today, or whenever the document says that it is. */
static char *
dup_date (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  ConcordDate date = CONCORD_DATE_ABSENT;
  GDate day;

  if (time == NULL)
    return NULL;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  date.julian = g_date_get_julian (&day);
  return concord_date_dup_display (date);
}

static void
take_fact (ConcordTextTable *table, const char *name, char *text)
{
  if (text == NULL)
    return;
  concord_text_table_take_cell (table, g_strdup (name));
  concord_text_table_take_cell (table, text);
}

static void
add_head (ConcordContent *content, ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);
  ConcordTextTable *table = concord_text_table_new ();

  content->title = g_strdup (project->title != NULL ? project->title : _ ("Untitled project"));
  content->footer
      = g_strdup (project->reference != NULL ? project->reference : content->title);
  concord_content_take (content, CONCORD_PIECE_TITLE, g_strdup (content->title));
  concord_text_table_add_column (table, "", FALSE);
  concord_text_table_add_column (table, "", FALSE);
  take_fact (table, _ ("Authority"), g_strdup (project->authority));
  take_fact (table, _ ("Paper"), g_strdup (_ ("Figures for the cabinet paper")));
  take_fact (table, _ ("Project reference"), g_strdup (project->reference));
  take_fact (table, _ ("Date"), dup_date (concord_document_get_now (document)));
  concord_content_take (content, CONCORD_PIECE_FACTS, NULL)->table = table;
}

/* What to do, where there is no figure to show. */
static void
add_nothing (ConcordContent *content)
{
  concord_content_take (content, CONCORD_PIECE_HEADING,
                        g_strdup (_ ("There are no figures to print yet")))
      ->level
      = 1;
  concord_content_take (
      content, CONCORD_PIECE_PARAGRAPH,
      g_strdup (_ ("Figures come from what the project holds. Enter the services and suppliers on "
                   "the Package screen, the questions and answers on Consultation, or the options "
                   "and their scores on Options. Then print again: each figure that has something "
                   "to show will be here.")));
}

static void
add_figure (ConcordContent *content, ConcordFigure *figure, guint number, guint *table)
{
  ConcordPiece *piece = concord_content_take (content, CONCORD_PIECE_FIGURE,
                                              concord_figure_dup_heading (figure, number));

  piece->figure = g_object_ref (figure);
  piece->number = g_strdup_printf ("%u", number);
  if (!concord_figure_has_short_words (figure))
    concord_content_take (content, CONCORD_PIECE_PARAGRAPH,
                          g_strdup (concord_figure_get_words (figure)));
  if (table == NULL || concord_figure_get_n_rows (figure) == 0)
    return;
  piece->with_table = TRUE;
  piece = concord_content_take (
      content, CONCORD_PIECE_TABLE,
      g_strdup_printf (_ ("Table %u: the numbers behind figure %u"), ++*table, number));
  piece->number = g_strdup_printf ("%u", *table);
  piece->table = concord_text_table_new_of_figure (figure);
}

ConcordContent *
concord_content_new_of_figures (ConcordDocument *document, GPtrArray *figures, gboolean tables,
                                const char *language)
{
  const char *before = concord_words_set_language (language);
  ConcordContent *content = concord_content_new_empty ();
  guint table = 0;

  content->language = g_str_equal (concord_words_get_spoken (), "cy") ? "cy" : "en";
  add_head (content, document);
  if (figures->len == 0)
    add_nothing (content);
  for (guint i = 0; i < figures->len; i++)
    add_figure (content, figures->pdata[i], i + 1, tables ? &table : NULL);
  concord_words_set_language (before);
  return content;
}

/* --- tables at the end ----------------------------------------------------------------------- */

/* The figure's title, before what is said of it and its numbers. */
static void
add_figure_heading (ConcordContent *content, const ConcordPiece *figure)
{
  ConcordPiece *piece
      = concord_content_take (content, CONCORD_PIECE_HEADING, g_strdup (figure->text));

  piece->level = 2;
  piece->language = figure->language;
  if (concord_figure_get_subtitle (figure->figure) != NULL)
    concord_content_take (content, CONCORD_PIECE_NOTE,
                          g_strdup (concord_figure_get_subtitle (figure->figure)))
        ->language
        = figure->language;
}

void
concord_content_move_tables (ConcordContent *content)
{
  const char *before = concord_words_set_language (content->language);
  g_autoptr (GPtrArray) pieces = g_steal_pointer (&content->pieces);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  const ConcordPiece *figure = NULL, *headed = NULL;
  ConcordPiece *section;

  content->pieces = g_ptr_array_new_with_free_func (piece_free);
  g_ptr_array_set_free_func (pieces, NULL);
  for (guint i = 0; i < pieces->len; i++)
    {
      ConcordPiece *piece = pieces->pdata[i];

      figure = piece->kind == CONCORD_PIECE_FIGURE ? piece : figure;
      if (figure != NULL && figure->with_table && piece != figure)
        {
          g_ptr_array_add (moved, (gpointer) figure);
          g_ptr_array_add (moved, piece);
        }
      else
        g_ptr_array_add (content->pieces, piece);
    }
  if (moved->len > 0)
    {
      section = concord_content_take (content, CONCORD_PIECE_HEADING,
                                      g_strdup (_ ("The figures as tables")));
      section->level = 1;
      section->new_page = TRUE;
    }
  for (guint i = 0; i < moved->len; i += 2)
    {
      if (moved->pdata[i] != headed)
        add_figure_heading (content, headed = moved->pdata[i]);
      g_ptr_array_add (content->pieces, moved->pdata[i + 1]);
    }
  concord_words_set_language (before);
}
