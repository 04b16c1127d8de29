#include "app/application.h"
#include "app/settings.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (ConcordApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CONCORD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (CONCORD_APPLICATION_ID);
  g_set_application_name (_ ("Concord"));
  application = concord_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
