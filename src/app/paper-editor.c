#include "app/paper-editor.h"
#include "app/choice-popover.h"
#include "app/field-row.h"
#include "app/page.h"
#include "app/paper-words.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"
#include "model/report-item.h"
#include "model/report-section.h"

#include "concord-words.h"
#include <string.h>

#define COLUMN_WIDTH 240
/* Pixels: whole paragraphs are written here. */
#define LEAST_HEIGHT 132
#define MOST_HEIGHT 360

struct _ConcordPaperEditor
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *record;
  gboolean welsh;
  char *layout;      /* which fields show: "words: words exempt" */
  gboolean filling;  /* widgets change by us */
  GPtrArray *shown;  /* of ConcordPaperShown, behind the dash for none */

  GtkLabel *heading;
  GtkLabel *prompt;
  GtkWidget *shows_line;
  GtkDropDown *shows;
  GtkWidget *table;  /* a check: without the chart */
  GtkWidget *texts;  /* long fields, as wide as can be */
  GtkWidget *rows;   /* short ones */
  GtkWidget *exempt; /* a check */
};

G_DEFINE_FINAL_TYPE (ConcordPaperEditor, concord_paper_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_RECORD,
  PROP_WELSH,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint left_signal;

static gboolean
is_item (ConcordPaperEditor *self)
{
  return CONCORD_IS_REPORT_ITEM (self->record);
}

/* --- fields ---------------------------------------------------------------------------------- */

static void
clear_fields (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    {
      /* What was typed last is taken before the row goes. */
      concord_field_row_set_record (CONCORD_FIELD_ROW (child), NULL, NULL);
      gtk_widget_unparent (child);
    }
}

static void
enlarge (ConcordFieldRow *row)
{
  GtkWidget *editor = concord_field_row_get_editor (row);
  GtkWidget *scroller
      = editor == NULL ? NULL : gtk_widget_get_ancestor (editor, GTK_TYPE_SCROLLED_WINDOW);

  if (!GTK_IS_TEXT_VIEW (editor) || scroller == NULL)
    return;
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_HEIGHT);
}

static void
add_fields (ConcordPaperEditor *self, GtkWidget *box, const char *fields, gboolean large)
{
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);

  for (char **name = names; *name != NULL; name++)
    {
      GtkWidget *row;

      if (**name == '\0')
        continue;
      row = concord_field_row_new (*name);
      gtk_widget_set_parent (row, box);
      concord_field_row_set_record (CONCORD_FIELD_ROW (row), self->document, self->record);
      if (large)
        enlarge (CONCORD_FIELD_ROW (row));
    }
}

/* Long fields, a bar, short fields. */
static char *
dup_layout (ConcordPaperEditor *self)
{
  const char *subjects;

  if (self->record == NULL)
    return g_strdup ("|");
  if (!is_item (self))
    return g_strdup_printf ("|heading%s publicity left-out prompt%s",
                            self->welsh ? " heading-welsh" : "", self->welsh ? " prompt-welsh" : "");
  if (CONCORD_REPORT_ITEM (self->record)->kind == CONCORD_REPORT_WORDS)
    return g_strdup_printf ("words%s|", self->welsh ? " words-welsh" : "");
  subjects = concord_paper_words_get_subjects (self->record);
  if (CONCORD_REPORT_ITEM (self->record)->kind == CONCORD_REPORT_FINDING)
    return g_strdup_printf ("|%s", subjects == NULL ? "" : subjects);
  return g_strdup_printf ("|%s title%s", subjects == NULL ? "" : subjects,
                          self->welsh ? " title-welsh" : "");
}

static void
build_fields (ConcordPaperEditor *self)
{
  g_autofree char *layout = dup_layout (self);
  g_auto (GStrv) parts = g_strsplit (layout, "|", 2);

  g_free (self->layout);
  self->layout = g_steal_pointer (&layout);
  clear_fields (self->texts);
  clear_fields (self->rows);
  if (self->record == NULL || self->document == NULL)
    return;
  add_fields (self, self->texts, parts[0], TRUE);
  add_fields (self, self->rows, parts[1], FALSE);
}

/* --- what it shows --------------------------------------------------------------------------- */

static int
get_kind (ConcordPaperEditor *self)
{
  return is_item (self) ? CONCORD_REPORT_ITEM (self->record)->kind : CONCORD_REPORT_WORDS;
}

/* The list that is being chosen from must not be made anew. */
static gboolean
is_listed (ConcordPaperEditor *self, GtkStringList *names)
{
  GListModel *there = gtk_drop_down_get_model (self->shows);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (there == NULL || g_list_model_get_n_items (there) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (there), i),
                gtk_string_list_get_string (names, i))
        != 0)
      return FALSE;
  return TRUE;
}

static void
fill_shows (ConcordPaperEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *shows = is_item (self) ? CONCORD_REPORT_ITEM (self->record)->shows : NULL;
  guint selected = 0;

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = concord_paper_words_list_shown (self->document, get_kind (self));
  gtk_string_list_append (names, "–");
  for (guint i = 0; i < self->shown->len; i++)
    {
      const ConcordPaperShown *shown = self->shown->pdata[i];

      gtk_string_list_append (names, shown->label);
      if (g_strcmp0 (shown->name, shows) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  if (!is_listed (self, names))
    gtk_drop_down_set_model (self->shows, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->shows, selected);
  self->filling = FALSE;
}

static void
set_field (ConcordPaperEditor *self, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!concord_document_set (self->document, self->record, field, value, NULL, &error))
    concord_page_refuse (GTK_WIDGET (self), error->message);
}

static void
shows_chosen (ConcordPaperEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->shows);

  if (self->filling || !is_item (self) || self->shown == NULL || selected > self->shown->len)
    return;
  set_field (self, "shows",
             selected == 0 ? NULL : ((ConcordPaperShown *) self->shown->pdata[selected - 1])->name);
}

static void
table_toggled (ConcordPaperEditor *self)
{
  gboolean table = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->table));

  if (!self->filling && is_item (self))
    set_field (self, "kind",
               concord_report_item_kinds[table ? CONCORD_REPORT_TABLE : CONCORD_REPORT_FIGURE].nick);
}

static void
exempt_toggled (ConcordPaperEditor *self)
{
  if (!self->filling && is_item (self))
    set_field (self, "exempt",
               gtk_check_button_get_active (GTK_CHECK_BUTTON (self->exempt)) ? "yes" : NULL);
}

static void
show_exempt (ConcordPaperEditor *self)
{
  self->filling = TRUE;
  gtk_widget_set_visible (self->exempt, is_item (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->exempt),
                               is_item (self) && CONCORD_REPORT_ITEM (self->record)->exempt == 1);
  self->filling = FALSE;
}

static void
show_shows (ConcordPaperEditor *self)
{
  int kind = get_kind (self);
  gboolean figure = kind == CONCORD_REPORT_FIGURE || kind == CONCORD_REPORT_TABLE;

  gtk_widget_set_visible (self->shows_line, kind != CONCORD_REPORT_WORDS);
  gtk_widget_set_visible (self->table, figure);
  if (kind == CONCORD_REPORT_WORDS || self->document == NULL)
    return;
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->table), kind == CONCORD_REPORT_TABLE);
  self->filling = FALSE;
  fill_shows (self);
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
dup_heading (ConcordPaperEditor *self)
{
  ConcordRecord *section = self->record;
  g_autofree char *name = NULL;

  if (self->record == NULL)
    return g_strdup ("");
  if (!is_item (self))
    return g_strdup (_ ("Section"));
  section = concord_record_get_parent (self->record);
  name = section == NULL ? g_strdup ("") : concord_paper_words_dup_heading (section);
  /* Translators: what is edited and the section of the paper that it stands in: "Words in Summary". */
  return g_strdup_printf (_ ("%s in “%s”"), concord_paper_words_get_kind (self->record), name);
}

/* What belongs into the section, while it is being written. */
static void
show_prompt (ConcordPaperEditor *self)
{
  ConcordRecord *section = is_item (self) ? concord_record_get_parent (self->record) : NULL;
  const char *prompt
      = CONCORD_IS_REPORT_SECTION (section) && get_kind (self) == CONCORD_REPORT_WORDS
            ? concord_paper_words_get_prompt (section)
            : NULL;
  g_autofree char *words = prompt == NULL ? NULL
                                          : g_strdup_printf (_ ("What belongs here: %s"), prompt);

  gtk_label_set_text (self->prompt, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (self->prompt), words != NULL);
}

static void
show_words (ConcordPaperEditor *self)
{
  g_autofree char *heading = dup_heading (self);

  gtk_label_set_text (self->heading, heading);
  show_prompt (self);
  show_exempt (self);
}

/* The same record after a change: fields follow by themselves; which of them show may differ. */
static void
record_changed (ConcordPaperEditor *self)
{
  g_autofree char *layout = dup_layout (self);

  if (strcmp (layout, self->layout) != 0)
    build_fields (self);
  show_shows (self);
  show_words (self);
}

static void
update (ConcordPaperEditor *self)
{
  build_fields (self);
  show_shows (self);
  show_words (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->record != NULL && self->document != NULL);
}

void
concord_paper_editor_begin (ConcordPaperEditor *editor)
{
  GtkWidget *first = gtk_widget_get_first_child (editor->texts);

  if (first == NULL && gtk_widget_get_visible (editor->shows_line))
    {
      gtk_widget_grab_focus (GTK_WIDGET (editor->shows));
      return;
    }
  if (first == NULL)
    first = gtk_widget_get_first_child (editor->rows);
  if (first != NULL && concord_field_row_get_editor (CONCORD_FIELD_ROW (first)) != NULL)
    gtk_widget_grab_focus (concord_field_row_get_editor (CONCORD_FIELD_ROW (first)));
}

gboolean
concord_paper_editor_begin_in (ConcordPaperEditor *editor, const char *field)
{
  GtkWidget *boxes[] = { editor->texts, editor->rows };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    for (GtkWidget *row = gtk_widget_get_first_child (boxes[i]); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      {
        g_autofree char *name = NULL;

        g_object_get (row, "field", &name, NULL);
        if (g_strcmp0 (name, field) == 0)
          return gtk_widget_grab_focus (concord_field_row_get_editor (CONCORD_FIELD_ROW (row)));
      }
  return FALSE;
}

GtkDropDown *
concord_paper_editor_get_shows (ConcordPaperEditor *editor)
{
  return editor->shows;
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
set_record (ConcordPaperEditor *self, ConcordRecord *record)
{
  if (record == self->record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, record_changed, self);
  /* What has the focus is about to go. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    g_signal_emit (self, left_signal, 0);
  clear_fields (self->texts);
  clear_fields (self->rows);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (record_changed), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordPaperEditor *self = CONCORD_PAPER_EDITOR (object);

  if (id == PROP_WELSH)
    g_value_set_boolean (value, self->welsh);
  else
    g_value_set_object (value, id == PROP_DOCUMENT ? (gpointer) self->document
                                                   : (gpointer) self->record);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordPaperEditor *self = CONCORD_PAPER_EDITOR (object);

  if (id == PROP_RECORD)
    set_record (self, g_value_get_object (value));
  else if (id == PROP_DOCUMENT)
    {
      if (g_set_object (&self->document, g_value_get_object (value)))
        update (self);
    }
  else if (self->welsh != g_value_get_boolean (value))
    {
      self->welsh = g_value_get_boolean (value);
      update (self);
    }
}

static void
dispose (GObject *object)
{
  ConcordPaperEditor *self = CONCORD_PAPER_EDITOR (object);

  if (self->texts != NULL)
    {
      set_record (self, NULL);
      clear_fields (self->texts);
      clear_fields (self->rows);
      self->texts = self->rows = NULL;
    }
  g_clear_object (&self->document);
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_paper_editor_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordPaperEditor *self = CONCORD_PAPER_EDITOR (object);

  g_free (self->layout);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (concord_paper_editor_parent_class)->finalize (object);
}

static void
concord_paper_editor_class_init (ConcordPaperEditorClass *klass)
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
  props[PROP_WELSH] = g_param_spec_boolean ("welsh", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  left_signal = g_signal_new ("left", CONCORD_TYPE_PAPER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paper-editor");
}

static GtkLabel *
add_label (ConcordPaperEditor *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
build_shows (ConcordPaperEditor *self)
{
  GtkWidget *label = gtk_label_new (_ ("Shows"));
  GtkWidget *button;

  self->shows_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->shows_line, concord_wrap_layout_new (0, 12));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_parent (label, self->shows_line);
  self->shows = GTK_DROP_DOWN (concord_choice_drop_down_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shows"), -1);
  button = gtk_widget_get_first_child (GTK_WIDGET (self->shows));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shows"), -1);
  g_signal_connect_swapped (self->shows, "notify::selected", G_CALLBACK (shows_chosen), self);
  gtk_widget_set_parent (GTK_WIDGET (self->shows), self->shows_line);
  self->table = gtk_check_button_new_with_label (_ ("Its table only, without the chart"));
  g_signal_connect_swapped (self->table, "toggled", G_CALLBACK (table_toggled), self);
  gtk_widget_set_parent (self->table, self->shows_line);
  gtk_widget_set_parent (self->shows_line, GTK_WIDGET (self));
}

static GtkWidget *
add_box (ConcordPaperEditor *self, GtkLayoutManager *layout)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  if (layout != NULL)
    gtk_widget_set_layout_manager (box, layout);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
concord_paper_editor_init (ConcordPaperEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->layout = g_strdup ("|");
  self->heading = add_label (self, "section-title");
  self->prompt = add_label (self, "hint");
  build_shows (self);
  self->texts = add_box (self, NULL);
  self->rows = add_box (self, concord_wrap_layout_new (COLUMN_WIDTH, 12));
  self->exempt = gtk_check_button_new_with_label (_ ("Exempt: printed in Part B only"));
  g_signal_connect_swapped (self->exempt, "toggled", G_CALLBACK (exempt_toggled), self);
  gtk_widget_set_parent (self->exempt, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
