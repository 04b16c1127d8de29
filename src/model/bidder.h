/* A bidder, from first interest to preferred partner. */
#pragma once

#include "model/supplier.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_bidder_states[];

/* clang-format off */
#define CONCORD_BIDDER_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Bidder"), .required = TRUE) \
  FIELD (T, TEXT, company_number, N_("Company number")) \
  FIELD (T, CHOICE, kind, N_("Kind"), .choices = concord_supplier_kinds) \
  FIELD (T, LONG_TEXT, members, N_("Consortium members")) \
  FIELD (T, CHOICE, state, N_("State"), .choices = concord_bidder_states) \
  FIELD (T, TEXT, exclusion_ground, N_("Ground of exclusion"), .confidential = TRUE) \
  FIELD (T, LONG_TEXT, values, N_("Values statement")) \
  FIELD (T, LONG_TEXT, political_understanding, N_("Understanding of the political environment")) \
  FIELD (T, FLAG, open_book, N_("Open book")) \
  FIELD (T, FLAG, publication, N_("Agrees to publication")) \
  FIELD (T, FLAG, information_requests, N_("Answers freedom of information requests")) \
  FIELD (T, MONEY, price, N_("Whole-life price"), .range = CONCORD_AT_LEAST (0), .confidential = TRUE) \
  FIELD (T, LONG_TEXT, price_breakdown, N_("Breakdown of the price"), .confidential = TRUE)
/* clang-format on */

#define CONCORD_TYPE_BIDDER (concord_bidder_get_type ())
CONCORD_DECLARE_RECORD (ConcordBidder, concord_bidder, BIDDER, CONCORD_BIDDER_FIELDS)

G_END_DECLS
