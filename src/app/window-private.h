#pragma once

#include "app/sidebar.h"
#include "app/split.h"
#include "app/window.h"
#include "app/work-bar.h"

G_BEGIN_DECLS

struct _ConcordWindow
{
  GtkApplicationWindow parent_instance;

  ConcordSession *session;
  GCancellable *opening_cancellable; /* while a file is being read */
  guint opening_delay;               /* the timer that shows so, 0 for none */
  gboolean closing;                  /* a save or a discard was agreed: close without asking */
  ConcordWindowDeed message_deed;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *sidebar_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *mail_button;
  GtkWidget *print_button;
  GtkWidget *menu_button;
  GtkInfoBar *message_bar;
  GtkLabel *message;
  GtkButton *message_button;
  GtkStack *views;
  GtkSpinner *spinner;
  GtkLabel *opening;
  ConcordSplit *split;
  ConcordSidebar *sidebar;
  ConcordSidebar *compact_sidebar;
  GtkStack *pages;
  ConcordWorkBar *work_bar;
};

/* window-actions.c */
void concord_window_add_actions (ConcordWindow *window);
void concord_window_update_actions (ConcordWindow *window);

/* window-title.c */
void concord_window_update_title (ConcordWindow *window);

/* window-pages.c */
void concord_window_clear_pages (ConcordWindow *window);
void concord_window_start_pages (ConcordWindow *window);

/* window-open.c */
void concord_window_cancel_opening (ConcordWindow *window);
void concord_window_choose_and_open (ConcordWindow *window);

/* The file of this window as it is on disk now, in another window. */
void concord_window_open_again (ConcordWindow *window);

/* window-save.c */

/* @done is called with TRUE once the project is saved, FALSE where it was not. */
typedef void (*ConcordWindowSaved) (ConcordWindow *window, gboolean saved, gpointer data);
void concord_window_save (ConcordWindow *window, GFile *file, ConcordWindowSaved done,
                          gpointer data);
void concord_window_choose_and_save (ConcordWindow *window, ConcordWindowSaved done,
                                     gpointer data);

/* TRUE where the window may close now; else it asks and closes itself later. */
gboolean concord_window_may_close (ConcordWindow *window);

/* window-mail.c */
void concord_window_mail (ConcordWindow *window);

/* window-export.c */
void concord_window_print (ConcordWindow *window);
void concord_window_export_paper (ConcordWindow *window);
void concord_window_export_picture (ConcordWindow *window);
void concord_window_export_spreadsheet (ConcordWindow *window);

/* window-about.c */
void concord_window_show_about (ConcordWindow *window);
void concord_window_ask_author (ConcordWindow *window);

G_END_DECLS
