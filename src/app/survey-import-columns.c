#include "app/survey-import-columns.h"
#include "app/choice-popover.h"

#include "concord-words.h"
#include <string.h>

static GtkDropDown *
get_list (GtkGrid *grid, int row)
{
  return GTK_DROP_DOWN (gtk_grid_get_child_at (grid, 1, row));
}

static const char *
get_heading (GtkGrid *grid, int row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (grid, 0, row)));
}

static GtkStringList *
new_uses (void)
{
  const char *uses[] = { _ ("Question"), _ ("Group"), _ ("Dimension"), _ ("Leave out"), NULL };

  return gtk_string_list_new (uses);
}

/* Another column that named the groups does so no longer. */
static void
use_chosen (GtkDropDown *list, GParamSpec *pspec, GtkGrid *grid)
{
  if (gtk_drop_down_get_selected (list) != CONCORD_COLUMN_GROUP)
    return;
  for (int row = 0; gtk_grid_get_child_at (grid, 1, row) != NULL; row++)
    if (get_list (grid, row) != list
        && gtk_drop_down_get_selected (get_list (grid, row)) == CONCORD_COLUMN_GROUP)
      gtk_drop_down_set_selected (get_list (grid, row), CONCORD_COLUMN_LEFT_OUT);
}

void
concord_survey_columns_clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* The heading that speaks of groups, or -1. */
static int
guess_group (const char *const *headings)
{
  g_autofree char *word = g_utf8_casefold (_ ("group"), -1);

  for (int i = 0; headings[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (headings[i], -1);

      if (strstr (folded, word) != NULL)
        return i;
    }
  return -1;
}

static GtkWidget *
new_list (GtkStringList *uses, const char *heading, guint use)
{
  GtkWidget *list = concord_choice_drop_down_new ();
  GtkWidget *button = gtk_widget_get_first_child (list);
  /* Translators: the heading of a column of a table. */
  g_autofree char *name = g_strdup_printf (_ ("What “%s” is"), heading);

  gtk_drop_down_set_model (GTK_DROP_DOWN (list), G_LIST_MODEL (uses));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), use);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  return list;
}

void
concord_survey_columns_fill (GtkGrid *grid, const char *const *headings, GCallback changed,
                             gpointer data)
{
  g_autoptr (GtkStringList) uses = new_uses ();
  int group = guess_group (headings);

  concord_survey_columns_clear (grid);
  for (int i = 0; headings[i] != NULL; i++)
    {
      GtkWidget *heading = gtk_label_new (headings[i]);
      GtkWidget *list = new_list (uses, headings[i],
                                  i == group ? CONCORD_COLUMN_GROUP : CONCORD_COLUMN_QUESTION);

      gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_set_hexpand (heading, TRUE);
      gtk_grid_attach (grid, heading, 0, i, 1, 1);
      gtk_grid_attach (grid, list, 1, i, 1, 1);
      g_signal_connect_object (list, "notify::selected", G_CALLBACK (use_chosen), grid, 0);
      g_signal_connect_object (list, "notify::selected", changed, data, G_CONNECT_SWAPPED);
    }
}

GPtrArray *
concord_survey_columns_list (GtkGrid *grid, ConcordColumnUse use)
{
  GPtrArray *headings = g_ptr_array_new ();

  for (int row = 0; gtk_grid_get_child_at (grid, 1, row) != NULL; row++)
    if (gtk_drop_down_get_selected (get_list (grid, row)) == use)
      g_ptr_array_add (headings, (gpointer) get_heading (grid, row));
  g_ptr_array_add (headings, NULL);
  return headings;
}
