#include "app/mail-words.h"

#include "concord-words.h"

static gboolean
is_request (const ConcordMailMatter *matter)
{
  return matter->who != NULL && *matter->who != '\0';
}

char *
concord_mail_dup_subject (const ConcordMailMatter *matter)
{
  g_autofree char *day
      = concord_is_absent (matter->due) ? NULL : concord_date_dup_display (matter->due);
  g_autofree char *what = NULL;
  char *subject;

  /* Translators: the subject of a message; %s is the project's title. */
  if (matter->project == NULL && matter->paper_title != NULL)
    what = g_strdup (matter->paper_title);
  else
    what = g_strdup_printf (matter->project == NULL ? _ ("Cabinet paper: %s")
                                                    : _ ("Concord project: %s"),
                            matter->title);
  if (!is_request (matter))
    subject = g_steal_pointer (&what);
  else if (day == NULL)
    /* Translators: the subject of a message; %s is like "Concord project: Riverdale". */
    subject = g_strdup_printf (_ ("%s – please answer"), what);
  else
    /* Translators: the same; the second %s is a day. */
    subject = g_strdup_printf (_ ("%s – please answer by %s"), what, day);
  /* A title can't add a header. */
  return g_strdelimit (subject, "\r\n\t", ' ');
}

static void
append_request (GString *body, const ConcordMailMatter *matter)
{
  /* Translators: lines of a message. */
  g_string_append_printf (body, _ ("Asked of: %s\n"), matter->who);
  if (matter->what != NULL && *matter->what != '\0')
    g_string_append_printf (body, _ ("What: %s\n"), matter->what);
  if (!concord_is_absent (matter->due))
    {
      g_autofree char *day = concord_date_dup_display (matter->due);

      g_string_append_printf (body, _ ("By: %s\n"), day);
    }
  g_string_append_c (body, '\n');
}

static void
append_project (GString *body, const ConcordMailMatter *matter)
{
  /* Translators: the file's name, the project's title. */
  g_string_append_printf (body,
                          _ ("%s is a Concord project: “%s”, with all its entries, its findings and "
                             "its history.\n\n"),
                          matter->project, matter->title);
  g_string_append (body,
                   _ ("To open it, save the attachment and open it with Concord: a double click, or "
                      "Open in Concord’s menu.\n"));
  if (is_request (matter))
    g_string_append (body, _ ("Fill in what is asked for, save the file and mail it back to me, "
                              "under any name. I see each change before anything is taken.\n"));
  else
    g_string_append (body, _ ("If you change something, save the file and mail it back to me, under "
                              "any name. I see each change before anything is taken.\n"));
  g_string_append (body, _ ("If you do not have Concord, tell me: you then get a sheet for your "
                            "spreadsheet program instead.\n\n"));
}

static void
append_paper (GString *body, const ConcordMailMatter *matter)
{
  if (matter->paper_title == NULL)
    /* Translators: the file's name, the project's title. */
    g_string_append_printf (body,
                            _ ("%s is the cabinet paper of “%s”, the part that is open to the "
                               "public. Any PDF program opens it.\n\n"),
                            matter->paper, matter->title);
  else
    /* Translators: the file's name, the title of a paper, the project's title. */
    g_string_append_printf (body,
                            _ ("%s is the paper “%s” of the project “%s”, the part that is open to "
                               "the public. Any PDF program opens it.\n\n"),
                            matter->paper, matter->paper_title, matter->title);
}

char *
concord_mail_dup_body (const ConcordMailMatter *matter)
{
  GString *body = g_string_new (NULL);

  if (is_request (matter))
    append_request (body, matter);
  if (matter->project != NULL)
    append_project (body, matter);
  if (matter->paper != NULL)
    append_paper (body, matter);
  g_string_append_printf (body, "%s\n", matter->author);
  return g_string_free (body, FALSE);
}

char *
concord_mail_dup_exempt (ConcordConfidential found)
{
  g_autofree char *now = NULL;

  if (found.n_now + found.n_history == 0)
    return NULL;
  now = g_strdup_printf (ngettext ("The project file holds %u exempt entry",
                                   "The project file holds %u exempt entries", found.n_now),
                         found.n_now);
  if (found.n_history == 0)
    /* Translators: %s is "The project file holds 12 exempt entries". */
    return g_strdup_printf (_ ("%s, such as prices or marks. Send it only to people who may see "
                               "them."),
                            now);
  return g_strdup_printf (ngettext ("%s, such as prices or marks, and %u more in its history. Send it "
                                    "only to people who may see them.",
                                    "%s, such as prices or marks, and %u more in its history. Send it "
                                    "only to people who may see them.",
                                    found.n_history),
                          now, found.n_history);
}
