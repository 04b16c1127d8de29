/* Counting the rows of a survey: what is kept is counts, never rows. Knows no document, so that it
 * may run in a thread. */
#pragma once

#include "store/csv-table.h"
#include "store/survey.h"

G_BEGIN_DECLS

#define CONCORD_SURVEY_MAX_LEVELS 7

typedef struct
{
  char *name;
  guint n_rows;
} ConcordTallyGroup;

/* A column whose values divide the groups further. */
typedef struct
{
  guint column;
  GPtrArray *levels; /* of char *, as they first appear */
} ConcordTallyDimension;

/* The people of one group with the same values of all dimensions. */
typedef struct
{
  gint64 key;     /* of group and levels */
  guint group;    /* which */
  guint *levels;  /* per dimension: which from 1; 0 where the rows name none */
  guint n_rows;
  guint *numbers; /* [column][level] */
} ConcordTallyCell;

struct _ConcordTally
{
  guint n_levels;
  guint n_columns;
  char **headers;  /* one line each, NULL-terminated */
  gboolean *asked; /* per column: a question */
  GPtrArray *groups;     /* of ConcordTallyGroup, as they first appear */
  GPtrArray *dimensions; /* of ConcordTallyDimension, as chosen */
  GPtrArray *cells;      /* of ConcordTallyCell, as they first appear */
};

guint concord_tally_get (const ConcordTally *tally, const ConcordTallyCell *cell, guint column,
                         guint level);

G_END_DECLS
