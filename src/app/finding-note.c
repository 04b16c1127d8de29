#include "app/finding-note.h"
#include "app/finding-card.h"
#include "findings/appraisal.h"
#include "findings/evaluation.h"
#include "findings/track-record.h"

#include <string.h>

struct _ConcordFindingNote
{
  ConcordFindingPane parent_instance;

  char *kind;
  ConcordFindingCard *card;
};

G_DEFINE_FINAL_TYPE (ConcordFindingNote, concord_finding_note, CONCORD_TYPE_FINDING_PANE)

enum
{
  PROP_KIND = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static ConcordFinding *
make_appraisal (ConcordDocument *document)
{
  g_autoptr (ConcordAppraisal) appraisal = concord_appraisal_new (document, NULL);

  return concord_finding_ref (appraisal->finding);
}

static ConcordFinding *
make_evaluation (ConcordDocument *document)
{
  g_autoptr (ConcordEvaluation) evaluation = concord_evaluation_new (document);

  return concord_finding_ref (evaluation->finding);
}

static ConcordFinding *
make_track_record (ConcordDocument *document)
{
  g_autoptr (ConcordTrackRecord) record = concord_track_record_new (document);

  return concord_finding_ref (record->finding);
}

static const struct
{
  const char *kind;
  ConcordFinding *(*make) (ConcordDocument *document);
} makers[] = {
  { "appraisal", make_appraisal },
  { "evaluation", make_evaluation },
  { "track-record", make_track_record },
};

static void
show (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordFindingNote *self = CONCORD_FINDING_NOTE (pane);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_strcmp0 (self->kind, makers[i].kind) == 0)
      {
        g_autoptr (ConcordFinding) finding = makers[i].make (document);

        concord_finding_card_set_finding (self->card, finding);
      }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, CONCORD_FINDING_NOTE (object)->kind);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordFindingNote *self = CONCORD_FINDING_NOTE (object);

  g_free (self->kind);
  self->kind = g_value_dup_string (value);
}

static void
finalize (GObject *object)
{
  g_free (CONCORD_FINDING_NOTE (object)->kind);
  G_OBJECT_CLASS (concord_finding_note_parent_class)->finalize (object);
}

static void
concord_finding_note_class_init (ConcordFindingNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->finalize = finalize;
  CONCORD_FINDING_PANE_CLASS (klass)->show = show;
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
concord_finding_note_init (ConcordFindingNote *self)
{
  self->card = g_object_new (CONCORD_TYPE_FINDING_CARD, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}
