#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/* Charts for the tests, every kind with every sort of data. */
typedef enum
{
  SAMPLE_RICH,
  SAMPLE_ONE,
  SAMPLE_NONE,
  SAMPLE_FORTY,
  SAMPLE_LONG,
  SAMPLE_ODD,
} SampleData;
#define N_SAMPLE_DATA (SAMPLE_ODD + 1)

typedef struct
{
  const char *name;
  ConcordChart *(*make) (SampleData data);
} SampleKind;

extern const SampleKind sample_kinds[];
extern const guint n_sample_kinds;
extern const char *const sample_data_names[N_SAMPLE_DATA];

G_END_DECLS
