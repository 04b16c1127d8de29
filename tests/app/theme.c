/* The desktop's dark and contrast settings, followed while the program runs. */
#include "fake-portal.h"
#include "harness.h"
#include "app/chart-area.h"
#include "app/theme.h"

#include <string.h>

static gboolean
is_dark (gpointer data)
{
  gboolean dark;

  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &dark, NULL);
  return dark;
}

static gboolean
is_light (gpointer data)
{
  return !is_dark (data);
}

static gboolean
is_high_contrast (gpointer data)
{
  g_autofree char *name = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &name, NULL);
  return strcmp (name, "Default-hc") == 0;
}

static gboolean
is_usual_contrast (gpointer data)
{
  return !is_high_contrast (data);
}

typedef struct
{
  GtkWidget *window;
  ConcordTheme theme;
} Chart;

static gboolean
is_chart_so (gpointer data)
{
  const Chart *chart = data;

  return concord_chart_find_theme (chart->window) == chart->theme;
}

/* What a chart in a window is painted in, once what the desktop said has come. */
static void
wait_for_chart (GtkWidget *window, ConcordTheme theme)
{
  Chart chart = { window, theme };

  harness_wait (is_chart_so, &chart);
}

static void
test_follows (void)
{
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_OK);
  ConcordDesktopTheme *theme = concord_desktop_theme_follow ();

  harness_wait (is_dark, NULL);
  fake_portal_change (portal, "color-scheme", 2);
  harness_wait (is_light, NULL);
  fake_portal_change (portal, "contrast", 1);
  harness_wait (is_high_contrast, NULL);
  fake_portal_change (portal, "contrast", 0);
  harness_wait (is_usual_contrast, NULL);
  concord_desktop_theme_free (theme);
  fake_portal_free (portal);
}

/* Charts too, and contrast on a dark desktop is not a white sheet. */
static void
test_charts_follow (void)
{
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_OK);
  ConcordDesktopTheme *theme = concord_desktop_theme_follow ();
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  wait_for_chart (window, CONCORD_THEME_DARK);
  fake_portal_change (portal, "contrast", 1);
  wait_for_chart (window, CONCORD_THEME_HIGH_CONTRAST_DARK);
  fake_portal_change (portal, "color-scheme", 2);
  wait_for_chart (window, CONCORD_THEME_HIGH_CONTRAST);
  fake_portal_change (portal, "contrast", 0);
  wait_for_chart (window, CONCORD_THEME_LIGHT);
  gtk_window_destroy (GTK_WINDOW (window));
  concord_desktop_theme_free (theme);
  fake_portal_free (portal);
}

static void
test_theme_by_hand_wins (void)
{
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_OK);
  ConcordDesktopTheme *theme;

  g_setenv ("GTK_THEME", "Adwaita", TRUE);
  theme = concord_desktop_theme_follow ();
  harness_settle (200);
  g_assert_true (is_light (NULL));
  concord_desktop_theme_free (theme);
  g_unsetenv ("GTK_THEME");
  fake_portal_free (portal);
}

static void
test_no_portal (void)
{
  ConcordDesktopTheme *theme = concord_desktop_theme_follow ();

  harness_settle (200);
  g_assert_true (is_light (NULL));
  concord_desktop_theme_free (theme);
  /* Freed before an answer could come. */
  theme = concord_desktop_theme_follow ();
  concord_desktop_theme_free (theme);
  harness_settle (100);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/no-portal", test_no_portal);
  g_test_add_func ("/theme/theme-by-hand-wins", test_theme_by_hand_wins);
  g_test_add_func ("/theme/follows", test_follows);
  g_test_add_func ("/theme/charts-follow", test_charts_follow);
  return g_test_run ();
}
