#include "app/swing-dialog.h"
#include "app/criteria-scale.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/settings.h"
#include "app/weight-parts.h"
#include "findings/child-list.h"
#include "methods/weighting.h"
#include "model/weight-set.h"

#include "concord-words.h"
#include <string.h>

/* What is asked about one child of the node. */
typedef struct
{
  ConcordCriterion *criterion;
  GtkCheckButton *first;
  GtkWidget *other; /* question and entry */
  GtkEditable *entry;
  GtkLabel *refusal;
  ConcordShareRow share;
} Answer;

struct _ConcordSwingDialog
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  ConcordRecord *weight_set;
  ConcordRecord *node;
  GPtrArray *answers; /* of Answer */

  GtkLabel *imagine;
  GtkBox *firsts;
  GtkWidget *compared;
  GtkBox *others;
  GtkGrid *shares;
  GtkEditable *reason;
  GtkEditable *method;
  GtkLabel *missing;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (ConcordSwingDialog, concord_swing_dialog, GTK_TYPE_WINDOW)

/* --- answers --------------------------------------------------------------------------------- */

/* Points of an answer; NAN where there are none that can be taken. */
static double
get_points (const Answer *answer, gboolean *wrong)
{
  const char *typed = gtk_editable_get_text (answer->entry);
  double points;

  *wrong = FALSE;
  if (gtk_check_button_get_active (answer->first))
    return 100;
  if (*typed == '\0')
    return NAN;
  *wrong = !concord_number_read_typed (typed, &points) || points < 0 || points > 100;
  return *wrong ? NAN : points;
}

static gboolean
has_first (ConcordSwingDialog *self)
{
  for (guint i = 0; i < self->answers->len; i++)
    if (gtk_check_button_get_active (((Answer *) self->answers->pdata[i])->first))
      return TRUE;
  return FALSE;
}

static void
show_shares (ConcordSwingDialog *self, const double *points)
{
  guint n = self->answers->len;
  g_autofree double *shares = g_new (double, n);
  gboolean good = has_first (self);

  for (guint i = 0; i < n; i++)
    good &= !isnan (points[i]);
  good = good && concord_normalise_weights (points, n, shares, NULL);
  for (guint i = 0; i < n; i++)
    concord_share_row_show (&((Answer *) self->answers->pdata[i])->share, good ? shares[i] : NAN);
}

/* Shows what follows from the answers so far; TRUE where all are given. */
static gboolean
update (ConcordSwingDialog *self)
{
  guint n = self->answers->len, open = 0, bad = 0;
  g_autofree double *points = g_new (double, n);
  gboolean first = has_first (self);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      Answer *answer = self->answers->pdata[i];
      gboolean wrong;

      points[i] = get_points (answer, &wrong);
      open += isnan (points[i]);
      bad += wrong;
      gtk_widget_set_visible (GTK_WIDGET (answer->refusal), wrong);
      gtk_widget_set_visible (answer->other, !gtk_check_button_get_active (answer->first));
      gtk_accessible_update_state (GTK_ACCESSIBLE (answer->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
    }
  gtk_widget_set_visible (self->compared, first && n > 1);
  show_shares (self, points);
  if (!first)
    words = g_strdup (_ ("Choose first which move matters most."));
  else if (bad > 0)
    words = g_strdup (_ ("Write numbers between 0 and 100."));
  else if (open > 0)
    words = g_strdup_printf (ngettext ("%u answer is still open.", "%u answers are still open.", open),
                             open);
  gtk_label_set_text (self->missing, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), words != NULL);
  gtk_widget_set_sensitive (self->save_button, words == NULL);
  return words == NULL;
}

/* --- saving ---------------------------------------------------------------------------------- */

static char *
dup_text (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text == '\0' ? NULL : g_steal_pointer (&text);
}

gboolean
concord_swing_dialog_save (ConcordSwingDialog *dialog)
{
  g_autofree char *set = concord_record_dup_name (dialog->weight_set);
  g_autofree char *label = NULL;
  g_autofree char *reason = dup_text (dialog->reason);
  g_autofree char *method = dup_text (dialog->method);
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (!update (dialog))
    return FALSE;
  /* Translators: the label of a step: whose weights. */
  label = g_strdup_printf (_ ("Swing weights of %s"), set);
  step = concord_step_new (label);
  concord_step_set_reason (step, reason);
  for (guint i = 0; i < dialog->answers->len; i++)
    {
      const Answer *answer = dialog->answers->pdata[i];
      gboolean wrong;

      concord_weight_plan (dialog->document, step, dialog->weight_set,
                           CONCORD_RECORD (answer->criterion), get_points (answer, &wrong), reason);
    }
  concord_step_set (step, concord_record_get_id (dialog->weight_set), "method", method);
  if (!concord_document_perform (dialog->document, step, &error))
    {
      gtk_label_set_text (dialog->missing, error->message);
      gtk_widget_set_visible (GTK_WIDGET (dialog->missing), TRUE);
      return FALSE;
    }
  gtk_window_close (GTK_WINDOW (dialog));
  return TRUE;
}

static void
on_save (ConcordSwingDialog *dialog)
{
  concord_swing_dialog_save (dialog);
}

/* --- questions ------------------------------------------------------------------------------- */

/* What a group is made of, so that its worst and best can be pictured. */
static char *
dup_parts (ConcordCriterion *criterion)
{
  g_autoptr (GPtrArray) below = concord_child_list_new (CONCORD_RECORD (criterion), "criteria");
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < below->len; i++)
    {
      g_autofree char *name = concord_record_dup_name (below->pdata[i]);
      g_autofree char *worst = concord_criterion_dup_end (below->pdata[i], FALSE);
      g_autofree char *best = concord_criterion_dup_end (below->pdata[i], TRUE);

      /* Translators: a criterion, its worst and its best. */
      g_string_append_printf (words, _ ("%s%s: from %s to %s"), i == 0 ? "" : "; ", name, worst,
                              best);
    }
  return g_string_free (words, FALSE);
}

/* The mark stands beside the first line of what it marks. */
static void
lift_indicator (GtkWidget *check)
{
  gtk_widget_set_valign (gtk_widget_get_first_child (check), GTK_ALIGN_START);
}

static void
add_first (ConcordSwingDialog *self, Answer *answer, const char *name, const char *worst,
           const char *best)
{
  Answer *leader = self->answers->pdata[0];
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *move
      = concord_criterion_is_group (answer->criterion)
            ? g_strdup_printf (_ ("“%s”: everything under it from worst to best"), name)
            : g_strdup_printf (_ ("“%s”: from %s to %s"), name, worst, best);

  answer->first = GTK_CHECK_BUTTON (gtk_check_button_new ());
  if (answer != leader)
    gtk_check_button_set_group (answer->first, leader->first);
  gtk_box_append (GTK_BOX (words), concord_weight_label_new (move, NULL));
  if (concord_criterion_is_group (answer->criterion))
    {
      g_autofree char *parts = dup_parts (answer->criterion);

      gtk_box_append (GTK_BOX (words), concord_weight_label_new (parts, "row-about"));
    }
  gtk_check_button_set_child (answer->first, words);
  gtk_widget_add_css_class (GTK_WIDGET (answer->first), "text-button");
  lift_indicator (GTK_WIDGET (answer->first));
  gtk_accessible_update_property (GTK_ACCESSIBLE (answer->first), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  move, -1);
  gtk_box_append (self->firsts, GTK_WIDGET (answer->first));
}

static void
add_other (ConcordSwingDialog *self, Answer *answer, const char *name, const char *worst,
           const char *best)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *question
      = concord_criterion_is_group (answer->criterion)
            ? g_strdup_printf (_ ("Compared with that move, how much is moving everything under “%s” "
                                  "from worst to best worth, 0 to 100?"),
                               name)
            : g_strdup_printf (_ ("Compared with that move, how much is moving “%s” from %s to %s "
                                  "worth, 0 to 100?"),
                               name, worst, best);
  GtkWidget *words = concord_weight_label_new (question, NULL);

  answer->other = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  answer->entry = GTK_EDITABLE (entry);
  gtk_editable_set_enable_undo (answer->entry, FALSE);
  gtk_editable_set_width_chars (answer->entry, 5);
  gtk_editable_set_max_width_chars (answer->entry, 5);
  gtk_editable_set_alignment (answer->entry, 1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (answer->other), line);
  answer->refusal
      = GTK_LABEL (concord_weight_label_new (_ ("Between 0, worth nothing, and 100, worth as much."), "refusal"));
  gtk_box_append (GTK_BOX (answer->other), GTK_WIDGET (answer->refusal));
  gtk_box_append (self->others, answer->other);
}

/* What was answered before for the scale as it is stands there again; the rest is asked anew. */
static void
take_over (ConcordSwingDialog *self, Answer *answer)
{
  const char *keys[] = { concord_record_get_id (CONCORD_RECORD (answer->criterion)), NULL };
  ConcordRecord *link
      = concord_document_find_link (self->document, "weight", self->weight_set, keys);
  ConcordWeight *weight = link == NULL ? NULL : CONCORD_WEIGHT (link);
  g_autofree char *points = NULL;

  if (weight == NULL || concord_is_absent (weight->points))
    return;
  if (weight->reason != NULL && *gtk_editable_get_text (self->reason) == '\0')
    gtk_editable_set_text (self->reason, weight->reason);
  if (concord_weight_is_stale (weight, answer->criterion))
    return;
  if (weight->points == 100 && !has_first (self))
    {
      gtk_check_button_set_active (answer->first, TRUE);
      return;
    }
  points = concord_number_dup_canonical (weight->points);
  gtk_editable_set_text (answer->entry, points);
}

static void
add_answer (ConcordSwingDialog *self, ConcordCriterion *criterion, GString *imagine)
{
  Answer *answer = g_new0 (Answer, 1);
  g_autofree char *name = concord_record_dup_name (CONCORD_RECORD (criterion));
  g_autofree char *worst = concord_criterion_dup_end (criterion, FALSE);
  g_autofree char *best = concord_criterion_dup_end (criterion, TRUE);

  answer->criterion = g_object_ref (criterion);
  g_ptr_array_add (self->answers, answer);
  /* Translators: one of a list: a criterion and its worst end. */
  g_string_append_printf (imagine, _ ("%s“%s” at %s"), self->answers->len > 1 ? ", " : "", name,
                          worst);
  add_first (self, answer, name, worst, best);
  add_other (self, answer, name, worst, best);
  answer->share = concord_share_row_new (self->shares, (int) self->answers->len - 1, name);
  take_over (self, answer);
}

static void
fill (ConcordSwingDialog *self)
{
  g_autoptr (GPtrArray) children = concord_child_list_new (self->node, "criteria");
  GString *imagine = g_string_new (_ ("Imagine an option that is worst on all of these: "));
  g_autofree char *set = concord_record_dup_name (self->weight_set);
  /* Translators: whose weights they are. */
  g_autofree char *title = g_strdup_printf (_ ("Weights of %s"), set);
  g_autofree char *words = NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  for (guint i = 0; i < children->len; i++)
    add_answer (self, children->pdata[i], imagine);
  g_string_append_c (imagine, '.');
  words = g_string_free (imagine, FALSE);
  gtk_label_set_text (self->imagine, words);
  if (CONCORD_WEIGHT_SET (self->weight_set)->method != NULL)
    gtk_editable_set_text (self->method, CONCORD_WEIGHT_SET (self->weight_set)->method);
  else
    gtk_editable_set_text (self->method, _ ("Swing weighting"));
  for (guint i = 0; i < self->answers->len; i++)
    {
      Answer *answer = self->answers->pdata[i];

      g_signal_connect_object (answer->first, "toggled", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (answer->entry, "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->criterion);
  g_free (answer);
}

static void
dispose (GObject *object)
{
  ConcordSwingDialog *self = CONCORD_SWING_DIALOG (object);

  g_ptr_array_set_size (self->answers, 0);
  g_clear_object (&self->node);
  g_clear_object (&self->weight_set);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_swing_dialog_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CONCORD_SWING_DIALOG (object)->answers);
  G_OBJECT_CLASS (concord_swing_dialog_parent_class)->finalize (object);
}

static void
concord_swing_dialog_class_init (ConcordSwingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, CONCORD_RESOURCES "/ui/swing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, imagine);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, firsts);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, compared);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, others);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, shares);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, method);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, ConcordSwingDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
concord_swing_dialog_init (ConcordSwingDialog *self)
{
  self->answers = g_ptr_array_new_with_free_func (free_answer);
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "options");
}

ConcordSwingDialog *
concord_swing_dialog_new (GtkWindow *parent, ConcordDocument *document, ConcordRecord *weight_set,
                          ConcordRecord *node)
{
  ConcordSwingDialog *self = g_object_new (CONCORD_TYPE_SWING_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->weight_set = g_object_ref (weight_set);
  self->node = g_object_ref (node);
  fill (self);
  return self;
}

const char *
concord_swing_dialog_get_words (ConcordSwingDialog *dialog)
{
  return gtk_label_get_text (dialog->imagine);
}

const char *
concord_swing_dialog_get_share (ConcordSwingDialog *dialog, guint index)
{
  return gtk_label_get_text (((Answer *) dialog->answers->pdata[index])->share.label);
}
