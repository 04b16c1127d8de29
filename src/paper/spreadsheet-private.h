/* How the making of the workbook is split: cells and styles; one file for each sheet or two. */
#pragma once

#include "findings/money-case.h"
#include "findings/weights.h"
#include "model/document.h"

#include <math.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/* --- cells ----------------------------------------------------------------------------------- */

/* Who a cell is from: black formulas and labels, blue inputs, what Concord found. */
typedef enum
{
  CONCORD_CELL_PLAIN,
  CONCORD_CELL_INPUT,
  CONCORD_CELL_TOTAL,
  CONCORD_CELL_FOUND,
  CONCORD_CELL_HEAD,
  CONCORD_CELL_N_ROLES
} ConcordCellRole;

typedef enum
{
  CONCORD_CELL_TEXT,
  CONCORD_CELL_LONG_TEXT, /* wrapped */
  CONCORD_CELL_WHOLE,
  CONCORD_CELL_NUMBER,
  CONCORD_CELL_MONEY,
  CONCORD_CELL_PERCENT,
  CONCORD_CELL_FACTOR,
  CONCORD_CELL_N_KINDS
} ConcordCellKind;

/* What stands in a formula for a choice of the project: labels, with quotation marks doubled. */
typedef struct
{
  char *cost, *non_cashable, *capital, *nominal, *yes, *lower, *pert;
  char *measures[2]; /* capital, operating */
} ConcordBookWords;

typedef struct _ConcordBook ConcordBook;

typedef struct
{
  ConcordBook *book;
  lxw_worksheet *sheet;
  char *name;   /* as people see it */
  char *quoted; /* "'Cash flow A'!", for formulas of other sheets */
} ConcordTab;

struct _ConcordBook
{
  ConcordDocument *document;
  gboolean with_confidential;
  ConcordMoneyCase *money;
  ConcordAppraisal *appraisal;
  ConcordWeights *weights;

  lxw_workbook *book;
  lxw_error first_error;
  lxw_format *formats[CONCORD_CELL_N_ROLES][CONCORD_CELL_N_KINDS];
  lxw_format *title, *words, *good, *bad;
  char *footer;
  ConcordBookWords say;
  GPtrArray *tabs;   /* of ConcordTab, in their order */
  GPtrArray *checks; /* what the sheets compute and Concord found */

  ConcordTab *readme, *criteria, *sets, *rates, *lines, *biases, *risks, *budget, *results;
  GPtrArray *flows; /* of ConcordTab, one for each option of the money case */

  /* Where things stand that other sheets refer to; rows and columns from 0. */
  guint values_row;      /* of the values, on the appraisal's sheet; one row a criterion */
  guint timeline_row;    /* of the first year, on the sheet of rates */
  guint lines_row;       /* of the first line */
  guint lines_years_row; /* heads of the single years */
  guint lines_last;      /* last column of the single years */
  guint biases_row;      /* of the first option */
  guint risks_row;       /* of the first risk */
  guint n_risks;         /* rows of the table, at least 1 */
};

/* Writing goes on after an error; the first one is reported at the end. */
void concord_book_keep (ConcordBook *book, lxw_error result);

/* FALSE and a sentence. @path is written when the book is closed. */
gboolean concord_book_open (ConcordBook *book, const char *path, GError **error);
gboolean concord_book_close (ConcordBook *book, GError **error);
void concord_book_clear (ConcordBook *book);

/* The file at @path, whose formulas have no results yet: (transfer full). */
GBytes *concord_book_pack (const char *path, GError **error);

/* "Years" for a range of a sheet: two corners. */
void concord_book_define (ConcordBook *book, const char *name, const ConcordTab *tab, guint row,
                          guint column, guint last_row, guint last_column);

/* Says that a cell computes what Concord found to be @found (NAN: nothing). */
void concord_book_check (ConcordBook *book, const char *subject, const char *figure,
                         const ConcordTab *tab, guint row, guint column, ConcordCellKind kind,
                         double found);

/* One of them, for the sheet of results. */
typedef struct
{
  char *subject, *figure, *formula;
  ConcordCellKind kind;
  double found;
} ConcordBookCheck;

/* A sheet called @name as far as a workbook allows, with a title; (transfer none). */
ConcordTab *concord_tab_new (ConcordBook *book, const char *name);

/* @help: (nullable): one sentence below the title. */
void concord_tab_begin (ConcordTab *tab, const char *title, const char *help);

/* What stays in view and is repeated on each printed page. */
void concord_tab_freeze (ConcordTab *tab, guint first_head, guint last_head, guint columns);
void concord_tab_widths (ConcordTab *tab, guint first, guint last, double width);

void concord_tab_text (ConcordTab *tab, guint row, guint column, ConcordCellRole role,
                       const char *text);
void concord_tab_long_text (ConcordTab *tab, guint row, guint column, ConcordCellRole role,
                            const char *text);

/* NAN is an empty cell. */
void concord_tab_number (ConcordTab *tab, guint row, guint column, ConcordCellRole role,
                         ConcordCellKind kind, double number);
void concord_tab_formula (ConcordTab *tab, guint row, guint column, ConcordCellRole role,
                          ConcordCellKind kind, const char *format, ...) G_GNUC_PRINTF (6, 7);

/* A row of translated heads, which ends with NULL. */
void concord_tab_heads (ConcordTab *tab, guint row, guint column, const char *const *heads);

/* An input that is one of @choices; -1 is empty. */
void concord_tab_choice (ConcordTab *tab, guint row, guint column, const ConcordChoice *choices,
                         int choice);

/* A text field of a record as an input; one that is confidential stays empty in the public view. */
void concord_tab_field (ConcordTab *tab, guint row, guint column, ConcordRecord *record,
                        const char *field);

/* --- names of cells, for formulas ------------------------------------------------------------ */

/* Lives to the end of the expression. */
typedef struct
{
  char text[48];
} ConcordRef;

ConcordRef concord_ref (guint row, guint column);        /* "B3" */
ConcordRef concord_ref_column (guint row, guint column); /* "$B3" */
ConcordRef concord_ref_row (guint row, guint column);    /* "B$3" */
ConcordRef concord_ref_fixed (guint row, guint column);  /* "$B$3" */

/* "$B$3:$B$9" */
ConcordRef concord_ref_range (guint row, guint column, guint last_row, guint last_column);

/* --- sheets ---------------------------------------------------------------------------------- */

void concord_spreadsheet_fill_readme (ConcordBook *book);
void concord_spreadsheet_fill_criteria (ConcordBook *book);
void concord_spreadsheet_fill_sets (ConcordBook *book);
void concord_spreadsheet_fill_rates (ConcordBook *book);
void concord_spreadsheet_fill_lines (ConcordBook *book);
void concord_spreadsheet_fill_biases (ConcordBook *book);
void concord_spreadsheet_fill_risks (ConcordBook *book);
void concord_spreadsheet_fill_flows (ConcordBook *book);
void concord_spreadsheet_fill_budget (ConcordBook *book);
void concord_spreadsheet_fill_results (ConcordBook *book);

/* --- what several sheets know of each other -------------------------------------------------- */

/* Columns of the sheet of rates, in the rows of its years. */
enum
{
  CONCORD_RATES_NUMBER,
  CONCORD_RATES_YEAR,
  CONCORD_RATES_LABEL,
  CONCORD_RATES_RATE,
  CONCORD_RATES_FACTOR,
  CONCORD_RATES_PLACE,
  CONCORD_RATES_INDEX,
  CONCORD_RATES_LEVEL
};

/* Columns of the sheet of lines. */
enum
{
  CONCORD_LINES_OPTION_NUMBER,
  CONCORD_LINES_OPTION,
  CONCORD_LINES_NAME,
  CONCORD_LINES_KIND,
  CONCORD_LINES_PART,
  CONCORD_LINES_BUDGET,
  CONCORD_LINES_FUND,
  CONCORD_LINES_PARTY,
  CONCORD_LINES_PRICES,
  CONCORD_LINES_LOW,
  CONCORD_LINES_LIKELY,
  CONCORD_LINES_HIGH,
  CONCORD_LINES_FROM,
  CONCORD_LINES_TO,
  CONCORD_LINES_RISE,
  CONCORD_LINES_TRANSFER,
  CONCORD_LINES_SUNK,
  CONCORD_LINES_SIGN,
  CONCORD_LINES_GIVEN,
  CONCORD_LINES_COUNTED,
  CONCORD_LINES_CASH,
  CONCORD_LINES_KNOWN,
  CONCORD_LINES_SOURCE,
  CONCORD_LINES_NOTE,
  CONCORD_LINES_YEARS /* single years from here on */
};

/* Columns of the sheet of risks. */
enum
{
  CONCORD_RISKS_OPTION_NUMBER,
  CONCORD_RISKS_OPTION,
  CONCORD_RISKS_NAME,
  CONCORD_RISKS_PROBABILITY,
  CONCORD_RISKS_LOW,
  CONCORD_RISKS_LIKELY,
  CONCORD_RISKS_HIGH,
  CONCORD_RISKS_YEAR,
  CONCORD_RISKS_IN_LINES,
  CONCORD_RISKS_MEAN,
  CONCORD_RISKS_DUE,
  CONCORD_RISKS_EXPECTED,
  CONCORD_RISKS_PRESENT,
  CONCORD_RISKS_OWNER,
  CONCORD_RISKS_MITIGATION
};

/* Columns of the sheet of optimism bias, in the rows of its options. */
enum
{
  CONCORD_BIASES_CAPITAL = 2,
  CONCORD_BIASES_OPERATING
};

/* Columns of a cash flow. */
enum
{
  CONCORD_FLOW_NAME,
  CONCORD_FLOW_KIND,
  CONCORD_FLOW_FUND,
  CONCORD_FLOW_BIAS,
  CONCORD_FLOW_PRESENT,
  CONCORD_FLOW_YEARS
};

/* Rows of a cash flow: heads, then three blocks of as many rows as the option has lines, and what
 * they come to. */
typedef struct
{
  guint n; /* rows of a block, at least 1 */
  guint entered, real, cash;
  guint net, factors, discounted, cumulative, cashable, non_cashable, risk, cash_total;
  guint cost, benefit, bias, risk_value, value, equivalent;
} ConcordFlowRows;

#define CONCORD_FLOW_LABEL_ROW 3
#define CONCORD_FLOW_YEAR_ROW 4
#define CONCORD_FLOW_LEVEL_ROW 5

ConcordFlowRows concord_flow_rows (const ConcordMoneyOption *option);

G_END_DECLS
