#include "app/reason-popover.h"

#include "concord-words.h"

struct _ConcordReasonPopover
{
  GtkPopover parent_instance;

  ConcordDocument *document;
  ConcordStep *step;

  GtkLabel *question;
  GtkLabel *change;
  GtkEntry *entry;
  GtkLabel *refusal;
};

G_DEFINE_FINAL_TYPE (ConcordReasonPopover, concord_reason_popover, GTK_TYPE_POPOVER)

static guint performed_signal;

static void
refuse (ConcordReasonPopover *self, const char *sentence)
{
  gtk_label_set_text (self->refusal, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
on_typed (ConcordReasonPopover *self)
{
  refuse (self, NULL);
}

static void
take (ConcordReasonPopover *self)
{
  g_autofree char *reason
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (GError) error = NULL;

  if (*reason == '\0')
    {
      refuse (self, _ ("Say why in a few words, or leave the value as it was."));
      return;
    }
  concord_step_set_reason (self->step, reason);
  if (!concord_document_perform (self->document, self->step, &error))
    {
      refuse (self, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, performed_signal, 0);
}

/* Performing may move the row, and this with it. */
static void
on_take (ConcordReasonPopover *self)
{
  g_object_ref (self);
  take (self);
  g_object_unref (self);
}

static gboolean
open_now (gpointer data)
{
  ConcordReasonPopover *self = data;

  /* The row may have scrolled away since. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      gtk_popover_popup (GTK_POPOVER (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    }
  return G_SOURCE_REMOVE;
}

void
concord_reason_popover_open (ConcordReasonPopover *popover)
{
  /* After a table that moves its focus on when an edit ends. */
  g_idle_add_full (G_PRIORITY_LOW, open_now, g_object_ref (popover), g_object_unref);
}

static void
dispose (GObject *object)
{
  ConcordReasonPopover *self = CONCORD_REASON_POPOVER (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->step, concord_step_unref);
  G_OBJECT_CLASS (concord_reason_popover_parent_class)->dispose (object);
}

static void
concord_reason_popover_class_init (ConcordReasonPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  performed_signal = g_signal_new ("performed", CONCORD_TYPE_REASON_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/reason-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordReasonPopover, question);
  gtk_widget_class_bind_template_child (widget_class, ConcordReasonPopover, change);
  gtk_widget_class_bind_template_child (widget_class, ConcordReasonPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, ConcordReasonPopover, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
concord_reason_popover_init (ConcordReasonPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

ConcordReasonPopover *
concord_reason_popover_new (ConcordDocument *document, ConcordStep *step, const char *question,
                            const char *change)
{
  ConcordReasonPopover *self = g_object_new (CONCORD_TYPE_REASON_POPOVER, NULL);

  self->document = g_object_ref (document);
  self->step = concord_step_ref (step);
  gtk_label_set_text (self->question, question);
  gtk_label_set_text (self->change, change);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, change, -1);
  return self;
}
