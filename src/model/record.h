/* A record: the base of every type of the project, read through its struct and its table.
 *
 * The members of a record are const: reading is `service->need`, and writing anywhere but in the
 * document does not compile. */
#pragma once

#include "model/field.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_RECORD (concord_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (ConcordRecord, concord_record, CONCORD, RECORD, GObject)

typedef struct _ConcordChildRole ConcordChildRole;

struct _ConcordRecordClass
{
  GObjectClass parent_class;

  const char *type_name; /* as in files, interned */
  ConcordField *fields;
  guint n_fields;
  gboolean is_link; /* its id is made of its parent and its key fields */
  gboolean refers;  /* has fields that refer to records */
  gpointer absent;  /* the members of a record in which every field is absent */
  gsize size;
  guint index; /* among the record types */
  const ConcordChildRole *roles; /* of its children, in the order of files */
  guint n_roles;
};

/* --- what one line of a field table becomes ------------------------------------------------ */

#define CONCORD_MEMBER(T, KIND, name, ...) CONCORD_MEMBER_##KIND (name)
#define CONCORD_MEMBER_TEXT(name) const char *const name;
#define CONCORD_MEMBER_LONG_TEXT(name) const char *const name;
#define CONCORD_MEMBER_WHOLE(name) const double name;
#define CONCORD_MEMBER_NUMBER(name) const double name;
#define CONCORD_MEMBER_PERCENT(name) const double name;
#define CONCORD_MEMBER_MONEY(name) const ConcordMoney name;
#define CONCORD_MEMBER_DATE(name) const ConcordDate name;
#define CONCORD_MEMBER_CHOICE(name) const int name;
#define CONCORD_MEMBER_FLAG(name) const int name;
#define CONCORD_MEMBER_REFERENCE(name) const char *const name;
#define CONCORD_MEMBER_SERIES(name) ConcordSeries *const name;
#define CONCORD_MEMBER_ESTIMATE(name)                                                              \
  const double name##_low;                                                                         \
  const double name##_likely;                                                                      \
  const double name##_high;

#define CONCORD_ROW(T, KIND, name, ...) CONCORD_ROW_##KIND (T, name, __VA_ARGS__)
#define CONCORD_ROW_OF(T, KIND, member, ...)                                                       \
  { .kind = CONCORD_KIND_##KIND,                                                                   \
    .name = #member,                                                                               \
    .offset = G_STRUCT_OFFSET (T, member),                                                         \
    .label = __VA_ARGS__ },
#define CONCORD_ROW_TEXT(T, name, ...) CONCORD_ROW_OF (T, TEXT, name, __VA_ARGS__)
#define CONCORD_ROW_LONG_TEXT(T, name, ...) CONCORD_ROW_OF (T, LONG_TEXT, name, __VA_ARGS__)
#define CONCORD_ROW_WHOLE(T, name, ...) CONCORD_ROW_OF (T, WHOLE, name, __VA_ARGS__)
#define CONCORD_ROW_NUMBER(T, name, ...) CONCORD_ROW_OF (T, NUMBER, name, __VA_ARGS__)
#define CONCORD_ROW_PERCENT(T, name, ...) CONCORD_ROW_OF (T, PERCENT, name, __VA_ARGS__)
#define CONCORD_ROW_MONEY(T, name, ...) CONCORD_ROW_OF (T, MONEY, name, __VA_ARGS__)
#define CONCORD_ROW_DATE(T, name, ...) CONCORD_ROW_OF (T, DATE, name, __VA_ARGS__)
#define CONCORD_ROW_CHOICE(T, name, ...) CONCORD_ROW_OF (T, CHOICE, name, __VA_ARGS__)
#define CONCORD_ROW_FLAG(T, name, ...)                                                             \
  CONCORD_ROW_OF (T, FLAG, name, __VA_ARGS__, .choices = concord_flags)
#define CONCORD_ROW_REFERENCE(T, name, ...) CONCORD_ROW_OF (T, REFERENCE, name, __VA_ARGS__)
#define CONCORD_ROW_SERIES(T, name, ...) CONCORD_ROW_OF (T, SERIES, name, __VA_ARGS__)
#define CONCORD_ROW_ESTIMATE(T, name, ...)                                                         \
  CONCORD_ROW_OF (T, NUMBER, name##_low, __VA_ARGS__, .part = CONCORD_PART_LOW)                    \
  CONCORD_ROW_OF (T, NUMBER, name##_likely, __VA_ARGS__, .part = CONCORD_PART_LIKELY)              \
  CONCORD_ROW_OF (T, NUMBER, name##_high, __VA_ARGS__, .part = CONCORD_PART_HIGH)

#define CONCORD_DECLARE_RECORD(Name, prefix, MACRO, FIELDS)                                        \
  struct _##Name                                                                                   \
  {                                                                                                \
    ConcordRecord parent_instance;                                                                 \
    FIELDS (CONCORD_MEMBER, Name)                                                                  \
  };                                                                                               \
  G_DECLARE_FINAL_TYPE (Name, prefix, CONCORD, MACRO, ConcordRecord)

#define CONCORD_DEFINE_RECORD(Name, prefix, xml_name, FIELDS)                                      \
  static const ConcordField prefix##_rows[] = { FIELDS (CONCORD_ROW, Name) };                      \
  G_DEFINE_FINAL_TYPE (Name, prefix, CONCORD_TYPE_RECORD)                                          \
  static void prefix##_class_init (Name##Class *klass)                                             \
  {                                                                                                \
    concord_record_class_describe (CONCORD_RECORD_CLASS (klass), xml_name, prefix##_rows,          \
                                   G_N_ELEMENTS (prefix##_rows), sizeof (Name));                   \
  }                                                                                                \
  static void prefix##_init (Name *self) { concord_record_start (CONCORD_RECORD (self)); }

void concord_record_class_describe (ConcordRecordClass *klass, const char *type_name,
                                    const ConcordField *rows, guint n_rows, gsize size);
void concord_record_start (ConcordRecord *record);

/* A piece of a newer file, kept where it stood. */
typedef struct
{
  const char *after; /* interned name of the attribute or element before it, or NULL */
  char *name;        /* of an attribute; NULL for an element */
  char *text;        /* attribute value, or the element's markup */
} ConcordUnknown;

/* --- reading a record ---------------------------------------------------------------------- */

const char *concord_record_get_id (ConcordRecord *record);
const char *concord_record_get_type_name (ConcordRecord *record);
ConcordRecord *concord_record_get_parent (ConcordRecord *record);
const char *concord_record_get_role (ConcordRecord *record);

/* TRUE when @record (nullable) is @ancestor or stands somewhere below it. */
gboolean concord_record_is_inside (ConcordRecord *record, ConcordRecord *ancestor);
const char *concord_record_get_order (ConcordRecord *record);

/* How many children of a role there are; makes no list where there is none. */
guint concord_record_count_children (ConcordRecord *record, const char *role);

/* Children of a role in their order: (transfer none), a live list of ConcordRecord. */
GListModel *concord_record_get_children (ConcordRecord *record, const char *role);

/* A number that grows with each change of a child, of any role: values, coming, going, moving. */
guint64 concord_record_get_below (ConcordRecord *record);

/* The rows of the record's type. */
const ConcordField *concord_record_get_fields (ConcordRecord *record, guint *n_fields);

/* The row called @name (kebab-case), NULL where the type has none. */
const ConcordField *concord_record_find_field (ConcordRecord *record, const char *name);

gboolean concord_record_is_absent (ConcordRecord *record, const ConcordField *field);

/* Numbers of any numeric kind as a double, money in pounds; NAN when absent. */
double concord_record_get_number (ConcordRecord *record, const ConcordField *field);

/* The canonical text, NULL when absent; for a series "2026:1 2027:2.5". The caller frees. */
char *concord_record_dup_canonical (ConcordRecord *record, const ConcordField *field);

/* The same without a copy: good until @scratch is used again or the record changes. */
const char *concord_record_peek_canonical (ConcordRecord *record, const ConcordField *field,
                                           GString *scratch);

/* The text for people; absent is a dash, a reference is the title of what it points to. */
char *concord_record_dup_text (ConcordRecord *record, const ConcordField *field);

/* What people call the record: its first text field, else its type. The caller frees. */
char *concord_record_dup_name (ConcordRecord *record);

/* The name and, where another record of the type has the same one, what tells them apart: "Open
 * procedure (Procurement Act 2023)". For choices and references. The caller frees. */
char *concord_record_dup_title (ConcordRecord *record);

/* What a newer version wrote: (nullable) (transfer none) (element-type ConcordUnknown). */
const GPtrArray *concord_record_get_unknown (ConcordRecord *record);

G_END_DECLS
