/* What single releases say, before they are laid on one another. */
#pragma once

#include "store/ocds-json.h"

G_BEGIN_DECLS

/* What one release says of one award. */
typedef struct
{
  char *key; /* the award's id, or "#" and its place in the list */
  char *status;
  char *title;
  ConcordOcdsValue value;
  ConcordOcdsPeriod period;
  GPtrArray *suppliers; /* NULL where the release does not say */
} ConcordOcdsStatement;

typedef struct
{
  char *key; /* the contract's id */
  char *award;
  ConcordOcdsValue value;
  ConcordOcdsPeriod period;
} ConcordOcdsContract;

typedef struct
{
  char *ocid;
  char *id; /* or NULL */
  gint64 date;
  gboolean is_dated, is_compiled;
  guint index; /* in which order it was read */
  char *buyer;
  char *title;
  char *criteria; /* award criteria and their weights in words */
  ConcordOcdsValue tender_value;
  ConcordOcdsPeriod tender_period;
  GPtrArray *statements; /* NULL where the release has no list of awards */
  GPtrArray *contracts;
} ConcordOcdsRelease;

/* All releases of all files, and what could not be read of them. */
typedef struct
{
  GPtrArray *releases;
  guint n_no_objects, n_without_ocid, n_undated, n_no_lists, n_no_awards, n_links;
} ConcordOcdsReading;

void concord_ocds_reading_init (ConcordOcdsReading *reading);
void concord_ocds_reading_clear (ConcordOcdsReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ConcordOcdsReading, concord_ocds_reading_clear)

/* The releases of a package, a record package or a single release. */
gboolean concord_ocds_read_root (ConcordOcdsReading *reading, JsonNode *root, GError **error);

/* Sentences on what could not be read. */
void concord_ocds_reading_describe (const ConcordOcdsReading *reading, GPtrArray *sentences);

/* Reads one release; @ocid: (nullable): of its record. */
void concord_ocds_read_release (ConcordOcdsReading *reading, JsonObject *object, const char *ocid,
                                gboolean is_compiled);

/* The award criteria of a tender with their weights in words, NULL without. The caller frees. */
char *concord_ocds_dup_criteria (JsonObject *tender);

G_END_DECLS
