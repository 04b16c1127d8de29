/* Questions and file choosers: the one place that knows which of GTK's dialogs this version has. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_ANSWER_PLAIN,
  CONCORD_ANSWER_SUGGESTED,  /* Enter gives it */
  CONCORD_ANSWER_DESTRUCTIVE /* something is lost */
} ConcordAnswerStyle;

typedef struct
{
  const char *id;
  const char *label; /* translated */
  ConcordAnswerStyle style;
} ConcordAnswer;

/* @answer is the id of the button, or "cancel" for Escape and for a window that went away. */
typedef void (*ConcordAnswered) (const char *answer, gpointer data);

/**
 * concord_ask:
 * @heading: what it is about, in a few words
 * @body: (nullable): one or two sentences
 * @answers: buttons from left to right; the first should be "cancel" where there is a way back
 *
 * Asks and calls @answered exactly once.
 */
void concord_ask (GtkWindow *parent, const char *heading, const char *body,
                  const ConcordAnswer *answers, guint n_answers, ConcordAnswered answered,
                  gpointer data);

/* Says something that needs no answer but "Close". */
void concord_tell (GtkWindow *parent, const char *heading, const char *body);

/* @file is NULL where the person thought better of it; else borrowed. */
typedef void (*ConcordFileChosen) (GFile *file, gpointer data);

/* One file to read. @filter is offered first, then all files. */
void concord_choose_file (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                          ConcordFileChosen chosen, gpointer data);
void concord_choose_project (GtkWindow *parent, ConcordFileChosen chosen, gpointer data);

/* @files: (nullable): of GFile, NULL where the person thought better of it; else borrowed. */
typedef void (*ConcordFilesChosen) (GListModel *files, gpointer data);

/* Files to read: one, or @several. @filter is offered first, then all files. */
void concord_choose_files (GtkWindow *parent, const char *title, gboolean several,
                           GtkFileFilter *filter, ConcordFilesChosen chosen, gpointer data);

/* @suggested: a file name; @folder: (nullable): where to begin. Replacing a file is asked there.
 * @filter: (nullable). The ending is added where the person typed none. */
void concord_choose_target (GtkWindow *parent, const char *title, const char *suggested,
                            GFile *folder, GtkFileFilter *filter, const char *ending,
                            ConcordFileChosen chosen, gpointer data);

GtkFileFilter *concord_project_filter_new (void);

/* For a window's class: Escape closes it, as its Close button does. */
void concord_dialog_class_close_on_escape (GtkWidgetClass *klass);

/* Makes @window, whose default size is meant for text of the usual size, larger where text is. */
void concord_dialog_fit_text (GtkWindow *window);

/* Shows the folder of @file in the desktop's file manager, where there is one. */
void concord_show_in_folder (GFile *file);

G_END_DECLS
