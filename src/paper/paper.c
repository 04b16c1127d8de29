/* A paper: a report of the project, or chosen figures, on pages that any cairo_t can take. */
#include "paper/paper.h"

#include "paper/furniture.h"
#include "paper/odt.h"
#include "paper/page.h"
#include "paper/pdf.h"
#include "paper/pieces.h"

#include "concord-words.h"

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89

typedef struct
{
  char *kind, *subject;
} Choice;

struct _ConcordPaper
{
  GObject parent_instance;

  ConcordDocument *document;
  ConcordRecord *report; /* NULL for a paper of figures */
  const char *language;  /* interned; or NULL */
  GPtrArray *choices;    /* of Choice * */
  guint figures_per_page;
  gboolean tables;
  ConcordPlanSettings settings;
  ConcordPlan *plan; /* as of the last concord_paper_paginate(), or NULL */
};

G_DEFINE_FINAL_TYPE (ConcordPaper, concord_paper, G_TYPE_OBJECT)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->kind);
  g_free (choice->subject);
  g_free (choice);
}

static void
finalize (GObject *object)
{
  ConcordPaper *self = CONCORD_PAPER (object);

  g_clear_pointer (&self->plan, concord_plan_free);
  g_ptr_array_unref (self->choices);
  g_clear_object (&self->report);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_paper_parent_class)->finalize (object);
}

static void
concord_paper_class_init (ConcordPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
concord_paper_init (ConcordPaper *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->settings = (ConcordPlanSettings){
    .width = A4_WIDTH,
    .height = A4_HEIGHT,
    .theme = CONCORD_THEME_LIGHT,
  };
  self->figures_per_page = 2;
  self->tables = TRUE;
}

/**
 * concord_paper_new:
 * @document: the project
 *
 * Returns: (transfer full): a paper of every figure that has something to show, two a page on A4
 *   in colour, with tables.
 */
ConcordPaper *
concord_paper_new (ConcordDocument *document)
{
  ConcordPaper *paper;

  g_return_val_if_fail (CONCORD_IS_DOCUMENT (document), NULL);

  paper = g_object_new (CONCORD_TYPE_PAPER, NULL);
  paper->document = g_object_ref (document);
  return paper;
}

/**
 * concord_paper_set_report:
 * @paper: a paper
 * @report: (nullable): a report of the document; %NULL for a paper of figures
 */
void
concord_paper_set_report (ConcordPaper *paper, ConcordRecord *report)
{
  g_return_if_fail (CONCORD_IS_PAPER (paper));
  g_return_if_fail (report == NULL || CONCORD_IS_RECORD (report));

  g_set_object (&paper->report, report);
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/**
 * concord_paper_set_part:
 * @paper: a paper
 * @part: of a report: what the public may read, or what it may not
 */
void
concord_paper_set_part (ConcordPaper *paper, ConcordPaperPart part)
{
  g_return_if_fail (CONCORD_IS_PAPER (paper));

  paper->settings.part = part;
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/**
 * concord_paper_set_language:
 * @paper: a paper
 * @language: (nullable): "en", "cy", "cy+en" or "en+cy"; %NULL is what the report asks for, else the
 *   program's own
 */
void
concord_paper_set_language (ConcordPaper *paper, const char *language)
{
  g_return_if_fail (CONCORD_IS_PAPER (paper));

  paper->language = g_intern_string (language);
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/**
 * concord_paper_add_figure:
 * @paper: a paper
 * @kind: one of the list of figures
 * @subject: (nullable): the id of the record it speaks of; %NULL takes the first
 *
 * A figure that is chosen is printed even while it is empty.
 */
void
concord_paper_add_figure (ConcordPaper *paper, const char *kind, const char *subject)
{
  Choice *choice;

  g_return_if_fail (CONCORD_IS_PAPER (paper));
  g_return_if_fail (kind != NULL && concord_figure_kinds_find (kind) != NULL);

  choice = g_new0 (Choice, 1);
  choice->kind = g_strdup (kind);
  choice->subject = g_strdup (subject);
  g_ptr_array_add (paper->choices, choice);
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/**
 * concord_paper_set_figures_per_page:
 * @paper: a paper
 * @figures: 1 or 2
 *
 * A chart that would lose labels on half a page has a page of its own in any case.
 */
void
concord_paper_set_figures_per_page (ConcordPaper *paper, guint figures)
{
  g_return_if_fail (CONCORD_IS_PAPER (paper));
  g_return_if_fail (figures == 1 || figures == 2);

  paper->figures_per_page = figures;
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/**
 * concord_paper_set_mono:
 * @paper: a paper
 * @mono: whether it is for a printer without colours: patterns and greys
 */
void
concord_paper_set_mono (ConcordPaper *paper, gboolean mono)
{
  g_return_if_fail (CONCORD_IS_PAPER (paper));

  paper->settings.theme = mono ? CONCORD_THEME_MONO : CONCORD_THEME_LIGHT;
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/**
 * concord_paper_set_tables:
 * @paper: a paper
 * @tables: whether the numbers are printed as tables too
 */
void
concord_paper_set_tables (ConcordPaper *paper, gboolean tables)
{
  g_return_if_fail (CONCORD_IS_PAPER (paper));

  paper->tables = tables;
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/**
 * concord_paper_set_page_size:
 * @paper: a paper
 * @width: points
 * @height: points
 */
void
concord_paper_set_page_size (ConcordPaper *paper, double width, double height)
{
  g_return_if_fail (CONCORD_IS_PAPER (paper));
  g_return_if_fail (width > 0 && height > 0);

  paper->settings.width = width;
  paper->settings.height = height;
  g_clear_pointer (&paper->plan, concord_plan_free);
}

/* The chosen figures, or all that have something to show. */
static GPtrArray *
make_figures (ConcordPaper *paper)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_kinds;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n_kinds);

  for (guint i = 0; i < paper->choices->len; i++)
    {
      const Choice *choice = g_ptr_array_index (paper->choices, i);

      g_ptr_array_add (figures,
                       concord_figure_new_public (paper->document, choice->kind, choice->subject));
    }
  for (guint i = 0; paper->choices->len == 0 && i < n_kinds; i++)
    {
      g_autoptr (ConcordFigure) figure
          = concord_figure_new_public (paper->document, kinds[i].kind, NULL);

      if (!concord_figure_is_empty (figure))
        g_ptr_array_add (figures, g_steal_pointer (&figure));
    }
  return figures;
}

/* The figures in one language. */
static ConcordContent *
make_figures_in (ConcordPaper *paper, const char *language)
{
  const char *before = concord_words_set_language (language);
  g_autoptr (GPtrArray) figures = make_figures (paper);
  ConcordContent *content = concord_content_new_of_figures (paper->document, figures,
                                                            paper->tables, language);

  concord_words_set_language (before);
  return content;
}

/* What the paper says as the document stands: (transfer full). @pages is whether it will be on
 * pages of ours, where tables can stand away from figures. */
static ConcordContent *
make_content (ConcordPaper *paper, gboolean pages)
{
  ConcordContent *content = NULL;
  g_auto (GStrv) languages = NULL;

  if (paper->report != NULL)
    return concord_content_new (paper->document, paper->report, paper->settings.part,
                                paper->language);
  languages = g_strsplit (paper->language != NULL ? paper->language : "", "+", 2);
  for (guint i = 0; i < MAX (g_strv_length (languages), 1); i++)
    {
      ConcordContent *one = make_figures_in (paper, languages[i]);

      if (pages && paper->figures_per_page > 1)
        concord_content_move_tables (one);
      if (content == NULL)
        content = one;
      else
        {
          ((ConcordPiece *)one->pieces->pdata[0])->new_page = TRUE;
          concord_content_join (content, one);
        }
    }
  return content;
}

/**
 * concord_paper_paginate:
 * @paper: a paper
 *
 * Lays the paper out as the document stands. What is drawn stays so until the next call.
 *
 * Returns: the number of pages, at least 1.
 */
guint
concord_paper_paginate (ConcordPaper *paper)
{
  g_autoptr (ConcordContent) content = NULL;

  g_return_val_if_fail (CONCORD_IS_PAPER (paper), 1);

  content = make_content (paper, TRUE);
  paper->settings.figures_per_page = paper->report != NULL ? 0 : paper->figures_per_page;
  g_clear_pointer (&paper->plan, concord_plan_free);
  paper->plan = concord_plan_new (paper->document, content, &paper->settings);
  return concord_plan_get_n_pages (paper->plan);
}

/**
 * concord_paper_draw_page:
 * @paper: a paper
 * @cr: where; one unit a point, the page's corner at the origin
 * @page: from 0
 */
void
concord_paper_draw_page (ConcordPaper *paper, cairo_t *cr, guint page)
{
  ConcordPen pen = { .cr = cr };

  g_return_if_fail (CONCORD_IS_PAPER (paper));
  g_return_if_fail (cr != NULL);

  if (paper->plan == NULL)
    concord_paper_paginate (paper);
  g_return_if_fail (page < concord_plan_get_n_pages (paper->plan));
  pen.theme = paper->settings.theme;
  cairo_save (cr);
  concord_page_draw (paper->plan, &pen, page);
  cairo_restore (cr);
}

/**
 * concord_paper_write_pdf:
 * @paper: a paper
 * @path: where to
 * @error: set with a sentence if it can't be written; what was there is then as it was
 *
 * Lays the paper out as the document stands and writes it.
 *
 * Returns: whether the file is there.
 */
gboolean
concord_paper_write_pdf (ConcordPaper *paper, const char *path, GError **error)
{
  g_return_val_if_fail (CONCORD_IS_PAPER (paper), FALSE);
  g_return_val_if_fail (path != NULL && (error == NULL || *error == NULL), FALSE);

  concord_paper_paginate (paper);
  return concord_pdf_write (paper->plan, path, error);
}

/**
 * concord_paper_write_pdf_pages:
 * @paper: a paper
 * @pages: (element-type guint): from 0, in the order in which they shall stand; one at least
 * @path: where to
 * @error: set with a sentence if it can't be written; what was there is then as it was
 *
 * Writes some pages of the paper as it was laid out last, or is now where it was not yet.
 *
 * Returns: whether the file is there.
 */
gboolean
concord_paper_write_pdf_pages (ConcordPaper *paper, const GArray *pages, const char *path,
                               GError **error)
{
  g_return_val_if_fail (CONCORD_IS_PAPER (paper), FALSE);
  g_return_val_if_fail (pages != NULL && pages->len > 0, FALSE);
  g_return_val_if_fail (path != NULL && (error == NULL || *error == NULL), FALSE);

  if (paper->plan == NULL)
    concord_paper_paginate (paper);
  for (guint i = 0; i < pages->len; i++)
    g_return_val_if_fail (
        g_array_index (pages, guint, i) < concord_plan_get_n_pages (paper->plan), FALSE);
  return concord_pdf_write_pages (paper->plan, pages, path, error);
}

/**
 * concord_paper_write_odt:
 * @paper: a paper
 * @path: where to
 * @error: set with a sentence if it can't be written; what was there is then as it was
 *
 * What the pages say, as the document stands, as an OpenDocument text.
 *
 * Returns: whether the file is there.
 */
gboolean
concord_paper_write_odt (ConcordPaper *paper, const char *path, GError **error)
{
  g_autoptr (ConcordContent) content = NULL;
  g_autofree char *revision = NULL;
  ConcordOdtSettings settings = { 0 };

  g_return_val_if_fail (CONCORD_IS_PAPER (paper), FALSE);
  g_return_val_if_fail (path != NULL && (error == NULL || *error == NULL), FALSE);

  content = make_content (paper, FALSE);
  revision = concord_furniture_dup_saved (paper->document);
  settings = (ConcordOdtSettings){
    .theme = paper->settings.theme,
    .width = paper->settings.width,
    .height = paper->settings.height,
    .part = paper->report != NULL ? paper->settings.part : CONCORD_PAPER_PART_A,
    .author = concord_document_get_project (paper->document)->authority,
    .revision = revision,
    .is_changed = concord_document_is_dirty (paper->document),
  };
  return concord_odt_write (content, &settings, path, error);
}
