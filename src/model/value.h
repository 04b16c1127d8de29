/* Values of fields: money, dates, series, absence, and the one canonical text of each number. */
#pragma once

#include <glib-object.h>
#include <math.h>

G_BEGIN_DECLS

/* Pounds and pence as whole pence; a struct, so that raw arithmetic on it does not compile. */
typedef struct
{
  gint64 pence;
} ConcordMoney;

/* A day as GDate's Julian day number; 0 is absent. */
typedef struct
{
  guint32 julian;
} ConcordDate;

#define CONCORD_MONEY_ABSENT ((ConcordMoney){ G_MININT64 })
#define CONCORD_DATE_ABSENT ((ConcordDate){ 0 })
#define CONCORD_CHOICE_ABSENT (-1)

/* The largest amount a file may hold: a thousand billion pounds, far inside 64 bits of pence. */
#define CONCORD_MONEY_MAX_PENCE G_GINT64_CONSTANT (100000000000000)

/* The most bytes of one text. A parser refuses values past 10 million bytes, so that a longer text
 * could be written but never read back. */
#define CONCORD_TEXT_MAX 5000000

static inline gboolean
concord_number_is_absent (double value)
{
  return isnan (value);
}

static inline gboolean
concord_money_is_absent (ConcordMoney value)
{
  return value.pence == G_MININT64;
}

static inline gboolean
concord_date_is_absent (ConcordDate value)
{
  return value.julian == 0;
}

static inline gboolean
concord_choice_is_absent (int value)
{
  return value < 0;
}

static inline gboolean
concord_text_is_absent (const char *value)
{
  return value == NULL;
}

/* TRUE when a member of a record has no value. Absent is a state of its own and never zero. */
#define concord_is_absent(value)                                                                   \
  _Generic ((value),                                                                               \
      double: concord_number_is_absent,                                                            \
      ConcordMoney: concord_money_is_absent,                                                       \
      ConcordDate: concord_date_is_absent,                                                         \
      int: concord_choice_is_absent,                                                               \
      char *: concord_text_is_absent,                                                              \
      const char *: concord_text_is_absent) (value)

/* Pounds as a double for methods and charts; NAN for absent. */
double concord_money_get_pounds (ConcordMoney money);

/* Room for any canonical number, amount or date. */
#define CONCORD_NUMBER_SIZE 48

/* Canonical texts: C locale, the shortest that reads back the same. */
void concord_number_print (double value, char text[CONCORD_NUMBER_SIZE]);
void concord_money_print (ConcordMoney money, char text[CONCORD_NUMBER_SIZE]);
void concord_date_print (ConcordDate date, char text[CONCORD_NUMBER_SIZE]);

/* The same; the caller frees. */
char *concord_number_dup_canonical (double value);
char *concord_money_dup_canonical (ConcordMoney money);
char *concord_date_dup_canonical (ConcordDate date);

/* Strict readers of canonical texts: FALSE where @text is not entirely one such value. */
gboolean concord_number_read (const char *text, double *value);
gboolean concord_money_read (const char *text, ConcordMoney *value);
gboolean concord_date_read (const char *text, ConcordDate *value);

/* Texts for people in the current locale. The caller frees. */
char *concord_number_dup_display (double value);
char *concord_money_dup_display (ConcordMoney money);
char *concord_money_dup_short (double pounds);
char *concord_date_dup_display (ConcordDate date);

/* What a person may type: "£1,200", "14.2m", "3k", "1/4/2026", "1 April 2026". */
gboolean concord_number_read_typed (const char *text, double *value);
gboolean concord_date_read_typed (const char *text, ConcordDate *value);

/* TRUE when every character of @text may stand in an XML 1.0 document and it is valid UTF-8. */
gboolean concord_text_is_storable (const char *text);

/* A copy of @text with what XML forbids left out and line ends as LF. The caller frees. */
char *concord_text_dup_storable (const char *text);

G_END_DECLS
