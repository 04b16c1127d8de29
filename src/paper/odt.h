/* A paper as an OpenDocument text: live styles, real tables, charts as SVG with a PNG beside it. */
#pragma once

#include "charts/palette.h"
#include "paper/content.h"

G_BEGIN_DECLS

typedef struct
{
  ConcordTheme theme;   /* LIGHT or MONO */
  double width, height; /* of the page, points */
  ConcordPaperPart part;
  const char *author;   /* (nullable): for the document's properties */
  const char *revision; /* (nullable): beginning of the id of the last one */
  gboolean is_changed;  /* since that */
} ConcordOdtSettings;

/* FALSE with a sentence where the file can't be written; no half file stays. The same content gives
 * the same bytes. */
gboolean concord_odt_write (const ConcordContent *content, const ConcordOdtSettings *settings,
                            const char *path, GError **error);

G_END_DECLS
