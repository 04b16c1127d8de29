/* A screen as a person uses it: found by what it says, worked by its widgets, saved and reopened. */
#pragma once

#include "app/record-table.h"

/* The table called @label on @page; its section is shown. */
ConcordRecordTable *screen_table (GtkWidget *page, const char *label);

/* Types @typed in the cell of @table in @row and @column; fails the test where it is refused. */
void screen_type (ConcordRecordTable *table, guint row, guint column, const char *typed);

/* The first visible label at or below @widget that begins with @text, or NULL. */
GtkLabel *screen_label (GtkWidget *widget, const char *text);

/* Presses the button that says @text. */
void screen_press (GtkWidget *widget, const char *text);

/* The text of the chart's title as it stands on @page. */
char *screen_dup_title (GtkWidget *page);

/* Fails the test where something that can have the focus says nothing to who can't see it; returns
 * how many there are. */
guint screen_check_names (GtkWidget *widget);

/* Undoes everything, checks that the bytes are those from before, and does it again; then saves to
 * a new file, reads it and checks that the same is written again. */
void screen_undo_save_reopen (ConcordDocument *document, GBytes *before);
