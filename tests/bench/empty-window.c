/* The yardstick of start-up: an empty GTK window that leaves at its first frame. */
#include <gtk/gtk.h>

static gboolean
leave (GtkWidget *widget, GdkFrameClock *clock, gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
activate (GtkApplication *application, gpointer data)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_widget_add_tick_callback (window, leave, application, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
