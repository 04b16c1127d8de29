/* Real windows in a test: the application, waiting, the questions that come up. */
#pragma once

#include "app/application.h"
#include "app/window.h"

/* The application, registered on the test's bus; made at first use. */
GtkApplication *harness_application (void);

/* Before GTK starts: this computer's types and icons, and none of its programs, so that no browser of
 * its opens. */
void harness_hide_programs (void);

/* What is in @file now: (transfer full). */
ConcordDocument *harness_load (GFile *file);

/* @author saves @document in @file, on another computer. */
void harness_save (ConcordDocument *document, GFile *file, const char *author);

/* The file chooser that is about to open, once it has read its folder; in it the person takes @name
 * in @folder. */
GtkWidget *harness_wait_for_chooser (void);
void harness_choose (GtkWidget *chooser, const char *folder, const char *name);

/* A folder of the test's own, taken away at the end by the display's script. The caller frees. */
char *harness_folder (void);

/* A project with a title, an authority and one service, saved as NAME in a new folder. */
GFile *harness_project (const char *name);

/* Runs the main loop until @condition holds; fails the test after ten seconds. */
typedef gboolean (*HarnessCondition) (gpointer data);
void harness_wait (HarnessCondition condition, gpointer data);

/* Runs the main loop until nothing is left to do, then for @milliseconds more. */
void harness_settle (guint milliseconds);

/* A window that shows @file. */
ConcordWindow *harness_open (GFile *file);

/* What it shows; whether, for harness_wait(), all of it is saved. */
ConcordDocument *harness_document (ConcordWindow *window);
gboolean harness_is_clean (gpointer window);

/* Closes @window without saving, whatever it asks. */
void harness_discard (ConcordWindow *window);

/* The question that is open, NULL where there is none; whether, for harness_wait(), there is one; its
 * words; pressing one of its buttons. */
GtkWindow *harness_question (void);
gboolean harness_has_question (gpointer data);
char *harness_question_words (void);
void harness_answer (const char *label);

/* The window of @type that shows, or NULL; pressing the button under @widget that says @label. */
GtkWidget *harness_find_window (GType type);
void harness_press (GtkWidget *widget, const char *label);

/* The first widget of @type under @widget, or NULL; the first that shows; the first label that says
 * @text. */
GtkWidget *harness_find (GtkWidget *widget, GType type);

/* The stack of the parts of @page: a list to choose from has stacks of its own. */
GtkWidget *harness_find_parts (GtkWidget *page);
GtkWidget *harness_find_mapped (GtkWidget *widget, GType type);
GtkWidget *harness_find_text (GtkWidget *widget, const char *text);
