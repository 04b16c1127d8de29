/* Figures of the tests' own in the place of src/figures: every sort of chart, and tables of any
 * length and width, without a project behind them. Kinds:
 *   bars answers dots bubbles - rich ones, each with its table
 *   long - a table of 200 rows; wide - of 16 columns; wordy - very long title, names and words
 *   bare - no table; empty - nothing to show */
#pragma once

#include "figures/figure.h"

/* While set, no kind has anything to show. */
void figure_double_set_all_empty (gboolean empty);
