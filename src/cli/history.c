#include "cli/cli.h"

#include "concord-words.h"

static char *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time == NULL ? g_strdup ("?") : g_date_time_format (time, "%Y-%m-%d %H:%M");
}

static void
print_change (const ConcordChange *change)
{
  switch (change->kind)
    {
    case CONCORD_CHANGE_SET:
      if (change->year != 0)
        g_print ("      %s %s %d = %s\n", change->id, change->field, change->year,
                 change->value == NULL ? "–" : change->value);
      else
        g_print ("      %s %s = %s\n", change->id, change->field,
                 change->value == NULL ? "–" : change->value);
      break;
    case CONCORD_CHANGE_ADD:
      g_print (_ ("      %s added: %s\n"), change->id, change->type);
      break;
    case CONCORD_CHANGE_PLACE:
      g_print (_ ("      %s moved\n"), change->id);
      break;
    case CONCORD_CHANGE_REMOVE:
      g_print (_ ("      %s removed\n"), change->id);
      break;
    case CONCORD_CHANGE_KEEP:
    default:
      break;
    }
}

static void
print_step (const ConcordStep *step)
{
  g_autofree char *when = dup_time (concord_step_get_time (step));

  g_print ("  %s  %s: %s\n", when, concord_step_get_author (step), concord_step_get_label (step));
  if (concord_step_get_reason (step) != NULL)
    g_print (_ ("      because: %s\n"), concord_step_get_reason (step));
  for (guint i = 0; i < concord_step_get_length (step); i++)
    print_change (concord_step_get_change (step, i));
}

int
concord_cli_history (int argc, char **argv)
{
  g_autoptr (ConcordDocument) document = NULL;
  GPtrArray *revisions, *unsaved;

  if (!concord_cli_parse (NULL, &argc, &argv, 1, 1))
    return CONCORD_EXIT_USAGE;
  document = concord_cli_open (argv[1], NULL);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  revisions = concord_document_get_revisions (document);
  for (guint i = 0; i < revisions->len; i++)
    {
      const ConcordRevision *revision = revisions->pdata[i];
      g_autofree char *when = dup_time (revision->time);

      g_print (_ ("Revision %u  %.12s  %s  %s%s%s\n"), i + 1, revision->id, when, revision->author,
               revision->note == NULL ? "" : "  ", revision->note == NULL ? "" : revision->note);
      for (guint s = 0; s < revision->steps->len; s++)
        print_step (revision->steps->pdata[s]);
    }
  unsaved = concord_document_get_unsaved (document);
  if (unsaved->len > 0)
    g_print (_ ("In no revision:\n"));
  for (guint i = 0; i < unsaved->len; i++)
    print_step (unsaved->pdata[i]);
  return CONCORD_EXIT_GOOD;
}
