/* What the tests of the paper share: a document, papers, and the text of a PDF. */
#pragma once

#include "figure-double.h"

#include "paper/paper.h"

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define MARGIN (20 / 25.4 * 72)

ConcordDocument *check_document (void);
ConcordPaper *check_paper (const char *const *kinds, guint per_page);
char *check_path (const char *name);

/* What @program prints, or NULL where it is not installed; it must not fail. */
char *check_run (const char *const *argv);

/* The text of page @page from 1 with its lines, or of all pages for 0; NULL without pdftotext. */
char *check_text (const char *path, guint page);

/* What structure.py finds in a PDF, or NULL where it can't run. */
char *check_structure (const char *path);

/* @text without line ends and runs of spaces. */
char *check_flatten (const char *text);

/* Ends the test as skipped where @value is NULL. */
#define check_or_skip(value, program)                                                              \
  if ((value) == NULL)                                                                             \
    {                                                                                              \
      g_test_skip (program " is not installed");                                                   \
      return;                                                                                      \
    }
