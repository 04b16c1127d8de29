/* The desktop's dark and contrast settings, followed while the program runs. */
#include "fake-portal.h"
#include "harness.h"
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
  return g_test_run ();
}
