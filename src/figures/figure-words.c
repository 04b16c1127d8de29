#include "figures/figure-words.h"

#include "concord-words.h"
#include <string.h>

guint
concord_title_count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      n += !is_space && !inside;
      inside = !is_space;
    }
  return n;
}

/* The first @most words of a name; the mark that some are missing hangs on the last of them. */
static char *
dup_first_words (const char *name, guint most)
{
  guint seen = 0;
  gboolean inside = FALSE;
  const char *end = name;

  if (concord_title_count_words (name) <= most)
    return g_strdup (name);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      if (!is_space && !inside && ++seen > most)
        break;
      inside = !is_space;
      if (inside)
        end = g_utf8_next_char (p);
    }
  return g_strdup_printf ("%.*s…", (int) (end - name), name);
}

/* Gives each name a word in turn until @words are gone or no name wants more; one each at least. */
static void
share_words (const char *const *names, guint n_names, guint words, guint *shares)
{
  gboolean more = TRUE;

  for (guint i = 0; i < n_names; i++)
    shares[i] = 1;
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < n_names; i++)
        if (words > n_names && shares[i] < concord_title_count_words (names[i]))
          {
            shares[i]++;
            words--;
            more = TRUE;
          }
    }
}

char *
concord_title_dup (const char *format, const char *const *names, guint n_names)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", -1);
  guint n_parts = g_strv_length (parts), own = 0;
  guint most = g_str_equal (concord_words_get_spoken (), "cy") ? CONCORD_TITLE_WORDS_WELSH
                                                               : CONCORD_TITLE_WORDS;
  g_autofree guint *shares = g_new (guint, MAX (n_names, 1));
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    own += concord_title_count_words (parts[i]);
  share_words (names, n_names, own < most ? most - own : 0, shares);
  for (guint i = 0; i < n_parts; i++)
    {
      g_string_append (title, parts[i]);
      if (i + 1 < n_parts && i < n_names)
        {
          g_autofree char *name = dup_first_words (names[i], shares[i]);

          g_string_append (title, name);
        }
    }
  return g_string_free (title, FALSE);
}

static gint64
get_last_time (ConcordDocument *document)
{
  GPtrArray *unsaved = concord_document_get_unsaved (document);
  GPtrArray *revisions = concord_document_get_revisions (document);

  if (unsaved->len > 0)
    return concord_step_get_time (unsaved->pdata[unsaved->len - 1]);
  return revisions->len == 0 ? 0 : ((ConcordRevision *) revisions->pdata[revisions->len - 1])->time;
}

char *
concord_caption_dup_as_of (ConcordDocument *document)
{
  gint64 seconds = get_last_time (document);
  g_autoptr (GDateTime) time = seconds <= 0 ? NULL : g_date_time_new_from_unix_local (seconds);
  g_autofree char *text = NULL;
  GDate day;

  if (time == NULL)
    return g_strdup ("");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time), (GDateYear) g_date_time_get_year (time));
  text = concord_date_dup_display ((ConcordDate){ g_date_get_julian (&day) });
  /* Translators: the end of a caption; %s is a date. */
  return g_strdup_printf (_ (" As of %s."), text);
}

const char *
concord_caption_coarse (gboolean is_coarse)
{
  return is_coarse ? _ (" First estimate; the whole work is under way.") : "";
}

char *
concord_words_dup_warnings (const GPtrArray *warnings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) warnings->pdata[i]);
  return g_string_free (text, FALSE);
}
