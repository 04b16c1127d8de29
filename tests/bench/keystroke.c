/* Processor time from a value that is typed to the frame that shows what follows, in a real window
 * with the project of the command line: the median of several turns, in milliseconds.
 * "at rest" is what the program still does afterwards, before it sleeps. */
#include "app/application.h"
#include "app/field-row.h"
#include "app/record-table.h"
#include "app/window.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define TURNS 15
#define BUDGET 8.0

typedef struct
{
  const char *name;
  const char *stage;
  const char *section;
  const char *role;
  const char *link; /* or NULL */
  const char *field;
} Cell;

static double
get_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, set_true, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_table (GtkWidget *widget, const char *role, const char *link)
{
  if (CONCORD_IS_RECORD_TABLE (widget) && gtk_widget_get_mapped (widget))
    {
      g_autofree char *own_role = NULL;
      g_autofree char *own_link = NULL;

      g_object_get (widget, "role", &own_role, "link", &own_link, NULL);
      if (g_strcmp0 (own_role, role) == 0 && g_strcmp0 (own_link, link) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_table (child, role, link);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The rows of a matrix have a column of their names before those of the link. */
static guint
find_column (GtkWidget *table, const Cell *cell)
{
  g_autofree char *columns = NULL;
  g_auto (GStrv) names = NULL;
  guint place = 0;

  g_object_get (table, "columns", &columns, NULL);
  names = g_strsplit (columns, " ", -1);
  while (names[place] != NULL && strcmp (names[place], cell->field) != 0)
    place++;
  if (names[place] == NULL)
    g_error ("%s: there is no such column.", cell->name);
  return place + (cell->link != NULL);
}

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* What was changed is painted by the next frame that the window asks for. */
static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
report (const char *name, double *painted, double *rest)
{
  qsort (painted, TURNS, sizeof *painted, compare);
  qsort (rest, TURNS, sizeof *rest, compare);
  printf ("%-38s %6.2f ms of processor time to the frame   budget %.0f: %s   (%.2f ms at rest)\n",
          name, painted[TURNS / 2], BUDGET, painted[TURNS / 2] <= BUDGET ? "kept" : "MISSED",
          rest[TURNS / 2]);
}

static void
measure_cell (ConcordWindow *window, const Cell *cell)
{
  GtkWidget *page, *table;
  double painted[TURNS], rest[TURNS];

  concord_window_go (window, cell->stage);
  settle (300);
  page = find (GTK_WIDGET (window), g_type_from_name ("ConcordPage"));
  gtk_stack_set_visible_child_name (GTK_STACK (find (page, GTK_TYPE_STACK)), cell->section);
  settle (500);
  table = find_table (page, cell->role, cell->link);
  if (table == NULL)
    g_error ("%s: there is no such table.", cell->name);
  for (int i = -1; i < TURNS; i++)
    {
      g_autofree char *typed = g_strdup_printf ("%d", 20 + i);
      double start;

      concord_record_table_focus_cell (CONCORD_RECORD_TABLE (table), 1,
                                       find_column (table, cell));
      settle (200);
      start = get_milliseconds ();
      if (!concord_record_table_enter (CONCORD_RECORD_TABLE (table), typed))
        g_error ("%s: %s", cell->name,
                 concord_record_table_get_status (CONCORD_RECORD_TABLE (table)));
      wait_for_frame (GTK_WIDGET (window));
      if (i >= 0) /* the first turn warms the caches */
        painted[i] = get_milliseconds () - start;
      settle (300);
      if (i >= 0)
        rest[i] = get_milliseconds () - start - painted[i];
    }
  report (cell->name, painted, rest);
}

/* A letter in the first long text beside the table of services. */
static void
measure_letter (ConcordWindow *window)
{
  GtkWidget *text;
  GtkTextBuffer *buffer;
  double painted[TURNS], rest[TURNS];

  concord_window_go (window, "package");
  settle (500);
  text = find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW);
  if (text == NULL)
    g_error ("There is no long text beside the services.");
  gtk_widget_grab_focus (text);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  for (int i = -1; i < TURNS; i++)
    {
      double start = get_milliseconds ();

      gtk_text_buffer_insert_interactive_at_cursor (buffer, "a", 1, TRUE);
      wait_for_frame (GTK_WIDGET (window));
      if (i >= 0)
        painted[i] = get_milliseconds () - start;
      settle (300);
      if (i >= 0)
        rest[i] = get_milliseconds () - start - painted[i];
    }
  report ("a letter in a long text", painted, rest);
}

static const Cell cells[] = {
  { "need of a service", "package", "services", "services", NULL, "need" },
  { "score of an option", "options", "scores", "options", "score", "score-likely" },
  { "count of a group's answers", "consultation", "questions", "groups", "count", "number" },
};

int
main (int argc, char **argv)
{
  g_autoptr (ConcordApplication) application = concord_application_new ();
  g_autoptr (GFile) file = argc == 2 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  ConcordWindow *window;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    {
      fputs ("Usage: bench-keystroke PROJECT.concord\n", stderr);
      return 2;
    }
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  window = concord_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 900);
  concord_window_open (window, file);
  while (concord_window_get_session (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle (1000);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    measure_cell (window, &cells[i]);
  measure_letter (window);
  concord_session_discard (concord_window_get_session (window));
  gtk_window_destroy (GTK_WINDOW (window));
  settle (50);
  return 0;
}
