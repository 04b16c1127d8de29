/* Work that may take long: done coarsely at once and wholly in a thread, and kept with the document
 * until a record that it reads changes. */
#pragma once

#include "methods/progress.h"
#include "model/document.h"

G_BEGIN_DECLS

/* One kind of such work. Inputs are a copy: a thread never sees the document. */
typedef struct
{
  const char *name;         /* "simulation" */
  const char *label;        /* for people, N_(): "Simulating futures" */
  const char *const *reads; /* types of the records it reads; see reads.h */
  gpointer (*copy) (ConcordDocument *document);
  void (*free_inputs) (gpointer inputs);
  /* Whether the whole work is done within a tenth of a second, so that no coarse one is needed. */
  gboolean (*is_quick) (gconstpointer inputs);
  /* The result, or NULL and a sentence; in any thread. Coarse: within a tenth of a second. */
  gpointer (*run) (gconstpointer inputs, gboolean coarse, ConcordProgress *progress,
                   GError **error);
  gpointer (*ref) (gpointer result);
  void (*unref) (gpointer result);
} ConcordHeavyKind;

/* The lines of a kind that every kind has alike: results counted by references, inputs copied from
 * the document. CONCORD_DEFINE_HEAVY_WORK stands before the kind, CONCORD_HEAVY_WORK in it; @prefix is
 * that of the result's functions, "concord_explorer". Whose work takes its inputs otherwise names
 * another function than copy_inputs(). */
#define CONCORD_DEFINE_HEAVY_WORK(prefix)                                                          \
  static gpointer copy_inputs (ConcordDocument *document)                                          \
  {                                                                                                \
    return prefix##_inputs_new (document);                                                         \
  }                                                                                                \
  static void free_inputs (gpointer inputs)                                                        \
  {                                                                                                \
    prefix##_inputs_free (inputs);                                                                 \
  }                                                                                                \
  static gpointer ref_result (gpointer result)                                                     \
  {                                                                                                \
    return prefix##_ref (result);                                                                  \
  }                                                                                                \
  static void unref_result (gpointer result)                                                       \
  {                                                                                                \
    prefix##_unref (result);                                                                       \
  }
#define CONCORD_HEAVY_WORK \
  .free_inputs = free_inputs, .ref = ref_result, .unref = unref_result

/* The works of one document. Signal ::finished (const char *name): a whole result has taken the
 * place of a coarse one, or could not be had. Signal ::working (): work began or ended in threads. */
#define CONCORD_TYPE_HEAVY (concord_heavy_get_type ())
G_DECLARE_FINAL_TYPE (ConcordHeavy, concord_heavy, CONCORD, HEAVY, GObject)

/* Those of @document: (transfer none), made on first use. */
ConcordHeavy *concord_heavy_get_for (ConcordDocument *document);

/* Whether work may go on in threads after an answer was given; not so unless a window says so. */
void concord_heavy_set_threaded (ConcordHeavy *heavy, gboolean threaded);

/**
 * concord_heavy_get_result:
 * @whole: whether only the whole work will do, as for a paper
 * @is_coarse: (out) (optional): whether the whole work is still under way
 *
 * The result for the document as it stands: (transfer full), or NULL and a sentence where the
 * inputs do not allow one. With threads, what takes long comes coarse first, and ::finished follows.
 */
gpointer concord_heavy_get_result (ConcordHeavy *heavy, const ConcordHeavyKind *kind,
                                   gboolean whole, gboolean *is_coarse, GError **error);

/* How far what runs in threads has come, from 0 to 1, and what it is called (borrowed); FALSE where
 * nothing runs. */
gboolean concord_heavy_get_progress (ConcordHeavy *heavy, double *share, const char **label);

/* Stops what runs; the coarse results stay. A later change begins it anew. */
void concord_heavy_cancel (ConcordHeavy *heavy);

G_END_DECLS
