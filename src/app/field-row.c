#include "app/field-row.h"
#include "app/choice-popover.h"
#include "app/page.h"
#include "app/pending-cells.h"
#include "app/tip.h"
#include "app/typed.h"
#include "app/widgets.h"

#include "concord-words.h"
#include <string.h>

struct _ConcordFieldRow
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *record;
  char *name;
  const ConcordField *field; /* of the record's type */

  GtkLabel *label;
  GtkWidget *line; /* editor and unit */
  GtkWidget *editor;
  GtkLabel *help;
  GtkWidget *refusal_line; /* icon and words: colour is not all */
  GtkLabel *refusal;

  char *original;      /* canonical value before typing began */
  gulong handler;
  gboolean typing;   /* the change that comes is our own */
  gboolean touched;  /* typed in since the last commit */
  gboolean updating; /* the editor changes because the record did */
  gboolean complained; /* the message bar says what is wrong here */
};

G_DEFINE_FINAL_TYPE (ConcordFieldRow, concord_field_row, GTK_TYPE_WIDGET)

enum
{
  PROP_FIELD = 1,
  PROP_RECORD,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* --- the editor's text ----------------------------------------------------------------------- */

static gboolean
is_choice (ConcordFieldRow *self)
{
  return self->field->choices != NULL || self->field->kind == CONCORD_KIND_REFERENCE;
}

static char *
dup_editor_text (ConcordFieldRow *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  gpointer item;

  if (is_choice (self))
    {
      item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->editor));
      return g_strdup (item == NULL ? "" : gtk_string_object_get_string (item));
    }
  if (GTK_IS_EDITABLE (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
select_choice (ConcordFieldRow *self, const char *text)
{
  g_auto (GStrv) texts = concord_choice_list_new (self->document, self->field);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) texts);
  guint selected = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    if (strcmp (texts[i], text) == 0)
      selected = i;
  if (self->field->kind == CONCORD_KIND_REFERENCE
      || gtk_drop_down_get_model (GTK_DROP_DOWN (self->editor)) == NULL)
    gtk_drop_down_set_model (GTK_DROP_DOWN (self->editor), G_LIST_MODEL (model));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), selected);
}

static void
set_editor_text (ConcordFieldRow *self, const char *text)
{
  g_autofree char *old = dup_editor_text (self);

  self->updating = TRUE;
  if (is_choice (self))
    select_choice (self, text);
  else if (strcmp (old, text) == 0)
    ;
  else if (GTK_IS_EDITABLE (self->editor))
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
  self->updating = FALSE;
}

/* --- refusals -------------------------------------------------------------------------------- */

static void
show_refusal (ConcordFieldRow *self, const char *reason)
{
  const char *help = concord_field_get_help (self->field);
  gboolean wrong = reason != NULL;

  gtk_label_set_text (self->refusal, wrong ? reason : "");
  gtk_widget_set_visible (self->refusal_line, wrong);
  concord_set_tip (self->editor, reason);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  wrong          ? reason
                                  : help == NULL ? ""
                                                 : help,
                                  -1);
}

/* In the message bar as well, once the person is done here; what is mended goes from there. */
static void
complain (ConcordFieldRow *self, const char *reason)
{
  if (reason != NULL || self->complained)
    concord_page_refuse (GTK_WIDGET (self), reason);
  self->complained = reason != NULL;
}

static const ConcordPendingCell *
find_pending (ConcordFieldRow *self)
{
  return concord_pending_cells_find (concord_pending_cells_get (self->document),
                                     concord_record_get_id (self->record), self->name);
}

/* Leaves @text, or takes away what was left where it is NULL; what comes of it is our own. */
static void
set_pending (ConcordFieldRow *self, const char *text, const char *reason)
{
  ConcordPendingCells *pending = concord_pending_cells_get (self->document);
  const char *id = concord_record_get_id (self->record);
  gboolean typing = self->typing;

  self->typing = TRUE;
  if (text != NULL)
    concord_pending_cells_leave (pending, id, self->name, NULL, text, reason);
  else
    concord_pending_cells_clear (pending, id, self->name);
  self->typing = typing;
}

/* What the record holds, or the bad text that was left there. */
static void
show_record (ConcordFieldRow *self)
{
  const ConcordPendingCell *pending = find_pending (self);
  g_autofree char *text = pending != NULL ? g_strdup (pending->text)
                                          : concord_typed_dup_text (self->record, self->field);
  g_autofree char *reason = pending != NULL ? g_strdup (pending->reason) : NULL;

  set_editor_text (self, text);
  show_refusal (self, reason);
  if (reason == NULL)
    complain (self, NULL);
}

static void
record_changed (ConcordFieldRow *self)
{
  if (self->typing)
    return;
  /* Undo and other screens have the last word over a bad text. */
  set_pending (self, NULL, NULL);
  self->touched = FALSE;
  g_clear_pointer (&self->original, g_free);
  show_record (self);
}

/* A table shows the same field, or undo took a bad text away. */
static void
pending_changed (ConcordPendingCells *pending, ConcordFieldRow *self)
{
  if (!self->typing && !self->touched && self->record != NULL)
    show_record (self);
}

/* --- typing ---------------------------------------------------------------------------------- */

static gboolean
perform (ConcordFieldRow *self, ConcordStep *step, gboolean live, GError **error)
{
  gboolean done;

  self->typing = TRUE;
  done = live ? concord_document_type (self->document, step, error)
              : concord_document_perform (self->document, step, error);
  self->typing = FALSE;
  return done;
}

/* The value as it was before the typing began, so that half a number never stays. */
static void
put_back (ConcordFieldRow *self)
{
  g_autoptr (ConcordStep) step
      = concord_document_new_set_step (self->document, self->record, self->name, self->original);

  if (self->field->kind != CONCORD_KIND_SERIES)
    perform (self, step, TRUE, NULL);
}

/* Takes the editor's text: as one more key while typing (@live), or for good. */
static gboolean
take (ConcordFieldRow *self, gboolean live)
{
  const char *id = concord_record_get_id (self->record);
  g_autofree char *text = dup_editor_text (self);
  g_autoptr (ConcordStep) step
      = concord_typed_new_step (self->document, self->record, self->field);
  g_autoptr (GError) error = NULL;

  if (concord_typed_plan (self->document, step, id, self->record, self->field, text, &error)
      && ((live && self->field->kind == CONCORD_KIND_SERIES)
          || perform (self, step, live || self->field->kind != CONCORD_KIND_SERIES, &error)))
    {
      set_pending (self, NULL, NULL);
      show_refusal (self, NULL);
      complain (self, NULL);
      return TRUE;
    }
  put_back (self);
  /* Half a date is no mistake yet. */
  if (live && !g_error_matches (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_RANGE))
    return FALSE;
  set_pending (self, text, error->message);
  show_refusal (self, error->message);
  if (!live)
    complain (self, error->message);
  return FALSE;
}

static void
editor_changed (ConcordFieldRow *self)
{
  if (self->updating || self->record == NULL)
    return;
  if (!self->touched)
    {
      g_free (self->original);
      self->original = concord_record_dup_canonical (self->record, self->field);
      self->touched = TRUE;
    }
  take (self, TRUE);
}

gboolean
concord_field_row_commit (ConcordFieldRow *row)
{
  gboolean good;

  if (row->record == NULL || !row->touched)
    return row->record == NULL || find_pending (row) == NULL;
  good = take (row, FALSE);
  concord_document_end_typing (row->document);
  row->touched = FALSE;
  g_clear_pointer (&row->original, g_free);
  if (good)
    show_record (row);
  return good;
}

static void
choice_changed (ConcordFieldRow *self)
{
  if (self->updating || self->record == NULL)
    return;
  self->touched = TRUE;
  concord_field_row_commit (self);
}

static void
commit (ConcordFieldRow *self)
{
  concord_field_row_commit (self);
}

/* --- building -------------------------------------------------------------------------------- */

static void
name_editor (ConcordFieldRow *self)
{
  g_autofree char *name = concord_typed_dup_heading (self->field);
  GtkWidget *inner = gtk_widget_get_first_child (self->editor);
  GtkWidget *outer = gtk_widget_get_parent (self->editor);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  self->field->required, -1);
  if (GTK_IS_SCROLLED_WINDOW (outer))
    gtk_accessible_update_property (GTK_ACCESSIBLE (outer), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  if (inner != NULL && gtk_widget_get_focusable (inner))
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static GtkWidget *
new_text_view (ConcordFieldRow *self)
{
  GtkTextBuffer *buffer;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->editor = gtk_text_view_new ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (editor_changed), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->editor);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  /* A bar that stays says that there is more to read. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 60);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 144);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "long-text");
  return scroller;
}

static GtkWidget *
new_entry (ConcordFieldRow *self)
{
  self->editor = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor),
                                  self->field->kind == CONCORD_KIND_SERIES
                                      ? _ ("2027: 1200; 2028: 1250")
                                      : NULL);
  if (concord_field_is_number (self->field) || self->field->kind == CONCORD_KIND_MONEY)
    {
      gtk_editable_set_alignment (GTK_EDITABLE (self->editor), 1);
      gtk_widget_add_css_class (self->editor, "numeric");
    }
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (editor_changed), self);
  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (commit), self);
  return self->editor;
}

static GtkWidget *
new_editor (ConcordFieldRow *self)
{
  if (self->field->kind == CONCORD_KIND_LONG_TEXT)
    return new_text_view (self);
  if (!is_choice (self))
    return new_entry (self);
  self->editor = concord_choice_drop_down_new ();
  g_signal_connect_swapped (self->editor, "notify::selected", G_CALLBACK (choice_changed), self);
  return self->editor;
}

/* A percentage without a unit of its own is one of all that there is. */
static const char *
get_unit (const ConcordField *field)
{
  const char *unit = concord_field_get_unit (field);

  return unit == NULL && field->kind == CONCORD_KIND_PERCENT ? "%" : unit;
}

static void
build (ConcordFieldRow *self)
{
  g_autofree char *label = concord_field_dup_label (self->field);
  const char *unit = get_unit (self->field);
  const char *help = concord_field_get_help (self->field);
  GtkWidget *outer = new_editor (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_text (self->label, label);
  gtk_widget_set_hexpand (outer, TRUE);
  gtk_box_append (GTK_BOX (self->line), outer);
  if (unit != NULL)
    {
      GtkWidget *words = gtk_label_new (unit);

      gtk_widget_add_css_class (words, "unit");
      gtk_box_append (GTK_BOX (self->line), words);
    }
  gtk_label_set_text (self->help, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help), help != NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  gtk_widget_add_controller (self->editor, focus);
  name_editor (self);
}

/* --- the widget ------------------------------------------------------------------------------ */

/* What a reference may point to has new records or names. */
static void
document_changed (ConcordFieldRow *self)
{
  if (self->field != NULL && self->field->kind == CONCORD_KIND_REFERENCE && !self->typing
      && self->record != NULL)
    show_record (self);
}

static void
forget_record (ConcordFieldRow *self)
{
  if (self->record == NULL)
    return;
  if (self->document != NULL)
    concord_field_row_commit (self);
  g_clear_signal_handler (&self->handler, self->record);
  g_clear_object (&self->record);
}

void
concord_field_row_set_record (ConcordFieldRow *row, ConcordDocument *document,
                              ConcordRecord *record)
{
  g_autofree char *signal = NULL;

  if (record == row->record && document == row->document)
    return;
  forget_record (row);
  if (document != row->document)
    {
      if (row->document != NULL)
        {
          g_signal_handlers_disconnect_by_func (row->document, document_changed, row);
          g_signal_handlers_disconnect_by_func (concord_pending_cells_get (row->document),
                                                pending_changed, row);
        }
      g_set_object (&row->document, document);
      if (document != NULL)
        {
          g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), row,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (concord_pending_cells_get (document), "changed",
                                   G_CALLBACK (pending_changed), row, 0);
        }
    }
  gtk_widget_set_sensitive (GTK_WIDGET (row), record != NULL);
  if (record == NULL || document == NULL || row->name == NULL)
    return;
  if (row->field == NULL)
    {
      row->field = concord_record_find_field (record, row->name);
      g_return_if_fail (row->field != NULL);
      build (row);
    }
  row->record = g_object_ref (record);
  signal = g_strconcat ("notify::", row->name, NULL);
  row->handler
      = g_signal_connect_swapped (record, signal, G_CALLBACK (record_changed), row);
  show_record (row);
}

GtkWidget *
concord_field_row_get_editor (ConcordFieldRow *row)
{
  return row->editor;
}

const char *
concord_field_row_get_refusal (ConcordFieldRow *row)
{
  return gtk_label_get_text (row->refusal);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordFieldRow *self = CONCORD_FIELD_ROW (object);

  switch (id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->name);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordFieldRow *self = CONCORD_FIELD_ROW (object);

  switch (id)
    {
    case PROP_FIELD:
      self->name = g_value_dup_string (value);
      break;
    case PROP_RECORD:
      concord_field_row_set_record (self, self->document, g_value_get_object (value));
      break;
    case PROP_DOCUMENT:
      concord_field_row_set_record (self, g_value_get_object (value), self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dispose (GObject *object)
{
  ConcordFieldRow *self = CONCORD_FIELD_ROW (object);

  concord_field_row_set_record (self, NULL, NULL);
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_field_row_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordFieldRow *self = CONCORD_FIELD_ROW (object);

  g_free (self->original);
  g_free (self->name);
  G_OBJECT_CLASS (concord_field_row_parent_class)->finalize (object);
}

static void
concord_field_row_class_init (ConcordFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  props[PROP_FIELD]
      = g_param_spec_string ("field", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field-row");
}

static GtkLabel *
new_words (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
new_refusal_line (ConcordFieldRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("concord-error-symbolic");

  self->refusal = new_words ("refusal-words");
  gtk_widget_set_hexpand (GTK_WIDGET (self->refusal), TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->refusal));
  gtk_widget_add_css_class (line, "refusal");
  gtk_widget_set_visible (line, FALSE);
  return line;
}

static void
concord_field_row_init (ConcordFieldRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->label = new_words ("field-label");
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->refusal_line = new_refusal_line (self);
  self->help = new_words ("field-help");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->refusal_line, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->help), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->help), FALSE);
}

GtkWidget *
concord_field_row_new (const char *field)
{
  return g_object_new (CONCORD_TYPE_FIELD_ROW, "field", field, NULL);
}
