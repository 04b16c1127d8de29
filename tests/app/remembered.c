/* What is remembered between starts: sizes within their ranges, who works as a specialist where, the
 * printer; and what is not: the copies of one job. */
#include "harness.h"
#include "app/page.h"
#include "app/print-memory.h"
#include "app/settings.h"

#include <string.h>

static void
write_printing (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "concord", NULL);
  g_autofree char *path = g_build_filename (folder, "printing", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_printer_and_paper (void)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a3 = gtk_paper_size_new (GTK_PAPER_NAME_A3);
  g_autoptr (GtkPrintSettings) again = NULL;
  g_autoptr (GtkPageSetup) setup_again = NULL;

  g_assert_null (concord_print_memory_load_settings ());
  g_assert_null (concord_print_memory_load_setup ());
  gtk_print_settings_set_printer (settings, "Committee room");
  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_n_copies (settings, 40);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///tmp/last.pdf");
  gtk_page_setup_set_paper_size_and_default_margins (setup, a3);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  concord_print_memory_keep (settings, setup);
  /* As the next start reads it. */
  again = concord_print_memory_load_settings ();
  setup_again = concord_print_memory_load_setup ();
  g_assert_cmpstr (gtk_print_settings_get_printer (again), ==, "Committee room");
  g_assert_cmpint (gtk_print_settings_get_duplex (again), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_cmpint (gtk_print_settings_get_n_copies (again), ==, 1);
  g_assert_null (gtk_print_settings_get (again, GTK_PRINT_SETTINGS_OUTPUT_URI));
  /* A3 is 297 by 420 mm, ISO 216. */
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_width (setup_again, GTK_UNIT_MM), 420,
                                  0.01);
  g_assert_cmpint (gtk_page_setup_get_orientation (setup_again), ==,
                   GTK_PAGE_ORIENTATION_LANDSCAPE);
}

static void
test_nonsense_is_not_believed (void)
{
  static const char *const texts[]
      = { "\x01 nothing of the kind", "[Page Setup]\nPPDName=A4\nDisplayName=A4\nWidth=1e300\nHeight=297\n",
          "[Page Setup]\nDisplayName=A4\nWidth=nan\nHeight=297\n",
          "[Page Setup]\nDisplayName=Tiny\nWidth=1\nHeight=1\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_printing (texts[i]);
      g_assert_null (concord_print_memory_load_setup ());
    }
}

static void
test_window_size_has_a_range (void)
{
  int width, height;
  gboolean maximized;

  concord_settings_set_window_size (1, 1000000, FALSE);
  concord_settings_get_window_size (&width, &height, &maximized);
  /* The ranges of the schema. */
  g_assert_cmpint (width, ==, 360);
  g_assert_cmpint (height, ==, 10000);
  g_assert_false (maximized);
  /* The size to come back to is not that of the whole screen. */
  concord_settings_set_window_size (800, 600, FALSE);
  concord_settings_set_window_size (1920, 1080, TRUE);
  concord_settings_get_window_size (&width, &height, &maximized);
  g_assert_cmpint (width, ==, 800);
  g_assert_true (maximized);
  concord_settings_set_window_size (1200, 800, FALSE);
}

static GtkWidget *
go (ConcordWindow *window, const char *stage)
{
  g_assert_true (concord_window_go (window, stage));
  harness_settle (50);
  return harness_find_mapped (GTK_WIDGET (window), CONCORD_TYPE_PAGE);
}

static void
test_specialists_stay_specialists (void)
{
  g_autoptr (GFile) file = harness_project ("analyst.concord");
  ConcordWindow *window = harness_open (file);

  g_assert_false (concord_page_get_analyst (CONCORD_PAGE (go (window, "options"))));
  g_object_set (go (window, "options"), "analyst", TRUE, NULL);
  harness_discard (window);
  window = harness_open (file);
  g_assert_true (concord_page_get_analyst (CONCORD_PAGE (go (window, "options"))));
  g_assert_false (concord_page_get_analyst (CONCORD_PAGE (go (window, "money"))));
  g_object_set (go (window, "options"), "analyst", FALSE, NULL);
  g_assert_false (concord_settings_get_analyst ("options"));
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remembered/printer-and-paper", test_printer_and_paper);
  g_test_add_func ("/remembered/nonsense-is-not-believed", test_nonsense_is_not_believed);
  g_test_add_func ("/remembered/window-size-has-a-range", test_window_size_has_a_range);
  g_test_add_func ("/remembered/specialists-stay-specialists", test_specialists_stay_specialists);
  return g_test_run ();
}
