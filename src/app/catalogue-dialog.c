#include "app/catalogue-dialog.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/settings.h"
#include "app/starters.h"
#include "model/record-types.h"
#include "store/project-file.h"

#include "concord-words.h"
#include <string.h>

struct _ConcordCatalogueDialog
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  GPtrArray *catalogues; /* of ConcordDocument */
  GPtrArray *entries;    /* of ConcordRecord, not yet in the project */
  GPtrArray *checks;     /* of GtkCheckButton, one an entry; not owned */

  GtkStack *stack;
  GtkLabel *empty;
  GtkBox *parts; /* a heading and a list of entries for each type */
  GtkLabel *refusal;
  GtkButton *take_button;
};

G_DEFINE_FINAL_TYPE (ConcordCatalogueDialog, concord_catalogue_dialog, GTK_TYPE_WINDOW)

/* --- entries --------------------------------------------------------------------------------- */

static char *
dup_field (ConcordRecord *record, const char *name)
{
  const ConcordField *field = concord_record_find_field (record, name);

  return field == NULL || concord_record_is_absent (record, field)
             ? NULL
             : concord_record_dup_text (record, field);
}

/* Of a range of optimism bias. */
static char *
dup_bounds (ConcordRecord *record)
{
  g_autofree char *lower = dup_field (record, "lower");
  g_autofree char *upper = dup_field (record, "upper");

  return lower == NULL || upper == NULL ? NULL : g_strdup_printf (_ ("%s to %s"), lower, upper);
}

/* "Procurement Act 2023. Source: … As of 1 November 2026." */
static char *
dup_about (ConcordRecord *record)
{
  g_autofree char *description = dup_field (record, "description");
  g_autofree char *regime = dup_field (record, "regime");
  g_autofree char *source = dup_field (record, "source");
  g_autofree char *as_of = dup_field (record, "as-of");
  g_autofree char *dated = dup_field (record, "dated");
  g_autofree char *bounds = dup_bounds (record);
  GString *words = g_string_new (description);

  if (bounds != NULL)
    g_string_append (words, bounds);
  if (regime != NULL)
    g_string_append_printf (words, _ ("\nRegime: %s"), regime);
  if (source != NULL)
    g_string_append_printf (words, _ ("\nSource: %s"), source);
  if (as_of != NULL)
    /* Translators: the date at which an entry was true. */
    g_string_append_printf (words, _ ("\nAs of %s"), as_of);
  else if (dated != NULL)
    g_string_append_printf (words, _ ("\nAs of %s"), dated);
  return g_string_free (words, FALSE);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 72);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static guint
count_ticked (ConcordCatalogueDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

static void
update (ConcordCatalogueDialog *self)
{
  guint n = count_ticked (self);
  g_autofree char *label
      = n == 0 ? g_strdup (_ ("Take"))
               : g_strdup_printf (ngettext ("Take %u entry", "Take %u entries", n), n);

  gtk_button_set_label (self->take_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), n > 0);
}

static void
add_entry (ConcordCatalogueDialog *self, ConcordRecord *record, GtkBox *list)
{
  g_autofree char *name = concord_record_dup_name (record);
  g_autofree char *about = dup_about (record);
  g_autofree char *regime = dup_field (record, "regime");
  /* Routes of several regimes have the same name. */
  g_autofree char *spoken = regime == NULL ? g_strdup (name) : g_strdup_printf ("%s, %s", name, regime);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), new_label (name, "part-title"));
  gtk_box_append (GTK_BOX (words), new_label (g_strchug (about), "row-about"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_widget_add_css_class (check, "text-button");
  /* The box stands beside the name. */
  gtk_widget_set_valign (gtk_widget_get_first_child (check), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (list, check);
  g_ptr_array_add (self->entries, g_object_ref (record));
  g_ptr_array_add (self->checks, check);
}

/* Those of @type that the project does not have yet; returns how many the catalogues have. */
static guint
add_part (ConcordCatalogueDialog *self, const char *type)
{
  const ConcordChildRole *role = concord_roles_find_child ("project", type);
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint n = 0;

  gtk_box_append (GTK_BOX (part),
                  new_label (_ (role->label), "figure-title"));
  gtk_box_append (GTK_BOX (part), list);
  for (guint c = 0; c < self->catalogues->len; c++)
    {
      g_autoptr (GPtrArray) records = concord_document_list (self->catalogues->pdata[c], type);

      n += records->len;
      for (guint i = 0; i < records->len; i++)
        if (concord_document_find (self->document, concord_record_get_id (records->pdata[i]))
            == NULL)
          add_entry (self, records->pdata[i], GTK_BOX (list));
    }
  gtk_box_append (self->parts, part);
  gtk_widget_set_visible (part, gtk_widget_get_first_child (list) != NULL);
  return n;
}

static void
load_catalogues (ConcordCatalogueDialog *self)
{
  g_autoptr (GPtrArray) files = concord_starters_find ("catalogues");

  for (guint i = 0; i < files->len; i++)
    {
      ConcordStarter *file = files->pdata[i];
      ConcordDocument *catalogue = concord_project_load (file->file, NULL, NULL, NULL);

      if (catalogue != NULL)
        g_ptr_array_add (self->catalogues, catalogue);
    }
}

static void
fill (ConcordCatalogueDialog *self, const char *const *types)
{
  guint n = 0;

  load_catalogues (self);
  for (guint i = 0; types[i] != NULL; i++)
    n += add_part (self, types[i]);
  gtk_stack_set_visible_child_name (self->stack, self->entries->len > 0 ? "entries" : "empty");
  gtk_label_set_text (self->empty,
                      n > 0 ? _ ("Every entry of the catalogue is in this project already. The "
                                 "project’s own copies can be changed.")
                            : _ ("No catalogue was found beside the program. Enter what you need by "
                                 "hand, or install Concord again."));
  update (self);
}

/* --- taking ---------------------------------------------------------------------------------- */

void
concord_catalogue_dialog_take (ConcordCatalogueDialog *dialog)
{
  guint n = count_ticked (dialog);
  g_autofree char *label
      = g_strdup_printf (ngettext ("Take %u entry from the catalogue",
                                   "Take %u entries from the catalogue", n),
                         n);
  g_autoptr (ConcordStep) step = concord_step_new (label);
  g_autoptr (GError) error = NULL;
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (dialog->document));

  for (guint i = 0; i < dialog->entries->len; i++)
    if (gtk_check_button_get_active (dialog->checks->pdata[i]))
      concord_document_plan_copy (dialog->document, step, dialog->entries->pdata[i], project);
  if (!concord_document_perform (dialog->document, step, &error))
    {
      gtk_label_set_text (dialog->refusal, error->message);
      gtk_widget_set_visible (GTK_WIDGET (dialog->refusal), TRUE);
      return;
    }
  gtk_window_close (GTK_WINDOW (dialog));
}

guint
concord_catalogue_dialog_get_n_entries (ConcordCatalogueDialog *dialog)
{
  return dialog->entries->len;
}

void
concord_catalogue_dialog_set_ticked (ConcordCatalogueDialog *dialog, guint entry, gboolean ticked)
{
  g_return_if_fail (entry < dialog->checks->len);
  gtk_check_button_set_active (dialog->checks->pdata[entry], ticked);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  ConcordCatalogueDialog *self = CONCORD_CATALOGUE_DIALOG (object);

  g_ptr_array_set_size (self->entries, 0);
  g_ptr_array_set_size (self->catalogues, 0);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_catalogue_dialog_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordCatalogueDialog *self = CONCORD_CATALOGUE_DIALOG (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->catalogues);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (concord_catalogue_dialog_parent_class)->finalize (object);
}

static void
concord_catalogue_dialog_class_init (ConcordCatalogueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CONCORD_RESOURCES "/ui/catalogue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordCatalogueDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ConcordCatalogueDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, ConcordCatalogueDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, ConcordCatalogueDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, ConcordCatalogueDialog, take_button);
  gtk_widget_class_bind_template_callback (widget_class, concord_catalogue_dialog_take);
}

static void
concord_catalogue_dialog_init (ConcordCatalogueDialog *self)
{
  self->catalogues = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), NULL);
}

ConcordCatalogueDialog *
concord_catalogue_dialog_new_of (GtkWindow *parent, ConcordDocument *document,
                                 const char *const *types)
{
  ConcordCatalogueDialog *self
      = g_object_new (CONCORD_TYPE_CATALOGUE_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  fill (self, types);
  return self;
}

ConcordCatalogueDialog *
concord_catalogue_dialog_new (GtkWindow *parent, ConcordDocument *document)
{
  const char *const types[] = { "vehicle", "route", NULL };

  return concord_catalogue_dialog_new_of (parent, document, types);
}
