#include "app/raking-pane.h"
#include "app/choice-popover.h"
#include "app/finding-card.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"
#include "findings/representativeness.h"

#include "concord-words.h"
#include <math.h>

struct _ConcordRakingPane
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *exercise;
  guint64 stamp;    /* of what is shown */
  gboolean filling; /* the lists change by us */

  GtkBox *head;
  GtkDropDown *rows, *columns; /* the margins, behind one for those that fit, or for none */
  GtkGrid *margins, *questions;
  ConcordFindingCard *card;
};

G_DEFINE_FINAL_TYPE (ConcordRakingPane, concord_raking_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_EXERCISE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* --- the tables ------------------------------------------------------------------------------ */

/* Takes @text. */
static void
add_cell (GtkGrid *grid, int column, int row, char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column == 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  g_free (text);
}

static char *
dup_number (double number)
{
  return isnan (number) ? g_strdup ("–") : concord_number_dup_display (number);
}

static char *
dup_share (double share)
{
  g_autofree char *number = isnan (share) ? NULL : concord_number_dup_display (round (100 * share));

  return number == NULL ? g_strdup ("–") : g_strdup_printf (_ ("%s%%"), number);
}

static void
show_margin (ConcordRakingPane *self, const ConcordMargin *margin, int *row)
{
  const char *titles[] = { _ ("People"), _ ("Share"), _ ("Answers"), _ ("Share") };

  add_cell (self->margins, 0, *row, g_strdup (margin->name), "section-title");
  for (int i = 0; i < 4; i++)
    add_cell (self->margins, i + 1, *row, g_strdup (titles[i]), "hint");
  ++*row;
  for (guint i = 0; i < margin->levels->len; i++, ++*row)
    {
      const ConcordMarginLevel *level = margin->levels->pdata[i];

      add_cell (self->margins, 0, *row, level->is_silent ? g_strdup_printf (_ ("%s (silent)"), level->name)
                                                : g_strdup (level->name),
                NULL);
      add_cell (self->margins, 1, *row, dup_number (level->population), "numeric");
      add_cell (self->margins, 2, *row, dup_share (level->population_share), "numeric");
      add_cell (self->margins, 3, *row, dup_number (level->answered), "numeric");
      add_cell (self->margins, 4, *row, dup_share (level->share), "numeric");
    }
}

static void
clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static char *
dup_points (double share)
{
  double points = round (100 * share);
  g_autofree char *number = dup_number (points);

  return g_strconcat (points > 0 ? "+" : "", number, NULL);
}

static void
show_questions (ConcordRakingPane *self, const ConcordRepresentativeness *made)
{
  const char *titles[] = { _ ("Net, as answered"), _ ("Net, weighted"), _ ("Design effect"),
                           _ ("Effective n") };

  clear (self->questions);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), made != NULL && made->questions->len > 0);
  if (made == NULL || made->questions->len == 0)
    return;
  add_cell (self->questions, 0, 0, g_strdup (_ ("Question")), "section-title");
  for (int i = 0; i < 4; i++)
    add_cell (self->questions, i + 1, 0, g_strdup (titles[i]), "hint");
  for (guint i = 0; i < made->questions->len; i++)
    {
      const ConcordWeightedQuestion *question = made->questions->pdata[i];
      int row = (int) i + 1;

      add_cell (self->questions, 0, row, g_strdup (question->text), NULL);
      add_cell (self->questions, 1, row, dup_points (question->net), "numeric");
      add_cell (self->questions, 2, row, concord_representativeness_dup_net (question), "numeric");
      add_cell (self->questions, 3, row, dup_number (round (100 * question->design_effect) / 100),
                "numeric");
      add_cell (self->questions, 4, row, dup_number (round (question->effective_n)), "numeric");
    }
}

static void
show_margins (ConcordRakingPane *self, const ConcordRepresentativeness *made)
{
  int row = 0;

  clear (self->margins);
  for (guint i = 0; made != NULL && i < made->margins->len; i++)
    show_margin (self, made->margins->pdata[i], &row);
}

/* --- which margins --------------------------------------------------------------------------- */

static void
fill_list (GtkDropDown *list, const ConcordRepresentativeness *made, const char *first)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (list);

  gtk_string_list_append (names, first);
  for (guint i = 0; made != NULL && i < made->margins->len; i++)
    gtk_string_list_append (names, ((ConcordMargin *) made->margins->pdata[i])->name);
  gtk_drop_down_set_model (list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (
      list, chosen < g_list_model_get_n_items (G_LIST_MODEL (names)) ? chosen : 0);
}

/* The place of the margin in the list, or CONCORD_MARGIN_FITTING. */
static int
get_margin (GtkDropDown *list)
{
  guint position = gtk_drop_down_get_selected (list);

  return position == GTK_INVALID_LIST_POSITION ? CONCORD_MARGIN_FITTING : (int) position - 1;
}

static void
show (ConcordRakingPane *self)
{
  g_autoptr (ConcordRepresentativeness) made = NULL;
  int rows = get_margin (self->rows);

  if (self->document != NULL && self->exercise != NULL)
    made = concord_representativeness_new (self->document, self->exercise, rows,
                                           rows < 0 ? CONCORD_MARGIN_FITTING
                                                    : get_margin (self->columns));
  self->filling = TRUE;
  fill_list (self->rows, made, _ ("Those that fit"));
  fill_list (self->columns, made, _ ("None"));
  self->filling = FALSE;
  /* What fits is one or two margins; a second can be chosen beside a chosen first. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), rows >= 0);
  show_margins (self, made);
  show_questions (self, made);
  concord_finding_card_set_finding (self->card, made == NULL ? NULL : made->finding);
}

static void
margin_chosen (ConcordRakingPane *self)
{
  if (!self->filling)
    show (self);
}

/* --- the document ---------------------------------------------------------------------------- */

/* What nobody looks at is not worked out. */
static void
refresh (ConcordRakingPane *self)
{
  const char *const reads[] = { "exercise", "group", "dimension", "level", "question", "count" };
  guint64 stamp = 0;

  if (self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    stamp += concord_document_get_serial (self->document, reads[i]);
  if (stamp == self->stamp)
    return;
  self->stamp = stamp;
  show (self);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (concord_raking_pane_parent_class)->map (widget);
  refresh (CONCORD_RAKING_PANE (widget));
}

static void
set_document (ConcordRakingPane *self, ConcordDocument *document)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordRakingPane *self = CONCORD_RAKING_PANE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_EXERCISE:
      g_set_object (&self->exercise, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->stamp = G_MAXUINT64;
  refresh (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordRakingPane *self = CONCORD_RAKING_PANE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_EXERCISE:
      g_value_set_object (value, self->exercise);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* --- class ----------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  ConcordRakingPane *self = CONCORD_RAKING_PANE (object);

  self->filling = TRUE;
  set_document (self, NULL);
  g_clear_object (&self->exercise);
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_raking_pane_parent_class)->dispose (object);
}

static void
concord_raking_pane_class_init (ConcordRakingPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dispose;
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  widget_class->map = map;
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_EXERCISE] = g_param_spec_object ("exercise", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CONCORD_TYPE_FINDING_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/raking-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordRakingPane, head);
  gtk_widget_class_bind_template_child (widget_class, ConcordRakingPane, margins);
  gtk_widget_class_bind_template_child (widget_class, ConcordRakingPane, questions);
  gtk_widget_class_bind_template_child (widget_class, ConcordRakingPane, card);
}

static GtkDropDown *
add_list (ConcordRakingPane *self, const char *name)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *list = concord_choice_drop_down_new ();
  GtkWidget *button = gtk_widget_get_first_child (list);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  gtk_box_append (self->head, label);
  gtk_box_append (self->head, list);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (margin_chosen), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (list);
}

static void
concord_raking_pane_init (ConcordRakingPane *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->head), concord_wrap_layout_new (0, 6));
  self->rows = add_list (self, _ ("Weight to"));
  self->columns = add_list (self, _ ("and to"));
  self->stamp = G_MAXUINT64;
  self->filling = FALSE;
}
