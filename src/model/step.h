/* A step: one thing that a person did, as the changes it made. Undo, drafts, the audit trail and
 * the file's history are all lists of steps. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_CHANGE_SET,    /* a field, or one year of a series, gets a value */
  CONCORD_CHANGE_ADD,    /* a record, still empty, is put in a place */
  CONCORD_CHANGE_PLACE,  /* a record moves */
  CONCORD_CHANGE_REMOVE, /* a record goes, with all below it */
  CONCORD_CHANGE_KEEP    /* in a base, or where a removal is taken back: what a newer version wrote */
} ConcordChangeKind;

/* What comes after; what was before comes from replay. Unused members are NULL or 0. */
typedef struct
{
  ConcordChangeKind kind;
  char *id;          /* of the record */
  const char *type;  /* ADD: interned type name */
  const char *field; /* SET: interned field name; KEEP: what it stood after */
  int year;          /* SET: of a series */
  char *value;       /* SET: canonical text, NULL for absent; KEEP: the content */
  char *name;        /* KEEP: name of an attribute, NULL for an element */
  char *parent;      /* ADD, PLACE: id, NULL for the project */
  const char *role;  /* ADD, PLACE: interned */
  char *order;       /* ADD, PLACE */
} ConcordChange;

typedef struct _ConcordStep ConcordStep;

#define CONCORD_TYPE_STEP (concord_step_get_type ())
GType concord_step_get_type (void);

ConcordStep *concord_step_new (const char *label);
ConcordStep *concord_step_ref (ConcordStep *step);
void concord_step_unref (ConcordStep *step);

/* A copy with the same changes, for doing the same again; author, time and reason stay behind. */
ConcordStep *concord_step_again (const ConcordStep *step);

const char *concord_step_get_label (const ConcordStep *step);
void concord_step_set_label (ConcordStep *step, const char *label);

/* Who and when: NULL and 0 until the document performs the step. Seconds since 1970, UTC. */
const char *concord_step_get_author (const ConcordStep *step);
gint64 concord_step_get_time (const ConcordStep *step);
void concord_step_set_origin (ConcordStep *step, const char *author, gint64 time);

/* Why, where a person said so; else NULL. */
const char *concord_step_get_reason (const ConcordStep *step);
void concord_step_set_reason (ConcordStep *step, const char *reason);

/* Changes in the order in which they are made. Texts are copied. */
void concord_step_set (ConcordStep *step, const char *id, const char *field, const char *value);
void concord_step_set_year (ConcordStep *step, const char *id, const char *field, int year,
                            const char *value);
void concord_step_add (ConcordStep *step, const char *id, const char *type, const char *parent,
                       const char *role, const char *order);
void concord_step_place (ConcordStep *step, const char *id, const char *parent, const char *role,
                         const char *order);
void concord_step_remove (ConcordStep *step, const char *id);
void concord_step_keep (ConcordStep *step, const char *id, const char *after, const char *name,
                        const char *content);

guint concord_step_get_length (const ConcordStep *step);
const ConcordChange *concord_step_get_change (const ConcordStep *step, guint index);

/* A copy of @change at the end of @step. */
void concord_step_append (ConcordStep *step, const ConcordChange *change);

/* The same where its names are interned already, as those of other steps and of field tables. */
void concord_step_append_known (ConcordStep *step, const ConcordChange *change);

/* TRUE when the step's change at @index says the same as @change, whose names are interned. */
gboolean concord_step_has_change (const ConcordStep *step, guint index,
                                  const ConcordChange *change);

/* TRUE when both say the same: label, author, time, reason, changes. */
gboolean concord_step_equal (const ConcordStep *a, const ConcordStep *b);

/* TRUE when the step adds the record @id; in constant time. */
gboolean concord_step_adds (ConcordStep *step, const char *id);
void concord_step_truncate (ConcordStep *step, guint length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordStep, concord_step_unref)

G_END_DECLS
