#include "findings/public-value.h"

#include "findings/appraisal.h"
#include "findings/child-list.h"
#include "findings/option-list.h"
#include "findings/public-value-private.h"
#include "findings/words.h"

#include "methods/percentiles.h"
#include "model/criterion.h"
#include "model/option.h"

#include "concord-words.h"

/* Values of a scale from 0 to 100 that differ by less are the same. */
#define SAME 1e-9
/* The least sum that is told: an option that only equals its comparators needs something. */
#define PENNY 0.01

static void
option_free (ConcordPublicValueOption *option)
{
  g_free (option->id);
  g_free (option->name);
  g_ptr_array_unref (option->worse);
  g_ptr_array_unref (option->unknown);
  g_free (option);
}

void
concord_public_value_free (ConcordPublicValue *value)
{
  concord_finding_unref (value->finding);
  g_free (value->fixed_by);
  g_free (value->proposed_base);
  g_ptr_array_unref (value->options);
  g_free (value);
}

const char *
concord_verdict_get_label (ConcordVerdict verdict)
{
  switch (verdict)
    {
    case CONCORD_VERDICT_SHOWN:
      return _ ("shown");
    case CONCORD_VERDICT_NOT_SHOWN:
      return _ ("not shown");
    case CONCORD_VERDICT_CANNOT_TELL:
      return _ ("cannot tell");
    }
  return _ ("cannot tell");
}

/* What the options are held against, all of it borrowed. */
typedef struct
{
  ConcordDocument *document;
  const ConcordFutures *futures;     /* NULL where there are none */
  const ConcordAppraisal *appraisal;
  GPtrArray *records;                /* of ConcordOption: those that are judged */
  GPtrArray *comparators;            /* of ConcordOption among them */
  GArray *protected;                 /* of guint: leaves of the appraisal */
} Ground;

static gboolean
is_comparator (const ConcordOption *option)
{
  return option->do_minimum == TRUE || option->in_house == TRUE;
}

/* --- money ----------------------------------------------------------------------------------- */

static const ConcordFuturesOption *
find_futures (const Ground *ground, const char *id)
{
  for (gsize i = 0; ground->futures != NULL && i < ground->futures->n_options; i++)
    if (g_strcmp0 (ground->futures->options[i].id, id) == 0)
      return &ground->futures->options[i];
  return NULL;
}

/* By how much the option beats the better of its comparators in each future; NULL where a
 * comparator or the option has no futures. */
static double *
new_margins (const Ground *ground, const ConcordFuturesOption *option)
{
  gsize draws = ground->futures == NULL ? 0 : ground->futures->draws;
  double *margins;

  if (option == NULL || ground->comparators->len == 0)
    return NULL;
  margins = g_new (double, draws);
  for (gsize d = 0; d < draws; d++)
    margins[d] = INFINITY;
  for (guint i = 0; i < ground->comparators->len; i++)
    {
      const ConcordFuturesOption *other
          = find_futures (ground, concord_record_get_id (ground->comparators->pdata[i]));

      if (other == NULL)
        {
          g_free (margins);
          return NULL;
        }
      for (gsize d = 0; d < draws; d++)
        margins[d] = MIN (margins[d], option->npv[d] - other->npv[d]);
    }
  return margins;
}

/* The probability, and what turns it: the margin that a share of the futures of the threshold's size
 * is at or above. Where it is negative it is what is needed, else what is to spare. */
static void
judge_money (const ConcordPublicValue *value, ConcordPublicValueOption *option,
             const Ground *ground)
{
  g_autofree double *margins = new_margins (ground, find_futures (ground, option->id));
  gsize draws, above = 0, wanted;
  double at;

  if (margins == NULL)
    return;
  draws = ground->futures->draws;
  for (gsize d = 0; d < draws; d++)
    above += margins[d] > 0;
  option->probability = (double) above / (double) draws;
  if (isnan (value->threshold))
    return;
  wanted = (gsize) ceil (value->threshold * (double) draws - 1e-9);
  at = concord_percentile (margins, draws,
                           draws > 1 ? (double) (draws - wanted) / (double) (draws - 1) : 0);
  option->needed = above >= wanted ? 0 : MAX (-at, PENNY);
  option->spare = above >= wanted ? at : 0;
}

/* --- what is missing ------------------------------------------------------------------------- */

static void
add_unknown (ConcordPublicValueOption *option, char *sentence)
{
  g_ptr_array_add (option->unknown, sentence);
}

static void
find_unknown_money (const ConcordPublicValue *value, ConcordPublicValueOption *option,
                    const Ground *ground)
{
  gboolean do_minimum = FALSE, in_house = FALSE;

  if (isnan (value->threshold))
    add_unknown (option, g_strdup (_ ("No threshold has been fixed.")));
  else if (concord_is_absent (value->fixed))
    add_unknown (option, g_strdup (_ ("It is not recorded when the threshold was fixed, so nobody "
                                      "can say that it was before the results.")));
  for (guint i = 0; i < ground->comparators->len; i++)
    {
      const ConcordOption *comparator = ground->comparators->pdata[i];
      const char *id = concord_record_get_id (ground->comparators->pdata[i]);

      do_minimum |= comparator->do_minimum == TRUE;
      in_house |= comparator->in_house == TRUE;
      if (find_futures (ground, id) == NULL)
        {
          g_autofree char *name = concord_record_dup_name (ground->comparators->pdata[i]);

          add_unknown (option, g_strdup_printf (_ ("The money of %s is not known."), name));
        }
    }
  if (!do_minimum)
    add_unknown (option, g_strdup (_ ("There is no do-minimum to compare with.")));
  if (!in_house)
    add_unknown (option, g_strdup (_ ("There is no in-house option to compare with.")));
  if (find_futures (ground, option->id) == NULL)
    add_unknown (option, g_strdup_printf (_ ("The money of %s is not known."), option->name));
}

/* --- protected objectives -------------------------------------------------------------------- */

static const ConcordAppraisalOption *
find_appraised (const Ground *ground, const char *id)
{
  for (guint i = 0; i < ground->appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *option = ground->appraisal->options->pdata[i];

      if (g_strcmp0 (option->id, id) == 0)
        return option;
    }
  return NULL;
}

static const ConcordAppraisalCriterion *
get_leaf (const Ground *ground, guint leaf)
{
  const ConcordAppraisal *appraisal = ground->appraisal;

  return appraisal->criteria->pdata[g_array_index (appraisal->leaves, guint, leaf)];
}

/* A criterion is protected where it or a group that it stands in is. */
static gboolean
is_protected (const Ground *ground, guint leaf)
{
  ConcordRecord *record
      = concord_document_find (ground->document, get_leaf (ground, leaf)->id);

  for (; CONCORD_IS_CRITERION (record); record = concord_record_get_parent (record))
    if (CONCORD_CRITERION (record)->safeguarded == TRUE)
      return TRUE;
  return FALSE;
}

static void
judge_objective (ConcordPublicValueOption *option, const Ground *ground, guint leaf)
{
  const ConcordAppraisalOption *own = find_appraised (ground, option->id);
  const char *name = get_leaf (ground, leaf)->name;
  gboolean worse = FALSE;

  if (own == NULL || isnan (own->values[leaf]))
    {
      add_unknown (option, g_strdup_printf (_ ("%s has no usable score on the protected objective "
                                               "%s."),
                                            option->name, name));
      return;
    }
  for (guint i = 0; i < ground->comparators->len; i++)
    {
      const ConcordAppraisalOption *other
          = find_appraised (ground, concord_record_get_id (ground->comparators->pdata[i]));

      if (other == NULL || isnan (other->values[leaf]))
        {
          g_autofree char *comparator = concord_record_dup_name (ground->comparators->pdata[i]);

          add_unknown (option, g_strdup_printf (_ ("%s has no usable score on the protected "
                                                   "objective %s."),
                                                comparator, name));
        }
      else
        worse |= own->values[leaf] < other->values[leaf] - SAME;
    }
  if (worse)
    g_ptr_array_add (option->worse, g_strdup (name));
}

/* --- the verdict ----------------------------------------------------------------------------- */

/* What is worse is worse whatever else is missing; a probability below a threshold that was fixed
 * in time shows nothing, however the missing scores turn out. */
static ConcordVerdict
get_verdict (const ConcordPublicValue *value, const ConcordPublicValueOption *option,
             gboolean has_both)
{
  gboolean fixed = !isnan (value->threshold) && !concord_is_absent (value->fixed);

  if (option->worse->len > 0)
    return CONCORD_VERDICT_NOT_SHOWN;
  if (fixed && has_both && option->needed > 0)
    return CONCORD_VERDICT_NOT_SHOWN;
  return option->unknown->len > 0 ? CONCORD_VERDICT_CANNOT_TELL : CONCORD_VERDICT_SHOWN;
}

static gboolean
has_both (const Ground *ground)
{
  gboolean do_minimum = FALSE, in_house = FALSE;

  for (guint i = 0; i < ground->comparators->len; i++)
    {
      do_minimum |= ((ConcordOption *) ground->comparators->pdata[i])->do_minimum == TRUE;
      in_house |= ((ConcordOption *) ground->comparators->pdata[i])->in_house == TRUE;
    }
  return do_minimum && in_house;
}

static void
judge (ConcordPublicValue *value, const Ground *ground, ConcordOption *record)
{
  ConcordPublicValueOption *option = g_new0 (ConcordPublicValueOption, 1);

  option->id = g_strdup (concord_record_get_id (CONCORD_RECORD (record)));
  option->name = concord_record_dup_name (CONCORD_RECORD (record));
  option->proposed = record->proposed == TRUE;
  option->probability = option->needed = option->spare = NAN;
  option->worse = g_ptr_array_new_with_free_func (g_free);
  option->unknown = g_ptr_array_new_with_free_func (g_free);
  if (has_both (ground))
    judge_money (value, option, ground);
  find_unknown_money (value, option, ground);
  for (guint i = 0; i < ground->protected->len; i++)
    judge_objective (option, ground, g_array_index (ground->protected, guint, i));
  option->verdict = get_verdict (value, option, has_both (ground));
  g_ptr_array_add (value->options, option);
}

/* --- making ---------------------------------------------------------------------------------- */

static void
read_threshold (ConcordPublicValue *value, ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);

  value->threshold = project->public_value_threshold / 100;
  value->fixed = project->public_value_fixed;
  value->fixed_by = g_strdup (project->public_value_source);
}

static void
judge_all (ConcordPublicValue *value, Ground *ground)
{
  for (guint i = 0; i < ground->records->len; i++)
    if (is_comparator (ground->records->pdata[i]))
      g_ptr_array_add (ground->comparators, ground->records->pdata[i]);
  for (guint leaf = 0; leaf < ground->appraisal->leaves->len; leaf++)
    if (is_protected (ground, leaf))
      g_array_append_val (ground->protected, leaf);
  for (guint i = 0; i < ground->records->len; i++)
    {
      ConcordOption *option = ground->records->pdata[i];

      if (!is_comparator (option) && option->business_as_usual != TRUE)
        judge (value, ground, option);
      else if (option->proposed == TRUE && value->proposed_base == NULL)
        value->proposed_base = concord_record_dup_name (ground->records->pdata[i]);
    }
}

ConcordPublicValue *
concord_public_value_new (ConcordDocument *document, gboolean whole)
{
  ConcordPublicValue *value = g_new0 (ConcordPublicValue, 1);
  g_autoptr (ConcordFutures) futures = concord_futures_get (document, whole, NULL);
  g_autoptr (ConcordAppraisal) appraisal = concord_appraisal_new (document, NULL);
  g_autoptr (GPtrArray) records = concord_option_list_new (document, NULL);
  g_autoptr (GPtrArray) comparators = g_ptr_array_new ();
  g_autoptr (GArray) protected = g_array_new (FALSE, FALSE, sizeof (guint));
  Ground ground = { document, futures, appraisal, records, comparators, protected };

  value->finding = concord_finding_new ("public-value", _ ("Public value of the options"));
  value->options = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);
  value->is_coarse = futures != NULL && futures->is_coarse;
  read_threshold (value, document);
  judge_all (value, &ground);
  concord_public_value_tell (value, document, futures, protected, appraisal);
  return value;
}
