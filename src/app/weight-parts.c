#include "app/weight-parts.h"
#include "app/criteria-scale.h"

#include "concord-words.h"
#include <math.h>

void
concord_weight_plan (ConcordDocument *document, ConcordStep *step, ConcordRecord *weight_set,
                     ConcordRecord *criterion, double points, const char *reason)
{
  const char *keys[] = { concord_record_get_id (criterion), NULL };
  ConcordCriterion *own = CONCORD_CRITERION (criterion);
  g_autofree char *id = concord_document_plan_link (document, step, weight_set, "weight", keys);
  gboolean group = concord_criterion_is_group (own);
  g_autofree char *number = concord_number_dup_canonical (points);
  g_autofree char *bottom
      = group ? NULL : concord_number_dup_canonical (concord_criterion_get_low (own));
  g_autofree char *top
      = group ? NULL : concord_number_dup_canonical (concord_criterion_get_high (own));

  concord_step_set (step, id, "points", number);
  /* The scale that the question was about: where it changes, the answer is stale. */
  concord_step_set (step, id, "bottom", bottom);
  concord_step_set (step, id, "top", top);
  concord_step_set (step, id, "reason", reason);
}

GtkWidget *
concord_weight_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

ConcordShareRow
concord_share_row_new (GtkGrid *grid, int row, const char *name)
{
  GtkWidget *words = concord_weight_label_new (name, NULL);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *label = concord_weight_label_new ("–", "numeric");

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_grid_attach (grid, words, 0, row, 1, 1);
  gtk_grid_attach (grid, bar, 1, row, 1, 1);
  gtk_grid_attach (grid, label, 2, row, 1, 1);
  return (ConcordShareRow){ GTK_PROGRESS_BAR (bar), GTK_LABEL (label) };
}

void
concord_share_row_show (const ConcordShareRow *row, double share)
{
  g_autofree char *words
      = isnan (share) ? g_strdup ("–") : g_strdup_printf (_ ("%.0f %%"), 100 * share);

  gtk_label_set_text (row->label, words);
  gtk_progress_bar_set_fraction (row->bar, isnan (share) ? 0 : share);
}
