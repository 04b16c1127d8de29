#include "settle.h"

#include <gtk/gtk.h>

/* A moment in which what one thing hands to another by way of the X server comes back. */
#define QUIET_MS 8
#define MOST_SOURCES 64

static gboolean
stop (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
run_what_is_ready (void)
{
  gboolean any = FALSE;
  GdkDisplay *display = gdk_display_get_default ();

  while (g_main_context_iteration (NULL, FALSE))
    any = TRUE;
  if (display != NULL)
    gdk_display_sync (display);
  while (g_main_context_iteration (NULL, FALSE))
    any = TRUE;
  return any;
}

/* Milliseconds until the next timer is due; -1: there is none. */
static int
get_next_timer (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD sources[MOST_SOURCES];
  int timeout, priority;

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, sources, MOST_SOURCES);
  g_main_context_release (context);
  return timeout;
}

static void
run_for (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, stop, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

void
settle (guint milliseconds)
{
  /* Only waiting is counted: however slow the computer is, what is ready is run. */
  int left = milliseconds;
  gboolean quiet = FALSE;

  while (TRUE)
    {
      gboolean any = run_what_is_ready ();
      int timer = get_next_timer ();
      gboolean is_due = timer >= 0 && timer <= left;
      int wait = is_due ? MAX (timer, 1) : MIN (QUIET_MS, left);

      if (left <= 0 || (!is_due && quiet && !any))
        return;
      run_for (wait);
      left -= wait;
      quiet = !is_due;
    }
}
