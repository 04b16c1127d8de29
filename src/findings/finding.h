/* A finding: what a method made of the project's records, with all that is needed to check it:
 * inputs, method, source, results and a sentence. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Who a finding or a figure is for. */
typedef enum
{
  CONCORD_VIEW_WORKING, /* whoever has the project file: all of it */
  CONCORD_VIEW_EXEMPT,  /* an exempt paper: what is exempt is in it, numbers of few persons are not */
  CONCORD_VIEW_PUBLIC   /* neither is */
} ConcordView;

/* One thing that went into a finding or came out of it. */
typedef struct
{
  char *name;            /* "Swing points of Cost" */
  char *text;            /* for people: "50", "£14.2m"; absent is a dash */
  double number;         /* NAN where it is absent or no number */
  char *where;           /* id of the record it stands in or belongs to, or NULL */
  gboolean confidential; /* stays out of public papers and figures */
} ConcordFact;

/* Refcounted; never changed once its maker has handed it out. Strings are never NULL unless said. */
typedef struct
{
  gatomicrefcount references;
  const char *kind;               /* "appraisal", "market", "consultation", "track-record" */
  char *name;                     /* "Weighted scores of the options" */
  char *sentence;                 /* what was found */
  char *confidential_sentence;    /* what more was found that is not for the public; or NULL */
  char *method;                   /* in words, with the formula */
  char *source;                   /* of the method: author, year */
  GPtrArray *inputs, *results;    /* of ConcordFact */
  GPtrArray *warnings;            /* of char *: what to know before relying on it */
} ConcordFinding;

#define CONCORD_TYPE_FINDING (concord_finding_get_type ())
GType concord_finding_get_type (void);

ConcordFinding *concord_finding_new (const char *kind, const char *name);
ConcordFinding *concord_finding_ref (ConcordFinding *finding);
void concord_finding_unref (ConcordFinding *finding);

/* --- for those who make one ------------------------------------------------------------------ */

/* Takes @sentence. */
void concord_finding_take_sentence (ConcordFinding *finding, char *sentence);
void concord_finding_take_confidential_sentence (ConcordFinding *finding, char *sentence);
void concord_finding_set_method (ConcordFinding *finding, const char *method, const char *source);

/* Both take @name and @text; a NULL @text writes @number with up to two decimals. @where is the id
 * of a record or NULL. The fact belongs to the finding. */
ConcordFact *concord_finding_add_input (ConcordFinding *finding, char *name, double number,
                                        char *text, const char *where);
ConcordFact *concord_finding_add_result (ConcordFinding *finding, char *name, double number,
                                         char *text, const char *where);

/* Takes @warning, one sentence. */
void concord_finding_take_warning (ConcordFinding *finding, char *warning);

/* --- for those who show one ------------------------------------------------------------------ */

/* The finding without its confidential facts and sentence: a copy, or another reference where it has
 * none. A finding that rests on what is exempt needs more than that: its maker makes another one. */
ConcordFinding *concord_finding_new_public (ConcordFinding *finding);

/* Whether both say the same: sentences, warnings, method and facts. */
gboolean concord_finding_is_same (const ConcordFinding *finding, const ConcordFinding *other);

/**
 * concord_finding_dup_text:
 * @with_confidential: whether what is not for the public is told too
 *
 * The whole finding as lines of plain text: name, sentence, warnings, results, method, source and
 * inputs. The caller frees.
 */
char *concord_finding_dup_text (const ConcordFinding *finding, gboolean with_confidential);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordFinding, concord_finding_unref)

G_END_DECLS
