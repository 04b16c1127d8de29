#include "app/print-memory.h"

#include <math.h>

#define MAX_BYTES (64 * 1024)

/* Millimetres: from a label to a banner. */
#define LEAST_SIDE 50.0
#define MOST_SIDE 2000.0

static const char *const of_one_job[] = {
  GTK_PRINT_SETTINGS_N_COPIES,        GTK_PRINT_SETTINGS_PAGE_RANGES, GTK_PRINT_SETTINGS_PAGE_SET,
  GTK_PRINT_SETTINGS_PRINT_PAGES,     GTK_PRINT_SETTINGS_OUTPUT_URI,  GTK_PRINT_SETTINGS_REVERSE,
  GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
};

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "concord", "printing", NULL);
}

/* NULL where there is no such file, or one that this program never wrote. */
static GKeyFile *
read_keys (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  gsize size;

  if (!g_file_get_contents (path, &text, &size, NULL) || size > MAX_BYTES
      || !g_key_file_load_from_data (keys, text, size, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_steal_pointer (&keys);
}

GtkPrintSettings *
concord_print_memory_load_settings (void)
{
  g_autoptr (GKeyFile) keys = read_keys ();
  GtkPrintSettings *settings
      = keys == NULL ? NULL : gtk_print_settings_new_from_key_file (keys, NULL, NULL);

  for (guint i = 0; settings != NULL && i < G_N_ELEMENTS (of_one_job); i++)
    gtk_print_settings_unset (settings, of_one_job[i]);
  return settings;
}

static gboolean
is_side (double side)
{
  return isfinite (side) && side >= LEAST_SIDE && side <= MOST_SIDE;
}

static gboolean
is_margin (double margin)
{
  return isfinite (margin) && margin >= 0 && margin < LEAST_SIDE;
}

static gboolean
is_sensible (GtkPageSetup *setup)
{
  return is_side (gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM))
         && is_side (gtk_page_setup_get_paper_height (setup, GTK_UNIT_MM))
         && is_margin (gtk_page_setup_get_top_margin (setup, GTK_UNIT_MM))
         && is_margin (gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_MM))
         && is_margin (gtk_page_setup_get_left_margin (setup, GTK_UNIT_MM))
         && is_margin (gtk_page_setup_get_right_margin (setup, GTK_UNIT_MM));
}

GtkPageSetup *
concord_print_memory_load_setup (void)
{
  g_autoptr (GKeyFile) keys = read_keys ();
  g_autoptr (GtkPageSetup) setup
      = keys == NULL ? NULL : gtk_page_setup_new_from_key_file (keys, NULL, NULL);

  return setup != NULL && is_sensible (setup) ? g_steal_pointer (&setup) : NULL;
}

void
concord_print_memory_keep (GtkPrintSettings *settings, GtkPageSetup *setup)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GtkPrintSettings) kept = NULL;
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (settings != NULL)
    {
      kept = gtk_print_settings_copy (settings);
      for (guint i = 0; i < G_N_ELEMENTS (of_one_job); i++)
        gtk_print_settings_unset (kept, of_one_job[i]);
      gtk_print_settings_to_key_file (kept, keys, NULL);
    }
  if (setup != NULL)
    gtk_page_setup_to_key_file (setup, keys, NULL);
  /* Where it can't be written, the next start knows no printer of last time, and that is all. */
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (keys, path, NULL);
}
