/* Which projects are open, noted as it changes, so that they are there again at the next start:
 * after quitting, and after a session of the desktop ended or the program died. A project whose
 * window was closed while others stayed open was put away, and is not. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file;
  char *stage;
  char *section; /* or NULL */
  int width, height;
  gboolean maximized;
} ConcordOpenProject;

void concord_open_project_free (ConcordOpenProject *project);

/* Those of last time, the one used last first, every number within its range: (transfer full)
 * (element-type ConcordOpenProject). */
GPtrArray *concord_open_projects_load (void);

/* Notes what is open now; not while that is held. */
void concord_open_projects_note (GtkApplication *application);

/* Notes that @window is about to go. The last window of all quits the program: its project counts
 * as open. */
void concord_open_projects_note_closing (GtkApplication *application, GtkWindow *window);

/* All windows are about to go at once: what is open now stays noted, whichever is closed first. */
void concord_open_projects_hold (GtkApplication *application);

/* One of them stayed after all. */
void concord_open_projects_release (GtkApplication *application);

/* Opens what was open last time. FALSE where nothing was, or nothing shall be opened. */
gboolean concord_open_projects_restore (GtkApplication *application);

G_END_DECLS
