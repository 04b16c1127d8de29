#pragma once

#include "charts/layout.h"

G_BEGIN_DECLS

char *concord_layout_dup_svg (const ConcordLayout *layout, ConcordTheme theme);

G_END_DECLS
