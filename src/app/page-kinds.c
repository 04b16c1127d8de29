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
    { 2, "package", N_ ("Package"), "view-list-symbolic", concord_package_page_get_type },
    { 4, "consultation", N_ ("Consultation"), "system-users-symbolic",
      concord_consultation_page_get_type },
    { 5, "options", N_ ("Options"), "view-list-bullet-symbolic", concord_options_page_get_type },
    { 6, "money", N_ ("Money"), "accessories-calculator-symbolic", concord_money_page_get_type },
    { 7, "decision", N_ ("Decision"), "emblem-ok-symbolic", concord_decision_page_get_type },
    { 9, "bidders", N_ ("Bidders"), "emblem-documents-symbolic", concord_bidders_page_get_type },
    { 11, "paper", N_ ("Paper"), "x-office-document-symbolic", concord_paper_page_get_type },
  };

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}
