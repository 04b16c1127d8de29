/* A window: one project with its stages, or the welcome where no project is open yet. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_WINDOW (concord_window_get_type ())
G_DECLARE_FINAL_TYPE (ConcordWindow, concord_window, CONCORD, WINDOW, GtkApplicationWindow)

ConcordWindow *concord_window_new (GtkApplication *application);

/* NULL while the welcome shows. */
ConcordSession *concord_window_get_session (ConcordWindow *window);
void concord_window_set_session (ConcordWindow *window, ConcordSession *session);

/* Opens @file here where no project is open yet, else in a window of its own; one that is open
 * already comes to the front. Presents the window once there is something to see. */
void concord_window_open (ConcordWindow *window, GFile *file);

/* Shows @session here where no project is open yet, else in a window of its own. */
void concord_window_adopt (ConcordWindow *window, ConcordSession *session);

void concord_window_show_welcome (ConcordWindow *window);

/* Saves under @file from now on; NULL saves where it is, or asks. */
void concord_window_save_as (ConcordWindow *window, GFile *file);

/* Goes to a stage: "package". FALSE where there is none of that name. */
gboolean concord_window_go (ConcordWindow *window, const char *stage);
const char *concord_window_get_stage (ConcordWindow *window);

/* What a button in the message bar does. */
typedef void (*ConcordWindowDeed) (ConcordWindow *window);

/* Says @sentence in the message bar, with a button where @deed is not NULL. */
void concord_window_say (ConcordWindow *window, GtkMessageType type, const char *sentence,
                         const char *button, ConcordWindowDeed deed);

/* The sentence in the message bar, NULL while there is none. */
const char *concord_window_get_message (ConcordWindow *window);

G_END_DECLS
