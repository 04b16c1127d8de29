/* Writes one PDF of N figures of a project and prints what that took: milliseconds of processor
 * time for working the figures out and for laying the paper out and writing it, and the number of pages.
 *
 * Usage: bench-figures PROJECT.concord OUT.pdf N tables|charts */
#include "paper/pdf.h"
#include "store/project-file.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
get_work (void)
{
  return (double)clock () * 1e3 / CLOCKS_PER_SEC;
}

/* Of the kinds that have something to show, again and again until there are @n. */
static GPtrArray *
make_figures (ConcordDocument *document, guint n)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_kinds, n_before;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n_kinds);

  do
    {
      n_before = figures->len;
      for (guint i = 0; i < n_kinds && figures->len < n; i++)
        {
          g_autoptr (ConcordFigure) figure
              = concord_figure_new_public (document, kinds[i].kind, NULL);

          if (!concord_figure_is_empty (figure))
            g_ptr_array_add (figures, g_steal_pointer (&figure));
        }
    }
  while (figures->len > n_before && figures->len < n);
  return figures;
}

int
main (int argc, char **argv)
{
  ConcordPlanSettings settings = { 595.276, 841.89, CONCORD_THEME_LIGHT, 1, CONCORD_PAPER_PART_A };
  g_autoptr (GFile) file = NULL;
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (ConcordContent) content = NULL;
  g_autoptr (ConcordPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  double start, worked_out;

  if (argc != 5)
    {
      fprintf (stderr, "Usage: bench-figures PROJECT.concord OUT.pdf N tables|charts\n");
      return 2;
    }
  file = g_file_new_for_path (argv[1]);
  document = concord_project_load (file, NULL, NULL, &error);
  if (document == NULL)
    g_error ("%s", error->message);
  start = get_work ();
  figures = make_figures (document, (guint)atoi (argv[3]));
  worked_out = get_work ();
  content = concord_content_new_of_figures (document, figures, g_str_equal (argv[4], "tables"),
                                            "en");
  plan = concord_plan_new (document, content, &settings);
  if (!concord_pdf_write (plan, argv[2], &error))
    g_error ("%s", error->message);
  printf ("%.2f %.2f %u\n", worked_out - start, get_work () - worked_out,
          concord_plan_get_n_pages (plan));
  return 0;
}
