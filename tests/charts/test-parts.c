/* What is painted is put in order without a change to the picture. */
#include "charts/parts.h"
#include "samples.h"

static ConcordPart *
part_at (GArray *parts, guint index)
{
  return &g_array_index (parts, ConcordPart, index);
}

static guint
index_of (const ConcordLayout *layout, const ConcordShape *shape)
{
  guint index = 0;

  g_assert_true (g_ptr_array_find (layout->shapes, shape, &index));
  return index;
}

/* Nothing is painted before what lies under it; texts are in their order; each shape is there. */
static void
assert_order (const ConcordLayout *layout, ConcordTheme theme)
{
  g_autoptr (GArray) parts = concord_parts_list (layout, theme);
  g_autofree guint *places = g_new (guint, parts->len + 1);
  guint last_text = 0, n_texts = 0, n_shapes = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const ConcordPart *part = part_at (parts, i);

      places[i] = index_of (layout, part->shape);
      for (guint k = 0; k < i; k++)
        if (concord_box_overlaps (part_at (parts, k)->box, part->box))
          g_assert_cmpuint (places[k], <=, places[i]);
      if (part->kind != CONCORD_PART_GROUND)
        n_shapes++;
      if (part->kind != CONCORD_PART_TEXT)
        continue;
      g_assert_true (n_texts++ == 0 || places[i] > last_text);
      last_text = places[i];
    }
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      n_shapes -= shape->kind == CONCORD_SHAPE_TEXT || shape->fill != CONCORD_ROLE_NONE
                  || shape->stroke != CONCORD_ROLE_NONE;
    }
  g_assert_cmpuint (n_shapes, ==, 0);
}

static void
test_samples (void)
{
  for (guint kind = 0; kind < n_sample_kinds; kind++)
    for (SampleData data = 0; data < N_SAMPLE_DATA; data++)
      {
        g_autoptr (ConcordChart) chart = sample_kinds[kind].make (data);
        g_autoptr (ConcordLayout) layout
            = concord_chart_layout (chart, 480, 320, CONCORD_CHART_WITH_ALL);

        assert_order (layout, CONCORD_THEME_LIGHT);
        assert_order (layout, CONCORD_THEME_MONO);
      }
}

static ConcordShape *
add_line (ConcordLayout *layout, double y)
{
  return concord_layout_add_line (layout, -1, (ConcordPoint){ 10, y }, (ConcordPoint){ 90, y },
                                  CONCORD_ROLE_GRID, 1);
}

/* Lines of a grid with their names between them are one stroke and one run of texts. */
static void
test_grid (void)
{
  g_autoptr (ConcordLayout) layout = concord_layout_new (200, 200);
  g_autoptr (GArray) parts = NULL;

  for (int i = 0; i < 4; i++)
    {
      add_line (layout, 20 + 40 * i);
      concord_layout_add_text (layout, -1, "30", CONCORD_FONT_LABEL, CONCORD_ROLE_MUTED, 150,
                               10 + 40 * i, 0);
    }
  parts = concord_parts_list (layout, CONCORD_THEME_LIGHT);
  g_assert_cmpuint (parts->len, ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      g_assert_cmpint (part_at (parts, i)->kind, ==,
                       i < 4 ? CONCORD_PART_STROKE : CONCORD_PART_TEXT);
      g_assert_cmpint (part_at (parts, i)->starts, ==, i == 0 || i >= 4);
    }
}

/* What lies over a shape in between stays over it; lines that cross are two strokes. */
static void
test_overlaps (void)
{
  g_autoptr (ConcordLayout) layout = concord_layout_new (200, 200);
  ConcordShape *first = add_line (layout, 20), *box, *over, *across;
  g_autoptr (GArray) parts = NULL;

  box = concord_layout_add_rectangle (layout, -1, (ConcordBox){ 20, 50, 20, 30 },
                                      CONCORD_ROLE_SERIES_0);
  over = add_line (layout, 60);
  across = concord_layout_add_line (layout, -1, (ConcordPoint){ 50, 40 }, (ConcordPoint){ 50, 90 },
                                    CONCORD_ROLE_GRID, 1);
  parts = concord_parts_list (layout, CONCORD_THEME_LIGHT);
  g_assert_cmpuint (parts->len, ==, 4);
  g_assert_true (part_at (parts, 0)->shape == first);
  g_assert_true (part_at (parts, 1)->shape == box);
  g_assert_true (part_at (parts, 2)->shape == over);
  g_assert_true (part_at (parts, 3)->shape == across);
  g_assert_true (part_at (parts, 2)->starts);
  g_assert_true (part_at (parts, 3)->starts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/parts/samples", test_samples);
  g_test_add_func ("/charts/parts/grid", test_grid);
  g_test_add_func ("/charts/parts/overlaps", test_overlaps);
  return g_test_run ();
}
