#include "model/record-types.h"

#include "model/ability.h"
#include "model/award-criterion.h"
#include "model/bias.h"
#include "model/bias-factor.h"
#include "model/bias-range.h"
#include "model/bidder.h"
#include "model/commissioner.h"
#include "model/count.h"
#include "model/criterion.h"
#include "model/deflator.h"
#include "model/dialogue.h"
#include "model/dimension.h"
#include "model/discount-rate.h"
#include "model/discount-schedule.h"
#include "model/dummy-bid.h"
#include "model/evaluator.h"
#include "model/exercise.h"
#include "model/group.h"
#include "model/level.h"
#include "model/line.h"
#include "model/lot.h"
#include "model/mark.h"
#include "model/moderation.h"
#include "model/notice.h"
#include "model/option.h"
#include "model/past-contract.h"
#include "model/price-formula.h"
#include "model/project.h"
#include "model/question.h"
#include "model/reply.h"
#include "model/report.h"
#include "model/report-item.h"
#include "model/report-section.h"
#include "model/request.h"
#include "model/risk.h"
#include "model/route.h"
#include "model/score.h"
#include "model/service.h"
#include "model/service-link.h"
#include "model/supplier.h"
#include "model/theme.h"
#include "model/vehicle.h"
#include "model/weight.h"
#include "model/weight-set.h"

#include "concord-words.h"
#include <string.h>

/* Roles of one parent stand together, in the order of files. A link record needs both its ends
 * before it in the file only when read by a person: references are checked at the end. */
static ConcordChildRole roles[] = {
  { NULL, "project", "project", N_("Project"), N_("project") },
  { "project", "commissioners", "commissioner", N_("Commissioners"), N_("commissioner") },
  { "project", "discount-schedules", "discount-schedule", N_("Discount schedules"), N_("discount schedule") },
  { "project", "deflators", "deflator", N_("Price indices"), N_("price index") },
  { "project", "bias-ranges", "bias-range", N_("Ranges of optimism bias"), N_("range of optimism bias") },
  { "project", "services", "service", N_("Services"), N_("service") },
  { "project", "service-links", "service-link", N_("Links between services"), N_("link between services") },
  { "project", "suppliers", "supplier", N_("Suppliers"), N_("supplier") },
  { "project", "dialogues", "dialogue", N_("Dialogue with suppliers"), N_("dialogue") },
  { "project", "lots", "lot", N_("Lots considered"), N_("lot") },
  { "project", "exercises", "exercise", N_("Consultation exercises"), N_("exercise") },
  { "project", "vehicles", "vehicle", N_("Vehicles"), N_("vehicle") },
  { "project", "routes", "route", N_("Routes"), N_("route") },
  { "project", "options", "option", N_("Options"), N_("option") },
  { "project", "criteria", "criterion", N_("Criteria"), N_("criterion") },
  { "project", "weight-sets", "weight-set", N_("Weight sets"), N_("weight set") },
  { "project", "bidders", "bidder", N_("Bidders"), N_("bidder") },
  { "project", "award-criteria", "award-criterion", N_("Award criteria"), N_("award criterion") },
  { "project", "evaluators", "evaluator", N_("Evaluators"), N_("evaluator") },
  { "project", "notices", "notice", N_("Notices"), N_("notice") },
  { "project", "price-formulas", "price-formula", N_("Price formulas"), N_("price formula") },
  { "project", "dummy-bids", "dummy-bid", N_("Dummy bids"), N_("dummy bid") },
  { "project", "requests", "request", N_("Requests to colleagues"), N_("request") },
  { "project", "reports", "report", N_("Papers"), N_("paper") },
  { "supplier", "abilities", "ability", N_("Able for"), N_("ability") },
  { "exercise", "groups", "group", N_("Groups"), N_("group") },
  { "exercise", "dimensions", "dimension", N_("Dimensions"), N_("dimension") },
  { "exercise", "questions", "question", N_("Questions"), N_("question") },
  { "exercise", "replies", "reply", N_("You said, we did"), N_("reply") },
  { "dimension", "levels", "level", N_("Levels"), N_("level") },
  { "question", "counts", "count", N_("Counts"), N_("count") },
  { "question", "themes", "theme", N_("Themes"), N_("theme") },
  { "option", "scores", "score", N_("Scores"), N_("score") },
  { "option", "lines", "line", N_("Costs and benefits"), N_("cost or benefit") },
  { "option", "risks", "risk", N_("Risks"), N_("risk") },
  { "option", "biases", "bias", N_("Optimism bias"), N_("optimism bias") },
  { "bias", "factors", "bias-factor", N_("Factors"), N_("factor") },
  { "criterion", "criteria", "criterion", N_("Criteria below it"), N_("criterion") },
  { "weight-set", "weights", "weight", N_("Weights"), N_("weight") },
  { "bidder", "past-contracts", "past-contract", N_("Past contracts"), N_("past contract") },
  { "bidder", "marks", "mark", N_("Marks"), N_("mark") },
  { "bidder", "moderations", "moderation", N_("Moderation"), N_("moderation") },
  { "report", "sections", "report-section", N_("Sections"), N_("section") },
  { "report-section", "items", "report-item", N_("What stands in it"), N_("part of a paper") },
  { "discount-schedule", "rates", "discount-rate", N_("Rates"), N_("rate") },
};

/* The classes in the order of their types, which live as long as the program. */
static ConcordRecordClass *classes[44];

/* Tells each class which of the roles are its own. */
static void
give_roles (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
      if (classes[i]->type_name == roles[r].parent)
        {
          if (classes[i]->n_roles == 0)
            classes[i]->roles = &roles[r];
          classes[i]->n_roles++;
        }
}

const GType *
concord_record_types_get (guint *n_types)
{
  static GType types[G_N_ELEMENTS (classes)];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      guint i = 0;

      types[i++] = concord_project_get_type ();
      types[i++] = concord_commissioner_get_type ();
      types[i++] = concord_service_get_type ();
      types[i++] = concord_supplier_get_type ();
      types[i++] = concord_ability_get_type ();
      types[i++] = concord_exercise_get_type ();
      types[i++] = concord_group_get_type ();
      types[i++] = concord_question_get_type ();
      types[i++] = concord_count_get_type ();
      types[i++] = concord_option_get_type ();
      types[i++] = concord_criterion_get_type ();
      types[i++] = concord_weight_set_get_type ();
      types[i++] = concord_weight_get_type ();
      types[i++] = concord_score_get_type ();
      types[i++] = concord_bidder_get_type ();
      types[i++] = concord_past_contract_get_type ();
      types[i++] = concord_award_criterion_get_type ();
      types[i++] = concord_evaluator_get_type ();
      types[i++] = concord_mark_get_type ();
      types[i++] = concord_service_link_get_type ();
      types[i++] = concord_dialogue_get_type ();
      types[i++] = concord_lot_get_type ();
      types[i++] = concord_theme_get_type ();
      types[i++] = concord_reply_get_type ();
      types[i++] = concord_moderation_get_type ();
      types[i++] = concord_notice_get_type ();
      types[i++] = concord_request_get_type ();
      types[i++] = concord_vehicle_get_type ();
      types[i++] = concord_route_get_type ();
      types[i++] = concord_dimension_get_type ();
      types[i++] = concord_level_get_type ();
      types[i++] = concord_line_get_type ();
      types[i++] = concord_risk_get_type ();
      types[i++] = concord_bias_get_type ();
      types[i++] = concord_bias_factor_get_type ();
      types[i++] = concord_bias_range_get_type ();
      types[i++] = concord_discount_schedule_get_type ();
      types[i++] = concord_discount_rate_get_type ();
      types[i++] = concord_deflator_get_type ();
      types[i++] = concord_price_formula_get_type ();
      types[i++] = concord_dummy_bid_get_type ();
      types[i++] = concord_report_get_type ();
      types[i++] = concord_report_section_get_type ();
      types[i++] = concord_report_item_get_type ();
      for (guint t = 0; t < i; t++)
        {
          classes[t] = CONCORD_RECORD_CLASS (g_type_class_ref (types[t]));
          classes[t]->index = t;
        }
      for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
        {
          roles[r].parent = g_intern_static_string (roles[r].parent);
          roles[r].role = g_intern_static_string (roles[r].role);
          roles[r].child = g_intern_static_string (roles[r].child);
        }
      give_roles ();
      g_once_init_leave (&once, 1);
    }
  *n_types = G_N_ELEMENTS (types);
  return types;
}

ConcordRecordClass *
concord_record_types_get_class (const char *type_name)
{
  guint n_types;

  concord_record_types_get (&n_types);
  /* An interned name is found in the first round. */
  for (guint i = 0; i < n_types; i++)
    if (classes[i]->type_name == type_name)
      return classes[i];
  for (guint i = 0; i < n_types; i++)
    if (strcmp (classes[i]->type_name, type_name) == 0)
      return classes[i];
  return NULL;
}

GType
concord_record_types_find (const char *type_name)
{
  ConcordRecordClass *klass = concord_record_types_get_class (type_name);

  return klass == NULL ? G_TYPE_INVALID : G_TYPE_FROM_CLASS (klass);
}

const ConcordChildRole *
concord_roles_get (guint *n_roles)
{
  *n_roles = G_N_ELEMENTS (roles);
  return roles;
}

/* The roles of a parent's children; the project's own where @parent_type is NULL. */
static const ConcordChildRole *
get_roles_of (const char *parent_type, guint *n)
{
  guint n_types;
  const ConcordRecordClass *klass;

  concord_record_types_get (&n_types);
  klass = parent_type == NULL ? NULL : concord_record_types_get_class (parent_type);
  *n = parent_type == NULL ? 1 : klass == NULL ? 0 : klass->n_roles;
  return parent_type == NULL ? roles : klass == NULL ? NULL : klass->roles;
}

const ConcordChildRole *
concord_roles_find (const char *parent_type, const char *role)
{
  guint n;
  const ConcordChildRole *all = get_roles_of (parent_type, &n);

  for (guint i = 0; i < n; i++)
    if (all[i].role == role || strcmp (all[i].role, role) == 0)
      return &all[i];
  return NULL;
}

const ConcordChildRole *
concord_roles_find_child (const char *parent_type, const char *child_type)
{
  guint n;
  const ConcordChildRole *all = get_roles_of (parent_type, &n);

  for (guint i = 0; i < n; i++)
    if (all[i].child == child_type || strcmp (all[i].child, child_type) == 0)
      return &all[i];
  return NULL;
}

const char *
concord_record_types_get_label (const char *type_name)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strcmp (roles[i].child, type_name) == 0)
      return _ (roles[i].one);
  return type_name;
}
