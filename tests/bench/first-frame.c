/* Concord itself, from exec to its first frame with the file of the command line open. */
#include "app/application.h"
#include "app/window.h"

static gboolean
leave (GtkWidget *window, GdkFrameClock *clock, gpointer application)
{
  if (concord_window_get_session (CONCORD_WINDOW (window)) == NULL)
    return G_SOURCE_CONTINUE;
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
on_window (GtkApplication *application, GtkWindow *window)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (window), leave, application, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (ConcordApplication) application = concord_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
