#include "app/able-column.h"
#include "model/ability.h"
#include "model/id.h"
#include "model/order-key.h"
#include "model/record-types.h"
#include "model/supplier.h"

#include "concord-words.h"
#include <string.h>

static const char *const reads[] = { "supplier", "ability", NULL };

/* --- what is there --------------------------------------------------------------------------- */

static ConcordAbility *
find_ability (ConcordDocument *document, ConcordRecord *supplier, ConcordRecord *service)
{
  const char *const keys[] = { concord_record_get_id (service), NULL };

  return (ConcordAbility *) concord_document_find_link (document, "ability", supplier, keys);
}

/* "alone", "partner"; NULL where the supplier is not able or nobody said. */
static const char *
find_able (ConcordDocument *document, ConcordRecord *supplier, ConcordRecord *service)
{
  const ConcordAbility *ability
      = service == NULL ? NULL : find_ability (document, supplier, service);
  const char *nick = ability == NULL || concord_is_absent (ability->able)
                         ? NULL
                         : concord_abilities[ability->able].nick;

  return g_strcmp0 (nick, "no") == 0 ? NULL : nick;
}

static void
append_name (GString *text, ConcordRecord *supplier, gboolean partner)
{
  g_autofree char *name = concord_record_dup_name (supplier);

  if (text->len > 0)
    g_string_append (text, "; ");
  /* A name with a semicolon of its own would read back as two. */
  if (strpbrk (name, ";\"\n") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (text, "\"%s\"", doubled);
    }
  else
    g_string_append (text, name);
  if (partner)
    g_string_append_printf (text, " (%s)", _ ("with a partner"));
}

static char *
dup_text (ConcordDocument *document, ConcordRecord *row)
{
  g_autoptr (GPtrArray) suppliers = concord_document_list (document, "supplier");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < suppliers->len; i++)
    {
      const char *able = find_able (document, suppliers->pdata[i], row);

      if (able != NULL)
        append_name (text, suppliers->pdata[i], strcmp (able, "partner") == 0);
    }
  return g_string_free (text, text->len == 0);
}

/* How many: few able suppliers is what one looks for. */
static double
get_size (ConcordDocument *document, ConcordRecord *row)
{
  g_autoptr (GPtrArray) suppliers = concord_document_list (document, "supplier");
  guint n = 0;

  for (guint i = 0; i < suppliers->len; i++)
    n += find_able (document, suppliers->pdata[i], row) != NULL;
  return n == 0 ? NAN : n;
}

/* --- what was typed -------------------------------------------------------------------------- */

typedef struct
{
  char *name;
  char *key;            /* the name as it is compared */
  const char *able;     /* "alone" or "partner" */
  const char *supplier; /* id where there is one; not owned */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->name);
  g_free (wanted->key);
  g_free (wanted);
}

/* Case and spaces don't tell two suppliers apart. */
static char *
dup_name_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal == NULL ? name : normal, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  GString *key = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", *word);
  return g_string_free (key, FALSE);
}

/* One name from @text on, without its quotes; moves past it and the semicolon after it. */
static char *
dup_part (const char **text)
{
  GString *part = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p = *text;

  for (; *p != '\0' && (quoted || (*p != ';' && *p != '\n')); p++)
    {
      if (*p != '"')
        g_string_append_c (part, *p);
      else if (quoted && p[1] == '"')
        g_string_append_c (part, *p++);
      else
        quoted = !quoted;
    }
  *text = *p == '\0' ? p : p + 1;
  return g_strstrip (g_string_free (part, FALSE));
}

/* Takes "(with a partner)" off the end of @name: TRUE where it was there. */
static gboolean
take_partner (char *name)
{
  const char *const marks[] = { _ ("with a partner"), _ ("partner"), "*" };
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_strdup_printf (i == 2 ? "%s" : "(%s)", marks[i]);
      g_autofree char *wanted = g_utf8_casefold (mark, -1);

      if (!g_str_has_suffix (folded, wanted) || strlen (name) <= strlen (mark))
        continue;
      name[strlen (name) - strlen (mark)] = '\0';
      g_strchomp (name);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_number (const char *name)
{
  gboolean digit = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      digit |= g_unichar_isdigit (c) != 0;
      if (g_unichar_isalpha (c))
        return FALSE;
    }
  return digit;
}

static gboolean
check_name (const char *name, GError **error)
{
  ConcordRecordClass *klass = concord_record_types_get_class ("supplier");
  g_autofree char *canonical = NULL;

  if (is_number (name))
    {
      g_set_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_NOT_A_VALUE,
                   _ ("Able suppliers: “%s” is a number. Write the suppliers’ names with semicolons "
                      "between them, as in: Alpha Ltd; Beta Ltd."),
                   name);
      return FALSE;
    }
  return concord_field_dup_typed (&klass->fields[0], name, &canonical, error);
}

/* The names in @typed, each once; NULL where one is none. */
static GPtrArray *
read_names (const char *typed, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (wanted_free);

  while (*typed != '\0')
    {
      g_autofree char *name = dup_part (&typed);
      gboolean partner = take_partner (name);
      Wanted *wanted;

      if (*name == '\0' || strcmp (name, "–") == 0)
        continue;
      if (!check_name (name, error))
        return NULL;
      wanted = g_new0 (Wanted, 1);
      wanted->key = dup_name_key (name);
      wanted->name = g_steal_pointer (&name);
      wanted->able = partner ? "partner" : "alone";
      g_ptr_array_add (names, wanted);
    }
  return g_steal_pointer (&names);
}

/* --- what it means --------------------------------------------------------------------------- */

typedef struct
{
  ConcordDocument *document;
  ConcordStep *step;
  const char *service_id;
  ConcordRecord *service; /* NULL where the step makes it */
  GPtrArray *wanted;
} Plan;

/* Each supplier stands for one of the names; of two with one name, the one that is able now. */
static void
match_supplier (Plan *plan, ConcordRecord *supplier, gboolean able)
{
  g_autofree char *name = concord_record_dup_name (supplier);
  g_autofree char *key = dup_name_key (name);

  for (guint i = 0; i < plan->wanted->len; i++)
    {
      Wanted *wanted = plan->wanted->pdata[i];

      if (strcmp (wanted->key, key) != 0)
        continue;
      if (g_strcmp0 (wanted->supplier, concord_record_get_id (supplier)) == 0)
        return;
      if (wanted->supplier != NULL)
        continue;
      if (able == (find_able (plan->document, supplier, plan->service) != NULL))
        wanted->supplier = concord_record_get_id (supplier);
      return;
    }
}

/* A supplier that the step made for an earlier row, by its name. */
static const char *
find_made (ConcordStep *step, const char *key)
{
  const char *id = NULL;

  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);

      if (change->kind == CONCORD_CHANGE_ADD && strcmp (change->type, "supplier") == 0)
        id = change->id;
      else if (id != NULL && change->kind == CONCORD_CHANGE_SET && strcmp (change->id, id) == 0
               && strcmp (change->field, "name") == 0 && change->value != NULL)
        {
          g_autofree char *own = dup_name_key (change->value);

          if (strcmp (own, key) == 0)
            return id;
        }
    }
  return NULL;
}

static const char *
make_supplier (Plan *plan, const Wanted *wanted)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (plan->document));
  g_autofree char *id
      = concord_document_plan_add (plan->document, plan->step, project, "suppliers");
  guint last = concord_step_get_length (plan->step) - 1;

  concord_step_set (plan->step, id, "name", wanted->name);
  return concord_step_get_change (plan->step, last)->id;
}

/* The ability of a supplier that only this step knows. */
static void
add_ability (Plan *plan, const char *supplier, const char *able)
{
  const char *const keys[] = { plan->service_id, NULL };
  g_autofree char *id = concord_id_new_link ("ability", supplier, keys);
  g_autofree char *order = NULL;

  if (concord_step_adds (plan->step, id))
    return;
  for (guint i = concord_step_get_length (plan->step); i > 0 && order == NULL; i--)
    {
      const ConcordChange *change = concord_step_get_change (plan->step, i - 1);

      if (change->kind == CONCORD_CHANGE_ADD && g_strcmp0 (change->parent, supplier) == 0)
        order = concord_order_key_between (change->order, NULL);
    }
  if (order == NULL)
    order = concord_order_key_between (NULL, NULL);
  concord_step_add (plan->step, id, "ability", supplier, "abilities", order);
  concord_step_set (plan->step, id, "service", plan->service_id);
  concord_step_set (plan->step, id, "able", able);
}

static void
add_wanted (Plan *plan, Wanted *wanted)
{
  const char *const keys[] = { plan->service_id, NULL };
  ConcordRecord *supplier
      = wanted->supplier == NULL ? NULL : concord_document_find (plan->document, wanted->supplier);
  g_autofree char *id = NULL;

  if (supplier == NULL)
    {
      const char *made = find_made (plan->step, wanted->key);

      wanted->supplier = made != NULL ? made : make_supplier (plan, wanted);
      add_ability (plan, wanted->supplier, wanted->able);
      return;
    }
  if (g_strcmp0 (find_able (plan->document, supplier, plan->service), wanted->able) == 0)
    return;
  id = concord_document_plan_link (plan->document, plan->step, supplier, "ability", keys);
  concord_step_set (plan->step, id, "able", wanted->able);
}

static gboolean
is_wanted (Plan *plan, ConcordRecord *supplier)
{
  for (guint i = 0; i < plan->wanted->len; i++)
    if (g_strcmp0 (((Wanted *) plan->wanted->pdata[i])->supplier, concord_record_get_id (supplier))
        == 0)
      return TRUE;
  return FALSE;
}

/* The same name typed twice is one supplier. */
static gboolean
repeats (Plan *plan, guint index)
{
  const Wanted *wanted = plan->wanted->pdata[index];

  for (guint i = 0; i < plan->wanted->len; i++)
    {
      const Wanted *other = plan->wanted->pdata[i];

      if (i != index && strcmp (other->key, wanted->key) == 0 && wanted->supplier == NULL
          && (other->supplier != NULL || i < index))
        return TRUE;
    }
  return FALSE;
}

/* A name taken out takes its ability record away and does not make it "no": the person took it off
 * a list, and "not able" would be a finding about a supplier that nobody made. What was "no" before
 * was never on the list and stays. The supplier stays as well: other services may name it. */
static gboolean
plan_names (ConcordDocument *document, ConcordStep *step, const char *row_id, ConcordRecord *row,
            const char *typed, GError **error)
{
  g_autoptr (GPtrArray) suppliers = concord_document_list (document, "supplier");
  g_autoptr (GPtrArray) names = read_names (typed, error);
  Plan plan = { document, step, row_id, row, names };

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < suppliers->len; i++)
    match_supplier (&plan, suppliers->pdata[i], TRUE);
  for (guint i = 0; i < suppliers->len; i++)
    match_supplier (&plan, suppliers->pdata[i], FALSE);
  for (guint i = 0; row != NULL && i < suppliers->len; i++)
    if (find_able (document, suppliers->pdata[i], row) != NULL
        && !is_wanted (&plan, suppliers->pdata[i]))
      concord_document_plan_remove (
          document, step, CONCORD_RECORD (find_ability (document, suppliers->pdata[i], row)));
  for (guint i = 0; i < names->len; i++)
    if (!repeats (&plan, i))
      add_wanted (&plan, names->pdata[i]);
  return TRUE;
}

const ConcordColumnKind concord_able_column = {
  .name = "able-suppliers",
  .row_type = "service",
  .label = N_ ("Able suppliers"),
  .help = N_ ("Names with semicolons between them; after a name, “(with a partner)” says that it is "
              "not able alone. A name that is new becomes a supplier."),
  .reads = reads,
  .dup_text = dup_text,
  .get_size = get_size,
  .plan = plan_names,
};
