#include "app/application.h"
#include "app/settings.h"

#include "concord-config.h"
#include "concord-words.h"

int
main (int argc, char **argv)
{
  g_autoptr (ConcordApplication) application = NULL;

  concord_words_start ();
  g_set_prgname (CONCORD_APPLICATION_ID);
  g_set_application_name (_ ("Concord"));
  application = concord_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
