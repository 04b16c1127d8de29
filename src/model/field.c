#include "model/field.h"

#include "concord-words.h"
#include <string.h>

G_DEFINE_QUARK (concord-field-error-quark, concord_field_error)

const ConcordChoice concord_flags[] = { { "no", N_("No") }, { "yes", N_("Yes") }, { NULL, NULL } };

static const char *
translate (const char *text)
{
  return text == NULL ? NULL : _ (text);
}

char *
concord_field_dup_label (const ConcordField *field)
{
  const char *label = translate (field->label);

  switch (field->part)
    {
    case CONCORD_PART_LOW:
      /* Translators: the low value of an estimate, as in "Score, low". */
      return g_strdup_printf (_ ("%s, low"), label);
    case CONCORD_PART_LIKELY:
      return g_strdup_printf (_ ("%s, likely"), label);
    case CONCORD_PART_HIGH:
      return g_strdup_printf (_ ("%s, high"), label);
    case CONCORD_PART_WHOLE:
    default:
      return g_strdup (label);
    }
}

const char *
concord_field_get_help (const ConcordField *field)
{
  return translate (field->help);
}

const char *
concord_field_get_unit (const ConcordField *field)
{
  return translate (field->unit);
}

const char *
concord_choice_get_label (const ConcordChoice *choice)
{
  return translate (choice->label);
}

gboolean
concord_field_is_number (const ConcordField *field)
{
  return field->kind == CONCORD_KIND_WHOLE || field->kind == CONCORD_KIND_NUMBER
         || field->kind == CONCORD_KIND_PERCENT;
}

gboolean
concord_field_is_long (const ConcordField *field)
{
  return field->kind == CONCORD_KIND_LONG_TEXT || field->kind == CONCORD_KIND_SERIES;
}

static char *
dup_bound (const ConcordField *field, double bound)
{
  if (field->kind == CONCORD_KIND_MONEY)
    return concord_money_dup_display ((ConcordMoney){ (gint64) round (bound * 100) });
  return concord_number_dup_display (bound);
}

char *
concord_field_dup_range_words (const ConcordField *field)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!field->range.is_set)
    return NULL;
  low = dup_bound (field, field->range.low);
  if (isinf (field->range.high))
    return g_strdup_printf (_ ("%s or more"), low);
  high = dup_bound (field, field->range.high);
  return g_strdup_printf (_ ("between %s and %s"), low, high);
}

/* "Need is 120, but must be between 0 and 100." */
static gboolean
is_in_range (const ConcordField *field, double value, const char *given, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  if (!field->range.is_set || (value >= field->range.low && value <= field->range.high))
    return TRUE;
  words = concord_field_dup_range_words (field);
  label = concord_field_dup_label (field);
  g_set_error (error,
               CONCORD_FIELD_ERROR,
               CONCORD_FIELD_ERROR_RANGE,
               /* Translators: a field's name, what was given, a range: "Need is 120, but must be
                * between 0 and 100." */
               _ ("%s is %s, but must be %s."),
               label,
               given,
               words);
  return FALSE;
}

/* What a value of the field looks like, for the sentence that refuses another. */
static char *
dup_kind_words (const ConcordField *field)
{
  GString *words;

  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
      return g_strdup (_ ("a whole number"));
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_SERIES:
      return g_strdup (_ ("a number"));
    case CONCORD_KIND_PERCENT:
      return g_strdup (_ ("a percentage such as 3.5"));
    case CONCORD_KIND_MONEY:
      return g_strdup (_ ("an amount in pounds such as 1,250,000 or 1.25m, up to a thousand billion"));
    case CONCORD_KIND_DATE:
      return g_strdup (_ ("a date such as 3 April 2026 or 2026-04-03"));
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      words = g_string_new (_ ("one of: "));
      for (const ConcordChoice *c = field->choices; c->nick != NULL; c++)
        g_string_append_printf (words,
                                "%s%s",
                                c == field->choices ? "" : ", ",
                                concord_choice_get_label (c));
      return g_string_free (words, FALSE);
    case CONCORD_KIND_REFERENCE:
      return g_strdup (_ ("a record of this project"));
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    default:
      return g_strdup (_ ("text without control characters"));
    }
}

static gboolean
refuse (const ConcordField *field, const char *given, GError **error)
{
  g_autofree char *label = concord_field_dup_label (field);
  g_autofree char *words = dup_kind_words (field);
  g_autofree char *valid = g_utf8_make_valid (given, MIN (strlen (given), 60));

  g_set_error (error,
               CONCORD_FIELD_ERROR,
               CONCORD_FIELD_ERROR_NOT_A_VALUE,
               /* Translators: a field's name, what was given, what it takes. */
               _ ("%s is “%s”, but must be %s."),
               label,
               valid,
               words);
  return FALSE;
}

static gboolean
refuse_length (const ConcordField *field, GError **error)
{
  g_autofree char *label = concord_field_dup_label (field);

  g_set_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_RANGE,
               _ ("%s is longer than %d million characters."), label, CONCORD_TEXT_MAX / 1000000);
  return FALSE;
}

static int
find_choice (const ConcordField *field, const char *text, gboolean by_label)
{
  g_autofree char *wanted = by_label ? g_utf8_casefold (text, -1) : NULL;

  for (int i = 0; field->choices[i].nick != NULL; i++)
    {
      g_autofree char *label = NULL;

      if (strcmp (field->choices[i].nick, text) == 0)
        return i;
      if (!by_label)
        continue;
      label = g_utf8_casefold (concord_choice_get_label (&field->choices[i]), -1);
      if (strcmp (label, wanted) == 0)
        return i;
    }
  return CONCORD_CHOICE_ABSENT;
}

gboolean
concord_field_read (const ConcordField *field, const char *canonical, ConcordCell *cell,
                    GError **error)
{
  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
    case CONCORD_KIND_SERIES:
      if (!concord_number_read (canonical, &cell->number)
          || (field->kind == CONCORD_KIND_WHOLE
              && (cell->number != floor (cell->number) || fabs (cell->number) > 1e15)))
        return refuse (field, canonical, error);
      return is_in_range (field, cell->number, canonical, error);
    case CONCORD_KIND_MONEY:
      if (!concord_money_read (canonical, &cell->money))
        return refuse (field, canonical, error);
      return is_in_range (field, concord_money_get_pounds (cell->money), canonical, error);
    case CONCORD_KIND_DATE:
      return concord_date_read (canonical, &cell->date) || refuse (field, canonical, error);
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      cell->choice = find_choice (field, canonical, FALSE);
      return cell->choice >= 0 || refuse (field, canonical, error);
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    case CONCORD_KIND_REFERENCE:
    default:
      cell->text = (char *) canonical;
      if (strlen (canonical) > CONCORD_TEXT_MAX)
        return refuse_length (field, error);
      return concord_text_is_storable (canonical) || refuse (field, canonical, error);
    }
}

/* Typed numbers, money, dates and choices to canonical text; NULL where it is none. */
static char *
dup_from_typed (const ConcordField *field, const char *typed)
{
  ConcordCell cell;
  double number;

  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
    case CONCORD_KIND_SERIES:
      return concord_number_read_typed (typed, &number) ? concord_number_dup_canonical (number)
                                                        : NULL;
    case CONCORD_KIND_MONEY:
      if (!concord_number_read_typed (typed, &number)
          || fabs (number) > CONCORD_MONEY_MAX_PENCE / 100)
        return NULL;
      cell.money.pence = (gint64) round (number * 100);
      return concord_money_dup_canonical (cell.money);
    case CONCORD_KIND_DATE:
      return concord_date_read_typed (typed, &cell.date) ? concord_date_dup_canonical (cell.date)
                                                         : NULL;
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      cell.choice = find_choice (field, typed, TRUE);
      return cell.choice >= 0 ? g_strdup (field->choices[cell.choice].nick) : NULL;
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    case CONCORD_KIND_REFERENCE:
    default:
      return concord_text_dup_storable (typed);
    }
}

gboolean
concord_field_dup_typed (const ConcordField *field, const char *typed, char **canonical,
                         GError **error)
{
  g_autofree char *plain = NULL;
  g_autofree char *found = NULL;
  ConcordCell cell;

  *canonical = NULL;
  plain = field->kind == CONCORD_KIND_LONG_TEXT ? g_strdup (typed)
                                                : g_strstrip (g_strdup (typed));
  if (*plain == '\0' || strcmp (plain, "–") == 0)
    return TRUE;
  found = dup_from_typed (field, plain);
  if (found == NULL)
    return refuse (field, plain, error);
  if (!concord_field_read (field, found, &cell, error))
    return FALSE;
  *canonical = g_steal_pointer (&found);
  return TRUE;
}

const char *
concord_field_peek_canonical (const ConcordField *field, const ConcordCell *cell,
                              char number[CONCORD_NUMBER_SIZE])
{
  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
      if (isnan (cell->number))
        return NULL;
      concord_number_print (cell->number, number);
      return number;
    case CONCORD_KIND_MONEY:
      if (concord_is_absent (cell->money))
        return NULL;
      concord_money_print (cell->money, number);
      return number;
    case CONCORD_KIND_DATE:
      if (concord_is_absent (cell->date))
        return NULL;
      concord_date_print (cell->date, number);
      return number;
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      return cell->choice < 0 ? NULL : field->choices[cell->choice].nick;
    case CONCORD_KIND_SERIES:
      return NULL;
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    case CONCORD_KIND_REFERENCE:
    default:
      return cell->text;
    }
}

char *
concord_field_dup_canonical (const ConcordField *field, const ConcordCell *cell)
{
  char number[CONCORD_NUMBER_SIZE];

  return g_strdup (concord_field_peek_canonical (field, cell, number));
}

static char *
dup_series_display (const ConcordSeries *series)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < concord_series_get_length (series); i++)
    {
      g_autofree char *number = concord_number_dup_display (concord_series_get_nth (series, i));

      g_string_append_printf (text,
                              "%s%d: %s",
                              i == 0 ? "" : "; ",
                              concord_series_get_year (series, i),
                              number);
    }
  return g_string_free (text, FALSE);
}

/* A year is written without thousands' commas: a whole number that can be nothing else. */
static gboolean
is_year (const ConcordField *field)
{
  return field->kind == CONCORD_KIND_WHOLE && field->range.is_set
         && field->range.low >= CONCORD_SERIES_FIRST_YEAR
         && field->range.high <= CONCORD_SERIES_LAST_YEAR;
}

char *
concord_field_dup_display (const ConcordField *field, const ConcordCell *cell)
{
  static const char dash[] = "–";

  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
      if (isnan (cell->number))
        return g_strdup (dash);
      return is_year (field) ? concord_number_dup_canonical (cell->number)
                             : concord_number_dup_display (cell->number);
    case CONCORD_KIND_PERCENT:
      {
        g_autofree char *number = NULL;

        if (isnan (cell->number))
          return g_strdup (dash);
        number = concord_number_dup_display (cell->number);
        /* Translators: a percentage. */
        return g_strdup_printf (_ ("%s%%"), number);
      }
    case CONCORD_KIND_MONEY:
      return concord_is_absent (cell->money) ? g_strdup (dash)
                                             : concord_money_dup_display (cell->money);
    case CONCORD_KIND_DATE:
      return concord_is_absent (cell->date) ? g_strdup (dash)
                                            : concord_date_dup_display (cell->date);
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      return g_strdup (
          cell->choice < 0 ? dash : concord_choice_get_label (&field->choices[cell->choice]));
    case CONCORD_KIND_SERIES:
      return cell->series == NULL ? g_strdup (dash) : dup_series_display (cell->series);
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    case CONCORD_KIND_REFERENCE:
    default:
      return g_strdup (cell->text == NULL || *cell->text == '\0' ? dash : cell->text);
    }
}
