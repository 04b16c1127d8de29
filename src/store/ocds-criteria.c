/* Weights of award criteria as people type them into notices. */
#include "store/ocds-release.h"

#include "concord-words.h"
#include <string.h>

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* A number with an optional per cent sign after it; NULL where there is none. */
static const char *
read_share (const char *p, double *share)
{
  g_autofree char *number = NULL;
  gsize length;

  p = skip_blanks (p);
  length = strspn (p, "0123456789.");
  if (length == 0 || length > 20)
    return NULL;
  number = g_strndup (p, length);
  if (!concord_number_read (number, share))
    return NULL;
  p = skip_blanks (p + length);
  return skip_blanks (*p == '%' ? p + 1 : p);
}

gboolean
concord_ocds_read_weight (const char *text, double *low, double *high)
{
  static const char *const joints[] = { "-", "–", "to" };
  const char *p = read_share (text, low);

  if (p == NULL)
    return FALSE;
  *high = *low;
  for (gsize i = 0; i < G_N_ELEMENTS (joints) && *p != '\0'; i++)
    if (g_str_has_prefix (p, joints[i]))
      {
        p = read_share (p + strlen (joints[i]), high);
        return p != NULL && *p == '\0' && *low <= *high;
      }
  return *p == '\0';
}

static char *
dup_weight (const char *text)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  double low, high;

  if (text == NULL)
    return g_strdup (_ ("no weight"));
  if (!concord_ocds_read_weight (text, &low, &high))
    /* Translators: what stands where the weight of a criterion should be. */
    return g_strdup_printf (_ ("“%s”, which is no weight"), text);
  from = concord_number_dup_display (low);
  to = concord_number_dup_display (high);
  return low == high ? g_strdup (from) : g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
add_criterion (GString *words, JsonObject *criterion)
{
  g_autofree char *name = concord_ocds_dup_text (criterion, "name");
  g_autofree char *type = concord_ocds_dup_text (criterion, "type");
  g_autofree char *typed = concord_ocds_dup_text (criterion, "weight");
  g_autofree char *weight = NULL;

  /* The notices of TED and of Britain give the weight as the description. */
  if (typed == NULL)
    typed = concord_ocds_dup_text (criterion, "description");
  if (name == NULL && type == NULL && typed == NULL)
    return;
  weight = dup_weight (typed);
  g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "; " : "",
                          name != NULL ? name : type != NULL ? type : "–", weight);
}

static void
add_criteria (GString *words, JsonObject *holder)
{
  JsonArray *criteria
      = concord_ocds_get_array (concord_ocds_get_object (holder, "awardCriteria"), "criteria");

  for (guint i = 0; i < concord_ocds_get_length (criteria); i++)
    {
      if (g_utf8_strlen (words->str, -1) > CONCORD_OCDS_MOST_TEXT)
        {
          g_string_append (words, "; …");
          return;
        }
      add_criterion (words, concord_ocds_get_entry (criteria, i));
    }
}

char *
concord_ocds_dup_criteria (JsonObject *tender)
{
  JsonArray *lots = concord_ocds_get_array (tender, "lots");
  GString *words = g_string_new (NULL);

  add_criteria (words, tender);
  for (guint i = 0; i < concord_ocds_get_length (lots) && !g_str_has_suffix (words->str, "…"); i++)
    add_criteria (words, concord_ocds_get_entry (lots, i));
  return g_string_free (words, words->len == 0);
}
