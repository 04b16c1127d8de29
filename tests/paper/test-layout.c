/* What holds for every paper: hundreds of them, put together by chance. */
#include "made-content.h"

#include "paper/plan.h"

#include <string.h>

#define N_PAPERS 240

/* A4, Letter, A5, A4 across. */
static const struct
{
  double width, height;
} sizes[] = { { A4_WIDTH, A4_HEIGHT }, { 612, 792 }, { 419.528, 595.276 }, { 841.89, 595.276 } };

static const ConcordBlock *
placed_at (const GArray *page, guint index)
{
  return g_array_index (page, ConcordPlaced, index).block;
}

static gboolean
is_tagged (const ConcordBlock *block, const char *tag)
{
  return g_strcmp0 (block->elements[0].tag, tag) == 0;
}

static gboolean
is_heading (const ConcordBlock *block)
{
  return is_tagged (block, "H1") || is_tagged (block, "H2") || is_tagged (block, "H3")
         || is_tagged (block, "Caption");
}

/* --- pages ----------------------------------------------------------------------------------- */

/* Nothing stands below the body of its page or on what is above it, no page is empty, and all blocks
 * are there once, in order. */
static void
assert_pages (const ConcordPlan *plan)
{
  guint n = 0;

  for (guint page = 0; page < plan->flow->pages->len; page++)
    {
      const GArray *placed = g_ptr_array_index (plan->flow->pages, page);
      double bottom = 0;

      g_assert_cmpuint (placed->len, >, 0);
      for (guint i = 0; i < placed->len; i++)
        {
          const ConcordPlaced *item = &g_array_index (placed, ConcordPlaced, i);

          g_assert_true (item->block == g_ptr_array_index (plan->flow->blocks, n));
          g_assert_cmpuint (item->block->page, ==, page);
          g_assert_cmpfloat (item->y, >=, bottom - 0.01);
          bottom = item->y + item->block->height;
          if (item->continued)
            bottom += concord_table_get_lead (item->block->table);
          n++;
        }
      g_assert_cmpfloat (bottom, <=, plan->flow->height + 0.1);
    }
  g_assert_cmpuint (n, ==, plan->flow->blocks->len);
}

/* Each piece is there once, in the order of the paper. */
static void
assert_whole (const ConcordPlan *plan, const ConcordContent *content)
{
  g_autoptr (GRegex) marks = g_regex_new ("^q(\\d+)q ", 0, 0, NULL);
  guint next = 0;

  for (guint i = 0; i < plan->flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *number = NULL, *wanted = NULL;
      const char *text;

      if (block->kind != CONCORD_BLOCK_TEXT || block->first_line > 0)
        continue;
      text = pango_layout_get_text (block->text);
      /* A table too wide for the page has its caption over each part. */
      if (!g_regex_match (marks, text, 0, &match)
          || (strstr (text, "(part ") != NULL && strstr (text, "(part 1 of") == NULL))
        continue;
      number = g_match_info_fetch (match, 1);
      wanted = g_strdup_printf ("%u", next++);
      g_assert_cmpstr (number, ==, wanted);
    }
  g_assert_cmpuint (next, ==, content->pieces->len);
}

/* --- what must not be parted ----------------------------------------------------------------- */

/* After a heading come two lines, a chart, or the rows of a table. */
static void
assert_followed (const GArray *placed, guint index)
{
  const ConcordBlock *block = placed_at (placed, index), *next;

  g_assert_cmpuint (index + 1, <, placed->len);
  next = placed_at (placed, index + 1);
  if (next->kind == CONCORD_BLOCK_TEXT && next->text != block->text && !is_heading (next))
    g_assert_cmpuint (next->n_lines, >=, MIN (2, concord_style_count_lines (next->text)));
}

static void
assert_headings (const ConcordPlan *plan, const ConcordContent *content)
{
  const ConcordPiece *last = g_ptr_array_index (content->pieces, content->pieces->len - 1);

  for (guint page = 0; page < plan->flow->pages->len; page++)
    {
      const GArray *placed = g_ptr_array_index (plan->flow->pages, page);
      const GArray *next = page + 1 < plan->flow->pages->len
                               ? g_ptr_array_index (plan->flow->pages, page + 1)
                               : NULL;
      gboolean ends_here = next == NULL ? last->kind == CONCORD_PIECE_HEADING
                                        : placed_at (next, 0)->new_page;

      /* Where a page is begun on purpose, or the paper is out, nothing can follow a heading. */
      for (guint i = 0; i + ends_here < placed->len; i++)
        if (is_heading (placed_at (placed, i)))
          assert_followed (placed, i);
    }
}

/* A line of a paragraph doesn't stand on a page alone. */
static void
assert_lines (const ConcordPlan *plan)
{
  for (guint page = 0; page < plan->flow->pages->len; page++)
    {
      const GArray *placed = g_ptr_array_index (plan->flow->pages, page);
      gpointer text = NULL;
      guint n_lines = 0;

      for (guint i = 0; i <= placed->len; i++)
        {
          const ConcordBlock *block = i < placed->len ? placed_at (placed, i) : NULL;

          if (block != NULL && block->kind == CONCORD_BLOCK_TEXT && block->text == text)
            {
              n_lines += block->n_lines;
              continue;
            }
          if (text != NULL)
            g_assert_cmpuint (n_lines, >=, MIN (2, concord_style_count_lines (text)));
          text = block != NULL && block->kind == CONCORD_BLOCK_TEXT ? block->text : NULL;
          n_lines = text != NULL ? block->n_lines : 0;
        }
    }
}

/* A chart has its heading and its source on its page, and shows as much as at its natural height. */
static void
assert_charts (const ConcordPlan *plan)
{
  const GPtrArray *blocks = plan->flow->blocks;

  for (guint i = 0; i < blocks->len; i++)
    {
      const ConcordBlock *chart = g_ptr_array_index (blocks, i), *before, *after;

      if (chart->kind != CONCORD_BLOCK_CHART)
        continue;
      before = g_ptr_array_index (blocks, i - 1);
      after = g_ptr_array_index (blocks, i + 1);
      g_assert_cmpuint (before->page, ==, chart->page);
      g_assert_cmpuint (after->page, ==, chart->page);
      g_assert_true (concord_chart_fit_allows (chart->chart, chart->height)
                     || concord_chart_fit_get_least (chart->chart) > 0.6 * plan->flow->height);
      for (guint k = i; k-- > 0;)
        {
          const ConcordBlock *heading = g_ptr_array_index (blocks, k);

          if (heading->figure != chart->figure)
            break;
          g_assert_cmpuint (heading->page, ==, chart->page);
        }
    }
}

/* --- tables ---------------------------------------------------------------------------------- */

/* The rows of one table on one page: below its header, whether they begin or go on. */
static void
assert_part (const GArray *placed, guint first, guint n)
{
  const ConcordPlaced *start = &g_array_index (placed, ConcordPlaced, first);

  g_assert_cmpint (start->continued, ==, start->block->row > 0);
  if (start->block->row < 0)
    {
      g_assert_cmpuint (first, >, 0);
      g_assert_true (is_tagged (placed_at (placed, first - 1), "Caption"));
      g_assert_cmpuint (n, >, 1);
    }
  for (guint i = 1; i < n; i++)
    g_assert_false (g_array_index (placed, ConcordPlaced, first + i).continued);
}

/* The blocks from @first on that are on one page whenever half a page has room for them. */
static void
assert_together (const ConcordPlan *plan, guint first, guint n)
{
  const ConcordBlock *start = g_ptr_array_index (plan->flow->blocks, first);
  double height = 0;

  for (guint i = 0; i < n; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, first + i);

      height += block->before + block->height;
    }
  for (guint i = 1; i < n && height < plan->flow->height / 2; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, first + i);

      g_assert_cmpuint (block->page, ==, start->page);
    }
}

/* Caption, header and the first two rows; and the last two. */
static void
assert_ends (const ConcordPlan *plan)
{
  for (guint i = 1; i < plan->flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, i);
      int n_rows = block->table != NULL ? (int) concord_table_get_n_rows (block->table) : 0;

      if (n_rows > 1 && block->row < 0)
        assert_together (plan, i - 1, 4);
      if (n_rows > 2 && block->row == n_rows - 2)
        assert_together (plan, i, 2);
    }
}

static void
assert_tables (const ConcordPlan *plan)
{
  for (guint page = 0; page < plan->flow->pages->len; page++)
    {
      const GArray *placed = g_ptr_array_index (plan->flow->pages, page);

      for (guint i = 0, n; i < placed->len; i += n)
        {
          const ConcordBlock *block = placed_at (placed, i);

          for (n = 1; i + n < placed->len && placed_at (placed, i + n)->table == block->table; n++)
            if (block->table == NULL)
              break;
          if (block->table != NULL)
            assert_part (placed, i, n);
        }
    }
}

static void
test_chance (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  guint n_long = 0;

  for (guint32 seed = 0; seed < N_PAPERS; seed++)
    {
      g_autoptr (ConcordContent) content = made_content_by_chance (document, seed);
      ConcordPlanSettings settings = { .width = sizes[seed % G_N_ELEMENTS (sizes)].width,
                                       .height = sizes[seed % G_N_ELEMENTS (sizes)].height };
      g_autoptr (ConcordPlan) plan = concord_plan_new (document, content, &settings);

      g_test_message ("seed %u: %u pages", seed, concord_plan_get_n_pages (plan));
      assert_pages (plan);
      assert_whole (plan, content);
      assert_headings (plan, content);
      assert_lines (plan);
      assert_charts (plan);
      assert_tables (plan);
      assert_ends (plan);
      n_long += concord_plan_get_n_pages (plan) > 6;
    }
  /* Some with contents, some without. */
  g_assert_cmpuint (n_long, >, N_PAPERS / 10);
  g_assert_cmpuint (n_long, <, N_PAPERS);
}

/* --- one report ------------------------------------------------------------------------------ */

static ConcordPlan *
lay_out (const ConcordContent *content)
{
  g_autoptr (ConcordDocument) document = check_document ();
  ConcordPlanSettings settings = { .width = A4_WIDTH, .height = A4_HEIGHT };

  return concord_plan_new (document, content, &settings);
}

/* Numbers hang in one column, "10.12" among them, and lines stand under each other beside it. */
static void
test_numbers (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_long_report (document);
  g_autoptr (ConcordPlan) plan = lay_out (content);
  double x = 0;
  guint n = 0;

  for (guint i = 0; i < plan->flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, i);

      if (!is_tagged (block, "P") || block->label == NULL)
        continue;
      x = x > 0 ? x : block->x;
      g_assert_cmpfloat (block->label_x, ==, 0);
      g_assert_cmpfloat (block->x, ==, x);
      g_assert_cmpfloat (concord_style_width (block->label), <, x);
      n += strncmp (pango_layout_get_text (block->label), "10.12", 5) == 0;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (x, >, 0);
}

/* Bullets stand further in than the paragraph that they belong to. */
static void
test_bullets (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_report (document, "en");
  g_autoptr (ConcordPlan) plan = lay_out (content);
  double text = 0;
  guint n = 0;

  for (guint i = 0; i < plan->flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, i);

      if (is_tagged (block, "P") && block->label != NULL)
        text = block->x;
      if (!is_tagged (block, "L"))
        continue;
      g_assert_cmpfloat (block->x, >, text);
      if (block->label != NULL)
        {
          g_assert_cmpfloat (block->label_x, ==, text);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 3);
}

/* A chart that would not fit below the text of its page shrinks, as long as it shows all. */
static void
test_shrinking (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  guint n_shrunk = 0;

  for (guint n_words = 20; n_words < 1200; n_words += 20)
    {
      g_autoptr (ConcordContent) content = concord_content_new_empty ();
      g_autoptr (ConcordPlan) plan = NULL;
      const ConcordBlock *text = NULL;
      ConcordPiece *piece;

      concord_content_take (content, CONCORD_PIECE_PARAGRAPH, made_content_words (n_words));
      piece = concord_content_take (content, CONCORD_PIECE_FIGURE, g_strdup ("Figure 1: Bars"));
      piece->figure = concord_figure_new (document, "bars", NULL);
      plan = lay_out (content);
      for (guint i = 0; i < plan->flow->blocks->len; i++)
        {
          const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, i);

          text = block->figure == 0 ? block : text;
          if (block->kind != CONCORD_BLOCK_CHART)
            continue;
          g_assert_cmpfloat (block->height, <=, block->full);
          g_assert_true (concord_chart_fit_allows (block->chart, block->height));
          n_shrunk += block->height < block->full;
          /* It does so only to stay on the page of the text above it. */
          if (block->height < block->full)
            g_assert_cmpuint (text->page, ==, block->page);
        }
    }
  g_assert_cmpuint (n_shrunk, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/layout/chance", test_chance);
  g_test_add_func ("/paper/layout/numbers", test_numbers);
  g_test_add_func ("/paper/layout/bullets", test_bullets);
  g_test_add_func ("/paper/layout/shrinking", test_shrinking);
  return g_test_run ();
}
