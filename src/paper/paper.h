/* A paper: a report of the project, or chosen figures, on pages that any cairo_t can take. */
#pragma once

#include "paper/content.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_PAPER (concord_paper_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaper, concord_paper, CONCORD, PAPER, GObject)

ConcordPaper *concord_paper_new (ConcordDocument *document);

/* The whole report (a record of the document) instead of figures alone; NULL takes that back. */
void concord_paper_set_report (ConcordPaper *paper, ConcordRecord *report);

/* Of a report; Part A unless said. */
void concord_paper_set_part (ConcordPaper *paper, ConcordPaperPart part);

/* "en", "cy", "cy+en" or "en+cy"; NULL is what the report asks for, else the program's own. */
void concord_paper_set_language (ConcordPaper *paper, const char *language);

/* Figures in the order of the paper; none chosen means every kind that has something to show. */
void concord_paper_add_figure (ConcordPaper *paper, const char *kind, const char *subject);

/* 1 or 2; 2 unless said. With 1, each figure has its page with its data table. */
void concord_paper_set_figures_per_page (ConcordPaper *paper, guint figures);
void concord_paper_set_mono (ConcordPaper *paper, gboolean mono);
void concord_paper_set_tables (ConcordPaper *paper, gboolean tables);

/* In points; A4 unless said. */
void concord_paper_set_page_size (ConcordPaper *paper, double width, double height);

/* Lays the paper out; returns the number of pages, at least 1. */
guint concord_paper_paginate (ConcordPaper *paper);

/* Draws page @page (from 0) on @cr, whose unit is a point and whose origin is the page's corner. */
void concord_paper_draw_page (ConcordPaper *paper, cairo_t *cr, guint page);

/* The same pages as a PDF with selectable text, title and outline. FALSE with a sentence where the
 * file can't be written; no half file stays. */
gboolean concord_paper_write_pdf (ConcordPaper *paper, const char *path, GError **error);

/* Some of the pages, numbers from 0 (guint) in the order wanted, of the paper as it was laid out
 * last: the same structure, and an outline of what is on them. */
gboolean concord_paper_write_pdf_pages (ConcordPaper *paper, const GArray *pages, const char *path,
                                        GError **error);

/* The same content as an OpenDocument text that a word processor opens. */
gboolean concord_paper_write_odt (ConcordPaper *paper, const char *path, GError **error);

G_END_DECLS
