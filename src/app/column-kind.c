#include "app/column-kind.h"
#include "app/able-column.h"
#include "app/net-cost-column.h"

#include "concord-words.h"
#include <string.h>

static const ConcordColumnKind *const kinds[] = { &concord_net_cost_column, &concord_able_column };

const ConcordColumnKind *const *
concord_column_kinds_get (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const ConcordColumnKind *
concord_column_kinds_find (const char *row_type, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i]->row_type, row_type) == 0 && strcmp (kinds[i]->name, name) == 0)
      return kinds[i];
  return NULL;
}

const char *
concord_column_kind_get_label (const ConcordColumnKind *kind)
{
  return _ (kind->label);
}

char *
concord_column_kind_dup_heading (const ConcordColumnKind *kind)
{
  if (kind->unit == NULL)
    return g_strdup (concord_column_kind_get_label (kind));
  return g_strdup_printf (_ ("%s (%s)"), concord_column_kind_get_label (kind),
                          _ (kind->unit));
}
