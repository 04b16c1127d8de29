#include "app/help-page.h"

#include <string.h>

typedef struct
{
  ConcordHelpPage *page;
  ConcordHelpBlock *block; /* that text goes to, NULL between blocks */
  GString *text;
  guint lists;    /* how many are open */
  guint ordered;  /* the number of the item in a numbered list, 0 in others */
  gboolean main;  /* what is above and below it is for browsers */
  gboolean title;
} Reader;

static void
block_free (gpointer data)
{
  ConcordHelpBlock *block = data;

  g_free (block->markup);
  g_free (block->id);
  g_free (block);
}

void
concord_help_page_free (ConcordHelpPage *page)
{
  g_free (page->title);
  g_ptr_array_unref (page->blocks);
  g_free (page);
}

/* --- blocks ---------------------------------------------------------------------------------- */

static void
end_block (Reader *reader)
{
  ConcordHelpBlock *block = g_steal_pointer (&reader->block);
  g_autofree char *text = NULL;

  if (block == NULL)
    return;
  text = g_strstrip (g_strdup (reader->text->str));
  if (*text == '\0')
    block_free (block);
  else
    {
      block->markup = g_steal_pointer (&text);
      g_ptr_array_add (reader->page->blocks, block);
    }
}

static void
start_block (Reader *reader, ConcordHelpKind kind, guint level, const char *id)
{
  end_block (reader);
  g_string_truncate (reader->text, 0);
  reader->block = g_new0 (ConcordHelpBlock, 1);
  reader->block->kind = kind;
  reader->block->level = level;
  reader->block->id = g_strdup (id);
}

static void
start_item (Reader *reader, const char *id)
{
  start_block (reader, CONCORD_HELP_ITEM, reader->lists, id);
  if (reader->ordered > 0)
    g_string_append_printf (reader->text, "%u. ", reader->ordered++);
  else
    g_string_append (reader->text, "• ");
}

/* --- elements -------------------------------------------------------------------------------- */

/* What an element inside a line becomes in Pango's markup. */
static const struct
{
  const char *element;
  const char *markup;
} inlines[] = { { "strong", "b" }, { "em", "i" }, { "code", "tt" }, { "kbd", "tt" },
                { "var", "i" },    { "a", "a" } };

static const char *
find_inline (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (g_str_equal (inlines[i].element, element))
      return inlines[i].markup;
  return NULL;
}

static const char *
find_value (const char *name, const char **names, const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
start_inline (Reader *reader, const char *markup, const char *link)
{
  if (reader->block == NULL)
    return;
  if (link != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (link, -1);

      g_string_append_printf (reader->text, "<a href=\"%s\">", escaped);
    }
  else
    g_string_append_printf (reader->text, "<%s>", markup);
}

static void
start_cell (Reader *reader, gboolean heads)
{
  if (reader->block == NULL)
    return;
  if (reader->text->len > 0)
    g_string_append_c (reader->text, '\n');
  if (heads)
    g_string_append (reader->text, "<b>");
}

static gboolean
is_heading (const char *element)
{
  return element[0] == 'h' && element[1] >= '1' && element[1] <= '6' && element[2] == '\0';
}

static void
start_element (GMarkupParseContext *context, const char *element, const char **names,
               const char **values, gpointer data, GError **error)
{
  Reader *reader = data;
  const char *id = find_value ("id", names, values);
  const char *markup = find_inline (element);

  if (g_str_equal (element, "title"))
    reader->title = TRUE;
  else if (g_str_equal (element, "main"))
    reader->main = TRUE;
  if (!reader->main)
    return;
  if (markup != NULL)
    start_inline (reader, markup, find_value ("href", names, values));
  else if (is_heading (element))
    start_block (reader, CONCORD_HELP_HEADING, (guint) (element[1] - '0'), id);
  else if (g_str_equal (element, "ul") || g_str_equal (element, "ol"))
    {
      reader->lists++;
      reader->ordered = *element == 'o';
    }
  else if (g_str_equal (element, "li"))
    start_item (reader, id);
  else if (g_str_equal (element, "dd"))
    start_block (reader, CONCORD_HELP_ITEM, 1, id);
  else if (g_str_equal (element, "dt"))
    {
      start_block (reader, CONCORD_HELP_PARAGRAPH, 0, id);
      g_string_append (reader->text, "<b>");
    }
  else if (g_str_equal (element, "tr"))
    start_block (reader, CONCORD_HELP_ROW, 0, id);
  else if (g_str_equal (element, "th") || g_str_equal (element, "td"))
    start_cell (reader, element[1] == 'h');
  else if (g_str_equal (element, "p") || g_str_equal (element, "caption")
           || g_str_equal (element, "pre"))
    start_block (reader, CONCORD_HELP_PARAGRAPH, 0, id);
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;
  const char *markup = find_inline (element);

  if (g_str_equal (element, "title"))
    reader->title = FALSE;
  if (!reader->main)
    return;
  if (g_str_equal (element, "main"))
    {
      end_block (reader);
      reader->main = FALSE;
    }
  else if (markup != NULL && reader->block != NULL)
    g_string_append_printf (reader->text, "</%s>", markup);
  else if ((g_str_equal (element, "th") || g_str_equal (element, "dt")) && reader->block != NULL)
    g_string_append (reader->text, "</b>");
  else if (g_str_equal (element, "ul") || g_str_equal (element, "ol"))
    {
      reader->lists--;
      reader->ordered = 0;
    }
  if (markup == NULL && !g_str_equal (element, "th") && !g_str_equal (element, "td"))
    end_block (reader);
}

/* Lines of the file are no lines on the screen. */
static char *
dup_joined (const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);
  char *to = escaped;

  for (const char *from = escaped; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
    else if (to == escaped || to[-1] != ' ')
      *to++ = ' ';
  *to = '\0';
  return g_steal_pointer (&escaped);
}

static void
read_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  Reader *reader = data;

  if (reader->title)
    {
      g_free (reader->page->title);
      reader->page->title = g_strndup (text, length);
    }
  else if (reader->block != NULL)
    {
      gboolean lines = g_str_equal (g_markup_parse_context_get_element (context), "pre");
      g_autofree char *words
          = lines ? g_markup_escape_text (text, (gssize) length) : dup_joined (text, length);
      gboolean starts = reader->text->len == 0 || reader->text->str[reader->text->len - 1] == '\n';

      g_string_append (reader->text, starts && !lines && *words == ' ' ? words + 1 : words);
    }
}

ConcordHelpPage *
concord_help_page_read (GFile *file, GError **error)
{
  static const GMarkupParser parser = { start_element, end_element, read_text, NULL, NULL };
  g_autoptr (ConcordHelpPage) page = g_new0 (ConcordHelpPage, 1);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (GMarkupParseContext) context = NULL;
  Reader reader = { .page = page };
  gboolean whole;
  gsize size;

  page->blocks = g_ptr_array_new_with_free_func (block_free);
  page->title = g_strdup ("");
  if (bytes == NULL)
    return NULL;
  reader.text = g_string_new (NULL);
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  whole = g_markup_parse_context_parse (context, g_bytes_get_data (bytes, &size),
                                        (gssize) g_bytes_get_size (bytes), error)
          && g_markup_parse_context_end_parse (context, error);
  end_block (&reader);
  g_string_free (reader.text, TRUE);
  return whole ? g_steal_pointer (&page) : NULL;
}
