#include "cli/compute-output.h"

#include "model/value.h"

#include <math.h>
#include <string.h>

static void add_quoted (GString *text, const char *plain);

/* What stands before an entry: a comma, unless it is the first, and its key. */
static void
lead (ConcordOutput *output, const char *key)
{
  GString *text = output->text;

  if (text->len > 0 && strchr ("{[", text->str[text->len - 1]) == NULL)
    g_string_append (text, ", ");
  if (key != NULL)
    {
      add_quoted (text, key);
      g_string_append (text, ": ");
    }
}

static void
add_quoted (GString *text, const char *plain)
{
  g_string_append_c (text, '"');
  for (const char *p = plain; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (text, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (text, "\\u%04x", *p);
    else
      g_string_append_c (text, *p);
  g_string_append_c (text, '"');
}

void
concord_output_begin (ConcordOutput *output, const char *key, char bracket)
{
  lead (output, key);
  g_string_append_c (output->text, bracket);
}

void
concord_output_end (ConcordOutput *output, char bracket)
{
  g_string_append_c (output->text, bracket);
}

void
concord_output_null (ConcordOutput *output, const char *key)
{
  lead (output, key);
  g_string_append (output->text, "null");
}

void
concord_output_number (ConcordOutput *output, const char *key, double number)
{
  g_autofree char *digits = NULL;

  if (!isfinite (number))
    {
      output->overflowed = output->overflowed || isinf (number);
      concord_output_null (output, key);
      return;
    }
  digits = concord_number_dup_canonical (number);
  lead (output, key);
  g_string_append (output->text, digits);
}

void
concord_output_boolean (ConcordOutput *output, const char *key, gboolean is_true)
{
  lead (output, key);
  g_string_append (output->text, is_true ? "true" : "false");
}

void
concord_output_text (ConcordOutput *output, const char *key, const char *text)
{
  lead (output, key);
  add_quoted (output->text, text);
}

void
concord_output_numbers (ConcordOutput *output, const char *key, const double *numbers, gsize n)
{
  concord_output_begin (output, key, '[');
  for (gsize i = 0; i < n; i++)
    concord_output_number (output, NULL, numbers[i]);
  concord_output_end (output, ']');
}

void
concord_output_table (ConcordOutput *output, const char *key, const double *cells, gsize n_rows,
                      gsize n_columns)
{
  concord_output_begin (output, key, '[');
  for (gsize i = 0; i < n_rows; i++)
    concord_output_numbers (output, NULL, cells + i * n_columns, n_columns);
  concord_output_end (output, ']');
}

void
concord_output_indices (ConcordOutput *output, const char *key, const gsize *indices, gsize n)
{
  concord_output_begin (output, key, '[');
  for (gsize i = 0; i < n; i++)
    concord_output_number (output, NULL, (double) indices[i]);
  concord_output_end (output, ']');
}

void
concord_output_ranks (ConcordOutput *output, const char *key, const guint *ranks, gsize n)
{
  concord_output_begin (output, key, '[');
  for (gsize i = 0; i < n; i++)
    concord_output_number (output, NULL, ranks[i] == 0 ? NAN : ranks[i]);
  concord_output_end (output, ']');
}

void
concord_output_winners (ConcordOutput *output, const char *key, const guint *ranks, gsize n)
{
  concord_output_begin (output, key, '[');
  for (gsize i = 0; i < n; i++)
    if (ranks[i] == 1)
      concord_output_number (output, NULL, (double) i);
  concord_output_end (output, ']');
}
