#include "store/draft.h"

#include "model/canonical.h"
#include "store/journal.h"
#include "store/project-file.h"

#include "concord-words.h"
#include <string.h>

/* Typing a long text writes it anew with each key: past this size, and where most of it no longer
 * counts, the journal starts anew from the steps that stand. */
#define MAX_SIZE ((gsize) 4 * 1024 * 1024)
#define MAX_GROWTH 4

struct _ConcordDraft
{
  GObject parent_instance;

  ConcordDocument *document;
  GFile *file;
  char *folder;
  ConcordJournalWriter *writer; /* NULL until there is a step to keep */
  gsize start_size;             /* of the journal when it was started */
  guint n_steps;                /* unsaved ones after the last deed or save */
  gulong journal_handler;
  gulong changed_handler;
  guint timeout; /* pending sync */
  char *problem;
};

enum
{
  PROP_PROBLEM = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ConcordDraft, concord_draft, G_TYPE_OBJECT)

static void
set_problem (ConcordDraft *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

/* --- starting a journal --------------------------------------------------------------------- */

static char *
dup_follows (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  g_autoptr (ConcordDocument) base = NULL;
  ConcordRevision *last;

  if (revisions->len == 0)
    {
      base = concord_canonical_replay (document, 0);
      return concord_canonical_dup_hash (base);
    }
  last = revisions->pdata[revisions->len - 1];
  return g_strdup (last->id);
}

/* What the first step follows, as a file of its own, where the person has none yet. */
static gboolean
write_snapshot (ConcordDraft *self, const char *journal, GError **error)
{
  guint n_revisions = concord_document_get_revisions (self->document)->len;
  g_autoptr (ConcordDocument) before = concord_canonical_replay (self->document, n_revisions);
  g_autoptr (GBytes) bytes = concord_project_write (before, NULL);
  g_autofree char *path = concord_journal_dup_snapshot (journal);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static ConcordJournalWriter *
new_writer (ConcordDraft *self, GError **error)
{
  ConcordProject *project = concord_document_get_project (self->document);
  g_auto (ConcordJournalHeader) header
      = { .uri = self->file == NULL ? NULL : g_file_get_uri (self->file),
          .follows = dup_follows (self->document),
          .project = g_strdup (concord_record_get_id (CONCORD_RECORD (project))),
          .title = g_strdup (project->title),
          .time = g_get_real_time () / G_USEC_PER_SEC };

  return concord_journal_writer_new (self->folder, &header, error);
}

static gboolean
append_step (ConcordJournalWriter *writer, const char *word, ConcordStep *step, GError **error)
{
  g_autofree char *line = concord_step_to_line (step);

  return concord_journal_writer_append (writer, word, line, error);
}

/* A journal of all steps that are unsaved now takes the place of the one before, if any: whole and
 * visible before the other one goes. */
static gboolean
start (ConcordDraft *self, GError **error)
{
  GPtrArray *unsaved = concord_document_get_unsaved (self->document);
  g_autoptr (ConcordJournalWriter) writer = new_writer (self, error);

  if (writer == NULL
      || (self->file == NULL
          && !write_snapshot (self, concord_journal_writer_get_path (writer), error)))
    return FALSE;
  for (guint i = 0; i < unsaved->len; i++)
    if (!append_step (writer, "have", unsaved->pdata[i], error))
      return FALSE;
  if (!concord_journal_writer_publish (writer, error))
    return FALSE;
  if (self->writer != NULL)
    {
      concord_journal_writer_sync (writer);
      concord_journal_remove (concord_journal_writer_get_path (self->writer));
      concord_journal_writer_free (self->writer);
    }
  self->writer = g_steal_pointer (&writer);
  self->start_size = concord_journal_writer_get_size (self->writer);
  return TRUE;
}

/* --- following the document ----------------------------------------------------------------- */

static gboolean
sync_now (gpointer data)
{
  ConcordDraft *self = data;

  self->timeout = 0;
  if (self->writer != NULL)
    concord_journal_writer_sync_later (self->writer);
  return G_SOURCE_REMOVE;
}

/* Each step is with the system at once, which keeps it if only the program dies; the disk has it a
 * second later. No timer runs while nothing happens. */
static void
sync_soon (ConcordDraft *self)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add_seconds (1, sync_now, self);
}

static const char *
get_word (ConcordDeed deed)
{
  switch (deed)
    {
    case CONCORD_DEED_AMEND:
      return "amend";
    case CONCORD_DEED_UNDO:
      return "undo";
    case CONCORD_DEED_REDO:
      return "redo";
    case CONCORD_DEED_DROP:
      return "drop";
    case CONCORD_DEED_DO:
    default:
      return "do";
    }
}

/* What undo and redo did to the unsaved steps depends on whether the step was saved before: they
 * take the last one away, or append one. The journal says which, as whoever recovers has no undo
 * from before the save. */
static gboolean
append_deed (ConcordDraft *self, ConcordDeed deed, GError **error)
{
  GPtrArray *unsaved = concord_document_get_unsaved (self->document);
  gboolean on_top = unsaved->len > self->n_steps || deed == CONCORD_DEED_AMEND;

  if (on_top)
    return append_step (self->writer, get_word (deed), unsaved->pdata[unsaved->len - 1], error);
  return concord_journal_writer_append (self->writer, get_word (deed), NULL, error);
}

static gboolean
is_overgrown (ConcordDraft *self)
{
  gsize size = self->writer == NULL ? 0 : concord_journal_writer_get_size (self->writer);

  return size > MAX_SIZE && size / MAX_GROWTH > self->start_size;
}

static void
on_journal (ConcordDocument *document, int deed, ConcordStep *step, ConcordDraft *self)
{
  g_autoptr (GError) error = NULL;
  gboolean kept;

  if (self->writer == NULL && !concord_document_is_dirty (document))
    return;
  /* After a failure the journal lacks a step: only a new one is whole again. */
  if (self->writer == NULL || self->problem != NULL || is_overgrown (self))
    kept = start (self, &error);
  else
    kept = append_deed (self, deed, &error);
  set_problem (self, kept ? NULL : error->message);
  if (kept)
    sync_soon (self);
}

/* A save takes steps from the unsaved ones without a deed; until the journal is told where the file
 * is now, it goes on, and whoever recovers passes over what the file holds. */
static void
on_changed (ConcordDocument *document, ConcordDraft *self)
{
  self->n_steps = concord_document_get_unsaved (document)->len;
}

/* --- the object ----------------------------------------------------------------------------- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, CONCORD_DRAFT (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stop (ConcordDraft *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_signal_handler (&self->journal_handler, self->document);
  g_clear_signal_handler (&self->changed_handler, self->document);
}

static void
finalize (GObject *object)
{
  ConcordDraft *self = CONCORD_DRAFT (object);

  if (self->timeout != 0 && self->writer != NULL)
    concord_journal_writer_sync (self->writer);
  stop (self);
  g_clear_pointer (&self->writer, concord_journal_writer_free);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_free (self->folder);
  g_free (self->problem);
  G_OBJECT_CLASS (concord_draft_parent_class)->finalize (object);
}

static void
concord_draft_class_init (ConcordDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->finalize = finalize;
  props[PROP_PROBLEM]
      = g_param_spec_string ("problem", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
concord_draft_init (ConcordDraft *self)
{
}

/* Steps that are there already, such as those of a draft just recovered, are kept from now on. */
static void
keep_unsaved (ConcordDraft *self)
{
  g_autoptr (GError) error = NULL;

  if (!concord_document_is_dirty (self->document))
    return;
  if (!start (self, &error))
    set_problem (self, error->message);
}

ConcordDraft *
concord_draft_new (ConcordDocument *document, GFile *file, const char *folder)
{
  ConcordDraft *self = g_object_new (CONCORD_TYPE_DRAFT, NULL);

  self->document = g_object_ref (document);
  g_set_object (&self->file, file);
  self->folder = g_strdup (folder);
  self->n_steps = concord_document_get_unsaved (document)->len;
  self->journal_handler = g_signal_connect (document, "journal", G_CALLBACK (on_journal), self);
  self->changed_handler = g_signal_connect (document, "changed", G_CALLBACK (on_changed), self);
  keep_unsaved (self);
  return self;
}

const char *
concord_draft_get_problem (ConcordDraft *self)
{
  return self->problem;
}

static void
remove_journal (ConcordDraft *self)
{
  if (self->writer == NULL)
    return;
  concord_journal_remove (concord_journal_writer_get_path (self->writer));
  g_clear_pointer (&self->writer, concord_journal_writer_free);
}

void
concord_draft_saved (ConcordDraft *self, GFile *file)
{
  g_set_object (&self->file, file);
  set_problem (self, NULL);
  if (concord_document_is_dirty (self->document))
    keep_unsaved (self);
  else
    remove_journal (self);
}

void
concord_draft_discard (ConcordDraft *self)
{
  stop (self);
  remove_journal (self);
}

char *
concord_drafts_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "concord", "drafts", NULL);
}
