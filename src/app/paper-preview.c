#include "app/paper-preview.h"
#include "app/paper-checks.h"
#include "app/paper-export.h"
#include "app/print-dialog.h"
#include "app/settings.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"

#include "concord-words.h"

/* Milliseconds: after the frame that first shows the page, and without a change while one writes. */
#define FIRST 30
#define REST 500

struct _ConcordPaperPreview
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *report;
  guint64 serial; /* of what is shown */
  gboolean stale;
  guint timer;

  GtkWidget *parts;
  GtkToggleButton *part_a;
  GtkToggleButton *part_b;
  ConcordPaperView *view;
  GtkLabel *exempt;
  GtkWidget *deeds;
};

G_DEFINE_FINAL_TYPE (ConcordPaperPreview, concord_paper_preview, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_REPORT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint updated_signal;

/* --- the pages ------------------------------------------------------------------------------- */

static void
show_exempt (ConcordPaperPreview *self)
{
  gboolean has_exempt = concord_content_has_exempt (self->document, self->report);
  g_autofree char *words = concord_paper_checks_dup_exempt (self->document, self->report);

  gtk_label_set_text (self->exempt, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->part_b), has_exempt);
  if (!has_exempt)
    gtk_toggle_button_set_active (self->part_a, TRUE);
}

static void
show_pages (ConcordPaperPreview *self)
{
  g_autoptr (ConcordPrintChoice) choice = concord_print_choice_new ();
  g_autoptr (ConcordPaper) paper = NULL;
  double width, height;

  choice->what = concord_paper_preview_get_part (self) == CONCORD_PAPER_PART_B ? CONCORD_PRINT_PART_B
                                                                               : CONCORD_PRINT_PART_A;
  choice->report = g_strdup (concord_record_get_id (self->report));
  paper = concord_print_choice_make_paper (choice, self->document);
  concord_print_choice_get_size (choice, &width, &height);
  concord_paper_view_set_paper (self->view, paper, width, height);
}

static void
update (ConcordPaperPreview *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->stale = FALSE;
  if (self->document == NULL || self->report == NULL)
    {
      concord_paper_view_set_paper (self->view, NULL, 1, 1);
      return;
    }
  self->serial = concord_document_get_serial (self->document, NULL);
  show_exempt (self);
  show_pages (self);
  g_signal_emit (self, updated_signal, 0);
}

static gboolean
update_late (gpointer data)
{
  ConcordPaperPreview *self = data;

  self->timer = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  return G_SOURCE_REMOVE;
}

/* What nobody looks at is not laid out; while keys come, neither. */
static void
update_soon (ConcordPaperPreview *self, guint rest)
{
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->document == NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, rest, update_late, self, NULL);
}

static void
document_changed (ConcordPaperPreview *self)
{
  if (concord_document_get_serial (self->document, NULL) != self->serial)
    update_soon (self, REST);
}

static void
part_toggled (ConcordPaperPreview *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button) && self->document != NULL && self->report != NULL)
    show_pages (self);
}

static void
map (GtkWidget *widget)
{
  ConcordPaperPreview *self = CONCORD_PAPER_PREVIEW (widget);

  GTK_WIDGET_CLASS (concord_paper_preview_parent_class)->map (widget);
  if (self->document != NULL
      && (self->stale || concord_document_get_serial (self->document, NULL) != self->serial))
    update_soon (self, FIRST);
}

static void
unmap (GtkWidget *widget)
{
  g_clear_handle_id (&CONCORD_PAPER_PREVIEW (widget)->timer, g_source_remove);
  GTK_WIDGET_CLASS (concord_paper_preview_parent_class)->unmap (widget);
}

/* --- what can be done ------------------------------------------------------------------------ */

ConcordPaperView *
concord_paper_preview_get_view (ConcordPaperPreview *preview)
{
  return preview->view;
}

ConcordPaperPart
concord_paper_preview_get_part (ConcordPaperPreview *preview)
{
  return gtk_toggle_button_get_active (preview->part_b) ? CONCORD_PAPER_PART_B
                                                        : CONCORD_PAPER_PART_A;
}

gboolean
concord_paper_preview_set_part (ConcordPaperPreview *preview, ConcordPaperPart part)
{
  GtkToggleButton *button = part == CONCORD_PAPER_PART_B ? preview->part_b : preview->part_a;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (button)))
    return FALSE;
  gtk_toggle_button_set_active (button, TRUE);
  return TRUE;
}

gboolean
concord_paper_preview_is_stale (ConcordPaperPreview *preview)
{
  return preview->stale;
}

static GtkWindow *
get_window (ConcordPaperPreview *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

void
concord_paper_preview_print (ConcordPaperPreview *self)
{
  g_autofree char *title = NULL;
  ConcordPrintDialog *dialog;

  concord_document_end_typing (self->document);
  title = concord_record_dup_name (self->report);
  dialog = concord_print_dialog_new (get_window (self), self->document, title);
  concord_print_dialog_set_what (dialog,
                                 concord_paper_preview_get_part (self) == CONCORD_PAPER_PART_B
                                     ? CONCORD_PRINT_PART_B
                                     : CONCORD_PRINT_PART_A,
                                 concord_record_get_id (self->report));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_pdf (ConcordPaperPreview *self)
{
  concord_paper_export (get_window (self), self->document, self->report,
                        concord_paper_preview_get_part (self), CONCORD_PAPER_PDF);
}

static void
on_document (ConcordPaperPreview *self)
{
  concord_paper_export (get_window (self), self->document, self->report,
                        concord_paper_preview_get_part (self), CONCORD_PAPER_ODT);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
set_document (ConcordPaperPreview *self, ConcordDocument *document)
{
  if (document == self->document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  update_soon (self, FIRST);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordPaperPreview *self = CONCORD_PAPER_PREVIEW (object);

  g_value_set_object (value, id == PROP_DOCUMENT ? (gpointer) self->document
                                                 : (gpointer) self->report);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordPaperPreview *self = CONCORD_PAPER_PREVIEW (object);

  if (id == PROP_DOCUMENT)
    set_document (self, g_value_get_object (value));
  else if (g_set_object (&self->report, g_value_get_object (value)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), self->report != NULL);
      gtk_toggle_button_set_active (self->part_a, TRUE);
      concord_paper_view_go (self->view, 0);
      update_soon (self, FIRST);
    }
}

static void
dispose (GObject *object)
{
  ConcordPaperPreview *self = CONCORD_PAPER_PREVIEW (object);

  set_document (self, NULL);
  g_clear_object (&self->report);
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_paper_preview_parent_class)->dispose (object);
}

static void
concord_paper_preview_class_init (ConcordPaperPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  widget_class->map = map;
  widget_class->unmap = unmap;
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  updated_signal = g_signal_new ("updated", CONCORD_TYPE_PAPER_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CONCORD_TYPE_PAPER_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paper-preview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CONCORD_RESOURCES "/ui/paper-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPreview, parts);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPreview, part_a);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPreview, part_b);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPreview, view);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPreview, exempt);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPreview, deeds);
  gtk_widget_class_bind_template_callback (widget_class, part_toggled);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_print",
                                                G_CALLBACK (concord_paper_preview_print));
  gtk_widget_class_bind_template_callback (widget_class, on_pdf);
  gtk_widget_class_bind_template_callback (widget_class, on_document);
}

static void
concord_paper_preview_init (ConcordPaperPreview *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->parts, concord_wrap_layout_new (0, 6));
  gtk_widget_set_layout_manager (self->deeds, concord_wrap_layout_new (0, 6));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
