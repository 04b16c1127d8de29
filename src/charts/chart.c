/* What every chart has: title, subtitle, caption, words for when it is empty, and the room between
 * them for the plot. */
#include "charts/chart.h"


#include "concord-words.h"
#include <math.h>

#define MARGIN 6.0
#define LEAST_WIDTH 120.0
#define LEAST_HEIGHT 50.0

typedef struct
{
  char *title, *subtitle, *caption, *empty_words;
  const char *language; /* that words were in as it was made: it may be drawn later */
} ConcordChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ConcordChart, concord_chart, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_CAPTION,
  PROP_EMPTY_WORDS,
  N_PROPS
};

static ConcordChartPrivate *
private_of (ConcordChart *chart)
{
  return concord_chart_get_instance_private (chart);
}

static char **
text_of (ConcordChart *chart, guint property)
{
  ConcordChartPrivate *self = private_of (chart);

  switch (property)
    {
    case PROP_TITLE:
      return &self->title;
    case PROP_SUBTITLE:
      return &self->subtitle;
    case PROP_CAPTION:
      return &self->caption;
    default:
      return &self->empty_words;
    }
}

static void
set_text (ConcordChart *chart, guint property, const char *text)
{
  char **slot = text_of (chart, property);

  if (g_strcmp0 (*slot, text) == 0)
    return;
  g_free (*slot);
  *slot = g_strdup (text);
}

static void
concord_chart_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, *text_of (CONCORD_CHART (object), property));
}

static void
concord_chart_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  set_text (CONCORD_CHART (object), property, g_value_get_string (value));
}

static void
concord_chart_finalize (GObject *object)
{
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    g_free (*text_of (CONCORD_CHART (object), i));
  G_OBJECT_CLASS (concord_chart_parent_class)->finalize (object);
}

static void
concord_chart_class_init (ConcordChartClass *klass)
{
  static const char *const names[N_PROPS] = {
    [PROP_TITLE] = "title",
    [PROP_SUBTITLE] = "subtitle",
    [PROP_CAPTION] = "caption",
    [PROP_EMPTY_WORDS] = "empty-words",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = concord_chart_finalize;
  object_class->get_property = concord_chart_get_property;
  object_class->set_property = concord_chart_set_property;
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    g_object_class_install_property (
        object_class, i,
        g_param_spec_string (names[i], NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
concord_chart_init (ConcordChart *chart)
{
  private_of (chart)->language = concord_words_get_language ();
}

/**
 * concord_chart_set_title:
 * @chart: a chart
 * @title: (nullable): the finding in ten words or fewer
 */
void
concord_chart_set_title (ConcordChart *chart, const char *title)
{
  set_text (chart, PROP_TITLE, title);
}

/**
 * concord_chart_set_subtitle:
 * @chart: a chart
 * @subtitle: (nullable): measure and population
 */
void
concord_chart_set_subtitle (ConcordChart *chart, const char *subtitle)
{
  set_text (chart, PROP_SUBTITLE, subtitle);
}

/**
 * concord_chart_set_caption:
 * @chart: a chart
 * @caption: (nullable): source and date
 */
void
concord_chart_set_caption (ConcordChart *chart, const char *caption)
{
  set_text (chart, PROP_CAPTION, caption);
}

/**
 * concord_chart_set_empty_words:
 * @chart: a chart
 * @words: (nullable): what stands in the middle when there is nothing to draw; %NULL for "Nothing
 * to show yet"
 */
void
concord_chart_set_empty_words (ConcordChart *chart, const char *words)
{
  set_text (chart, PROP_EMPTY_WORDS, words);
}

/**
 * concord_chart_get_title:
 * @chart: a chart
 *
 * Returns: (transfer none) (nullable): its title.
 */
const char *
concord_chart_get_title (ConcordChart *chart)
{
  return private_of (chart)->title;
}

/**
 * concord_chart_get_subtitle:
 * @chart: a chart
 *
 * Returns: (transfer none) (nullable): its subtitle.
 */
const char *
concord_chart_get_subtitle (ConcordChart *chart)
{
  return private_of (chart)->subtitle;
}

/**
 * concord_chart_get_caption:
 * @chart: a chart
 *
 * Returns: (transfer none) (nullable): its caption.
 */
const char *
concord_chart_get_caption (ConcordChart *chart)
{
  return private_of (chart)->caption;
}

/**
 * concord_chart_is_empty:
 * @chart: a chart
 *
 * Returns: whether there is nothing to draw.
 */
gboolean
concord_chart_is_empty (ConcordChart *chart)
{
  return CONCORD_CHART_GET_CLASS (chart)->is_empty (chart);
}

/* Writes @text in lines from @y down; returns the height taken. */
static double
draw_lines (ConcordLayout *layout,
            const char *text,
            ConcordFont font,
            ConcordRole role,
            ConcordBox area,
            guint max_lines,
            double anchor)
{
  g_auto (GStrv) lines = concord_text_wrap (layout->context, text, font, area.width, max_lines);
  double line = concord_layout_line_height (layout, font), y = area.y;

  for (guint i = 0; lines[i] != NULL && y + line <= area.y + area.height; i++, y += line)
    concord_layout_add_text (layout, -1, lines[i], font, role, area.x + anchor * area.width, y,
                             anchor);
  return y - area.y;
}

/* The height that the caption will take at the bottom. */
static double
caption_height (ConcordChart *chart, ConcordLayout *layout, double width)
{
  g_auto (GStrv) lines = concord_text_wrap (layout->context, private_of (chart)->caption,
                                            CONCORD_FONT_CAPTION, width, 3);
  guint n_lines = g_strv_length (lines);

  return n_lines > 0 ? n_lines * concord_layout_line_height (layout, CONCORD_FONT_CAPTION) + MARGIN
                     : 0;
}

/* Title and subtitle; returns the height taken. */
static double
draw_head (ConcordChart *chart, ConcordLayout *layout, ConcordBox area, ConcordChartFlags flags)
{
  ConcordChartPrivate *self = private_of (chart);
  double top = area.y;

  if ((flags & CONCORD_CHART_WITH_TITLE) && self->title != NULL)
    area.y
        += draw_lines (layout, self->title, CONCORD_FONT_TITLE, CONCORD_ROLE_TEXT, area, 2, 0) + 2;
  area.height -= area.y - top;
  if ((flags & CONCORD_CHART_WITH_SUBTITLE) && self->subtitle != NULL)
    area.y
        += draw_lines (layout, self->subtitle, CONCORD_FONT_LABEL, CONCORD_ROLE_MUTED, area, 2, 0);
  return area.y > top ? area.y - top + MARGIN : 0;
}

static double
draw_empty (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  const char *words = private_of (chart)->empty_words;
  double line = concord_layout_line_height (layout, CONCORD_FONT_LABEL);
  g_auto (GStrv) lines = NULL;

  if (words == NULL)
    words = _ ("Nothing to show yet");
  if (!isfinite (area.height))
    area.height = 16 * line;
  lines = concord_text_wrap (layout->context, words, CONCORD_FONT_LABEL, area.width * 0.7, 5);
  area.y += MAX ((area.height - g_strv_length (lines) * line) / 2, 0);
  draw_lines (layout, words, CONCORD_FONT_LABEL, CONCORD_ROLE_MUTED,
              (ConcordBox){ area.x + area.width * 0.15, area.y, area.width * 0.7, area.height }, 5,
              0.5);
  return area.height;
}

/* The plot, or words where it would need more than there is. */
static double
draw_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  int n_shapes = (int)layout->shapes->len, n_marks = (int)layout->marks->len;
  double height = INFINITY;

  if (area.width >= LEAST_WIDTH && area.height >= LEAST_HEIGHT)
    height = CONCORD_CHART_GET_CLASS (chart)->plot (chart, layout, area);
  /* What is natural must also be enough: a chart of one row asks for the least that is drawn. */
  if (isfinite (height) && height <= area.height + 0.1)
    return MAX (height, LEAST_HEIGHT);
  g_ptr_array_set_size (layout->shapes, n_shapes);
  g_ptr_array_set_size (layout->marks, n_marks);
  return draw_lines (layout, _ ("Too small to draw"), CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                     area, 1, 0.5);
}

/* Everything but the caption; returns the height used, margins included. */
static double
draw_body (ConcordChart *chart, ConcordLayout *layout, double height, ConcordChartFlags flags)
{
  const char *before = concord_words_set_language (private_of (chart)->language);
  ConcordBox area = { MARGIN, MARGIN, layout->width - 2 * MARGIN, height - 2 * MARGIN };
  double head = draw_head (chart, layout, area, flags), caption = 0;

  if (flags & CONCORD_CHART_WITH_CAPTION)
    caption = caption_height (chart, layout, area.width);
  area.y += head;
  area.height -= head + caption;
  if (concord_chart_is_empty (chart))
    area.height = draw_empty (chart, layout, area);
  else
    area.height = draw_plot (chart, layout, area);
  concord_words_set_language (before);
  return area.y + area.height + caption + MARGIN;
}

/**
 * concord_chart_layout:
 * @chart: a chart
 * @width: points
 * @height: points
 * @flags: what is drawn besides the plot
 *
 * Lays the chart out in a picture of the given size. The layout has no colours yet, so it can be
 * painted in any theme.
 *
 * Returns: (transfer full): the picture; free with concord_layout_free().
 */
ConcordLayout *
concord_chart_layout (ConcordChart *chart, double width, double height, ConcordChartFlags flags)
{
  ConcordLayout *layout = concord_layout_new (width, height);
  ConcordChartPrivate *self = private_of (chart);
  double caption;

  layout->title = g_strdup (self->title);
  draw_body (chart, layout, layout->height, flags);
  if (!(flags & CONCORD_CHART_WITH_CAPTION) || self->caption == NULL)
    return layout;
  caption = caption_height (chart, layout, layout->width - 2 * MARGIN);
  if (caption <= layout->height - 2 * MARGIN)
    draw_lines (
        layout, self->caption, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
        (ConcordBox){ MARGIN, layout->height - caption, layout->width - 2 * MARGIN, caption }, 3,
        0);
  return layout;
}

/**
 * concord_chart_natural_height_of:
 * @chart: a chart
 * @width: points
 * @flags: what is drawn besides the plot
 *
 * Returns: the height at which nothing is squeezed or left out, points, rounded up.
 */
double
concord_chart_natural_height_of (ConcordChart *chart, double width, ConcordChartFlags flags)
{
  g_autoptr (ConcordLayout) scratch = concord_layout_new (width, 1e5);

  return ceil (draw_body (chart, scratch, INFINITY, flags));
}

/**
 * concord_chart_natural_height:
 * @chart: a chart
 * @width: points
 *
 * Returns: the same with title, subtitle and caption.
 */
double
concord_chart_natural_height (ConcordChart *chart, double width)
{
  return concord_chart_natural_height_of (chart, width, CONCORD_CHART_WITH_ALL);
}
