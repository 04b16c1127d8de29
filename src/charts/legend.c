/* A legend, in the order of the marks, flowing over as many lines as it takes. */
#include "charts/legend.h"

#include "charts/marker.h"

#define SWATCH 8.0
#define SPACE 5.0
#define BETWEEN 14.0

static void
draw_swatch (ConcordLayout *layout, const ConcordLegendEntry *entry, ConcordBox swatch)
{
  ConcordPoint middle = { swatch.x + SWATCH / 2, swatch.y + SWATCH / 2 };
  ConcordShape *shape;

  if (entry->marker > 0)
    {
      shape = concord_marker_draw (layout, -1, entry->marker - 1, middle, SWATCH / 2, entry->fill);
      shape->stroke = entry->stroke;
      return;
    }
  shape = entry->round ? concord_layout_add_circle (layout, -1, middle, SWATCH / 2, entry->fill)
                       : concord_layout_add_rectangle (layout, -1, swatch, entry->fill);
  shape->stroke = entry->stroke;
  shape->ink = entry->ink;
  shape->pattern = entry->pattern;
  shape->dash = entry->dash;
  shape->line_width = 1.2;
}

/**
 * concord_legend_draw:
 * @layout: a picture
 * @entries: (array length=n_entries): in the order of the marks
 * @n_entries: how many
 * @area: its left, top and width are used, points
 *
 * Returns: the height it took, points, with a gap below; 0 for no entries.
 */
double
concord_legend_draw (ConcordLayout *layout,
                     const ConcordLegendEntry *entries,
                     guint n_entries,
                     ConcordBox area)
{
  double line = concord_layout_line_height (layout, CONCORD_FONT_LABEL) + 3;
  double x = area.x, y = area.y;

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *name
          = concord_text_shorten (layout->context, entries[i].name, CONCORD_FONT_LABEL,
                                  MAX (area.width - SWATCH - SPACE, 0));
      double width
          = SWATCH + SPACE + concord_text_width (layout->context, name, CONCORD_FONT_LABEL);

      if (x > area.x && x + width > area.x + area.width)
        {
          x = area.x;
          y += line;
        }
      draw_swatch (layout, &entries[i],
                   (ConcordBox){ x, y + (line - 3 - SWATCH) / 2, SWATCH, SWATCH });
      concord_layout_add_text (layout, -1, name, CONCORD_FONT_LABEL, CONCORD_ROLE_TEXT,
                               x + SWATCH + SPACE, y, 0);
      x += width + BETWEEN;
    }
  return n_entries > 0 ? y - area.y + line + 4 : 0;
}
