/* Pictures as files. */
#include "samples.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("concord-charts-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GDir *folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *start;
  } files[] = { { "chart.pdf", "%PDF-" }, { "chart.PNG", "\211PNG" }, { "chart.svg", "<?xml" } };

  for (guint k = 0; k < n_sample_kinds; k++)
    for (int sample = 0; sample < N_SAMPLE_DATA; sample++)
      {
        g_autoptr (ConcordChart) chart = sample_kinds[k].make (sample);

        for (guint i = 0; i < G_N_ELEMENTS (files); i++)
          {
            g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);
            g_autofree char *content = NULL;
            g_autoptr (GError) error = NULL;

            g_assert_true (
                concord_chart_write (chart, path, 360, 300, CONCORD_THEME_LIGHT, &error));
            g_assert_no_error (error);
            g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
            g_assert_cmpint (strncmp (content, files[i].start, strlen (files[i].start)), ==, 0);
          }
      }
}

static void
test_pdf_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ConcordChart) chart = sample_kinds[0].make (SAMPLE_RICH);
  g_autofree char *path = g_build_filename (fixture->folder, "chart.pdf", NULL);
  g_autofree char *tool = g_find_program_in_path ("pdftotext"), *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { tool, "-layout", path, "-", NULL };
  int status;

  if (tool == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) isn't installed");
      return;
    }
  g_assert_true (concord_chart_write (chart, path, 560, 340, CONCORD_THEME_LIGHT, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (text, "In-house leads unless jobs weigh under 12%"));
  g_assert_nonnull (strstr (text, "Joint venture with Northshire"));
  g_assert_nonnull (strstr (text, "73.5"));
  g_assert_nonnull (strstr (text, "not complete: 2 scores missing"));
}

/* SVG has real text, escaped, and the marks' sentences. */
static void
test_svg_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ConcordChart) chart = sample_kinds[0].make (SAMPLE_RICH);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = NULL;

  concord_chart_set_title (chart, "Cost & <quality>");
  bytes = concord_chart_render (chart, "svg", 560, 340, CONCORD_THEME_MONO, &error);
  g_assert_no_error (error);
  svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (svg, "<title>Cost &amp; &lt;quality&gt;</title>"));
  g_assert_nonnull (strstr (svg, ">Joint venture with Northshire</text>"));
  g_assert_nonnull (strstr (svg, "In-house with transformation, total 73.5, between 66.0 and"));
  g_assert_nonnull (strstr (svg, "<pattern id="));
  g_assert_null (strstr (svg, "<quality>"));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ConcordChart) chart = sample_kinds[0].make (SAMPLE_RICH);
  static const struct
  {
    const char *path;
    double width, height;
  } cases[] = {
    { "/nowhere/at/all/chart.pdf", 560, 340 },
    { "/nowhere/at/all/chart.png", 560, 340 },
    { "/nowhere/at/all/chart.svg", 560, 340 },
    { "/proc/chart.pdf", 560, 340 },
    { "chart.gif", 560, 340 },
    { "chart", 560, 340 },
    { "folder.pdf/chart", 560, 340 },
    { "chart.png", 0, 340 },
    { "chart.png", 560, -5 },
    { "chart.png", 1e9, 340 },
    { "chart.png", 560, 0.0 / 0.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (concord_chart_write (chart, cases[i].path, cases[i].width, cases[i].height,
                                           CONCORD_THEME_LIGHT, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, G_FILE_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 20);
      g_assert_false (g_file_test (cases[i].path, G_FILE_TEST_EXISTS));
      g_assert_false (concord_chart_write (chart, cases[i].path, cases[i].width, cases[i].height,
                                           CONCORD_THEME_LIGHT, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/charts/write/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/charts/write/pdf-text", Fixture, NULL, set_up, test_pdf_text, tear_down);
  g_test_add ("/charts/write/svg-text", Fixture, NULL, set_up, test_svg_text, tear_down);
  g_test_add ("/charts/write/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  return g_test_run ();
}
