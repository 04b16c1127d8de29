#include "app/value-editor.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"

#include "concord-words.h"
#include <string.h>

#define COLUMN_WIDTH 240

struct _ConcordValueEditor
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *record; /* followed */
  GArray *points;
  gboolean given;    /* they are the criterion's own */
  gboolean updating; /* the entries change because the record did */

  GtkWidget *columns;
  GtkLabel *note;
  ConcordCriteriaCurve *curve;
  GtkGrid *numbers;
  GtkWidget *add_button;
  GtkWidget *straight_button;
  GtkWidget *fit_button;
};

G_DEFINE_FINAL_TYPE (ConcordValueEditor, concord_value_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void show_points (ConcordValueEditor *self);

static ConcordValuePoint *
get_point (ConcordValueEditor *self, guint index)
{
  return &g_array_index (self->points, ConcordValuePoint, index);
}

static void
say (ConcordValueEditor *self, const char *words, gboolean wrong)
{
  gtk_label_set_text (self->note, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (self->note), words != NULL);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "refusal");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "refusal");
}

/* --- changing -------------------------------------------------------------------------------- */

/* As part of one movement (@typing), or as a step of its own. @points NULL for a straight line. */
static void
store (ConcordValueEditor *self, const GArray *points, gboolean typing)
{
  g_autofree char *text = points == NULL ? NULL : concord_value_points_dup_text (points);
  g_autoptr (ConcordStep) step
      = concord_document_new_set_step (self->document, self->record, "value-points", text);
  g_autoptr (GError) error = NULL;

  if (!(typing ? concord_document_type (self->document, step, &error)
               : concord_document_perform (self->document, step, &error)))
    say (self, error->message, TRUE);
}

static void
curve_moved (ConcordCriteriaCurve *curve, guint index, double x, double value,
             ConcordValueEditor *self)
{
  ConcordValuePoint *point = get_point (self, index);

  if (point->x == x && point->value == value)
    return;
  *point = (ConcordValuePoint){ x, value };
  store (self, self->points, TRUE);
}

static void
curve_released (ConcordValueEditor *self)
{
  if (self->document != NULL)
    concord_document_end_typing (self->document);
}

void
concord_value_editor_add_point (ConcordValueEditor *editor)
{
  guint widest = 1;
  ConcordValuePoint before, after, between;

  for (guint i = 2; i < editor->points->len; i++)
    if (get_point (editor, i)->x - get_point (editor, i - 1)->x
        > get_point (editor, widest)->x - get_point (editor, widest - 1)->x)
      widest = i;
  before = *get_point (editor, widest - 1);
  after = *get_point (editor, widest);
  between = (ConcordValuePoint){ (before.x + after.x) / 2, (before.value + after.value) / 2 };
  g_array_insert_val (editor->points, widest, between);
  store (editor, editor->points, FALSE);
  show_points (editor);
  gtk_widget_grab_focus (concord_criteria_curve_get_handle (editor->curve, widest));
}

void
concord_value_editor_remove_point (ConcordValueEditor *editor, guint point)
{
  if (point == 0 || point + 1 >= editor->points->len)
    {
      say (editor, _ ("The two ends of the scale stay; only points between them can go."), FALSE);
      return;
    }
  g_array_remove_index (editor->points, point);
  store (editor, editor->points, FALSE);
  gtk_widget_grab_focus (concord_criteria_curve_get_handle (editor->curve, point - 1));
}

static void
curve_remove (ConcordCriteriaCurve *curve, guint point, ConcordValueEditor *self)
{
  concord_value_editor_remove_point (self, point);
}

static void
on_straight (ConcordValueEditor *self)
{
  store (self, NULL, FALSE);
}

/* Stretches the points to the scale as it is now. */
static void
on_fit (ConcordValueEditor *self)
{
  double low = concord_criterion_get_low (CONCORD_CRITERION (self->record));
  double high = concord_criterion_get_high (CONCORD_CRITERION (self->record));
  double from = get_point (self, 0)->x, to = get_point (self, self->points->len - 1)->x;

  for (guint i = 0; i < self->points->len; i++)
    get_point (self, i)->x = low + (get_point (self, i)->x - from) / (to - from) * (high - low);
  store (self, self->points, FALSE);
}

/* --- numbers --------------------------------------------------------------------------------- */

static void
take_entry (ConcordValueEditor *self, GtkWidget *entry)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "point"));
  gboolean is_x = g_object_get_data (G_OBJECT (entry), "score") != NULL;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));
  ConcordValuePoint point;
  double number;

  if (self->updating || self->record == NULL || index >= self->points->len)
    return;
  point = *get_point (self, index);
  if (!concord_number_read_typed (typed, &number))
    {
      g_autofree char *words = g_strdup_printf (_ ("“%s” is not a number."), typed);

      say (self, words, TRUE);
      return;
    }
  if (number == (is_x ? point.x : point.value))
    return;
  if (!is_x && (number < 0 || number > 100))
    {
      say (self, _ ("A value lies between 0, the worst, and 100, the best."), TRUE);
      return;
    }
  if (is_x
      && ((index > 0 && number <= get_point (self, index - 1)->x)
          || (index + 1 < self->points->len && number >= get_point (self, index + 1)->x)))
    {
      say (self, _ ("Scores rise from each point to the next; this one would not."), TRUE);
      return;
    }
  if (is_x)
    get_point (self, index)->x = number;
  else
    get_point (self, index)->value = number;
  store (self, self->points, FALSE);
}

static void
entry_left (GtkEventControllerFocus *focus, ConcordValueEditor *self)
{
  take_entry (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
}

static void
entry_activated (GtkWidget *entry, ConcordValueEditor *self)
{
  take_entry (self, entry);
}

static void
on_remove (GtkWidget *button, ConcordValueEditor *self)
{
  concord_value_editor_remove_point (
      self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "point")));
}

static void
add_entry (ConcordValueEditor *self, guint index, gboolean is_x)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *label = g_strdup_printf (is_x ? _ ("Score of point %u") : _ ("Value of point %u"),
                                            index + 1);

  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_set_hexpand (entry, TRUE);
  g_object_set_data (G_OBJECT (entry), "point", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (entry), "score", is_x ? entry : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_left), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activated), self);
  gtk_grid_attach (self->numbers, entry, is_x ? 0 : 1, (int) index + 1, 1, 1);
}

static void
add_remover (ConcordValueEditor *self, guint index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("concord-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove point %u"), index + 1);

  g_object_set_data (G_OBJECT (button), "point", GUINT_TO_POINTER (index));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  gtk_grid_attach (self->numbers, button, 2, (int) index + 1, 1, 1);
}

/* One row a point; rows that are there stay, with the focus that may be in them. */
static void
show_numbers (ConcordValueEditor *self)
{
  guint n_rows = 0;

  while (gtk_grid_get_child_at (self->numbers, 0, (int) n_rows + 1) != NULL)
    n_rows++;
  if (n_rows != self->points->len)
    {
      for (; n_rows > 0; n_rows--)
        gtk_grid_remove_row (self->numbers, 1);
      for (guint i = 0; i < self->points->len; i++)
        {
          add_entry (self, i, TRUE);
          add_entry (self, i, FALSE);
          if (i > 0 && i + 1 < self->points->len)
            add_remover (self, i);
        }
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      g_autofree char *x = concord_number_dup_canonical (get_point (self, i)->x);
      g_autofree char *value = concord_number_dup_canonical (get_point (self, i)->value);

      gtk_editable_set_text (GTK_EDITABLE (gtk_grid_get_child_at (self->numbers, 0, (int) i + 1)), x);
      gtk_editable_set_text (GTK_EDITABLE (gtk_grid_get_child_at (self->numbers, 1, (int) i + 1)),
                             value);
    }
}

/* --- showing --------------------------------------------------------------------------------- */

static gboolean
fits_scale (ConcordValueEditor *self, ConcordCriterion *criterion)
{
  return get_point (self, 0)->x == concord_criterion_get_low (criterion)
         && get_point (self, self->points->len - 1)->x == concord_criterion_get_high (criterion);
}

static void
show_points (ConcordValueEditor *self)
{
  gboolean shown = self->document != NULL && CONCORD_IS_CRITERION (self->record)
                   && !concord_criterion_is_group (CONCORD_CRITERION (self->record));
  g_autofree char *problem = NULL;
  ConcordCriterion *criterion;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    {
      concord_criteria_curve_set_points (self->curve, NULL, NULL);
      return;
    }
  criterion = CONCORD_CRITERION (self->record);
  g_array_unref (self->points);
  self->points = concord_value_points_new (criterion, &self->given, &problem);
  self->updating = TRUE;
  concord_criteria_curve_set_points (self->curve, criterion, self->points);
  show_numbers (self);
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->straight_button, criterion->value_points != NULL);
  gtk_widget_set_visible (self->fit_button, self->given && !fits_scale (self, criterion));
  if (problem != NULL)
    {
      g_autofree char *words = g_strdup_printf (
          _ ("The value function can't be read: %s A straight line is shown; the first change "
             "replaces what was there."),
          problem);

      say (self, words, TRUE);
    }
  else if (self->given && !fits_scale (self, criterion))
    say (self, _ ("The points were set for another scale: the bottom or the top has changed since."),
         FALSE);
  else
    say (self, NULL, FALSE);
}

static void
document_changed (ConcordValueEditor *self)
{
  gboolean group = CONCORD_IS_CRITERION (self->record)
                   && concord_criterion_is_group (CONCORD_CRITERION (self->record));

  if (self->record != NULL && group == gtk_widget_get_visible (GTK_WIDGET (self)))
    show_points (self);
}

static void
set_record (ConcordValueEditor *self, ConcordRecord *record)
{
  if (record == self->record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_points, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (show_points), self, G_CONNECT_SWAPPED);
  show_points (self);
}

static void
set_document (ConcordValueEditor *self, ConcordDocument *document)
{
  if (document == self->document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                             G_CONNECT_SWAPPED);
  show_points (self);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordValueEditor *self = CONCORD_VALUE_EDITOR (object);

  g_value_set_object (value, id == PROP_DOCUMENT ? (gpointer) self->document
                                                 : (gpointer) self->record);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordValueEditor *self = CONCORD_VALUE_EDITOR (object);

  if (id == PROP_DOCUMENT)
    set_document (self, g_value_get_object (value));
  else
    set_record (self, g_value_get_object (value));
}

static void
dispose (GObject *object)
{
  ConcordValueEditor *self = CONCORD_VALUE_EDITOR (object);

  if (self->curve != NULL)
    {
      set_record (self, NULL);
      set_document (self, NULL);
      self->curve = NULL;
    }
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_value_editor_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_array_unref (CONCORD_VALUE_EDITOR (object)->points);
  G_OBJECT_CLASS (concord_value_editor_parent_class)->finalize (object);
}

static void
concord_value_editor_class_init (ConcordValueEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CONCORD_TYPE_CRITERIA_CURVE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "value-editor");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/value-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordValueEditor, columns);
  gtk_widget_class_bind_template_child (widget_class, ConcordValueEditor, note);
  gtk_widget_class_bind_template_child (widget_class, ConcordValueEditor, curve);
  gtk_widget_class_bind_template_child (widget_class, ConcordValueEditor, numbers);
  gtk_widget_class_bind_template_child (widget_class, ConcordValueEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordValueEditor, straight_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordValueEditor, fit_button);
  gtk_widget_class_bind_template_callback (widget_class, curve_moved);
  gtk_widget_class_bind_template_callback (widget_class, curve_released);
  gtk_widget_class_bind_template_callback (widget_class, curve_remove);
  gtk_widget_class_bind_template_callback (widget_class, concord_value_editor_add_point);
  gtk_widget_class_bind_template_callback (widget_class, on_straight);
  gtk_widget_class_bind_template_callback (widget_class, on_fit);
}

static void
concord_value_editor_init (ConcordValueEditor *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (ConcordValuePoint));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->columns, concord_wrap_layout_new (COLUMN_WIDTH, 18));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

ConcordCriteriaCurve *
concord_value_editor_get_curve (ConcordValueEditor *editor)
{
  return editor->curve;
}

const char *
concord_value_editor_get_note (ConcordValueEditor *editor)
{
  return gtk_label_get_text (editor->note);
}
