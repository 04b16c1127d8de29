#include "app/net-cost-column.h"
#include "model/record-types.h"
#include "model/service.h"

#include "concord-words.h"
#include <string.h>

static const char *const reads[] = { "service", NULL };

static ConcordMoney
get_net (ConcordRecord *row)
{
  const ConcordService *service = CONCORD_SERVICE (row);
  ConcordMoney net = service->gross_cost;

  if (!concord_is_absent (net) && !concord_is_absent (service->income))
    net.pence -= service->income.pence;
  return net;
}

static char *
dup_text (ConcordDocument *document, ConcordRecord *row)
{
  ConcordMoney net = get_net (row);

  return concord_is_absent (net) ? NULL : concord_money_dup_display (net);
}

static double
get_size (ConcordDocument *document, ConcordRecord *row)
{
  return concord_money_get_pounds (get_net (row));
}

/* The amount that @step gives a field of the record, TRUE; else FALSE. */
static gboolean
find_planned (ConcordStep *step, const char *id, const char *field, ConcordMoney *money)
{
  for (guint i = concord_step_get_length (step); i > 0; i--)
    {
      const ConcordChange *change = concord_step_get_change (step, i - 1);

      if (change->kind != CONCORD_CHANGE_SET || strcmp (change->id, id) != 0
          || strcmp (change->field, field) != 0)
        continue;
      if (change->value == NULL || !concord_money_read (change->value, money))
        *money = CONCORD_MONEY_ABSENT;
      return TRUE;
    }
  return FALSE;
}

static const ConcordField *
find_gross (void)
{
  ConcordRecordClass *klass = concord_record_types_get_class ("service");

  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, "gross-cost") == 0)
      return &klass->fields[i];
  g_return_val_if_reached (NULL);
}

/* Reads @typed as the field of an amount of that name would be read; less than nothing is right
 * where the income is more than the cost. */
static gboolean
read_net (const char *typed, ConcordMoney *net, GError **error)
{
  ConcordField field = *find_gross ();
  g_autofree char *canonical = NULL;

  field.label = N_ ("Net cost");
  field.range.is_set = FALSE;
  *net = CONCORD_MONEY_ABSENT;
  if (!concord_field_dup_typed (&field, typed, &canonical, error))
    return FALSE;
  return canonical == NULL || concord_money_read (canonical, net);
}

static gboolean
refuse_disagreement (ConcordMoney net, ConcordMoney follows, GError **error)
{
  g_autofree char *given = concord_money_dup_display (net);
  g_autofree char *reckoned = concord_money_dup_display (follows);

  g_set_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_RANGE,
               _ ("Net cost is %s, but gross cost less income is %s: see which of the three is "
                  "wrong."),
               given, reckoned);
  return FALSE;
}

static gboolean
plan (ConcordDocument *document, ConcordStep *step, const char *row_id, ConcordRecord *row,
      const char *typed, GError **error)
{
  ConcordMoney net, gross = CONCORD_MONEY_ABSENT, income = CONCORD_MONEY_ABSENT;
  g_autofree char *canonical = NULL;
  gboolean given;

  if (!read_net (typed, &net, error))
    return FALSE;
  if (!find_planned (step, row_id, "income", &income) && row != NULL)
    income = CONCORD_SERVICE (row)->income;
  if (concord_is_absent (income))
    income.pence = 0;
  given = find_planned (step, row_id, "gross-cost", &gross) && !concord_is_absent (gross);
  if (concord_is_absent (net))
    {
      if (!given)
        concord_step_set (step, row_id, "gross-cost", NULL);
      return TRUE;
    }
  if (given && gross.pence - income.pence != net.pence)
    {
      gross.pence -= income.pence;
      return refuse_disagreement (net, gross, error);
    }
  gross.pence = net.pence + income.pence;
  if (gross.pence < 0 || gross.pence > CONCORD_MONEY_MAX_PENCE)
    {
      g_set_error_literal (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_RANGE,
                           gross.pence < 0
                               ? _ ("Net cost can be below zero only where the income is more than "
                                    "the cost: enter gross cost and income instead.")
                               : _ ("Net cost is too large: write pounds, or 1.2m for millions."));
      return FALSE;
    }
  canonical = concord_money_dup_canonical (gross);
  concord_step_set (step, row_id, "gross-cost", canonical);
  return TRUE;
}

const ConcordColumnKind concord_net_cost_column = {
  .name = "net-cost",
  .row_type = "service",
  .label = N_ ("Net cost"),
  .unit = N_ ("a year"),
  .help = N_ ("Gross cost less income. Typed here, it sets the gross cost; both stand below."),
  .numeric = TRUE,
  .reads = reads,
  .dup_text = dup_text,
  .get_size = get_size,
  .plan = plan,
};
