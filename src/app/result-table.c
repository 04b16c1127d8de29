#include "app/result-table.h"
#include "app/page.h"
#include "app/table-rows.h"
#include "app/widgets.h"

#include "concord-words.h"
#include <string.h>

#define DASH "–"
/* Characters in a line of words, and of a heading above numbers. */
#define MOST_WORDS 32
#define MOST_HEADING 14

/* --- what has the focus ---------------------------------------------------------------------- */

/* GTK's boxes hand the focus to their children; this one keeps it. */
#define CONCORD_TYPE_RESULT_CELLS (concord_result_cells_get_type ())
G_DECLARE_FINAL_TYPE (ConcordResultCells, concord_result_cells, CONCORD, RESULT_CELLS, GtkWidget)

struct _ConcordResultCells
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ConcordResultCells, concord_result_cells, GTK_TYPE_WIDGET)

static void
cells_dispose (GObject *object)
{
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_result_cells_parent_class)->dispose (object);
}

static void
concord_result_cells_class_init (ConcordResultCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cells_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "plain-cells");
}

static void
pressed (GtkWidget *self)
{
  gtk_widget_grab_focus (self);
}

static void
concord_result_cells_init (ConcordResultCells *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* --- the table ------------------------------------------------------------------------------- */

struct _ConcordResultTable
{
  GtkWidget parent_instance;

  GPtrArray *rows; /* of GStrv, headings first */
  guint n_columns;
  guint texts;
  gboolean totals;
  guint row, column; /* the current cell; row 0 is the headings */
  char *spoken;

  GtkLabel *title;
  GtkWidget *body; /* has the focus for all cells */
  GtkScrolledWindow *scroller;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (ConcordResultTable, concord_result_table, GTK_TYPE_WIDGET)

enum
{
  PROP_LABEL = 1,
  PROP_TEXTS,
  PROP_TOTALS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

GStrv
concord_result_row_new (guint n_columns)
{
  GStrv row = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    row[i] = g_strdup (DASH);
  return row;
}

guint
concord_result_table_get_n_rows (ConcordResultTable *table)
{
  return table->rows->len;
}

const char *
concord_result_table_get_cell (ConcordResultTable *table, guint row, guint column)
{
  return row < table->rows->len && column < table->n_columns
             ? ((GStrv) table->rows->pdata[row])[column]
             : NULL;
}

/* --- the current cell ------------------------------------------------------------------------ */

/* Along in the table itself; up and down in the page that it stands on. */
static void
scroll_to (ConcordResultTable *self, GtkWidget *cell)
{
  GtkAdjustment *along = gtk_scrolled_window_get_hadjustment (self->scroller);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (cell, GTK_WIDGET (self->grid), &place))
    gtk_adjustment_clamp_page (along, place.origin.x, place.origin.x + place.size.width);
  if (page != NULL
      && gtk_widget_compute_bounds (cell, gtk_viewport_get_child (GTK_VIEWPORT (page)), &place))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (page)),
                               place.origin.y, place.origin.y + place.size.height);
}

static void
mark (ConcordResultTable *self, gboolean marked)
{
  GtkWidget *cell = gtk_grid_get_child_at (self->grid, (int) self->column, (int) self->row);

  if (cell == NULL)
    return;
  if (marked)
    gtk_widget_add_css_class (cell, "current");
  else
    gtk_widget_remove_css_class (cell, "current");
  if (marked)
    scroll_to (self, cell);
}

/* The table's name, or where the arrows stand in it. */
static void
speak (ConcordResultTable *self)
{
  const char *heading = concord_result_table_get_cell (self, 0, self->column);
  const char *row = concord_result_table_get_cell (self, self->row, 0);
  const char *text = concord_result_table_get_cell (self, self->row, self->column);

  g_free (self->spoken);
  if (text == NULL)
    self->spoken = g_strdup (gtk_label_get_text (self->title));
  else if (self->row == 0 || self->column == 0)
    self->spoken = g_strdup (text);
  else
    /* Translators: a cell of a table: its heading, its row's name, its text. */
    self->spoken = g_strdup_printf (_ ("%s, %s: %s"), heading, row, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->spoken, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (self->title), -1);
}

const char *
concord_result_table_get_spoken (ConcordResultTable *table)
{
  return table->spoken;
}

void
concord_result_table_step (ConcordResultTable *table, int rows, int columns)
{
  int last_row = (int) table->rows->len - 1, last_column = (int) table->n_columns - 1;

  if (last_row < 0)
    return;
  mark (table, FALSE);
  table->row = (guint) CLAMP ((int) table->row + rows, 0, last_row);
  table->column = (guint) CLAMP ((int) table->column + columns, 0, last_column);
  mark (table, gtk_widget_has_focus (table->body));
  speak (table);
}

static gboolean
on_arrow (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int rows, columns;

  g_variant_get (arguments, "(ii)", &rows, &columns);
  concord_result_table_step (CONCORD_RESULT_TABLE (widget), rows, columns);
  return TRUE;
}

static void
focus_changed (ConcordResultTable *self)
{
  mark (self, gtk_widget_has_focus (self->body));
}

/* --- cells ----------------------------------------------------------------------------------- */

static gboolean
is_total (ConcordResultTable *self, guint row)
{
  return self->totals && row > 1 && row == self->rows->len - 1;
}

/* Whether @word begins something in brackets, or goes on with it. */
static gboolean
is_open (gboolean open, const char *word)
{
  const char *last = strrchr (word, ')');

  if (strrchr (word, '(') != NULL)
    return last == NULL || strrchr (word, '(') > last;
  return open && last == NULL;
}

/* The words of @text; a unit in brackets is one of them. */
static GPtrArray *
split_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *whole = g_ptr_array_new_with_free_func (g_free);
  gboolean open = FALSE;

  for (char **word = words; *word != NULL; word++)
    {
      char **last = whole->len == 0 ? NULL : (char **) &whole->pdata[whole->len - 1];

      if (open)
        {
          g_autofree char *before = *last;

          *last = g_strdup_printf ("%s %s", before, *word);
        }
      else
        g_ptr_array_add (whole, g_strdup (*word));
      open = is_open (open, *word);
    }
  return whole;
}

/* The text in lines of about @most characters: a label that wraps by itself asks for the height that
 * it has at its narrowest. */
static char *
dup_lines (const char *text, glong most)
{
  g_autoptr (GPtrArray) words = split_words (text);
  GString *lines = g_string_new (NULL);
  glong length = 0;

  for (guint i = 0; i < words->len; i++)
    {
      glong more = g_utf8_strlen (words->pdata[i], -1);

      if (i > 0 && length + 1 + more > most)
        {
          g_string_append_c (lines, '\n');
          length = 0;
        }
      else if (i > 0)
        {
          g_string_append_c (lines, ' ');
          length++;
        }
      g_string_append (lines, words->pdata[i]);
      length += more;
    }
  return g_string_free (lines, FALSE);
}

static char *
dup_shown (ConcordResultTable *self, guint row, guint column)
{
  const char *text = concord_result_table_get_cell (self, row, column);

  return dup_lines (text, column < self->texts ? MOST_WORDS : MOST_HEADING);
}

static GtkWidget *
new_cell (ConcordResultTable *self, guint row, guint column)
{
  g_autofree char *shown = dup_shown (self, row, column);
  GtkWidget *label = gtk_label_new (shown);
  gboolean words = column < self->texts;

  gtk_label_set_xalign (GTK_LABEL (label), words ? 0 : 1);
  gtk_label_set_yalign (GTK_LABEL (label), row == 0 ? 1 : 0);
  gtk_label_set_justify (GTK_LABEL (label), words ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "plain-cell");
  if (column == 0)
    gtk_widget_add_css_class (label, "first");
  if (row == 0)
    gtk_widget_add_css_class (label, "plain-heading");
  if (is_total (self, row))
    gtk_widget_add_css_class (label, "total");
  if (!words)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
build (ConcordResultTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint row = 0; row < self->rows->len; row++)
    for (guint column = 0; column < self->n_columns; column++)
      gtk_grid_attach (self->grid, new_cell (self, row, column), (int) column, (int) row, 1, 1);
}

/* The same shape with other numbers: typing elsewhere need not make every cell anew. */
static void
refill (ConcordResultTable *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        GtkWidget *cell = gtk_grid_get_child_at (self->grid, (int) column, (int) row);

        g_autofree char *shown = dup_shown (self, row, column);

        gtk_label_set_text (GTK_LABEL (cell), shown);
      }
}

void
concord_result_table_set_rows (ConcordResultTable *table, const GPtrArray *rows)
{
  guint n_rows = table->rows->len, n_columns = table->n_columns;

  mark (table, FALSE);
  g_ptr_array_set_size (table->rows, 0);
  for (guint i = 0; rows != NULL && rows->len > 1 && i < rows->len; i++)
    g_ptr_array_add (table->rows, g_strdupv (rows->pdata[i]));
  concord_table_rows_even (table->rows, table->texts);
  table->n_columns = table->rows->len == 0 ? 0 : g_strv_length (table->rows->pdata[0]);
  if (table->rows->len == n_rows && table->n_columns == n_columns)
    refill (table);
  else
    build (table);
  gtk_widget_set_visible (GTK_WIDGET (table), table->rows->len > 0);
  concord_result_table_step (table, 0, 0);
  if (table->rows->len == 0)
    speak (table);
}

/* --- copying --------------------------------------------------------------------------------- */

static void
append_number (GString *text, const char *cell)
{
  if (strcmp (cell, DASH) == 0)
    return;
  for (const char *c = cell; *c != '\0'; c = g_utf8_next_char (c))
    if (g_utf8_get_char (c) == 0x2212)
      g_string_append_c (text, '-');
    else if (*c != ',')
      g_string_append_unichar (text, g_utf8_get_char (c));
}

char *
concord_result_table_dup_copy (ConcordResultTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const char *cell = concord_result_table_get_cell (table, row, column);

        if (row == 0 || column < table->texts)
          g_string_append (text, cell);
        else
          append_number (text, cell);
        g_string_append_c (text, column + 1 < table->n_columns ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = concord_result_table_dup_copy (CONCORD_RESULT_TABLE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  concord_page_say (widget, _ ("Copied the table. Paste it into a spreadsheet."));
}

/* --- class ----------------------------------------------------------------------------------- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordResultTable *self = CONCORD_RESULT_TABLE (object);

  if (id == PROP_LABEL)
    g_value_set_string (value, gtk_label_get_text (self->title));
  else if (id == PROP_TEXTS)
    g_value_set_uint (value, self->texts);
  else
    g_value_set_boolean (value, self->totals);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordResultTable *self = CONCORD_RESULT_TABLE (object);

  if (id == PROP_TEXTS)
    self->texts = g_value_get_uint (value);
  else if (id == PROP_TOTALS)
    self->totals = g_value_get_boolean (value);
  else
    {
      gtk_label_set_text (self->title, g_value_get_string (value));
      speak (self);
    }
}

static void
dispose (GObject *object)
{
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_result_table_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordResultTable *self = CONCORD_RESULT_TABLE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->spoken);
  G_OBJECT_CLASS (concord_result_table_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, pad;
    int rows, columns;
  } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, -1000 },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, 1000 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -10, 0 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 10, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, on_arrow, "(ii)", keys[i].rows,
                                    keys[i].columns);
      gtk_widget_class_add_binding (widget_class, keys[i].pad, 0, on_arrow, "(ii)", keys[i].rows,
                                    keys[i].columns);
    }
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
concord_result_table_class_init (ConcordResultTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_TEXTS] = g_param_spec_uint ("texts", NULL, NULL, 0, 20, 1, flags);
  props[PROP_TOTALS] = g_param_spec_boolean ("totals", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  add_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plain-table");
}

static GtkWidget *
new_heading (ConcordResultTable *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("concord-copy-symbolic");

  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "section-title");
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Copy the table for a spreadsheet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy the table for a spreadsheet"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "table.copy");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
concord_result_table_init (ConcordResultTable *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->texts = 1;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_parent (new_heading (self), GTK_WIDGET (self));
  self->body = g_object_new (CONCORD_TYPE_RESULT_CELLS, NULL);
  g_signal_connect_object (self->body, "notify::has-focus", G_CALLBACK (focus_changed), self,
                           G_CONNECT_SWAPPED);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  /* A bar that stays says that there is more to the right. */
  gtk_scrolled_window_set_overlay_scrolling (self->scroller, FALSE);
  /* Nothing in it has the focus, and a scroller that can would never let the Tab key go on. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->scroller), FALSE);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), self->body);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
