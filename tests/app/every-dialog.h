/* Every dialogue and popover, opened with the sample as a person would open it: for tests of all of
 * them, and for pictures. */
#pragma once

#include "app/window.h"

typedef struct
{
  const char *name;
  void (*open) (ConcordWindow *window);
  gboolean stays; /* a part of the screen rather than something that Escape closes */
  const char *help; /* the heading of the page that F1 opens; NULL for the help itself and popovers */
} EveryDialog;

const EveryDialog *every_dialog_get (guint *n);

/* A window with the project of CONCORD_TEST_PROJECT or the sample; and one with the welcome, and
 * work that was not saved on it. */
ConcordWindow *every_dialog_new_window (void);
ConcordWindow *every_dialog_new_welcome (void);

/* Shows the part of @window's page that @section names. */
void every_dialog_show_section (ConcordWindow *window, const char *section);

/* The dialogue or popover that is open over @window, or NULL. */
GtkWidget *every_dialog_find_open (ConcordWindow *window);
