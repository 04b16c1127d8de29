#include "made-content.h"

#include <string.h>

static const char *const words[]
    = { "the",     "councils",  "residents",  "service", "package",    "of",       "and",
        "cost",    "shared",    "suppliers",  "market",  "agreement",  "to",       "in",
        "option",  "appraisal", "robustness", "a",       "implementation", "years", "is",
        "for",     "jobs",      "quality",    "with",    "commissioning", "budget", "from" };

char *
made_content_words (guint n_words)
{
  GString *text = g_string_new ("It is");

  for (guint i = 2; i < n_words; i++)
    g_string_append_printf (text, " %s", words[(i * 7 + i / 5) % G_N_ELEMENTS (words)]);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static ConcordPiece *
take (ConcordContent *content, ConcordPieceKind kind, const char *number, const char *text)
{
  ConcordPiece *piece = concord_content_take (content, kind, g_strdup (text));

  piece->number = g_strdup (number);
  piece->level = kind == CONCORD_PIECE_HEADING ? 1 : 0;
  return piece;
}

static ConcordTextTable *
make_table (guint n_columns, const char *const *cells)
{
  ConcordTextTable *table = concord_text_table_new ();

  for (guint i = 0; i < n_columns; i++)
    concord_text_table_add_column (table, cells[i],
                                   i > 0 && g_ascii_isdigit (*cells[n_columns + i]));
  for (guint i = n_columns; cells[i] != NULL; i++)
    concord_text_table_take_cell (table, g_strdup (cells[i]));
  return table;
}

static void
add_head (ConcordContent *content)
{
  static const char *const facts[] = { "", "",
                                       "Authority", "Riverdale Borough Council",
                                       "Meeting", "Cabinet, 4 March 2027",
                                       "Report of", "Director of Customer and Digital Services",
                                       "Contact", "A. Officer, commissioning@riverdale.example",
                                       "Wards affected", "All",
                                       "Key decision reference", "KD/2027/031",
                                       NULL };

  take (content, CONCORD_PIECE_TITLE, NULL, "Customer services partnership: how to provide it");
  take (content, CONCORD_PIECE_FACTS, NULL, NULL)->table = make_table (2, facts);
  take (content, CONCORD_PIECE_NOTICE, NULL,
        "This paper has a Part B, which is not for publication. It holds information that is "
        "exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972. The public "
        "interest in keeping it exempt outweighs the public interest in publishing it: bids are "
        "still being evaluated.");
}

static void
add_figure (ConcordContent *content, ConcordDocument *document, const char *kind, guint number,
            gboolean with_table)
{
  ConcordFigure *figure = concord_figure_new (document, kind, NULL);
  g_autofree char *label = g_strdup_printf ("%u", number);
  g_autofree char *text
      = g_strdup_printf ("Figure %u: %s", number, concord_figure_get_title (figure));
  ConcordPiece *piece = take (content, CONCORD_PIECE_FIGURE, label, text);

  piece->figure = figure;
  piece->with_table = with_table;
}

static void
add_table (ConcordContent *content, ConcordDocument *document, const char *kind, guint number)
{
  g_autoptr (ConcordFigure) figure = concord_figure_new (document, kind, NULL);
  g_autofree char *label = g_strdup_printf ("%u", number);
  g_autofree char *text
      = g_strdup_printf ("Table %u: %s", number, concord_figure_get_subtitle (figure));

  take (content, CONCORD_PIECE_TABLE, label, text)->table
      = concord_text_table_new_of_figure (figure);
}

static void
add_options (ConcordContent *content, guint number)
{
  static const char *const options[]
      = { "Option", "What it means", "Judgement",
          "In-house", "Each council goes on with its own staff; systems are renewed one by one as "
                      "their contracts end.", "Shortlisted",
          "Shared service with Stowmere", "One team for both councils, employed by Riverdale.\n"
                                          "Stowmere pays by use.", "Shortlisted",
          "Prime contractor for the whole package", "One contract for six services and ten years "
                                                    "with a break at seven.", "Shortlisted",
          "Several contractors, one for each service", "Six contracts that end in different years.",
          "Not taken further: no market for registrars",
          NULL };
  g_autofree char *label = g_strdup_printf ("%u", number);

  take (content, CONCORD_PIECE_TABLE, label, "Table 1: Options considered")->table
      = make_table (3, options);
}

/* Paragraphs @first to @last of a section. */
static void
add_paragraphs (ConcordContent *content, guint section, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.%u", section, i);
      g_autofree char *text = made_content_words (25 + (section * 31 + i * 17) % 70);

      take (content, CONCORD_PIECE_PARAGRAPH, number, text);
    }
}

static void
add_sections (ConcordContent *content, ConcordDocument *document)
{
  take (content, CONCORD_PIECE_HEADING, "1", "Summary");
  take (content, CONCORD_PIECE_PARAGRAPH, "1.1",
        "Riverdale and Stowmere spend £14.2m a year on six customer services whose contracts end in "
        "2028. This paper asks Cabinet to choose how they are provided from then on.");
  take (content, CONCORD_PIECE_PARAGRAPH, "1.2",
        "Of four options the in-house one has the most points; it stays first unless local jobs "
        "weigh less than 12%.");
  take (content, CONCORD_PIECE_HEADING, "2", "Recommendations");
  take (content, CONCORD_PIECE_PARAGRAPH, "2.1", "Cabinet is asked to:");
  take (content, CONCORD_PIECE_BULLET, NULL, "approve the package of four services in figure 2;");
  take (content, CONCORD_PIECE_BULLET, NULL,
        "agree that the in-house option is worked out as far as a full business case, with a shared "
        "service with Stowmere as the alternative that it is measured against;");
  take (content, CONCORD_PIECE_BULLET, NULL, "note the answers to the consultation.");
  take (content, CONCORD_PIECE_HEADING, "3", "Options considered");
  add_paragraphs (content, 3, 1, 2);
  add_options (content, 1);
  take (content, CONCORD_PIECE_NOTE, NULL, "More is said of this in Part B.");
  add_paragraphs (content, 3, 3, 3);
  add_figure (content, document, "bars", 1, TRUE);
  add_table (content, document, "bars", 2);
  take (content, CONCORD_PIECE_HEADING, NULL, "How the market stands")->level = 2;
  add_paragraphs (content, 3, 4, 5);
  add_figure (content, document, "bubbles", 2, FALSE);
  add_paragraphs (content, 3, 6, 7);
  take (content, CONCORD_PIECE_HEADING, "4", "Consultation");
  add_paragraphs (content, 4, 1, 2);
  add_figure (content, document, "answers", 3, FALSE);
  add_paragraphs (content, 4, 3, 12);
  add_figure (content, document, "dots", 4, FALSE);
  take (content, CONCORD_PIECE_HEADING, "5", "Implications");
  add_paragraphs (content, 5, 1, 3);
}

ConcordContent *
made_content_report (ConcordDocument *document, const char *language)
{
  ConcordContent *content = concord_content_new_empty ();

  content->language = language;
  content->title = g_strdup ("Customer services partnership: how to provide it");
  content->footer = g_strdup ("RBC/2026/114");
  add_head (content);
  add_sections (content, document);
  return content;
}

ConcordContent *
made_content_long_report (ConcordDocument *document)
{
  ConcordContent *content = made_content_report (document, "en");
  ConcordPiece *piece;

  for (guint section = 6; section < 11; section++)
    {
      g_autofree char *number = g_strdup_printf ("%u", section);
      g_autofree char *title = g_strdup_printf ("Further matters of section %u", section);

      take (content, CONCORD_PIECE_HEADING, number, title);
      add_paragraphs (content, section, 1, 12);
    }
  piece = take (content, CONCORD_PIECE_HEADING, "Appendix 1", "Suppliers of the market");
  piece->new_page = TRUE;
  add_table (content, document, "long", 3);
  return content;
}

/* --- by chance ------------------------------------------------------------------------------- */

static char *
mark (ConcordContent *content, GRand *chance, guint most)
{
  g_autofree char *text = made_content_words ((guint) g_rand_int_range (chance, 2, (gint) most));

  return g_strdup_printf ("q%uq %s", content->pieces->len, text);
}

static ConcordTextTable *
make_table_by_chance (GRand *chance)
{
  ConcordTextTable *table = concord_text_table_new ();
  guint n_columns = (guint) g_rand_int_range (chance, 1, 9);
  guint n_rows = (guint) (g_rand_boolean (chance) ? g_rand_int_range (chance, 1, 6)
                                                  : g_rand_int_range (chance, 1, 60));
  gint most = g_rand_int_range (chance, 3, 40);

  for (guint i = 0; i < n_columns; i++)
    concord_text_table_add_column (table, i % 2 == 0 ? "What it is called" : "Number",
                                   i > 0 && g_rand_boolean (chance));
  for (guint i = 0; i < n_rows * n_columns; i++)
    concord_text_table_take_cell (
        table, made_content_words ((guint) g_rand_int_range (chance, 2, most)));
  return table;
}

static void
add_figure_by_chance (ConcordContent *content, ConcordDocument *document, GRand *chance)
{
  static const char *const kinds[] = { "bars", "answers", "dots", "bubbles", "bare", "wordy" };
  ConcordPiece *piece
      = concord_content_take (content, CONCORD_PIECE_FIGURE, mark (content, chance, 16));

  piece->figure = concord_figure_new (
      document, kinds[g_rand_int_range (chance, 0, G_N_ELEMENTS (kinds))], NULL);
  if (!g_rand_boolean (chance) || concord_figure_get_n_rows (piece->figure) == 0)
    return;
  piece->with_table = TRUE;
  if (g_rand_boolean (chance))
    concord_content_take (content, CONCORD_PIECE_TABLE, mark (content, chance, 12))->table
        = concord_text_table_new_of_figure (piece->figure);
}

static void
add_by_chance (ConcordContent *content, ConcordDocument *document, GRand *chance)
{
  static const ConcordPieceKind kinds[]
      = { CONCORD_PIECE_HEADING,   CONCORD_PIECE_HEADING, CONCORD_PIECE_PARAGRAPH,
          CONCORD_PIECE_PARAGRAPH, CONCORD_PIECE_PARAGRAPH, CONCORD_PIECE_PARAGRAPH,
          CONCORD_PIECE_BULLET,    CONCORD_PIECE_BULLET,  CONCORD_PIECE_FIGURE,
          CONCORD_PIECE_TABLE,     CONCORD_PIECE_NOTE };
  ConcordPieceKind kind = kinds[g_rand_int_range (chance, 0, G_N_ELEMENTS (kinds))];
  gboolean numbered = g_rand_boolean (chance);
  ConcordPiece *piece;

  if (kind == CONCORD_PIECE_FIGURE)
    {
      add_figure_by_chance (content, document, chance);
      return;
    }
  piece = concord_content_take (
      content, kind, mark (content, chance, kind == CONCORD_PIECE_PARAGRAPH ? 160 : 20));
  if (kind == CONCORD_PIECE_HEADING)
    {
      piece->level = (guint) g_rand_int_range (chance, 1, 3);
      piece->new_page = g_rand_int_range (chance, 0, 12) == 0;
    }
  if (kind == CONCORD_PIECE_TABLE)
    piece->table = make_table_by_chance (chance);
  if (numbered && (kind == CONCORD_PIECE_HEADING || kind == CONCORD_PIECE_PARAGRAPH))
    piece->number = g_strdup_printf ("%u.%u", content->pieces->len / 9, content->pieces->len);
}

ConcordContent *
made_content_by_chance (ConcordDocument *document, guint32 seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  ConcordContent *content = concord_content_new_empty ();
  guint n = (guint) g_rand_int_range (chance, 1, 60);

  content->title = g_strdup ("Of chance");
  content->footer = g_strdup ("RBC/2026/114");
  if (g_rand_int_range (chance, 0, 8) > 0)
    {
      concord_content_take (content, CONCORD_PIECE_TITLE, mark (content, chance, 30));
      if (g_rand_boolean (chance))
        concord_content_take (content, CONCORD_PIECE_NOTICE, mark (content, chance, 80));
    }
  while (content->pieces->len < n)
    add_by_chance (content, document, chance);
  return content;
}
