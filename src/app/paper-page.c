#include "app/paper-page.h"
#include "app/detail-pane.h"
#include "app/page-parts.h"
#include "app/paper-checks.h"
#include "app/paper-editor.h"
#include "app/paper-edits.h"
#include "app/paper-outline.h"
#include "app/paper-preview.h"
#include "app/paper-templates.h"
#include "app/paper-words.h"
#include "app/record-chooser.h"
#include "app/settings.h"
#include "app/wrap-layout.h"
#include "model/report.h"

#include "concord-words.h"
#include <string.h>

#define HEAD "title language meeting meeting-date report-of contact wards key-decision tables workings " \
             "exempt-law exempt-reason"
#define HEAD_WELSH "title title-welsh language meeting meeting-welsh meeting-date report-of " \
                   "report-of-welsh contact wards wards-welsh key-decision tables workings " \
                   "exempt-law exempt-law-welsh exempt-reason exempt-reason-welsh"

struct _ConcordPaperPage
{
  ConcordPage parent_instance;

  ConcordDocument *document; /* followed */
  ConcordPaperTemplates *templates; /* read when first wanted */
  guint64 shape;

  GtkWidget *head;
  ConcordRecordChooser *chooser;
  GtkMenuButton *new_button;
  GtkWidget *empty;
  GtkBox *starters;
  GtkWidget *sections;
  GtkStack *stack;
  GtkWidget *adders;
  ConcordPaperOutline *outline;
  ConcordPaperEditor *editor;
  ConcordDetailPane *details;
  GtkWidget *checks_page;
  GtkBox *checks;
  GtkWidget *no_checks;
  ConcordPaperPreview *preview;
};

G_DEFINE_FINAL_TYPE (ConcordPaperPage, concord_paper_page, CONCORD_TYPE_PAGE)

ConcordRecord *
concord_paper_page_get_report (ConcordPaperPage *self)
{
  return concord_record_chooser_get_selected (self->chooser);
}

gboolean
concord_paper_page_print (ConcordPaperPage *self)
{
  if (concord_paper_page_get_report (self) == NULL)
    return FALSE;
  concord_paper_preview_print (self->preview);
  return TRUE;
}

/* --- papers ---------------------------------------------------------------------------------- */

static ConcordPaperTemplates *
ensure_templates (ConcordPaperPage *self)
{
  if (self->templates == NULL)
    self->templates = concord_paper_templates_new ();
  return self->templates;
}

/* @id "" is a blank paper. */
static void
new_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordPaperPage *self = CONCORD_PAPER_PAGE (widget);
  ConcordRecord *template = concord_paper_templates_find (ensure_templates (self),
                                                          g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (self->document == NULL)
    return;
  id = concord_paper_edits_add_paper (self->document, template, &error);
  if (id == NULL)
    {
      concord_page_refuse (GTK_WIDGET (self->stack), error->message);
      return;
    }
  concord_record_chooser_select (self->chooser, concord_document_find (self->document, id));
  gtk_stack_set_visible_child_name (self->stack, "contents");
  gtk_widget_child_focus (GTK_WIDGET (self->outline), GTK_DIR_TAB_FORWARD);
}

/* Undo answers. */
static void
remove_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordPaperPage *self = CONCORD_PAPER_PAGE (widget);
  ConcordRecord *report = concord_paper_page_get_report (self);
  g_autofree char *title = report == NULL ? NULL : concord_record_dup_name (report);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (report == NULL)
    return;
  if (!concord_document_remove (self->document, report, &error))
    {
      concord_page_refuse (GTK_WIDGET (self->stack), error->message);
      return;
    }
  words = g_strdup_printf (_ ("Removed the paper “%s”."), title);
  concord_page_say (GTK_WIDGET (self->stack), words);
}

static void
create_menu (GtkMenuButton *button, gpointer data)
{
  const ConcordPaperTemplates *templates = ensure_templates (data);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i <= templates->reports->len; i++)
    {
      gboolean blank = i == templates->reports->len;
      g_autofree char *name
          = blank ? g_strdup (_ ("Blank paper")) : concord_paper_words_dup_title (templates->reports->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (
          item, "paper.new", "s", blank ? "" : concord_record_get_id (templates->reports->pdata[i]));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
add_starter (ConcordPaperPage *self, const char *name, const char *id, gboolean first)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "paper.new");
  /* One accent for the one thing to do next. */
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (self->starters, button);
}

/* One button for each paper that comes with the program. */
static void
fill_starters (ConcordPaperPage *self)
{
  const ConcordPaperTemplates *templates = ensure_templates (self);

  if (gtk_widget_get_first_child (GTK_WIDGET (self->starters)) != NULL)
    return;
  for (guint i = 0; i < templates->reports->len; i++)
    {
      g_autofree char *name = concord_paper_words_dup_title (templates->reports->pdata[i]);

      add_starter (self, name, concord_record_get_id (templates->reports->pdata[i]), i == 0);
    }
  add_starter (self, _ ("Blank paper"), "", templates->reports->len == 0);
}

/* --- contents -------------------------------------------------------------------------------- */

static void
show_language (ConcordPaperPage *self)
{
  gboolean welsh = concord_paper_words_wants_welsh (concord_paper_page_get_report (self));

  g_object_set (self->editor, "welsh", welsh, NULL);
  g_object_set (self->details, "fields", welsh ? HEAD_WELSH : HEAD, NULL);
}

static void
show_adders (ConcordPaperPage *self)
{
  ConcordRecord *selected = concord_paper_outline_get_selected (self->outline);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.add-section",
                                 concord_paper_page_get_report (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.add", selected != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.remove", selected != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.move", selected != NULL);
}

static void
report_chosen (ConcordPaperPage *self)
{
  ConcordRecord *report = concord_paper_page_get_report (self);
  gboolean some = report != NULL;

  gtk_widget_set_visible (self->empty, !some);
  gtk_widget_set_visible (self->head, some);
  gtk_widget_set_visible (self->sections, some);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), some);
  if (!some && self->document != NULL)
    fill_starters (self);
  show_language (self);
  show_adders (self);
}

static void
add_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_paper_outline_add_section (CONCORD_PAPER_PAGE (widget)->outline);
  concord_paper_editor_begin (CONCORD_PAPER_PAGE (widget)->editor);
}

static void
add_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordPaperPage *self = CONCORD_PAPER_PAGE (widget);

  concord_paper_outline_add_item (self->outline, g_variant_get_string (parameter, NULL));
  concord_paper_editor_begin (self->editor);
}

static void
remove_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_paper_outline_remove (CONCORD_PAPER_PAGE (widget)->outline);
}

static void
move_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_paper_outline_move (CONCORD_PAPER_PAGE (widget)->outline, g_variant_get_int32 (parameter));
}

static void
on_edit (ConcordPaperPage *self)
{
  concord_paper_editor_begin (self->editor);
}

/* Undo took what was being written: the list says where one is. */
static void
on_left (ConcordPaperPage *self)
{
  if (!gtk_widget_child_focus (GTK_WIDGET (self->outline), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->new_button));
}

/* --- checks ---------------------------------------------------------------------------------- */

static void
go_to_head (ConcordPaperPage *self, const char *field)
{
  ConcordFieldRow *row;

  gtk_stack_set_visible_child_name (self->stack, "head");
  row = concord_detail_pane_find (self->details, field);
  if (row != NULL && concord_field_row_get_editor (row) != NULL)
    gtk_widget_grab_focus (concord_field_row_get_editor (row));
}

static void
go_there (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordPaperPage *self = CONCORD_PAPER_PAGE (widget);
  ConcordRecord *report = concord_paper_page_get_report (self);
  const char *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  if (report == NULL)
    return;
  if (strcmp (id, concord_record_get_id (report)) == 0)
    {
      go_to_head (self, field);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "contents");
  if (concord_paper_outline_select (self->outline, id)
      && !concord_paper_editor_begin_in (self->editor, field))
    concord_paper_editor_begin (self->editor);
}

static GtkWidget *
new_check (const ConcordPaperCheck *check)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (check->words);
  GtkWidget *button = gtk_button_new_with_label (_ ("Go there"));
  g_autofree char *name = g_strdup_printf (_ ("Go there: %s"), check->words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", check->id, check->field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "paper.go-there");
  gtk_box_append (GTK_BOX (line), button);
  gtk_widget_add_css_class (line, "check-line");
  return line;
}

/* Made anew only where they differ: a button that has the focus keeps it. */
static gboolean
is_shown (ConcordPaperPage *self, const GPtrArray *checks)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->checks));

  for (guint i = 0; i < checks->len; i++, line = gtk_widget_get_next_sibling (line))
    if (line == NULL
        || strcmp (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (line))),
                   ((ConcordPaperCheck *) checks->pdata[i])->words)
               != 0)
      return FALSE;
  return line == NULL;
}

/* With the pages: once after however many changes. */
static void
show_checks (ConcordPaperPage *self)
{
  ConcordRecord *report = concord_paper_page_get_report (self);
  g_autoptr (GPtrArray) checks = NULL;
  g_autofree char *title = NULL;
  GtkWidget *child;

  if (self->document == NULL || report == NULL)
    return;
  checks = concord_paper_checks_find (self->document, report);
  /* Translators: the name of a part of a page, with how many there are. */
  title = checks->len == 0 ? g_strdup (_ ("Checks")) : g_strdup_printf (_ ("Checks (%u)"), checks->len);
  gtk_stack_page_set_title (gtk_stack_get_page (self->stack, self->checks_page), title);
  gtk_widget_set_visible (self->no_checks, checks->len == 0);
  if (is_shown (self, checks))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->checks))) != NULL)
    gtk_box_remove (self->checks, child);
  for (guint i = 0; i < checks->len; i++)
    gtk_box_append (self->checks, new_check (checks->pdata[i]));
}

/* --- the document ---------------------------------------------------------------------------- */

static void
document_changed (ConcordPaperPage *self)
{
  guint64 shape = concord_document_get_serial (self->document, "report");

  if (shape == self->shape)
    return;
  self->shape = shape;
  report_chosen (self);
}

static void
follow_document (ConcordPaperPage *self)
{
  ConcordDocument *document = concord_page_get_document (CONCORD_PAGE (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  report_chosen (self);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (concord_paper_page_parent_class)->map (widget);
  report_chosen (CONCORD_PAPER_PAGE (widget));
}

/* The last reference goes without a notify. */
static void
dispose (GObject *object)
{
  ConcordPaperPage *self = CONCORD_PAPER_PAGE (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->templates, concord_paper_templates_free);
  G_OBJECT_CLASS (concord_paper_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, head);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, empty);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, starters);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, sections);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, adders);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, outline);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, editor);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, details);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, checks_page);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, checks);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, no_checks);
  gtk_widget_class_bind_template_child (widget_class, ConcordPaperPage, preview);
}

static void
concord_paper_page_class_init (ConcordPaperPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->map = map;
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_PAPER_OUTLINE);
  g_type_ensure (CONCORD_TYPE_PAPER_EDITOR);
  g_type_ensure (CONCORD_TYPE_PAPER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, CONCORD_RESOURCES "/ui/paper-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "paper.new", "s", new_paper);
  gtk_widget_class_install_action (widget_class, "paper.remove-paper", NULL, remove_paper);
  gtk_widget_class_install_action (widget_class, "paper.add-section", NULL, add_section);
  gtk_widget_class_install_action (widget_class, "paper.add", "s", add_item);
  gtk_widget_class_install_action (widget_class, "paper.remove", NULL, remove_selected);
  gtk_widget_class_install_action (widget_class, "paper.move", "i", move_selected);
  gtk_widget_class_install_action (widget_class, "paper.go-there", "(ss)", go_there);
}

static void
concord_paper_page_init (ConcordPaperPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->head, concord_wrap_layout_new (0, 12));
  gtk_widget_set_layout_manager (self->adders, concord_wrap_layout_new (0, 6));
  gtk_menu_button_set_create_popup_func (self->new_button, create_menu, self, NULL);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (report_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "notify::selected", G_CALLBACK (show_adders), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "edit", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "updated", G_CALLBACK (show_checks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::document", G_CALLBACK (follow_document), NULL);
}
