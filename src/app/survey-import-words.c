#include "app/survey-import-words.h"

#include "concord-words.h"

static char *
dup_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case ',':
      return g_strdup (_ ("Comma"));
    case ';':
      return g_strdup (_ ("Semicolon"));
    case '\t':
      return g_strdup (_ ("Tab"));
    case '|':
      return g_strdup (_ ("Vertical bar"));
    default:
      return g_strdup_printf ("“%c”", delimiter);
    }
}

static char *
dup_encoding (const ConcordSurveyReport *report)
{
  if (report->byte_order_mark)
    /* Translators: an encoding, such as UTF-8. */
    return g_strdup_printf (_ ("%s, marked as such"), report->encoding);
  return g_strdup (report->encoding);
}

/* Takes @value. */
static void
add_fact (GtkGrid *grid, int row, const char *name, char *value)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *figure = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, figure, 1, row, 1, 1);
  g_free (value);
}

static void
add_number (GtkGrid *grid, int row, const char *name, guint number)
{
  add_fact (grid, row, name, concord_number_dup_display (number));
}

void
concord_survey_words_fill (GtkGrid *grid, const ConcordSurveyReport *report)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  add_fact (grid, 0, _ ("Separator"), dup_delimiter (report->delimiter));
  add_fact (grid, 1, _ ("Text encoding"), dup_encoding (report));
  add_number (grid, 2, _ ("Rows"), report->n_rows);
  add_number (grid, 3, _ ("Groups"), report->n_groups);
  add_number (grid, 4, _ ("Questions"), report->n_questions);
  add_number (grid, 5, _ ("Answers counted"), report->n_answers);
  add_number (grid, 6, _ ("Cells left blank"), report->n_blank);
  add_number (grid, 7, _ ("Groups by values of the dimensions"), report->n_cells);
  add_number (grid, 8, _ ("Counts to keep"), report->n_counts);
  add_number (grid, 9, _ ("of these, counts of 1 to 4 persons"), report->n_small);
}

char *
concord_survey_words_dup_missed (const ConcordSurveyReport *report)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < report->not_understood->len; i++)
    g_string_append_printf (lines, "%s%s", i == 0 ? "" : "\n",
                            (const char *) report->not_understood->pdata[i]);
  return g_string_free (lines, FALSE);
}

char *
concord_survey_words_dup_small (const ConcordSurveyReport *report)
{
  if (report->n_small == 0)
    return g_strdup ("");
  return g_strdup_printf (
      ngettext ("%u count would be of 1 to 4 persons, whom those who know them could find. It stays "
                "in the project and out of public papers; fewer dimensions make larger counts.",
                "%u counts would be of 1 to 4 persons, whom those who know them could find. They "
                "stay in the project and out of public papers; fewer dimensions make larger counts.",
                report->n_small),
      report->n_small);
}

/* A count that is there with another number. */
static gboolean
is_replaced (ConcordDocument *document, const ConcordChange *change)
{
  ConcordRecord *record;
  g_autofree char *held = NULL;

  if (change->kind != CONCORD_CHANGE_SET || g_strcmp0 (change->field, "number") != 0)
    return FALSE;
  record = concord_document_find (document, change->id);
  if (record == NULL)
    return FALSE;
  held = concord_record_dup_canonical (record, concord_record_find_field (record, "number"));
  return held != NULL && g_strcmp0 (held, change->value) != 0;
}

char *
concord_survey_words_dup_replaced (ConcordDocument *document, ConcordStep *step)
{
  guint n = 0;

  for (guint i = 0; i < concord_step_get_length (step); i++)
    n += is_replaced (document, concord_step_get_change (step, i));
  if (n == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u count that is there now is replaced, not added to.",
                                    "%u counts that are there now are replaced, not added to.", n),
                          n);
}

char *
concord_survey_words_dup_taken (const ConcordSurveyReport *report)
{
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", report->n_rows),
                                           report->n_rows);

  /* Translators: the second is a number of rows, such as "12 rows". */
  return g_strdup_printf (ngettext ("Counted %u answer in %s. Undo?",
                                    "Counted %u answers in %s. Undo?", report->n_answers),
                          report->n_answers, rows);
}
