#pragma once

#include "app/file-watch.h"
#include "app/open-projects.h"
#include "app/returned.h"
#include "app/sidebar.h"
#include "app/split.h"
#include "app/window.h"
#include "app/work-bar.h"

G_BEGIN_DECLS

struct _ConcordWindow
{
  GtkApplicationWindow parent_instance;

  ConcordSession *session;
  ConcordFileWatch *watch; /* over the file of the session; NULL without one */
  GCancellable *opening_cancellable; /* while a file is being read */
  GFile *opening_file;               /* that one */
  guint opening_delay;               /* the timer that shows so, 0 for none */
  guint opening_unsaved;             /* changes that were agreed to be lost by reading it */
  guint inhibition;                  /* keeps the desktop's session from ending, 0 for none */
  gboolean closing;                  /* a save or a discard was agreed: close without asking */
  ConcordWindowDeed message_deed;
  ConcordReturned *returned; /* what the file here is a copy of, while the message bar says so */

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *sidebar_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *mail_button;
  GtkWidget *print_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GtkInfoBar *message_bar;
  GtkLabel *message;
  GtkButton *message_button;
  GtkInfoBar *change_bar;
  GtkWidget *change_line;
  GtkLabel *change;
  GtkWidget *reload_button;
  GtkWidget *theirs_button;
  GtkWidget *keep_button;
  GtkStack *views;
  GtkSpinner *spinner;
  GtkLabel *opening;
  ConcordSplit *split;
  ConcordSidebar *sidebar;
  ConcordSidebar *compact_sidebar;
  GtkStack *pages;
  GtkWidget *first_page; /* made while its project is read, or NULL */
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

/* Makes the first page, still without a document: for the time in which a file is read. */
void concord_window_prepare_pages (ConcordWindow *window);
void concord_window_drop_prepared (ConcordWindow *window);

/* window-place.c */

/* The part of the page that shows, NULL where it has no parts. The caller frees. */
char *concord_window_dup_section (ConcordWindow *window);
void concord_window_go_section (ConcordWindow *window, const char *section);

/* window-open.c */
void concord_window_cancel_opening (ConcordWindow *window);
void concord_window_choose_and_open (ConcordWindow *window);

/* Opens a project of last time, at the place where it was. @done is told how it went and has the
 * word about it. */
typedef void (*ConcordWindowRestored) (ConcordWindow *window, GFile *file, const GError *error,
                                       gpointer data);
void concord_window_restore (ConcordWindow *window, const ConcordOpenProject *project,
                             ConcordWindowRestored done, gpointer data);

/* Says that work of projects that are not open was left unsaved, where it was. */
void concord_window_mention_drafts (ConcordWindow *window);

/* Another window that has @file open, however its path is spelled; or NULL. */
ConcordWindow *concord_window_find_other (ConcordWindow *window, GFile *file);

/* The file of this window as it is on disk now, in another window. */
void concord_window_open_again (ConcordWindow *window);

/* The file of this window as it is on disk now, in its place: stage and section stay. What is not
 * saved was agreed to be lost. */
void concord_window_open_anew (ConcordWindow *window);

/* window-watch.c */
void concord_window_start_watch (ConcordWindow *window);
void concord_window_stop_watch (ConcordWindow *window);
void concord_window_update_change (ConcordWindow *window);

/* Takes what is in the file now; asks first where something would be lost. */
void concord_window_reload (ConcordWindow *window);

/* window-save.c */

/* @done is called with TRUE once the project is saved, FALSE where it was not. */
typedef void (*ConcordWindowSaved) (ConcordWindow *window, gboolean saved, gpointer data);
void concord_window_save (ConcordWindow *window, GFile *file, ConcordWindowSaved done,
                          gpointer data);
void concord_window_choose_and_save (ConcordWindow *window, ConcordWindowSaved done,
                                     gpointer data);

/* TRUE where the window may close now; else it asks and closes itself later. */
gboolean concord_window_may_close (ConcordWindow *window);

/* Asks the desktop not to end its session while something is not saved here, and says why; takes
 * that back. */
void concord_window_inhibit_end (ConcordWindow *window);
void concord_window_allow_end (ConcordWindow *window);

/* window-mail.c */
void concord_window_mail (ConcordWindow *window);

/* window-returned.c */

/* Says of which project the file of this window is a copy; @known is what
 * concord_returned_list_known() said before it was opened, and is taken. */
void concord_window_look_for_ours (ConcordWindow *window, GPtrArray *known);

/* window-export.c */

/* The paper that the Paper screen shows, else the first of the project; NULL where it has none. */
ConcordRecord *concord_window_find_report (ConcordWindow *window);
void concord_window_print (ConcordWindow *window);
void concord_window_export_paper (ConcordWindow *window);
void concord_window_export_picture (ConcordWindow *window);
void concord_window_export_spreadsheet (ConcordWindow *window);

/* window-about.c */
void concord_window_show_about (ConcordWindow *window);
void concord_window_ask_author (ConcordWindow *window);

G_END_DECLS
