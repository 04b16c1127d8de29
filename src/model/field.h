/* A field: one row of a record type's table. Everything generic reads these rows. */
#pragma once

#include "model/series.h"
#include "model/value.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_KIND_TEXT,      /* one line */
  CONCORD_KIND_LONG_TEXT, /* paragraphs */
  CONCORD_KIND_WHOLE,     /* double that holds a whole number */
  CONCORD_KIND_NUMBER,
  CONCORD_KIND_PERCENT, /* in percent points: 3.5 is 3.5 % */
  CONCORD_KIND_MONEY,
  CONCORD_KIND_DATE,
  CONCORD_KIND_CHOICE,
  CONCORD_KIND_FLAG, /* absent, no, yes */
  CONCORD_KIND_REFERENCE,
  CONCORD_KIND_SERIES
} ConcordKind;

/* One of the values of a choice field. A table of choices ends with a NULL nick. */
typedef struct
{
  const char *nick;  /* in files */
  const char *label; /* for people, marked with N_() */
} ConcordChoice;

typedef struct
{
  gboolean is_set;
  double low, high; /* in the field's unit; money in pounds */
} ConcordRange;

#define CONCORD_BETWEEN(from, to) { TRUE, from, to }
#define CONCORD_AT_LEAST(from) { TRUE, from, INFINITY }

/* Which of the three numbers of an estimate a row is. */
typedef enum
{
  CONCORD_PART_WHOLE,
  CONCORD_PART_LOW,
  CONCORD_PART_LIKELY,
  CONCORD_PART_HIGH
} ConcordPart;

typedef struct
{
  const char *name; /* kebab-case, interned: in files, properties, .ui files */
  const char *label;
  const char *help;
  const char *unit;
  ConcordKind kind;
  ConcordPart part;
  ConcordRange range;
  const ConcordChoice *choices;
  const char *target;    /* type name that a reference must point to */
  const char *top;       /* of a number: the field that holds its largest value, in what a key of the
                            record refers to */
  gboolean required;     /* a record without it is not complete */
  gboolean confidential; /* stays out of redacted copies and of Part A */
  gboolean reasoned;     /* a value that was given changes only with a reason */
  gboolean key;          /* part of a link record's identity */
  guint16 offset;        /* of the member in the record's struct */
  GParamSpec *pspec;
} ConcordField;

/* A value as it stands in a record; text and series are borrowed or owned as the caller says. */
typedef union
{
  double number;
  ConcordMoney money;
  ConcordDate date;
  int choice;
  char *text;
  ConcordSeries *series;
} ConcordCell;

#define CONCORD_FIELD_ERROR (concord_field_error_quark ())
GQuark concord_field_error_quark (void);

typedef enum
{
  CONCORD_FIELD_ERROR_NOT_A_VALUE, /* not a value of this kind */
  CONCORD_FIELD_ERROR_RANGE        /* outside the field's range */
} ConcordFieldError;

/* Texts in the language of the program; borrowed. The label of an estimate's part includes it. */
char *concord_field_dup_label (const ConcordField *field);
const char *concord_field_get_help (const ConcordField *field);
const char *concord_field_get_unit (const ConcordField *field);
const char *concord_choice_get_label (const ConcordChoice *choice);

gboolean concord_field_is_number (const ConcordField *field);

/* TRUE for kinds whose text stands in an element of its own in a file. */
gboolean concord_field_is_long (const ConcordField *field);

/* The range in words: "0 or more", "between 0 and 100"; NULL without one. The caller frees. */
char *concord_field_dup_range_words (const ConcordField *field);

/**
 * concord_field_read:
 * @canonical: a value's canonical text
 * @cell: (out): its value; text borrows @canonical
 *
 * Reads a canonical text strictly and holds it against the range. Series are read year by year
 * as numbers. Returns FALSE with a sentence that names the field.
 */
gboolean concord_field_read (const ConcordField *field, const char *canonical, ConcordCell *cell,
                             GError **error);

/**
 * concord_field_dup_typed:
 * @typed: what a person typed or pasted
 * @canonical: (out): the canonical text, NULL where @typed is blank or a dash
 *
 * Returns FALSE with one sentence that says what is wrong and which values are right.
 */
gboolean concord_field_dup_typed (const ConcordField *field, const char *typed, char **canonical,
                                  GError **error);

/* The canonical text of a number, money, date, choice, flag; NULL when absent. Caller frees. */
char *concord_field_dup_canonical (const ConcordField *field, const ConcordCell *cell);

/* The same without a copy: in @number, in the table, or the cell's own text. */
const char *concord_field_peek_canonical (const ConcordField *field, const ConcordCell *cell,
                                          char number[CONCORD_NUMBER_SIZE]);

/* The text for people; absent is a dash. The caller frees. */
char *concord_field_dup_display (const ConcordField *field, const ConcordCell *cell);

/* The table of a flag: "no", "yes". */
extern const ConcordChoice concord_flags[];

G_END_DECLS
