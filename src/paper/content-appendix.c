/* The appendices of a report: the figures as tables, and how everything was worked out. */
#include "paper/content-private.h"

#include "concord-words.h"

#define MOST_FACTS 24 /* of one table: whoever wants all of hundreds takes the spreadsheet */
#define SHORT_VALUE 18 /* characters: "-£102,004,597" */

static void
add_heading (ConcordMaking *making, guint level, const char *text, guint number)
{
  ConcordPiece *piece = concord_making_take (making, CONCORD_PIECE_HEADING, g_strdup (text));

  piece->level = level;
  piece->new_page = level == 1 && number <= 1; /* a second one may follow on the same page */
  if (number > 0)
    piece->number = g_strdup_printf (_ ("Appendix %u"), number);
}

static void
add_tables (ConcordMaking *making, guint number)
{
  add_heading (making, 1, _ ("The figures as tables"), number);
  for (guint i = 0; i < making->tables->len; i++)
    {
      const ConcordPiece *figure = making->tables->pdata[i];
      ConcordPiece *piece = concord_making_take (making, CONCORD_PIECE_TABLE, NULL);

      piece->language = figure->language;
      piece->number = g_strdup_printf ("%u", ++making->table);
      /* Translators: the number of a table, then "Figure 2: Shared service leads". */
      piece->text = g_strdup_printf (_ ("Table %u, of %s"), making->table, figure->text);
      piece->table = concord_text_table_new_of_figure (figure->figure);
    }
}

/* --- how it was worked out ------------------------------------------------------------------- */

/* Whether the values are numbers that are compared down a column, rather than words. */
static gboolean
are_short (const GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    if (g_utf8_strlen (((const ConcordFact *) facts->pdata[i])->text, -1) > SHORT_VALUE)
      return FALSE;
  return TRUE;
}

/* The finding is that of the part: in Part A nothing in it is confidential. */
static void
add_facts (ConcordMaking *making, const ConcordFinding *finding, const GPtrArray *facts,
           const char *name, const char *value)
{
  guint n = MIN (facts->len, MOST_FACTS), n_more = facts->len - n;
  ConcordTextTable *table;
  ConcordPiece *piece;

  if (n == 0)
    return;
  table = concord_text_table_new ();
  concord_text_table_add_column (table, name, FALSE);
  concord_text_table_add_column (table, value, are_short (facts));
  for (guint i = 0; i < n; i++)
    {
      const ConcordFact *fact = facts->pdata[i];

      concord_text_table_take_cell (table, g_strdup (fact->name));
      concord_text_table_take_cell (table, g_strdup (fact->text));
    }
  piece = concord_making_take (making, CONCORD_PIECE_TABLE, NULL);
  piece->number = g_strdup_printf ("%u", ++making->table);
  /* Translators: the number of a table, what it lists, and of which finding. */
  piece->text = g_strdup_printf (_ ("Table %u: %s – %s"), making->table, name, finding->name);
  piece->table = table;
  if (n_more > 0)
    concord_making_take (
        making, CONCORD_PIECE_NOTE,
        g_strdup_printf (ngettext ("%u more is in the project file; the spreadsheet of the project "
                                   "lists it.",
                                   "%u more are in the project file; the spreadsheet of the project "
                                   "lists them.",
                                   n_more),
                         n_more));
}

/* A paragraph of the form "Method: …". */
static void
add_line (ConcordMaking *making, const char *format, const char *text)
{
  if (text != NULL && *text != '\0')
    concord_making_take (making, CONCORD_PIECE_PARAGRAPH, g_strdup_printf (format, text));
}

static void
add_working (ConcordMaking *making, const ConcordFinding *finding)
{
  add_heading (making, 2, finding->name, 0);
  add_line (making, "%s", finding->sentence);
  add_line (making, _ ("Method: %s"), finding->method);
  add_line (making, _ ("Source of the method: %s"), finding->source);
  for (guint i = 0; i < finding->warnings->len; i++)
    concord_making_take (making, CONCORD_PIECE_BULLET, g_strdup (finding->warnings->pdata[i]));
  add_facts (making, finding, finding->results, _ ("Result"), _ ("Value"));
  add_facts (making, finding, finding->inputs, _ ("Worked out from"), _ ("Value"));
}

void
concord_making_add_appendices (ConcordMaking *making)
{
  guint number = 0;

  if (making->tables->len > 0)
    add_tables (making, ++number);
  if (making->report->workings != 1 || making->used->len == 0)
    return;
  add_heading (making, 1, _ ("How this was worked out"), ++number);
  for (guint i = 0; i < making->used->len; i++)
    add_working (making, making->used->pdata[i]);
}
