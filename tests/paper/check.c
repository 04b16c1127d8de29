#include "check.h"

#include <glib/gstdio.h>

/* 3 April 2026, 12:00 UTC. */
#define NOW G_GINT64_CONSTANT (1775217600)

ConcordDocument *
check_document (void)
{
  ConcordDocument *document = concord_document_new ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autoptr (GError) error = NULL;

  concord_document_set_now (document, NOW);
  concord_document_set_author (document, "A. Officer");
  concord_document_set (document, project, "title", "Riverdale customer services partnership", NULL,
                        &error);
  g_assert_no_error (error);
  concord_document_set (document, project, "authority", "Riverdale Borough Council", NULL, &error);
  g_assert_no_error (error);
  concord_document_set (document, project, "reference", "RBC/2026/114", NULL, &error);
  g_assert_no_error (error);
  return document;
}

ConcordPaper *
check_paper (const char *const *kinds, guint per_page)
{
  g_autoptr (ConcordDocument) document = check_document ();
  ConcordPaper *paper = concord_paper_new (document);

  for (; kinds != NULL && *kinds != NULL; kinds++)
    concord_paper_add_figure (paper, *kinds, NULL);
  concord_paper_set_figures_per_page (paper, per_page);
  return paper;
}

/* A folder for each run, so that runs beside each other don't meet. */
char *
check_path (const char *name)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("concord-paper-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

char *
check_run (const char *const *argv)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpint (status, ==, 0);
  return output;
}

char *
check_text (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *one[] = { "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL };
  const char *all[] = { "pdftotext", "-raw", path, "-", NULL };

  return check_run (page > 0 ? one : all);
}

char *
check_flatten (const char *text)
{
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

char *
check_structure (const char *path)
{
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autofree char *script = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"),
                                              "tests/paper/structure.py", NULL);
  const char *argv[] = { "python3", script, path, NULL };

  return qpdf != NULL ? check_run (argv) : NULL;
}
