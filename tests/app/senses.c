/* For who can't see, and for whom movement is bad: a chart is read mark by mark with the keys, and
 * nothing moves where the desktop says so. */
#include "app-test.h"
#include "app/chart-area.h"
#include "app/settings.h"
#include "app/window-private.h"
#include "figures/figure.h"
#include "harness.h"
#include "rich.h"

#include <string.h>

/* --- a chart by keys ------------------------------------------------------------------------- */

static GtkEventController *
find_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        return controller;
    }
  return NULL;
}

static gboolean
press (GtkWidget *voice, guint key)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_keys (voice), "key-pressed", key, 0u, 0, &taken);
  return taken;
}

/* What a screen reader is given for what has the focus. */
static void
assert_spoken (GtkWidget *voice, const char *words)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (voice), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_chart_is_read_mark_by_mark (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  g_autoptr (ConcordFigure) figure = concord_figure_new (document, "need-capacity", NULL);
  ConcordChart *chart = concord_figure_get_chart (figure);
  GtkWidget *area = concord_chart_area_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *voice = gtk_widget_get_first_child (area);
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordMark *first, *second, *last;
  GtkWidget *window;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), area);
  window = app_test_show (scroller, 700, 600);
  concord_chart_area_set_chart (CONCORD_CHART_AREA (area), chart, concord_figure_get_words (figure));
  layout = concord_chart_layout (chart, 400, concord_chart_natural_height (chart, 400),
                                 CONCORD_CHART_PLAIN);
  g_assert_cmpuint (layout->marks->len, >=, 3);
  first = concord_layout_get_mark (layout, 0);
  second = concord_layout_get_mark (layout, 1);
  last = concord_layout_get_mark (layout, (int) layout->marks->len - 1);
  g_assert_true (gtk_widget_get_focusable (voice));
  assert_spoken (voice, concord_figure_get_words (figure));
  g_assert_true (press (voice, GDK_KEY_Right));
  assert_spoken (voice, first->words);
  g_assert_true (press (voice, GDK_KEY_Right));
  assert_spoken (voice, second->words);
  g_assert_true (press (voice, GDK_KEY_End));
  assert_spoken (voice, last->words);
  g_assert_true (press (voice, GDK_KEY_Home));
  assert_spoken (voice, first->words);
  g_assert_true (press (voice, GDK_KEY_Left));
  assert_spoken (voice, last->words);
  g_assert_true (press (voice, GDK_KEY_Escape));
  assert_spoken (voice, concord_figure_get_words (figure));
  /* Once more leaves the chart, to whatever Escape means around it. */
  g_assert_false (press (voice, GDK_KEY_Escape));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- no motion ------------------------------------------------------------------------------- */

static void
test_styles_have_no_motion_of_their_own (void)
{
  static const char *const names[] = { "style.css", "widgets.css" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (CONCORD_RESOURCES "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *css = NULL;

      g_assert_nonnull (bytes);
      css = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_null (strstr (css, "transition"));
      g_assert_null (strstr (css, "animation"));
      g_assert_null (strstr (css, "@keyframes"));
    }
}

static void
assert_still (GtkWidget *widget)
{
  if (GTK_IS_REVEALER (widget) && gtk_widget_get_mapped (widget))
    g_assert_cmpint (gtk_revealer_get_child_revealed (GTK_REVEALER (widget)), ==,
                     gtk_revealer_get_reveal_child (GTK_REVEALER (widget)));
  if (GTK_IS_STACK (widget))
    g_assert_false (gtk_stack_get_transition_running (GTK_STACK (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_still (child);
}

static void
test_nothing_moves_where_it_shall_not (void)
{
  g_autoptr (GFile) file = harness_project ("still.concord");
  GtkSettings *settings = gtk_settings_get_default ();
  ConcordWindow *window;

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  window = harness_open (file);
  concord_window_say (window, GTK_MESSAGE_INFO, "Something to say.", NULL, NULL);
  assert_still (GTK_WIDGET (window));
  g_assert_true (concord_window_go (window, "options"));
  assert_still (GTK_WIDGET (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.sidebar", NULL));
  assert_still (GTK_WIDGET (window));
  gtk_info_bar_set_revealed (window->message_bar, FALSE);
  assert_still (GTK_WIDGET (window));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  harness_discard (window);
}

/* --- large text ------------------------------------------------------------------------------ */

/* As high at any width as it says it is at least, or GTK logs a critical. */
static void
assert_at_one (GtkInfoBar *bar)
{
  int any, wide;

  gtk_info_bar_set_revealed (bar, TRUE);
  harness_settle (300);
  gtk_widget_measure (GTK_WIDGET (bar), GTK_ORIENTATION_VERTICAL, -1, &any, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (bar), GTK_ORIENTATION_VERTICAL, 4000, &wide, NULL, NULL, NULL);
  g_assert_cmpint (any, >, 0);
  g_assert_cmpint (any, ==, wide);
  gtk_info_bar_set_revealed (bar, FALSE);
  harness_settle (300);
}

/* What is said after a copy takes a line or several, and the bar comes and goes by growing. */
static void
test_messages_at_twice_the_text (void)
{
  static const char *const words[]
      = { "Copied.", "Copied the table “Net present value” with its headings: 14 rows of 9 columns, "
                     "for a spreadsheet, and the words of the finding, for a letter." };
  g_autoptr (GFile) file = harness_project ("large.concord");
  GtkSettings *settings = gtk_settings_get_default ();
  ConcordWindow *window;
  int before;

  g_object_get (settings, "gtk-xft-dpi", &before, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  window = harness_open (file);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (words); i++)
    {
      g_object_set (settings, "gtk-enable-animations", i % 2 == 0, NULL);
      concord_window_say (window, GTK_MESSAGE_INFO, words[i / 2], "Undo",
                          i % 2 == 0 ? concord_window_show_welcome : NULL);
      assert_at_one (window->message_bar);
      gtk_widget_set_visible (GTK_WIDGET (window->change_bar), TRUE);
      gtk_label_set_text (window->change, words[i / 2]);
      assert_at_one (window->change_bar);
    }
  g_object_set (settings, "gtk-xft-dpi", before, "gtk-enable-animations", TRUE, NULL);
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/senses/chart-is-read-mark-by-mark", test_chart_is_read_mark_by_mark);
  g_test_add_func ("/senses/styles-have-no-motion-of-their-own",
                   test_styles_have_no_motion_of_their_own);
  g_test_add_func ("/senses/nothing-moves-where-it-shall-not", test_nothing_moves_where_it_shall_not);
  g_test_add_func ("/senses/messages-at-twice-the-text", test_messages_at_twice_the_text);
  return g_test_run ();
}
