/* Tables in an OpenDocument text: real ones, with columns as wide as on Concord's own pages. */
#include "paper/odt-private.h"

#include "paper/table-blocks.h"
#include "paper/table.h"

#include "concord-words.h"

#define WHOLE_TABLE 0.45 /* a table up to this share of the page is not broken */

/* The table that is being written. */
typedef struct
{
  ConcordOdt *odt;
  const ConcordPiece *piece;
  const ConcordTable *table; /* a part of it, with the columns that fit beside each other */
  char *name;
  gboolean is_facts;
} Writing;

static double
get_height (const ConcordTable *table)
{
  double height = concord_table_get_lead (table);

  for (int row = 0; row < (int) concord_table_get_n_rows (table); row++)
    height += concord_table_get_row_height (table, row);
  return height;
}

/* --- styles ---------------------------------------------------------------------------------- */

static void
add_cell_style (ConcordOdt *odt, const char *name, const char *border, const char *below,
                const char *ground, gboolean flush)
{
  concord_xml_start (odt->automatic, "style:style", "style:name", name, "style:family",
                     "table-cell", NULL);
  concord_xml_empty (odt->automatic, "style:table-cell-properties", "fo:border-left", border,
                     "fo:border-right", border, "fo:border-top", border, "fo:border-bottom", below,
                     "fo:padding-left", flush ? "0pt" : "3pt", "fo:padding-right", "3pt",
                     "fo:padding-top", "2pt", "fo:padding-bottom", "2pt",
                     "fo:background-color", ground, NULL);
  concord_xml_end (odt->automatic);
}

/* What all tables share. */
static void
add_shared_styles (ConcordOdt *odt)
{
  g_autofree char *grid = concord_odt_dup_colour (odt, CONCORD_ROLE_GRID);
  g_autofree char *axis = concord_odt_dup_colour (odt, CONCORD_ROLE_AXIS);
  g_autofree char *surface = concord_odt_dup_colour (odt, CONCORD_ROLE_SURFACE);
  g_autofree char *light = g_strdup_printf ("0.5pt solid %s", grid);
  g_autofree char *firm = g_strdup_printf ("0.75pt solid %s", axis);

  if (!g_hash_table_add (odt->made, g_strdup ("Row")))
    return;
  concord_xml_start (odt->automatic, "style:style", "style:name", "Row", "style:family",
                     "table-row", NULL);
  concord_xml_empty (odt->automatic, "style:table-row-properties", "fo:keep-together", "always",
                     NULL);
  concord_xml_end (odt->automatic);
  add_cell_style (odt, "Head-cell", light, firm, surface, FALSE);
  add_cell_style (odt, "Cell", light, light, NULL, FALSE);
  add_cell_style (odt, "Fact-name-cell", "none", "none", NULL, TRUE);
  add_cell_style (odt, "Fact-cell", "none", "none", NULL, FALSE);
}

static void
add_own_styles (const Writing *writing)
{
  ConcordXml *xml = writing->odt->automatic;
  g_autofree char *width = concord_odt_dup_points (writing->odt->width);
  gboolean whole
      = writing->is_facts || get_height (writing->table) <= WHOLE_TABLE * writing->odt->height;

  concord_xml_start (xml, "style:style", "style:name", writing->name, "style:family", "table",
                     NULL);
  concord_xml_empty (xml, "style:table-properties", "style:width", width, "table:align",
                     "margins", "fo:margin-top", writing->is_facts ? "6pt" : "0pt",
                     "fo:margin-bottom", writing->is_facts ? "0pt" : "8pt",
                     "style:may-break-between-rows", whole ? "false" : "true",
                     "table:border-model", "collapsing", NULL);
  concord_xml_end (xml);
  for (guint i = 0; i < concord_table_get_n_columns (writing->table); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%u", writing->name, i + 1);
      g_autofree char *wide
          = concord_odt_dup_points (concord_table_get_width (writing->table, i));

      concord_xml_start (xml, "style:style", "style:name", name, "style:family", "table-column",
                         NULL);
      concord_xml_empty (xml, "style:table-column-properties", "style:column-width", wide, NULL);
      concord_xml_end (xml);
    }
}

/* --- cells ----------------------------------------------------------------------------------- */

static const char *
choose_style (const Writing *writing, int row, guint column, const char **cell)
{
  gboolean numeric = concord_text_table_is_numeric (writing->piece->table, column);

  if (writing->is_facts)
    {
      *cell = column == 0 ? "Fact-name-cell" : "Fact-cell";
      return column == 0 ? "Fact_20_name" : "Fact";
    }
  *cell = row < 0 ? "Head-cell" : "Cell";
  if (row < 0)
    return numeric ? "Table_20_Number_20_Heading" : CONCORD_ODT_COLUMN_HEAD;
  return numeric ? CONCORD_ODT_NUMBER : CONCORD_ODT_CELL;
}

static void
add_row (const Writing *writing, int row)
{
  ConcordOdt *odt = writing->odt;

  concord_xml_start (odt->body, "table:table-row", "table:style-name", "Row", NULL);
  for (guint i = 0; i < concord_table_get_n_columns (writing->table); i++)
    {
      guint column = concord_table_get_column (writing->table, i);
      const char *text
          = row < 0 ? concord_text_table_get_header (writing->piece->table, column)
                    : concord_text_table_get_cell (writing->piece->table, (guint) row, column);
      const char *cell;
      ConcordOdtLook look = { .language = writing->piece->language };

      look.style = choose_style (writing, row, column, &cell);
      concord_xml_start (odt->body, "table:table-cell", "table:style-name", cell,
                         "office:value-type", "string", NULL);
      concord_odt_open (odt, &look);
      concord_xml_text (odt->body, text != NULL ? text : "");
      concord_xml_end (odt->body);
      concord_xml_end (odt->body);
    }
  concord_xml_end (odt->body);
}

static void
add_part (ConcordOdt *odt, const ConcordPiece *piece, const ConcordTable *table, gboolean is_facts)
{
  Writing writing = { odt, piece, table, NULL, is_facts };

  writing.name = g_strdup_printf ("%s%u", is_facts ? "Facts" : "Table", ++odt->n_tables);
  add_shared_styles (odt);
  add_own_styles (&writing);
  concord_xml_start (odt->body, "table:table", "table:name", writing.name, "table:style-name",
                     writing.name, NULL);
  for (guint i = 0; i < concord_table_get_n_columns (table); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%u", writing.name, i + 1);

      concord_xml_empty (odt->body, "table:table-column", "table:style-name", name, NULL);
    }
  if (concord_table_has_header (table))
    {
      concord_xml_start (odt->body, "table:table-header-rows", NULL);
      add_row (&writing, -1);
      concord_xml_end (odt->body);
    }
  for (int row = 0; row < (int) concord_table_get_n_rows (table); row++)
    add_row (&writing, row);
  concord_xml_end (odt->body);
  g_free (writing.name);
}

/* --- tables ---------------------------------------------------------------------------------- */

/* A part that has no number of its own in the sequence of tables. */
static void
add_part_caption (ConcordOdt *odt, const ConcordOdtLook *look, const ConcordPiece *piece,
                  guint part, guint n_parts)
{
  ConcordPiece named = *piece;
  g_autofree char *text = concord_table_blocks_dup_caption (piece, part, n_parts);

  named.text = text;
  if (part == 1)
    concord_odt_add_caption (odt, look, &named, "Table", &odt->last_table);
  else
    concord_odt_add_text (odt, look, text);
}

/**
 * concord_odt_add_table:
 * @odt: a text
 * @piece: a table
 *
 * Caption and table; one too wide for the page as several, like on Concord's own pages.
 */
void
concord_odt_add_table (ConcordOdt *odt, const ConcordPiece *piece)
{
  const char *before = concord_words_set_language (piece->language);
  g_autoptr (GPtrArray) parts = concord_table_split (piece->table, CONCORD_TABLE_GRID, odt->context,
                                                     odt->width, odt->height);
  ConcordOdtLook look = { .style = "Table", .language = piece->language };

  look.new_page = piece->new_page;
  look.keep = parts->len > 0;
  if (parts->len == 0)
    add_part_caption (odt, &look, piece, 1, 1);
  for (guint i = 0; i < parts->len; i++)
    {
      add_part_caption (odt, &look, piece, i + 1, parts->len);
      add_part (odt, piece, parts->pdata[i], FALSE);
      look.new_page = FALSE;
    }
  concord_words_set_language (before);
}

/**
 * concord_odt_add_facts:
 * @odt: a text
 * @piece: facts: names, and what belongs to them
 */
void
concord_odt_add_facts (ConcordOdt *odt, const ConcordPiece *piece)
{
  g_autoptr (GPtrArray) parts = concord_table_split (piece->table, CONCORD_TABLE_FACTS,
                                                     odt->context, odt->width, odt->height);

  for (guint i = 0; i < parts->len; i++)
    add_part (odt, piece, parts->pdata[i], TRUE);
}
