/* Concord itself, from exec with the file of the command line to a frame on the screen: the first in
 * which the table of services and the title of the page are drawn, the table with a row for each
 * service; with "all" the first in which everything in sight is, the chart and the form of the
 * selected service as well. */
#include "app/application.h"
#include "app/chart-view.h"
#include "app/field-row.h"
#include "app/record-table.h"
#include "app/window.h"

static gboolean wants_all;

/* Something of @type is drawn at or below @widget, labels only where they say @text. */
static gboolean
is_drawn (GtkWidget *widget, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_height (widget) == 0)
    return FALSE;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (text == NULL || g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_drawn (child, type, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
shows_services (GtkWidget *window)
{
  ConcordSession *session = concord_window_get_session (CONCORD_WINDOW (window));
  GtkWidget *table = find (window, CONCORD_TYPE_RECORD_TABLE);
  GListModel *services;

  if (session == NULL || table == NULL || !is_drawn (window, GTK_TYPE_LABEL, "Package"))
    return FALSE;
  services = concord_record_get_children (
      CONCORD_RECORD (concord_document_get_project (concord_session_get_document (session))),
      "services");
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (ConcordRecord) service = g_list_model_get_item (services, i);
      g_autofree char *name = concord_record_dup_name (service);

      if (!is_drawn (table, GTK_TYPE_LABEL, name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
shows_rest (GtkWidget *window)
{
  GtkWidget *chart = find (window, CONCORD_TYPE_CHART_VIEW);

  return is_drawn (window, CONCORD_TYPE_FIELD_ROW, NULL)
         && is_drawn (chart, GTK_TYPE_LABEL, "Need against market capacity");
}

static void
painted (GdkFrameClock *clock, GtkWidget *window)
{
  if (shows_services (window) && (!wants_all || shows_rest (window)))
    g_application_quit (g_application_get_default ());
}

static void
realized (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted),
                    window);
}

static void
on_window (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized), NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (ConcordApplication) application = concord_application_new ();

  wants_all = argc > 2 && g_str_equal (argv[2], "all");
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window), NULL);
  return g_application_run (G_APPLICATION (application), MIN (argc, 2), argv);
}
