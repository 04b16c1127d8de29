#include "cli/cli.h"

#include "model/canonical.h"

#include "concord-words.h"
#include <string.h>

/* A printed hash may be shortened, but not so far that it says nothing. */
#define SHORTEST_HASH 8

static const ConcordRevision *
find_revision (ConcordDocument *document, const char *hash)
{
  GPtrArray *revisions = concord_document_get_revisions (document);

  for (guint i = 0; i < revisions->len; i++)
    {
      const ConcordRevision *revision = revisions->pdata[i];

      if (g_ascii_strncasecmp (revision->id, hash, strlen (hash)) == 0)
        return revision;
    }
  return NULL;
}

static int
verify_hash (ConcordDocument *document, const char *hash)
{
  const ConcordRevision *revision;

  if (strlen (hash) < SHORTEST_HASH || strspn (hash, "0123456789abcdefABCDEF") != strlen (hash))
    return concord_cli_complain (CONCORD_EXIT_USAGE,
                                 _ ("A revision's hash is at least 8 of its hexadecimal digits."));
  revision = find_revision (document, hash);
  if (revision == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("No revision of this file matches that hash."));
  {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (revision->time);
    g_autofree char *when = g_date_time_format (time, "%Y-%m-%d %H:%M UTC");

    g_print (_ ("Matches the revision that says it was saved %s by %s.\n"), when,
             revision->author);
  }
  return CONCORD_EXIT_GOOD;
}

int
concord_cli_verify (int argc, char **argv)
{
  g_autofree char *hash = NULL;
  const GOptionEntry entries[]
      = { { "revision", 'r', 0, G_OPTION_ARG_STRING, &hash,
            N_("Hash of a revision that was printed or mailed before"), N_("HASH") },
          G_OPTION_ENTRY_NULL };
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  guint n;

  if (!concord_cli_parse (entries, &argc, &argv, 1, 1))
    return CONCORD_EXIT_USAGE;
  document = concord_cli_open (argv[1], NULL);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  problems = concord_canonical_verify (document);
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("%s: %s\n", argv[1], (const char *) problems->pdata[i]);
  if (problems->len > 0)
    return CONCORD_EXIT_UNSOUND;
  n = concord_document_get_revisions (document)->len;
  g_print (ngettext ("%u revision; the history leads to the content of the file.\n",
                     "%u revisions; the history leads to the content of the file.\n", n),
           n);
  return hash == NULL ? CONCORD_EXIT_GOOD : verify_hash (document, hash);
}
