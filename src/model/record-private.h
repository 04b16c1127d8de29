/* Writing records: for the document and the loader, nobody else. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

typedef struct _ConcordDocument ConcordDocument;

ConcordRecord *concord_record_new (const char *type_name, const char *id);

/* Puts the value of a canonical text in the member; NULL makes it absent. @year is for series. */
gboolean concord_record_write (ConcordRecord *record, const ConcordField *field, int year,
                               const char *canonical, GError **error);

/* TRUE when the member holds the value of @canonical; a text that is no value is not held. */
gboolean concord_record_holds (ConcordRecord *record, const ConcordField *field, int year,
                               const char *canonical);

/* The canonical text of the member (of @year in a series), NULL when absent. */
char *concord_record_dup_held (ConcordRecord *record, const ConcordField *field, int year);

void concord_record_set_place (ConcordRecord *record, ConcordRecord *parent, const char *role,
                               const char *order);
/* Says that the record changed to who counts what stands right below its parent. */
void concord_record_touch_parent (ConcordRecord *record);
void concord_record_set_document (ConcordRecord *record, ConcordDocument *document);
ConcordDocument *concord_record_get_document (ConcordRecord *record);

/* Roles that have had children: a NULL-terminated array of interned names. Caller frees array. */
const char **concord_record_get_roles (ConcordRecord *record);

void concord_record_keep_unknown (ConcordRecord *record, const char *after, const char *name,
                                  const char *text);
void concord_record_clear_unknown (ConcordRecord *record);

/* The value of @field that a newer version wrote and this one does not know: taken out of what is
 * kept, NULL where there is none. The caller frees. */
char *concord_record_take_unknown (ConcordRecord *record, const ConcordField *field);

/* A mark that the loader sets on each record it has met. */
gboolean concord_record_get_seen (ConcordRecord *record);
void concord_record_set_seen (ConcordRecord *record, gboolean seen);

G_END_DECLS
