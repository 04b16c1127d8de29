/* Whether rows of a returned sheet hold each other's cells: it was sorted without its column A. */
#include "store/sheet-compare-private.h"

#include <string.h>

/* How many cells of @returned are those of @own and not of @other, less those the other way. */
static int
lean (char *const *returned, char *const *own, char *const *other)
{
  int leaning = 0;

  for (guint c = 1; own[c] != NULL; c++)
    if (strcmp (own[c], other[c]) != 0)
      leaning += (strcmp (returned[c], own[c]) == 0) - (strcmp (returned[c], other[c]) == 0);
  return leaning;
}

/* The row whose name @row came back with, -1 where it has its own or a new one. */
static int
find_owner (GHashTable *owners, const ConcordSheetLines *lines, guint row)
{
  char **sent = lines->sent->pdata[row], **returned = lines->returned->pdata[row];
  gpointer owner;

  if (*returned[0] == '\0' || strcmp (returned[0], sent[0]) == 0
      || !g_hash_table_lookup_extended (owners, returned[0], NULL, &owner))
    return -1;
  return GPOINTER_TO_INT (owner);
}

guint
concord_sheet_find_moved (const ConcordSheetLines *lines, gboolean *moved)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < lines->sent->len; i++)
    g_hash_table_insert (owners, ((char **) lines->sent->pdata[i])[0], GINT_TO_POINTER (i));
  for (guint i = 0; i < lines->sent->len; i++)
    {
      int owner = find_owner (owners, lines, i), leaning;

      moved[i] = FALSE;
      if (owner < 0)
        continue;
      leaning = lean (lines->returned->pdata[i], lines->sent->pdata[i], lines->sent->pdata[owner]);
      /* Where the other cells don't tell, two names that changed places count as rows that did. */
      moved[i] = lines->fixed || leaning < 0
                 || (leaning == 0 && find_owner (owners, lines, (guint) owner) >= 0);
      n += moved[i];
    }
  return n;
}
