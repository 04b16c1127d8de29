/* The journal of a draft on disk: a header and one line per deed, each sealed by a hash of itself
 * and all before it, so that a torn or damaged line is found and nothing behind it is believed. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

#define CONCORD_JOURNAL_SUFFIX ".draft"
#define CONCORD_SNAPSHOT_SUFFIX ".concord"

/* What the first line says. */
typedef struct
{
  char *uri;      /* of the file that the steps are for, NULL where the snapshot is it */
  char *follows;  /* the revision (or hash of the base) that the first step follows */
  char *project;  /* id of the project record */
  char *title;    /* of the project, may be NULL */
  gint64 time;    /* seconds since 1970 */
  char *host;     /* where and by which process it is written */
  gint64 process;
  gint64 started; /* of that process, in the kernel's ticks since the computer started */
} ConcordJournalHeader;

void concord_journal_header_clear (ConcordJournalHeader *header);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ConcordJournalHeader, concord_journal_header_clear)

/* --- writing -------------------------------------------------------------------------------- */

typedef struct _ConcordJournalWriter ConcordJournalWriter;

/* A journal in @folder that nobody sees until it is published; host and process are filled in. Its
 * lock is held until the writer is freed. Errors are of G_FILE_ERROR. */
ConcordJournalWriter *concord_journal_writer_new (const char *folder,
                                                  const ConcordJournalHeader *header,
                                                  GError **error);
void concord_journal_writer_free (ConcordJournalWriter *writer);

/* Appends a deed: a word, and a step's line where it has one. On an error the journal ends as
 * before. */
gboolean concord_journal_writer_append (ConcordJournalWriter *writer, const char *word,
                                        const char *line, GError **error);
gboolean concord_journal_writer_publish (ConcordJournalWriter *writer, GError **error);

/* Waits until what was written is on the disk: in another thread, or here and now. */
void concord_journal_writer_sync_later (ConcordJournalWriter *writer);
void concord_journal_writer_sync (ConcordJournalWriter *writer);

gsize concord_journal_writer_get_size (const ConcordJournalWriter *writer);

/* Where it is, or will be once it is published. */
const char *concord_journal_writer_get_path (const ConcordJournalWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordJournalWriter, concord_journal_writer_free)

/* --- reading -------------------------------------------------------------------------------- */

typedef struct
{
  ConcordJournalHeader header;
  GPtrArray *lines; /* of the steps that stand after all deeds, in order */
  char *problem;    /* a sentence where a damaged line ended the reading, else NULL */
} ConcordJournal;

/* @path is untrusted. A last line that was cut short is left out without a word: its writer died
 * over it. NULL with an error where not even the header can be believed. */
ConcordJournal *concord_journal_read (const char *path, GError **error);
void concord_journal_free (ConcordJournal *journal);

/* TRUE while the program that writes it lives. */
gboolean concord_journal_is_held (const char *path);

/* The snapshot that belongs to the journal at @path. The caller frees. */
char *concord_journal_dup_snapshot (const char *path);

/* Takes away the journal and its snapshot. */
void concord_journal_remove (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordJournal, concord_journal_free)

/* What both sides share: the seal of a line is this many hexadecimal digits. */
#define CONCORD_SEAL_LENGTH 16
char *concord_journal_dup_seal (const char *before, const char *payload, gsize length);
gint64 concord_process_get_start (gint64 process);

G_END_DECLS
