/* The project: what the whole file is about, and the figures that its methods share. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_estimate_shapes[];
extern const ConcordChoice concord_regimes[];

/* clang-format off */
#define CONCORD_PROJECT_FIELDS(FIELD, T) \
  FIELD (T, TEXT, title, N_("Title"), .required = TRUE) \
  FIELD (T, TEXT, reference, N_("Reference"), .help = N_("The authority's own file number")) \
  FIELD (T, TEXT, authority, N_("Authority"), .required = TRUE) \
  FIELD (T, TEXT, authority_welsh, N_("Authority, in Welsh")) \
  FIELD (T, CHOICE, regime, N_("Procurement regime"), .choices = concord_regimes, .help = N_("The law the procurement is run under; it is kept with the project as it was when the procedure began")) \
  FIELD (T, WHOLE, price_base_year, N_("Price base year"), .range = CONCORD_BETWEEN (1990, 2100), .help = N_("The year whose prices the money is stated in")) \
  FIELD (T, TEXT, currency, N_("Currency"), .help = N_("ISO code, GBP unless you say otherwise")) \
  FIELD (T, WHOLE, lifetime, N_("Lifetime"), .unit = N_("years"), .range = CONCORD_BETWEEN (1, 300)) \
  FIELD (T, DATE, start, N_("Start")) \
  FIELD (T, LONG_TEXT, summary, N_("Summary"), .help = N_("What is considered and why, in a paragraph that a member of the public understands")) \
  FIELD (T, TEXT, paper_language, N_("Language of papers"), .help = N_("en or cy")) \
  FIELD (T, TEXT, discount_schedule, N_("Discount schedule"), .help = N_("Name of the schedule in the catalogue, such as green-book")) \
  FIELD (T, WHOLE, seed, N_("Seed of simulations"), .range = CONCORD_BETWEEN (0, 4294967295), .help = N_("The same seed gives the same simulated figures")) \
  FIELD (T, WHOLE, futures, N_("Simulated futures"), .range = CONCORD_BETWEEN (1000, 1000000), .help = N_("How many futures are drawn; 100,000 unless you say otherwise")) \
  FIELD (T, CHOICE, estimate_shape, N_("Shape of estimates"), .choices = concord_estimate_shapes, .help = N_("How likely the amounts between low and high are; triangular unless you say otherwise")) \
  FIELD (T, PERCENT, cost_correlation, N_("Costs move together"), .range = CONCORD_BETWEEN (0, 95), .help = N_("Correlation between the costs of one option: 0 where they rise and fall independently of each other")) \
  FIELD (T, PERCENT, public_value_threshold, N_("Threshold of public value"), .range = CONCORD_BETWEEN (50, 100), .help = N_("Probability of beating both the do-minimum and the in-house option from which public value counts as shown")) \
  FIELD (T, DATE, public_value_fixed, N_("Threshold fixed on"), .help = N_("Before the results were known")) \
  FIELD (T, TEXT, public_value_source, N_("Threshold fixed by"), .help = N_("Body and minute")) \
  FIELD (T, TEXT, successor_body, N_("Successor body"), .help = N_("Where local government is being reorganised: who takes over the contract and when")) \
  FIELD (T, WHOLE, bids_wanted, N_("Bids wanted"), .range = CONCORD_BETWEEN (1, 20), .help = N_("A package outgrows its market when fewer suppliers than this are able for all of it; 3 unless you say otherwise")) \
  FIELD (T, MONEY, package_ceiling, N_("Ceiling of the package"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0), .help = N_("The most that the services of a package may cost net; for the explorer of packages")) \
  FIELD (T, PERCENT, troubled_rate, N_("Troubled contracts, base rate"), .range = CONCORD_BETWEEN (0, 100), .help = N_("Share of comparable contracts that ran into trouble, towards which track records are shrunken")) \
  FIELD (T, NUMBER, troubled_strength, N_("Strength of the base rate"), .unit = N_("contracts"), .range = CONCORD_BETWEEN (0.5, 1000), .help = N_("How many contracts of evidence the base rate counts for; 10 unless you say otherwise")) \
  FIELD (T, TEXT, troubled_source, N_("Source of the base rate")) \
  FIELD (T, DATE, conflicts_assessed, N_("Conflicts assessment"), .help = N_("When conflicts of interest were assessed; before the tender notice, members and consultants too")) \
  FIELD (T, LONG_TEXT, conflicts_scope, N_("Who the conflicts assessment covers")) \
  FIELD (T, LONG_TEXT, no_lots_reason, N_("Reason for not splitting into lots"))
/* clang-format on */

#define CONCORD_TYPE_PROJECT (concord_project_get_type ())
CONCORD_DECLARE_RECORD (ConcordProject, concord_project, PROJECT, CONCORD_PROJECT_FIELDS)

G_END_DECLS
