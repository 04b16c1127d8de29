#include "app/explorer-view.h"
#include "app/choice-popover.h"
#include "app/explorer-words.h"
#include "app/field-row.h"
#include "app/finding-card.h"
#include "app/reason-popover.h"
#include "app/record-table.h"
#include "app/result-table.h"
#include "app/wrap-layout.h"

#include "concord-words.h"
#include <string.h>

/* More rows than that nobody reads; they are then taken evenly from the cheapest to the dearest. */
#define MOST_ROWS 40

struct _ConcordExplorerView
{
  ConcordFindingPane parent_instance;

  ConcordExplorer *explorer; /* as shown; NULL where there is nothing to explore */
  GPtrArray *packages;       /* of const ConcordExploredPackage: the rows */
  GtkWidget *asking;         /* the popover that asked why last, or NULL */

  ConcordFindingCard *card;
  GtkLabel *problem;
  ConcordResultTable *frontier;
  GtkLabel *note;
  GtkWidget *taker;
  GtkDropDown *list;
  GtkWidget *take_button;
  GtkWidget *rules;
  ConcordFieldRow *ceiling, *wanted;
  ConcordRecordTable *services, *links;
};

G_DEFINE_FINAL_TYPE (ConcordExplorerView, concord_explorer_view, CONCORD_TYPE_FINDING_PANE)

/* --- which packages are shown ---------------------------------------------------------------- */

static gboolean
is_notable (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  return package->is_chosen
         || (explorer->chosen_is_bettered && package->services == explorer->better.services);
}

static void
list_packages (ConcordExplorerView *self)
{
  const ConcordExplorer *explorer = self->explorer;
  guint n = explorer->frontier->len, step = (n + MOST_ROWS - 1) / MOST_ROWS;
  gboolean has_chosen = explorer->chosen.n_services == 0;

  g_ptr_array_set_size (self->packages, 0);
  for (guint i = 0; i < n; i++)
    {
      ConcordExploredPackage *package
          = &g_array_index (explorer->frontier, ConcordExploredPackage, i);

      has_chosen |= package->is_chosen;
      if (i % step == 0 || i == n - 1 || is_notable (explorer, package))
        g_ptr_array_add (self->packages, package);
    }
  if (!has_chosen)
    g_ptr_array_add (self->packages, (gpointer) &explorer->chosen);
}

/* What is chosen first: the better one, where there is one, else the package as it is. */
static gboolean
is_first_choice (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  return explorer->chosen_is_bettered ? package->services == explorer->better.services
                                      : package->services == explorer->chosen.services;
}

/* The same choice again where it is still there. */
static void
fill_list (ConcordExplorerView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkStringObject *before = gtk_drop_down_get_selected_item (self->list);
  g_autofree char *chosen
      = before == NULL ? NULL : g_strdup (gtk_string_object_get_string (before));
  guint position = 0;

  for (guint i = 0; i < self->packages->len; i++)
    {
      const ConcordExploredPackage *package = self->packages->pdata[i];
      g_autofree char *name = concord_explorer_words_dup_choice (self->explorer, package);

      if (chosen != NULL ? strcmp (name, chosen) == 0 : is_first_choice (self->explorer, package))
        position = i;
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->list, position);
}

/* --- showing --------------------------------------------------------------------------------- */

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
show_nothing (ConcordExplorerView *self)
{
  g_ptr_array_set_size (self->packages, 0);
  concord_finding_card_set_finding (self->card, NULL);
  concord_result_table_set_rows (self->frontier, NULL);
  set_words (self->note, NULL);
}

static void
show_explorer (ConcordExplorerView *self)
{
  g_autofree char *note = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  list_packages (self);
  rows = concord_explorer_words_new_rows (self->explorer, self->packages);
  if (self->explorer->frontier->len > self->packages->len)
    /* Translators: two counts. */
    note = g_strdup_printf (_ ("The table and the list show %u of the %u packages, evenly by cost."),
                            self->packages->len, self->explorer->frontier->len);
  concord_finding_card_set_finding (self->card, self->explorer->finding);
  concord_result_table_set_rows (self->frontier, rows);
  set_words (self->note, note);
  fill_list (self);
}

static void
show (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordExplorerView *self = CONCORD_EXPLORER_VIEW (pane);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->explorer, concord_explorer_unref);
  self->explorer = concord_explorer_get (document, FALSE, &error);
  set_words (self->problem, error == NULL ? NULL : error->message);
  if (self->explorer == NULL)
    show_nothing (self);
  else
    show_explorer (self);
  gtk_widget_set_visible (self->taker, self->packages->len > 0);
}

/* --- taking one ------------------------------------------------------------------------------ */

static void
on_take (ConcordExplorerView *self)
{
  ConcordDocument *document = concord_finding_pane_get_document (CONCORD_FINDING_PANE (self));
  guint position = gtk_drop_down_get_selected (self->list);
  const ConcordExploredPackage *package;
  g_autoptr (ConcordStep) step = NULL;
  g_autofree char *changes = NULL;

  if (self->explorer == NULL || position >= self->packages->len)
    return;
  package = self->packages->pdata[position];
  changes = concord_explorer_words_dup_changes (self->explorer, document, package);
  step = concord_explorer_new_step (self->explorer, document, package);
  if (concord_step_get_length (step) == 0)
    {
      set_words (self->problem, changes);
      return;
    }
  g_clear_pointer (&self->asking, gtk_widget_unparent);
  self->asking = GTK_WIDGET (
      concord_reason_popover_new (document, step, _ ("Why this package?"), changes));
  gtk_widget_set_parent (self->asking, self->take_button);
  concord_reason_popover_open (CONCORD_REASON_POPOVER (self->asking));
}

/* --- the pane -------------------------------------------------------------------------------- */

static void
follow (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordExplorerView *self = CONCORD_EXPLORER_VIEW (pane);
  ConcordRecord *project
      = document == NULL ? NULL : CONCORD_RECORD (concord_document_get_project (document));

  concord_field_row_set_record (self->ceiling, document, project);
  concord_field_row_set_record (self->wanted, document, project);
  g_object_set (self->services, "document", document, NULL);
  g_object_set (self->links, "document", document, NULL);
}

static void
dispose (GObject *object)
{
  ConcordExplorerView *self = CONCORD_EXPLORER_VIEW (object);

  g_clear_pointer (&self->asking, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_explorer_view_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordExplorerView *self = CONCORD_EXPLORER_VIEW (object);

  g_clear_pointer (&self->explorer, concord_explorer_unref);
  g_ptr_array_unref (self->packages);
  G_OBJECT_CLASS (concord_explorer_view_parent_class)->finalize (object);
}

static void
concord_explorer_view_class_init (ConcordExplorerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  CONCORD_FINDING_PANE_CLASS (klass)->show = show;
  CONCORD_FINDING_PANE_CLASS (klass)->follow = follow;
  g_type_ensure (CONCORD_TYPE_FIELD_ROW);
  g_type_ensure (CONCORD_TYPE_FINDING_CARD);
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  g_type_ensure (CONCORD_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/explorer-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, card);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, problem);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, frontier);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, note);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, taker);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, take_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, rules);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, ceiling);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, wanted);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, services);
  gtk_widget_class_bind_template_child (widget_class, ConcordExplorerView, links);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
}

static void
concord_explorer_view_init (ConcordExplorerView *self)
{
  GtkWidget *list, *button;

  self->packages = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->rules, concord_wrap_layout_new (220, 12));
  gtk_widget_set_layout_manager (self->taker, concord_wrap_layout_new (0, 12));
  list = concord_choice_drop_down_new ();
  button = gtk_widget_get_first_child (list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Package"), -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Package"), -1);
  gtk_widget_insert_before (list, self->taker, self->take_button);
  self->list = GTK_DROP_DOWN (list);
}
