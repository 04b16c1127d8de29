/* What each column of a survey is: a line per column, its heading and a list to choose from. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_COLUMN_QUESTION,
  CONCORD_COLUMN_GROUP, /* one at most */
  CONCORD_COLUMN_DIMENSION,
  CONCORD_COLUMN_LEFT_OUT
} ConcordColumnUse;

/* Lines for @headings, all questions but the one that speaks of groups. @changed is called swapped
 * with @data whenever a person chooses. */
void concord_survey_columns_fill (GtkGrid *grid, const char *const *headings, GCallback changed,
                                  gpointer data);
void concord_survey_columns_clear (GtkGrid *grid);

/* The headings of a use: (transfer container), NULL-terminated; they belong to @grid. */
GPtrArray *concord_survey_columns_list (GtkGrid *grid, ConcordColumnUse use);

G_END_DECLS
