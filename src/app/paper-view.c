#include "app/paper-view.h"
#include "app/beside.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

/* A4 in points, and how large a point is on the screen. */
#define PAGE_WIDTH 595
#define PAGE_HEIGHT 842
#define ZOOM 0.85

struct _ConcordPaperView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *pages;
  ConcordPaper *paper;
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (ConcordPaperView, concord_paper_view, GTK_TYPE_WIDGET)

static void
dispose (GObject *object)
{
  ConcordPaperView *view = CONCORD_PAPER_VIEW (object);

  g_clear_object (&view->paper);
  g_clear_pointer (&view->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_paper_view_parent_class)->dispose (object);
}

static void
concord_paper_view_class_init (ConcordPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paper");
}

static void
concord_paper_view_init (ConcordPaperView *view)
{
  view->scroller = gtk_scrolled_window_new ();
  view->pages = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_widget_set_halign (GTK_WIDGET (view->pages), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (GTK_WIDGET (view->pages), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (view->pages), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (view->pages), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (view->pages), 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view->scroller), GTK_WIDGET (view->pages));
  gtk_widget_set_parent (view->scroller, GTK_WIDGET (view));
}

static void
draw_page (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  ConcordPaperView *view
      = CONCORD_PAPER_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (area), CONCORD_TYPE_PAPER_VIEW));
  double zoom = (double) width / PAGE_WIDTH;

  if (view == NULL || view->paper == NULL)
    return;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  concord_paper_draw_page (view->paper, cr, GPOINTER_TO_UINT (data));
}

static void
add_page (ConcordPaperView *view, guint page)
{
  GtkWidget *area = gtk_drawing_area_new ();
  /* Whoever needs larger text needs larger pages. */
  double zoom = ZOOM * concord_text_scale (GTK_WIDGET (view));
  /* Translators: page number and number of pages. */
  g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), page + 1, view->n_pages);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (PAGE_WIDTH * zoom));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (PAGE_HEIGHT * zoom));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, GUINT_TO_POINTER (page),
                                  NULL);
  gtk_widget_add_css_class (area, "sheet");
  /* So that the keyboard can scroll from page to page. */
  gtk_widget_set_focusable (area, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (view->pages, area);
}

void
concord_paper_view_set_paper (ConcordPaperView *view, ConcordPaper *paper)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (view->pages))) != NULL)
    gtk_box_remove (view->pages, page);
  g_set_object (&view->paper, paper);
  view->n_pages = 0;
  if (paper == NULL)
    return;
  concord_paper_set_page_size (paper, PAGE_WIDTH, PAGE_HEIGHT);
  view->n_pages = concord_paper_paginate (paper);
  for (guint i = 0; i < view->n_pages; i++)
    add_page (view, i);
}

guint
concord_paper_view_get_n_pages (ConcordPaperView *view)
{
  return view->n_pages;
}
