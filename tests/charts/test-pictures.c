/* What holds for every kind of chart with every sort of data at every size. */
#include "samples.h"

#include "charts/paint.h"

#include <math.h>
#include <string.h>

static const double sizes[][2] = { { 560, 340 }, { 360, 300 }, { 800, 600 }, { 240, 160 },
                                   { 140, 90 },  { 40, 20 },   { 1, 1 },     { 560, 0 } };
static const ConcordChartFlags flags[] = { CONCORD_CHART_WITH_ALL, CONCORD_CHART_PLAIN };

static void
assert_inside (const ConcordLayout *layout, ConcordBox box, const char *what)
{
  if (box.x < -0.01 || box.y < -0.01 || box.x + box.width > layout->width + 0.01
      || box.y + box.height > layout->height + 0.01)
    g_error ("%s at %g, %g, %g wide, %g high, leaves the picture of %g x %g", what, box.x, box.y,
             box.width, box.height, layout->width, layout->height);
}

static void
check_shapes (const ConcordLayout *layout)
{
  double line = layout->line_heights[CONCORD_FONT_TITLE];

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      g_assert_true (isfinite (shape->box.x + shape->box.y + shape->box.width + shape->box.height));
      g_assert_cmpint (shape->mark, >=, -1);
      g_assert_cmpint (shape->mark, <, (int)layout->marks->len);
      if (shape->kind == CONCORD_SHAPE_TEXT)
        {
          g_assert_cmpfloat (concord_font_size (shape->font), >=, 8);
          if (layout->height >= line)
            assert_inside (layout, shape->box, shape->text);
        }
      else
        assert_inside (layout, shape->box, "a shape");
    }
}

static void
check_texts_apart (const ConcordLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    for (guint k = i + 1; k < layout->shapes->len; k++)
      {
        const ConcordShape *one = g_ptr_array_index (layout->shapes, i);
        const ConcordShape *other = g_ptr_array_index (layout->shapes, k);

        if (one->kind == CONCORD_SHAPE_TEXT && other->kind == CONCORD_SHAPE_TEXT
            && concord_box_overlaps (one->box, other->box))
          g_error ("“%s” (%g, %g) and “%s” (%g, %g) overlap at %g x %g", one->text, one->box.x,
                   one->box.y, other->text, other->box.x, other->box.y, layout->width,
                   layout->height);
      }
}

/* A mark's centre finds the mark, or a smaller one that lies on it. */
static void
check_marks (const ConcordLayout *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const ConcordMark *mark = concord_layout_get_mark (layout, (int)i), *found;
      double x = mark->bounds.x + mark->bounds.width / 2;
      double y = mark->bounds.y + mark->bounds.height / 2;
      int hit = concord_layout_hit (layout, x, y);

      assert_inside (layout, mark->bounds, mark->words);
      g_assert_cmpuint (strlen (mark->words), >, 0);
      g_assert_null (strstr (mark->words, "nan"));
      g_assert_null (strstr (mark->words, "inf"));
      found = concord_layout_get_mark (layout, hit);
      g_assert_nonnull (found);
      g_assert_cmpfloat (found->bounds.width * found->bounds.height, <=,
                         mark->bounds.width * mark->bounds.height + 1e-9);
    }
}

static void
paint_everywhere (const ConcordLayout *layout)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (int theme = 0; theme <= CONCORD_THEME_MONO; theme++)
    concord_layout_paint (layout, cr, theme, (int)layout->marks->len - 1);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_kind (gconstpointer data)
{
  const SampleKind *kind = data;

  for (int sample = 0; sample < N_SAMPLE_DATA; sample++)
    {
      g_autoptr (ConcordChart) chart = kind->make (sample);

      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        for (guint f = 0; f < G_N_ELEMENTS (flags); f++)
          {
            double height
                = sizes[s][1] > 0 ? sizes[s][1] : concord_chart_natural_height (chart, sizes[s][0]);
            g_autoptr (ConcordLayout) layout
                = concord_chart_layout (chart, sizes[s][0], height, flags[f]);

            g_test_message ("%s, %s, %g x %g", kind->name, sample_data_names[sample], sizes[s][0],
                            height);
            check_shapes (layout);
            check_texts_apart (layout);
            check_marks (layout);
            if (s < 4)
              paint_everywhere (layout);
          }
    }
}

/* At its natural height every item of forty has a mark of its own that says so. */
static void
test_natural_height (gconstpointer data)
{
  const SampleKind *kind = data;
  g_autoptr (ConcordChart) many = kind->make (SAMPLE_FORTY);
  g_autoptr (ConcordChart) one = kind->make (SAMPLE_ONE);
  double height = concord_chart_natural_height (many, 560);
  g_autoptr (ConcordLayout) layout
      = concord_chart_layout (many, 560, height, CONCORD_CHART_WITH_ALL);
  guint with_id = 0;

  for (guint i = 0; i < layout->marks->len; i++)
    with_id += concord_layout_get_mark (layout, (int)i)->id != NULL;
  g_assert_cmpuint (with_id, ==, 40);
  g_assert_cmpfloat (height, >=, concord_chart_natural_height (one, 560));
  g_assert_cmpfloat (height, <, 2000);
}

static void
test_empty (gconstpointer data)
{
  const SampleKind *kind = data;
  g_autoptr (ConcordChart) chart = kind->make (SAMPLE_NONE);
  g_autoptr (ConcordLayout) layout = concord_chart_layout (chart, 560, 340, CONCORD_CHART_PLAIN);
  const ConcordShape *first;

  g_assert_true (concord_chart_is_empty (chart));
  g_assert_cmpuint (layout->marks->len, ==, 0);
  g_assert_cmpuint (layout->shapes->len, >, 0);
  first = g_ptr_array_index (layout->shapes, 0);
  g_assert_true (g_str_has_prefix (first->text, "No options yet."));
  g_assert_cmpint (concord_layout_hit (layout, 280, 170), ==, -1);
}

/* The furniture is there when asked for. */
static void
test_flags (gconstpointer data)
{
  const SampleKind *kind = data;
  g_autoptr (ConcordChart) chart = kind->make (SAMPLE_RICH);
  g_autoptr (ConcordLayout) plain = concord_chart_layout (chart, 560, 340, CONCORD_CHART_PLAIN);
  g_autoptr (ConcordLayout) all = concord_chart_layout (chart, 560, 340, CONCORD_CHART_WITH_ALL);
  const char *title = concord_chart_get_title (chart);
  guint found[2] = { 0, 0 };

  for (int i = 0; i < 2; i++)
    {
      const ConcordLayout *layout = i == 0 ? plain : all;

      for (guint k = 0; k < layout->shapes->len; k++)
        {
          const ConcordShape *shape = g_ptr_array_index (layout->shapes, k);

          found[i] += shape->kind == CONCORD_SHAPE_TEXT
                      && (g_strcmp0 (shape->text, title) == 0
                          || g_str_has_prefix (shape->text, "Source: "));
        }
    }
  g_assert_cmpuint (found[0], ==, 0);
  g_assert_cmpuint (found[1], ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_sample_kinds; i++)
    {
      static const struct
      {
        const char *name;
        GTestDataFunc test;
      } tests[] = { { "sound", test_kind },
                    { "natural-height", test_natural_height },
                    { "empty", test_empty },
                    { "flags", test_flags } };

      for (guint k = 0; k < G_N_ELEMENTS (tests); k++)
        {
          g_autofree char *path
              = g_strdup_printf ("/charts/%s/%s", sample_kinds[i].name, tests[k].name);

          g_test_add_data_func (path, &sample_kinds[i], tests[k].test);
        }
    }
  return g_test_run ();
}
