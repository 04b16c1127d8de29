#include "real-keys.h"
#include "app-test.h"

#include <gdk/x11/gdkx.h>

gboolean
real_keys_are_there (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  return program != NULL && GDK_IS_X11_DISPLAY (gdk_display_get_default ());
}

static void
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

void
real_keys_focus (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *command
      = g_strdup_printf ("xdotool windowfocus %lu", gdk_x11_surface_get_xid (surface));

  run (command);
  for (guint i = 0; i < 100 && !gtk_window_is_active (window); i++)
    app_test_settle (20);
  g_assert_true (gtk_window_is_active (window));
}

void
real_keys_press (const char *keys)
{
  g_autofree char *command = g_strdup_printf ("xdotool key --delay 20 %s", keys);

  run (command);
  app_test_settle (60);
}
