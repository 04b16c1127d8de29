#include "app/page-kinds.h"
#include "app/bidders-page.h"
#include "app/consultation-page.h"
#include "app/decision-page.h"
#include "app/money-page.h"
#include "app/options-page.h"
#include "app/package-page.h"
#include "app/paper-page.h"

#include "concord-words.h"

const ConcordPageKind *
concord_page_kinds_get (guint *n_kinds)
{
  static const ConcordPageKind kinds[] = {
    { 2, "package", N_ ("Package"), "concord-package-symbolic", concord_package_page_get_type },
    { 4, "consultation", N_ ("Consultation"), "concord-consultation-symbolic",
      concord_consultation_page_get_type },
    { 5, "options", N_ ("Options"), "concord-options-symbolic", concord_options_page_get_type },
    { 6, "money", N_ ("Money"), "concord-money-symbolic", concord_money_page_get_type },
    { 7, "decision", N_ ("Decision"), "concord-decision-symbolic", concord_decision_page_get_type },
    { 9, "bidders", N_ ("Bidders"), "concord-bidders-symbolic", concord_bidders_page_get_type },
    { 11, "paper", N_ ("Paper"), "concord-paper-symbolic", concord_paper_page_get_type },
  };

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}
