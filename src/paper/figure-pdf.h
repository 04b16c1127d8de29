/* One figure as a PDF of its own. */
#pragma once

#include "figures/figure.h"

G_BEGIN_DECLS

GBytes *concord_figure_pdf_new (ConcordFigure *figure, double width, ConcordTheme theme,
                                GError **error);

G_END_DECLS
