#include "app/pairwise-dialog.h"
#include "app/choice-popover.h"
#include "app/criteria-scale.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/settings.h"
#include "app/weight-parts.h"
#include "findings/child-list.h"
#include "findings/words.h"
#include "methods/pairwise.h"
#include "model/weight-set.h"

#include "concord-words.h"
#include <math.h>

/* Above it Saaty asks to look at the answers again. */
#define MOST_RATIO .1
#define STRONGEST 9

/* The question about two children of the node. */
typedef struct
{
  guint one, other; /* indices of the children */
  GtkDropDown *list;
  GtkLabel *misfit; /* shown where it contradicts the others most */
} Pair;

struct _ConcordPairwiseDialog
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  ConcordRecord *weight_set;
  GPtrArray *children; /* of ConcordRecord: what is weighted */
  GPtrArray *pairs;    /* of Pair */
  GArray *rows;        /* of ConcordShareRow, by child */
  double *weights;     /* by child; NAN until all is answered */
  ConcordPairwise consistency;

  GtkBox *questions;
  GtkGrid *shares;
  GtkLabel *words;
  GtkEditable *method;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (ConcordPairwiseDialog, concord_pairwise_dialog, GTK_TYPE_WINDOW)

/* --- the scale ------------------------------------------------------------------------------- */

/* From 9 times to a ninth, behind one for no answer yet. */
static GtkStringList *
list_answers (void)
{
  const char *const answers[] = {
    _ ("Choose an answer"),
    _ ("extremely more (9)"),
    _ ("very to extremely more (8)"),
    _ ("very strongly more (7)"),
    _ ("strongly to very strongly more (6)"),
    _ ("strongly more (5)"),
    _ ("moderately to strongly more (4)"),
    _ ("moderately more (3)"),
    _ ("slightly more (2)"),
    _ ("as much (1)"),
    _ ("slightly less (1/2)"),
    _ ("moderately less (1/3)"),
    _ ("moderately to strongly less (1/4)"),
    _ ("strongly less (1/5)"),
    _ ("strongly to very strongly less (1/6)"),
    _ ("very strongly less (1/7)"),
    _ ("very to extremely less (1/8)"),
    _ ("extremely less (1/9)"),
    NULL,
  };

  return gtk_string_list_new (answers);
}

/* How many times as much the first matters; NAN without an answer. */
static double
get_times (const Pair *pair)
{
  int position = (int) gtk_drop_down_get_selected (pair->list);

  if (position < 1 || position > 2 * STRONGEST - 1)
    return NAN;
  return position <= STRONGEST ? STRONGEST + 1 - position : 1.0 / (position - STRONGEST + 1);
}

/* --- what follows ---------------------------------------------------------------------------- */

static guint
count_open (ConcordPairwiseDialog *self)
{
  guint open = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    open += isnan (get_times (self->pairs->pdata[i]));
  return open;
}

/* The weights of the answers, and how far they agree; FALSE and no weights until all are given. */
static gboolean
compute (ConcordPairwiseDialog *self)
{
  guint n = self->children->len;
  g_autofree double *matrix = g_new (double, n * n);

  for (guint i = 0; i < n * n; i++)
    matrix[i] = 1;
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = self->pairs->pdata[i];
      double times = get_times (pair);

      matrix[pair->one * n + pair->other] = times;
      matrix[pair->other * n + pair->one] = 1 / times;
    }
  if (count_open (self) == 0
      && concord_pairwise_weights (matrix, n, self->weights, &self->consistency, NULL))
    return TRUE;
  for (guint i = 0; i < n; i++)
    self->weights[i] = NAN;
  return FALSE;
}

/* The answer farthest from what the weights make of it; G_MAXUINT where they agree well enough. */
static guint
find_misfit (ConcordPairwiseDialog *self)
{
  guint misfit = G_MAXUINT;
  double most = -1;

  if (!(self->consistency.consistency_ratio > MOST_RATIO))
    return G_MAXUINT;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = self->pairs->pdata[i];
      double off = fabs (
          log (get_times (pair) * self->weights[pair->other] / self->weights[pair->one]));

      if (off > most)
        {
          most = off;
          misfit = i;
        }
    }
  return misfit;
}

static char *
dup_consistency (ConcordPairwiseDialog *self, guint misfit)
{
  double ratio = self->consistency.consistency_ratio;

  if (self->children->len < 3)
    return g_strdup (_ ("A single answer has nothing to contradict."));
  if (!self->consistency.has_ratio)
    return g_strdup (_ ("For more than 10 criteria no consistency ratio is known."));
  if (misfit == G_MAXUINT)
    return g_strdup_printf (_ ("Consistency ratio %.2f: the answers agree well enough with each "
                               "other (0.10 or below)."),
                            ratio);
  return g_strdup_printf (_ ("Consistency ratio %.2f, above 0.10: the answers contradict each "
                             "other. Answer %u fits the others least."),
                          ratio, misfit + 1);
}

/* What all answers together come to stands beside the one that fits least. */
static void
show_misfit (ConcordPairwiseDialog *self, guint misfit)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = self->pairs->pdata[i];

      gtk_widget_set_visible (GTK_WIDGET (pair->misfit), i == misfit);
      if (i == misfit)
        {
          double times = self->weights[pair->one] / self->weights[pair->other];
          g_autofree char *number = concord_words_dup_number (times, 2);
          g_autofree char *words = g_strdup_printf (
              _ ("This answer fits the others least: all answers together make it %s times as "
                 "much."),
              number);

          gtk_label_set_text (pair->misfit, words);
        }
    }
}

static gboolean
update (ConcordPairwiseDialog *self)
{
  gboolean whole = compute (self);
  guint open = count_open (self), misfit = whole ? find_misfit (self) : G_MAXUINT;
  g_autofree char *words
      = whole ? dup_consistency (self, misfit)
              : g_strdup_printf (ngettext ("%u answer is still open.", "%u answers are still open.",
                                           open),
                                 open);

  for (guint i = 0; i < self->children->len; i++)
    concord_share_row_show (&g_array_index (self->rows, ConcordShareRow, i), self->weights[i]);
  gtk_label_set_text (self->words, words);
  show_misfit (self, misfit);
  if (misfit != G_MAXUINT)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "check-line");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "check-line");
  gtk_widget_set_sensitive (self->save_button, whole);
  return whole;
}

/* --- saving ---------------------------------------------------------------------------------- */

/* The ratio stands beside the weights wherever they go. */
static char *
dup_reason (ConcordPairwiseDialog *self)
{
  if (self->children->len < 3 || !self->consistency.has_ratio)
    return g_strdup (_ ("Pairwise comparison"));
  return g_strdup_printf (_ ("Pairwise comparison, consistency ratio %.2f"),
                          self->consistency.consistency_ratio);
}

static ConcordStep *
plan (ConcordPairwiseDialog *self)
{
  g_autofree char *set = concord_record_dup_name (self->weight_set);
  /* Translators: the label of a step: whose weights. */
  g_autofree char *label = g_strdup_printf (_ ("Weights of %s by pairwise comparison"), set);
  g_autofree char *reason = dup_reason (self);
  g_autofree char *method = g_strstrip (g_strdup (gtk_editable_get_text (self->method)));
  ConcordStep *step = concord_step_new (label);
  double largest = 0;

  concord_step_set_reason (step, reason);
  for (guint i = 0; i < self->children->len; i++)
    largest = fmax (largest, self->weights[i]);
  /* Two decimals, as nobody judges finer. */
  for (guint i = 0; i < self->children->len; i++)
    concord_weight_plan (self->document, step, self->weight_set, self->children->pdata[i],
                         round (10000 * self->weights[i] / largest) / 100, reason);
  concord_step_set (step, concord_record_get_id (self->weight_set), "method",
                    *method == '\0' ? NULL : method);
  return step;
}

gboolean
concord_pairwise_dialog_save (ConcordPairwiseDialog *dialog)
{
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (!update (dialog))
    return FALSE;
  step = plan (dialog);
  if (!concord_document_perform (dialog->document, step, &error))
    {
      gtk_label_set_text (dialog->words, error->message);
      return FALSE;
    }
  gtk_window_close (GTK_WINDOW (dialog));
  return TRUE;
}

static void
on_save (ConcordPairwiseDialog *dialog)
{
  concord_pairwise_dialog_save (dialog);
}

/* --- questions ------------------------------------------------------------------------------- */

/* "“Reach” from 0 to 100": weights are about the whole move on a scale. */
static char *
dup_move (ConcordRecord *record)
{
  ConcordCriterion *criterion = CONCORD_CRITERION (record);
  g_autofree char *name = concord_record_dup_name (record);
  g_autofree char *worst = NULL;
  g_autofree char *best = NULL;

  if (concord_criterion_is_group (criterion))
    return g_strdup_printf (_ ("everything under “%s”"), name);
  worst = concord_criterion_dup_end (criterion, FALSE);
  best = concord_criterion_dup_end (criterion, TRUE);
  /* Translators: a criterion, its worst and its best end. */
  return g_strdup_printf (_ ("“%s” from %s to %s"), name, worst, best);
}

static void
name_list (GtkDropDown *list, const char *question)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (list));

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    question, -1);
}

static void
add_pair (ConcordPairwiseDialog *self, guint one, guint other)
{
  Pair *pair = g_new0 (Pair, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *first = dup_move (self->children->pdata[one]);
  g_autofree char *second = dup_move (self->children->pdata[other]);
  g_autoptr (GtkStringList) answers = list_answers ();
  g_autofree char *question = NULL;

  pair->one = one;
  pair->other = other;
  /* Translators: the number of the question, then two moves: “Reach” from 0 to 100. */
  question = g_strdup_printf (_ ("%u. How much more does moving %s matter than moving %s?"),
                              self->pairs->len + 1, first, second);
  pair->list = GTK_DROP_DOWN (concord_choice_drop_down_new ());
  gtk_drop_down_set_model (pair->list, G_LIST_MODEL (answers));
  gtk_widget_set_halign (GTK_WIDGET (pair->list), GTK_ALIGN_START);
  name_list (pair->list, question);
  gtk_box_append (GTK_BOX (box), concord_weight_label_new (question, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (pair->list));
  pair->misfit = GTK_LABEL (concord_weight_label_new (NULL, "check-line"));
  gtk_widget_set_visible (GTK_WIDGET (pair->misfit), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (pair->misfit));
  gtk_box_append (self->questions, box);
  g_ptr_array_add (self->pairs, pair);
  g_signal_connect_object (pair->list, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (ConcordPairwiseDialog *self)
{
  guint n = self->children->len;
  const char *method = CONCORD_WEIGHT_SET (self->weight_set)->method;
  g_autofree char *set = concord_record_dup_name (self->weight_set);
  /* Translators: whose weights are asked for. */
  g_autofree char *title = g_strdup_printf (_ ("Compare criteria for %s"), set);

  gtk_window_set_title (GTK_WINDOW (self), title);
  self->weights = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = concord_record_dup_name (self->children->pdata[i]);
      ConcordShareRow row = concord_share_row_new (self->shares, (int) i, name);

      g_array_append_val (self->rows, row);
    }
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      add_pair (self, i, k);
  gtk_editable_set_text (self->method, method != NULL ? method : _ ("Pairwise comparison"));
  update (self);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  ConcordPairwiseDialog *self = CONCORD_PAIRWISE_DIALOG (object);

  /* A list that goes changes its selection; nothing follows from that any more. */
  for (guint i = 0; i < self->pairs->len; i++)
    g_signal_handlers_disconnect_by_func (((Pair *) self->pairs->pdata[i])->list, update, self);
  g_ptr_array_set_size (self->pairs, 0);
  g_clear_object (&self->weight_set);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_pairwise_dialog_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordPairwiseDialog *self = CONCORD_PAIRWISE_DIALOG (object);

  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->pairs);
  g_array_unref (self->rows);
  g_free (self->weights);
  G_OBJECT_CLASS (concord_pairwise_dialog_parent_class)->finalize (object);
}

static void
concord_pairwise_dialog_class_init (ConcordPairwiseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CONCORD_RESOURCES "/ui/pairwise-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordPairwiseDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, ConcordPairwiseDialog, shares);
  gtk_widget_class_bind_template_child (widget_class, ConcordPairwiseDialog, words);
  gtk_widget_class_bind_template_child (widget_class, ConcordPairwiseDialog, method);
  gtk_widget_class_bind_template_child (widget_class, ConcordPairwiseDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
concord_pairwise_dialog_init (ConcordPairwiseDialog *self)
{
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  self->pairs = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (ConcordShareRow));
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "options");
}

ConcordPairwiseDialog *
concord_pairwise_dialog_new (GtkWindow *parent, ConcordDocument *document,
                             ConcordRecord *weight_set, ConcordRecord *node)
{
  ConcordPairwiseDialog *self
      = g_object_new (CONCORD_TYPE_PAIRWISE_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GPtrArray) children = NULL;

  self->document = g_object_ref (document);
  self->weight_set = g_object_ref (weight_set);
  children = concord_child_list_new (node, "criteria");
  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (self->children, g_object_ref (children->pdata[i]));
  fill (self);
  return self;
}

/* --- for tests and pictures ------------------------------------------------------------------ */

void
concord_pairwise_dialog_answer (ConcordPairwiseDialog *dialog, guint one, guint other, double times)
{
  guint position = times >= 1 ? STRONGEST + 1 - (guint) round (times)
                              : STRONGEST - 1 + (guint) round (1 / times);

  for (guint i = 0; i < dialog->pairs->len; i++)
    {
      const Pair *pair = dialog->pairs->pdata[i];

      if (pair->one == one && pair->other == other)
        gtk_drop_down_set_selected (pair->list, position);
    }
}

const char *
concord_pairwise_dialog_get_share (ConcordPairwiseDialog *dialog, guint index)
{
  return gtk_label_get_text (g_array_index (dialog->rows, ConcordShareRow, index).label);
}

const char *
concord_pairwise_dialog_get_words (ConcordPairwiseDialog *dialog)
{
  return gtk_label_get_text (dialog->words);
}
