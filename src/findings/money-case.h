/* Money: costs and benefits of the options year by year, in two views: real and discounted for the
 * appraisal, nominal cash by fund for the budget. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* A line of an option. Amounts are as entered: a cost and a benefit are both positive. Arrays hold
 * one number for each year of the horizon. */
typedef struct
{
  char *id, *name;
  int kind, activity, budget; /* indices into the choices of line.h; -1 is absent */
  char *fund, *party;         /* NULL is absent; party is the id of a commissioner */
  double sign;                /* -1 for a cost, +1 for a benefit */
  gboolean counted;           /* in the appraisal: neither sunk nor a transfer */
  gboolean cashable;          /* in the cash view */
  gboolean has_range;         /* low and high are given */
  double low, likely, high;   /* a year, as entered; NAN where only single years are given */
  double *real;               /* likely, in base-year prices, before optimism bias */
  double *nominal;            /* likely, as it will be paid */
  double *worth;              /* what one pound of the yearly amount is worth discounted in that year
                                 (discounting, prices, rise above inflation, bias); 0 where not due */
  double fixed;               /* discounted sum of the single years given instead of the amount */
  double bias;                /* fraction added for optimism bias; 0 for benefits */
  double present;             /* present value with bias and sign, in pounds; 0 if not counted */
} ConcordMoneyLine;

typedef struct
{
  char *id, *name;
  double probability, low, likely, high; /* in [0, 1]; pounds, real */
  gsize year;                            /* index into the horizon */
  gboolean in_lines;                     /* already allowed for: not in the sums */
  double present;                        /* expected cost x discount factor, positive */
} ConcordMoneyRisk;

/* Optimism bias of one measure of an option; fractions; NAN where none is given. */
typedef struct
{
  double lower, upper, applied;
  gboolean has_reason;
} ConcordMoneyBias;

typedef struct
{
  char *id, *name;
  gboolean in_house, do_minimum, business_as_usual, proposed;
  GPtrArray *lines; /* of ConcordMoneyLine */
  GPtrArray *risks; /* of ConcordMoneyRisk */
  ConcordMoneyBias capital, operating, duration;
  gboolean has_lines;
  double *net;         /* [year] benefits less costs, real, with bias, of counted lines */
  double *discounted;  /* [year] the same, discounted */
  double *cumulative;  /* [year] sum of discounted up to that year */
  double *cashable;    /* [year] cashable benefits, real */
  double *non_cashable; /* [year] */
  double *risk;         /* [year] expected cost of the risks that are in no line, real */
  double present_cost;    /* with bias, positive */
  double present_benefit;
  double present_bias;    /* what optimism bias adds to the cost */
  double present_risk;    /* expected cost of the risks that are in no line */
  double npv;             /* benefit less cost less risk: net present social value; NAN without lines */
  double equivalent;      /* equivalent annual cost of the present cost and risk less benefits */
  guint rank;             /* by npv, 1 is best; 0 without lines */
} ConcordMoneyOption;

/* One fund or one commissioner of one option. */
typedef struct
{
  char *option; /* its id */
  char *name;   /* fund or body; "The authority" where a line names nobody */
  char *party;  /* id of the commissioner, NULL else */
  double *cash; /* [year] nominal, costs less cashable benefits: what has to be found */
  double total; /* of the cash */
  double present; /* present value of the counted lines, benefits less costs; for a party */
} ConcordMoneyShare;

/* What one line does to the lead of the best option over the next. */
typedef struct
{
  char *line, *name, *option, *option_name;
  double at_low, at_high;    /* lead in pounds when the line is at its low and high end; NAN */
  double switching_percent;  /* change of the line at which the lead is gone; NAN where none does */
  double switching_amount;   /* the same in pounds a year, likely + amount; NAN */
} ConcordMoneySwing;

typedef enum
{
  CONCORD_MONEY_NO_OPTIONS,
  CONCORD_MONEY_NO_LINES,
  CONCORD_MONEY_NO_SCHEDULE, /* the project names none, or one that it does not hold */
  CONCORD_MONEY_READY
} ConcordMoneyState;

typedef struct
{
  ConcordFinding *finding;
  ConcordMoneyState state;
  int first_year, price_base_year; /* financial years by the year in which they begin */
  gsize n_years;                   /* of the horizon, first year included */
  char *schedule_name, *schedule_source;
  double first_rate;               /* of the schedule, a fraction */
  double *factors;                 /* [year] discount factors, 1 in the first year */
  double *price_level;             /* [year] nominal for one real pound of the base year */
  gboolean has_deflator;
  GPtrArray *options;              /* of ConcordMoneyOption: those of the short list, as appraised */
  GPtrArray *funds, *parties;      /* of ConcordMoneyShare */
  GPtrArray *swings;               /* of ConcordMoneySwing, widest first: tornado of the lead */
  guint leader, runner_up;         /* indices; G_MAXUINT where there is none */
  double lead;                     /* npv of the leader less that of the runner-up; NAN */
  const ConcordFact *internal_rate; /* of the finding; NULL where it has none */
  const ConcordFact *modified_rate; /* likewise: spent and put out at the schedule's first rate */
} ConcordMoneyCase;

/**
 * concord_money_case_new:
 *
 * Discounted cash flow of every option (HM Treasury, The Green Book). Amounts that are not there
 * are never taken as zero silently: a line without amount is warned of.
 */
ConcordMoneyCase *concord_money_case_new (ConcordDocument *document);
void concord_money_case_free (ConcordMoneyCase *money);

ConcordMoneyOption *concord_money_case_find_option (const ConcordMoneyCase *money, const char *id);

/* The net present value of one of @money's options if it were discounted by @schedule, a
 * discount-schedule of the project, instead; NAN without lines and where the schedule can't be used.
 * For comparison: the rates of health are for effects on health, not for money. */
double concord_money_case_get_npv_by (const ConcordMoneyCase *money,
                                      const ConcordMoneyOption *option, ConcordRecord *schedule);

/* "2027/28" for a financial year of the horizon. The caller frees. */
char *concord_money_case_dup_year (const ConcordMoneyCase *money, gsize year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordMoneyCase, concord_money_case_free)

G_END_DECLS
