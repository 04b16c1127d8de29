/* What a bubble chart holds; bubbles-plot.c draws it. */
#include "charts/bubbles-private.h"


#include "concord-words.h"
#include <math.h>

G_DEFINE_FINAL_TYPE (ConcordBubbles, concord_bubbles, CONCORD_TYPE_CHART)

static void
bubble_free (ConcordBubble *bubble)
{
  g_free (bubble->id);
  g_free (bubble->label);
  g_free (bubble->size_text);
  g_free (bubble->words);
  g_free (bubble);
}

static gboolean
concord_bubbles_is_empty (ConcordChart *chart)
{
  return CONCORD_BUBBLES (chart)->items->len == 0;
}

static void
concord_bubbles_finalize (GObject *object)
{
  ConcordBubbles *bubbles = CONCORD_BUBBLES (object);

  g_ptr_array_unref (bubbles->items);
  g_free (bubbles->x_title);
  g_free (bubbles->y_title);
  g_free (bubbles->threshold_label);
  g_free (bubbles->size_name);
  for (guint i = 0; i < CONCORD_BUBBLES_N_GROUPS; i++)
    g_free (bubbles->group_names[i]);
  G_OBJECT_CLASS (concord_bubbles_parent_class)->finalize (object);
}

static void
concord_bubbles_class_init (ConcordBubblesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_bubbles_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_bubbles_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_bubbles_plot;
}

static void
concord_bubbles_init (ConcordBubbles *bubbles)
{
  bubbles->items = g_ptr_array_new_with_free_func ((GDestroyNotify)bubble_free);
  bubbles->x_max = 100;
  bubbles->threshold = NAN;
  bubbles->group_names[CONCORD_BUBBLES_IN] = g_strdup (_ ("In the package"));
  bubbles->group_names[CONCORD_BUBBLES_UNDECIDED] = g_strdup (_ ("Undecided"));
  bubbles->group_names[CONCORD_BUBBLES_OUT] = g_strdup (_ ("Out"));
}

/**
 * concord_bubbles_new:
 *
 * Returns: (transfer full): a chart without bubbles, from 0 to 100 across.
 */
ConcordBubbles *
concord_bubbles_new (void)
{
  return g_object_new (CONCORD_TYPE_BUBBLES, NULL);
}

static void
set_text (char **slot, const char *text)
{
  g_free (*slot);
  *slot = g_strdup (text);
}

/**
 * concord_bubbles_set_axes:
 * @bubbles: a chart
 * @x_title: (nullable): what is measured across
 * @y_title: (nullable): what is measured upwards
 */
void
concord_bubbles_set_axes (ConcordBubbles *bubbles, const char *x_title, const char *y_title)
{
  g_return_if_fail (CONCORD_IS_BUBBLES (bubbles));

  set_text (&bubbles->x_title, x_title);
  set_text (&bubbles->y_title, y_title);
}

/**
 * concord_bubbles_set_x_range:
 * @bubbles: a chart
 * @min: left end, or NaN to follow the data
 * @max: right end, likewise; data beyond either end widen the scale
 */
void
concord_bubbles_set_x_range (ConcordBubbles *bubbles, double min, double max)
{
  g_return_if_fail (CONCORD_IS_BUBBLES (bubbles));

  bubbles->x_min = min;
  bubbles->x_max = max;
}

/**
 * concord_bubbles_set_threshold:
 * @bubbles: a chart
 * @value: height of a dashed line across, in the unit of y; NaN for none
 * @label: (nullable): what it means, "3 able suppliers wanted"
 */
void
concord_bubbles_set_threshold (ConcordBubbles *bubbles, double value, const char *label)
{
  g_return_if_fail (CONCORD_IS_BUBBLES (bubbles));

  bubbles->threshold = isfinite (value) ? value : NAN;
  set_text (&bubbles->threshold_label, label);
}

/**
 * concord_bubbles_set_group_name:
 * @bubbles: a chart
 * @group: 0 in the package, 1 undecided, 2 out
 * @name: what the legend calls it
 */
void
concord_bubbles_set_group_name (ConcordBubbles *bubbles, guint group, const char *name)
{
  g_return_if_fail (CONCORD_IS_BUBBLES (bubbles));
  g_return_if_fail (group < CONCORD_BUBBLES_N_GROUPS && name != NULL);

  set_text (&bubbles->group_names[group], name);
}

/**
 * concord_bubbles_set_size_name:
 * @bubbles: a chart
 * @name: (nullable): what the area stands for, "net cost a year"; the legend then says so with the
 *   largest bubble's text
 */
void
concord_bubbles_set_size_name (ConcordBubbles *bubbles, const char *name)
{
  g_return_if_fail (CONCORD_IS_BUBBLES (bubbles));

  set_text (&bubbles->size_name, name);
}

/**
 * concord_bubbles_add:
 * @bubbles: a chart
 * @id: (nullable): the caller's name for it
 * @label: its name
 * @x: how far to the right, or NaN
 * @y: how far up, or NaN; a bubble without either is named below the plot
 * @size: what its area stands for, 0 or more; absent, 0 and less are drawn as small as can be seen
 * @size_text: (nullable): the same in words, "£3.2m a year"
 * @group: 0 in the package, 1 undecided, 2 out
 * @words: (nullable): the sentence that says it all; %NULL for one made of label, axes and size
 */
void
concord_bubbles_add (ConcordBubbles *bubbles,
                     const char *id,
                     const char *label,
                     double x,
                     double y,
                     double size,
                     const char *size_text,
                     guint group,
                     const char *words)
{
  ConcordBubble *bubble;

  g_return_if_fail (CONCORD_IS_BUBBLES (bubbles));
  g_return_if_fail (group < CONCORD_BUBBLES_N_GROUPS);

  bubble = g_new0 (ConcordBubble, 1);
  bubble->id = g_strdup (id);
  bubble->label = g_strdup (label != NULL ? label : "");
  bubble->size_text = g_strdup (size_text);
  bubble->words = g_strdup (words);
  bubble->x = isfinite (x) ? x : NAN;
  bubble->y = isfinite (y) ? y : NAN;
  bubble->size = isfinite (size) && size > 0 ? size : 0;
  bubble->group = group;
  g_ptr_array_add (bubbles->items, bubble);
}
