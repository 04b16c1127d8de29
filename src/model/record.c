#include "model/children.h"
#include "model/document-private.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

typedef struct
{
  char *id;
  ConcordDocument *document; /* not owned: the document owns the record */
  ConcordRecord *parent;     /* not owned */
  const char *role;          /* interned */
  char *order;
  GSList *children; /* of ConcordChildren */
  GPtrArray *unknown;
  gboolean seen;
  guint64 below; /* how often a child changed */
} ConcordRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ConcordRecord, concord_record, G_TYPE_OBJECT)

#define PRIVATE(record) ((ConcordRecordPrivate *) concord_record_get_instance_private (record))

/* The member that @field describes, in a record or in the block of absent members. */
#define MEMBER(base, field, Type) (*(Type *) G_STRUCT_MEMBER_P (base, (field)->offset))

static gboolean
is_text (const ConcordField *field)
{
  return field->kind == CONCORD_KIND_TEXT || field->kind == CONCORD_KIND_LONG_TEXT
         || field->kind == CONCORD_KIND_REFERENCE;
}

static gboolean
is_choice (const ConcordField *field)
{
  return field->kind == CONCORD_KIND_CHOICE || field->kind == CONCORD_KIND_FLAG;
}

static ConcordCell
load_cell (gpointer base, const ConcordField *field)
{
  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
      return (ConcordCell){ .number = MEMBER (base, field, double) };
    case CONCORD_KIND_MONEY:
      return (ConcordCell){ .money = MEMBER (base, field, ConcordMoney) };
    case CONCORD_KIND_DATE:
      return (ConcordCell){ .date = MEMBER (base, field, ConcordDate) };
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      return (ConcordCell){ .choice = MEMBER (base, field, int) };
    case CONCORD_KIND_SERIES:
      return (ConcordCell){ .series = MEMBER (base, field, ConcordSeries *) };
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    case CONCORD_KIND_REFERENCE:
    default:
      return (ConcordCell){ .text = MEMBER (base, field, char *) };
    }
}

static void
store_cell (gpointer base, const ConcordField *field, ConcordCell cell)
{
  if (concord_field_is_number (field))
    MEMBER (base, field, double) = cell.number;
  else if (is_text (field))
    MEMBER (base, field, char *) = cell.text;
  else if (is_choice (field))
    MEMBER (base, field, int) = cell.choice;
  else if (field->kind == CONCORD_KIND_MONEY)
    MEMBER (base, field, ConcordMoney) = cell.money;
  else if (field->kind == CONCORD_KIND_DATE)
    MEMBER (base, field, ConcordDate) = cell.date;
  else
    MEMBER (base, field, ConcordSeries *) = cell.series;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordRecord *record = CONCORD_RECORD (object);
  const ConcordField *field = &CONCORD_RECORD_GET_CLASS (record)->fields[id - 1];
  ConcordCell cell = load_cell (record, field);

  if (concord_field_is_number (field))
    g_value_set_double (value, cell.number);
  else if (is_text (field))
    g_value_set_string (value, cell.text);
  else if (is_choice (field))
    g_value_set_int (value, cell.choice);
  else if (field->kind == CONCORD_KIND_MONEY)
    g_value_set_int64 (value, cell.money.pence);
  else if (field->kind == CONCORD_KIND_DATE)
    g_value_set_uint (value, cell.date.julian);
  else
    g_value_set_boxed (value, cell.series);
}

static void
finalize (GObject *object)
{
  ConcordRecord *record = CONCORD_RECORD (object);
  ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  ConcordRecordPrivate *priv = PRIVATE (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      ConcordCell cell = load_cell (record, &klass->fields[i]);

      if (is_text (&klass->fields[i]))
        g_free (cell.text);
      else if (klass->fields[i].kind == CONCORD_KIND_SERIES)
        g_clear_pointer (&cell.series, concord_series_unref);
    }
  g_free (priv->id);
  g_free (priv->order);
  g_slist_free_full (priv->children, g_object_unref);
  g_clear_pointer (&priv->unknown, g_ptr_array_unref);
  G_OBJECT_CLASS (concord_record_parent_class)->finalize (object);
}

static void
concord_record_class_init (ConcordRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
concord_record_init (ConcordRecord *self)
{
}

static GParamSpec *
make_pspec (const ConcordField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /* Full ranges: limits live in the table only, because absent lies outside any other range. */
  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
      return g_param_spec_double (field->name, NULL, NULL, -INFINITY, INFINITY, 0, flags);
    case CONCORD_KIND_MONEY:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case CONCORD_KIND_DATE:
      return g_param_spec_uint (field->name, NULL, NULL, 0, G_MAXUINT, 0, flags);
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case CONCORD_KIND_SERIES:
      return g_param_spec_boxed (field->name, NULL, NULL, CONCORD_TYPE_SERIES, flags);
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    case CONCORD_KIND_REFERENCE:
    default:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    }
}

/* The members of a record in which nothing is given, copied into each new record. */
static gpointer
make_absent (const ConcordRecordClass *klass)
{
  char *block = g_malloc0 (klass->size);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const ConcordField *field = &klass->fields[i];

      if (concord_field_is_number (field))
        store_cell (block, field, (ConcordCell){ .number = NAN });
      else if (is_choice (field))
        store_cell (block, field, (ConcordCell){ .choice = CONCORD_CHOICE_ABSENT });
      else if (field->kind == CONCORD_KIND_MONEY)
        store_cell (block, field, (ConcordCell){ .money = CONCORD_MONEY_ABSENT });
    }
  return block;
}

void
concord_record_class_describe (ConcordRecordClass *klass, const char *type_name,
                               const ConcordField *rows, guint n_rows, gsize size)
{
  /* GObject has each class that installs properties name its own reader. */
  G_OBJECT_CLASS (klass)->get_property = get_property;
  klass->type_name = g_intern_static_string (type_name);
  klass->n_fields = n_rows;
  klass->size = size;
  klass->fields = g_memdup2 (rows, n_rows * sizeof *rows);
  for (guint i = 0; i < n_rows; i++)
    {
      ConcordField *field = &klass->fields[i];
      g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');

      field->name = g_intern_string (name);
      field->target = field->target == NULL ? NULL : g_intern_static_string (field->target);
      field->pspec = make_pspec (field);
      klass->is_link |= field->key;
      klass->refers |= field->kind == CONCORD_KIND_REFERENCE;
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, field->pspec);
    }
  klass->absent = make_absent (klass);
}

void
concord_record_start (ConcordRecord *record)
{
  ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  const gsize base = sizeof (ConcordRecord);

  memcpy ((char *) record + base, (const char *) klass->absent + base, klass->size - base);
}

ConcordRecord *
concord_record_new (const char *type_name, const char *id)
{
  ConcordRecord *record = g_object_new (concord_record_types_find (type_name), NULL);

  PRIVATE (record)->id = g_strdup (id);
  return record;
}

const char *
concord_record_get_id (ConcordRecord *record)
{
  return PRIVATE (record)->id;
}

const char *
concord_record_get_type_name (ConcordRecord *record)
{
  return CONCORD_RECORD_GET_CLASS (record)->type_name;
}

ConcordRecord *
concord_record_get_parent (ConcordRecord *record)
{
  return PRIVATE (record)->parent;
}

guint64
concord_record_get_below (ConcordRecord *record)
{
  return PRIVATE (record)->below;
}

gboolean
concord_record_is_inside (ConcordRecord *record, ConcordRecord *ancestor)
{
  while (record != NULL && record != ancestor)
    record = concord_record_get_parent (record);
  return record != NULL;
}

const char *
concord_record_get_role (ConcordRecord *record)
{
  return PRIVATE (record)->role;
}

const char *
concord_record_get_order (ConcordRecord *record)
{
  const char *order = PRIVATE (record)->order;

  return order == NULL ? "" : order;
}

static ConcordChildren *
find_children (ConcordRecord *record, const char *role)
{
  for (GSList *l = PRIVATE (record)->children; l != NULL; l = l->next)
    if (concord_children_get_role (l->data) == role)
      return l->data;
  return NULL;
}

GListModel *
concord_record_get_children (ConcordRecord *record, const char *role)
{
  ConcordRecordPrivate *priv = PRIVATE (record);
  ConcordChildren *children = find_children (record, role);

  if (children == NULL)
    {
      role = g_intern_string (role);
      children = find_children (record, role);
    }
  if (children == NULL)
    {
      children = concord_children_new (role);
      priv->children = g_slist_append (priv->children, children);
    }
  return G_LIST_MODEL (children);
}

guint
concord_record_count_children (ConcordRecord *record, const char *role)
{
  ConcordChildren *children
      = PRIVATE (record)->children == NULL ? NULL : find_children (record, g_intern_string (role));

  return children == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (children));
}

const char **
concord_record_get_roles (ConcordRecord *record)
{
  GPtrArray *roles = g_ptr_array_new ();

  for (GSList *l = PRIVATE (record)->children; l != NULL; l = l->next)
    g_ptr_array_add (roles, (gpointer) concord_children_get_role (l->data));
  g_ptr_array_add (roles, NULL);
  return (const char **) g_ptr_array_free (roles, FALSE);
}

const ConcordField *
concord_record_get_fields (ConcordRecord *record, guint *n_fields)
{
  ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);

  *n_fields = klass->n_fields;
  return klass->fields;
}

const ConcordField *
concord_record_find_field (ConcordRecord *record, const char *name)
{
  ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);

  /* Steps carry interned names, as the rows do: mostly the first round finds it. */
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].name == name)
      return &klass->fields[i];
  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

static gboolean
cell_is_absent (const ConcordField *field, const ConcordCell *cell)
{
  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
      return isnan (cell->number);
    case CONCORD_KIND_MONEY:
      return concord_is_absent (cell->money);
    case CONCORD_KIND_DATE:
      return concord_is_absent (cell->date);
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      return cell->choice < 0;
    case CONCORD_KIND_SERIES:
      return cell->series == NULL;
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    case CONCORD_KIND_REFERENCE:
    default:
      return cell->text == NULL;
    }
}

gboolean
concord_record_is_absent (ConcordRecord *record, const ConcordField *field)
{
  ConcordCell cell = load_cell (record, field);

  return cell_is_absent (field, &cell);
}

double
concord_record_get_number (ConcordRecord *record, const ConcordField *field)
{
  ConcordCell cell = load_cell (record, field);

  if (field->kind == CONCORD_KIND_MONEY)
    return concord_money_get_pounds (cell.money);
  return concord_field_is_number (field) ? cell.number : NAN;
}

char *
concord_record_dup_held (ConcordRecord *record, const ConcordField *field, int year)
{
  ConcordCell cell = load_cell (record, field);
  double value;

  if (field->kind != CONCORD_KIND_SERIES)
    return concord_field_dup_canonical (field, &cell);
  value = concord_series_get (cell.series, year);
  return isnan (value) ? NULL : concord_number_dup_canonical (value);
}

const char *
concord_record_peek_canonical (ConcordRecord *record, const ConcordField *field, GString *scratch)
{
  ConcordCell cell = load_cell (record, field);
  char number[CONCORD_NUMBER_SIZE];

  if (field->kind != CONCORD_KIND_SERIES)
    {
      const char *text = concord_field_peek_canonical (field, &cell, number);

      return text != number ? text : g_string_assign (scratch, number)->str;
    }
  if (cell.series == NULL)
    return NULL;
  g_string_truncate (scratch, 0);
  for (guint i = 0; i < concord_series_get_length (cell.series); i++)
    {
      concord_number_print (concord_series_get_nth (cell.series, i), number);
      g_string_append_printf (scratch, "%s%d:%s", i == 0 ? "" : " ",
                              concord_series_get_year (cell.series, i), number);
    }
  return scratch->str;
}

char *
concord_record_dup_canonical (ConcordRecord *record, const ConcordField *field)
{
  g_autoptr (GString) scratch = g_string_new (NULL);

  return g_strdup (concord_record_peek_canonical (record, field, scratch));
}

char *
concord_record_dup_text (ConcordRecord *record, const ConcordField *field)
{
  ConcordCell cell = load_cell (record, field);
  ConcordDocument *document = PRIVATE (record)->document;

  if (field->kind == CONCORD_KIND_REFERENCE && cell.text != NULL && document != NULL)
    {
      ConcordRecord *target = concord_document_find (document, cell.text);

      if (target != NULL)
        return concord_record_dup_title (target);
    }
  return concord_field_dup_display (field, &cell);
}

char *
concord_record_dup_name (ConcordRecord *record)
{
  ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  GString *name;

  if (!klass->is_link)
    {
      for (guint i = 0; i < klass->n_fields; i++)
        if (klass->fields[i].kind == CONCORD_KIND_TEXT)
          {
            if (concord_record_is_absent (record, &klass->fields[i]))
              break;
            return concord_record_dup_text (record, &klass->fields[i]);
          }
      /* Translators: a record without a name yet: "unnamed service". */
      return g_strdup_printf (_ ("unnamed %s"), concord_record_types_get_label (klass->type_name));
    }
  name = g_string_new (NULL);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].key)
      {
        g_autofree char *end = concord_record_dup_text (record, &klass->fields[i]);

        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", end);
      }
  return g_string_free (name, FALSE);
}

/* --- writing ------------------------------------------------------------------------------- */

gboolean
concord_record_write (ConcordRecord *record, const ConcordField *field, int year,
                      const char *canonical, GError **error)
{
  ConcordCell old = load_cell (record, field);
  ConcordCell cell = load_cell (CONCORD_RECORD_GET_CLASS (record)->absent, field);

  if (field->kind == CONCORD_KIND_SERIES)
    cell.number = NAN;
  if (canonical != NULL && !concord_field_read (field, canonical, &cell, error))
    return FALSE;
  if (field->kind == CONCORD_KIND_SERIES)
    cell.series = concord_series_with (old.series, year, cell.number);
  else if (is_text (field))
    cell.text = g_strdup (canonical);
  store_cell (record, field, cell);
  if (is_text (field))
    g_free (old.text);
  else if (field->kind == CONCORD_KIND_SERIES)
    g_clear_pointer (&old.series, concord_series_unref);
  return TRUE;
}

gboolean
concord_record_holds (ConcordRecord *record, const ConcordField *field, int year,
                      const char *canonical)
{
  ConcordCell held = load_cell (record, field);
  ConcordCell cell;

  if (field->kind == CONCORD_KIND_SERIES)
    {
      double value = concord_series_get (held.series, year);

      return canonical == NULL ? isnan (value)
                               : concord_field_read (field, canonical, &cell, NULL)
                                     && cell.number == value;
    }
  if (canonical == NULL || cell_is_absent (field, &held))
    return canonical == NULL && cell_is_absent (field, &held);
  if (is_text (field))
    return strcmp (held.text, canonical) == 0;
  if (!concord_field_read (field, canonical, &cell, NULL))
    return FALSE;
  if (concord_field_is_number (field))
    return held.number == cell.number;
  if (is_choice (field))
    return held.choice == cell.choice;
  if (field->kind == CONCORD_KIND_MONEY)
    return held.money.pence == cell.money.pence;
  return held.date.julian == cell.date.julian;
}

void
concord_record_set_place (ConcordRecord *record, ConcordRecord *parent, const char *role,
                          const char *order)
{
  ConcordRecordPrivate *priv = PRIVATE (record);
  gboolean quiet = priv->document != NULL && priv->document->quiet;

  g_object_ref (record);
  if (priv->parent != NULL)
    concord_children_remove (find_children (priv->parent, priv->role), record, quiet);
  priv->parent = parent;
  priv->role = g_intern_string (role);
  if (order != priv->order)
    {
      g_free (priv->order);
      priv->order = g_strdup (order);
    }
  if (parent != NULL)
    concord_children_insert (CONCORD_CHILDREN (concord_record_get_children (parent, priv->role)),
                             record, quiet);
  g_object_unref (record);
}

void
concord_record_touch_parent (ConcordRecord *record)
{
  ConcordRecord *parent = PRIVATE (record)->parent;

  if (parent != NULL)
    PRIVATE (parent)->below++;
}

void
concord_record_set_document (ConcordRecord *record, ConcordDocument *document)
{
  PRIVATE (record)->document = document;
}

ConcordDocument *
concord_record_get_document (ConcordRecord *record)
{
  return PRIVATE (record)->document;
}

static void
unknown_free (gpointer data)
{
  ConcordUnknown *unknown = data;

  g_free (unknown->name);
  g_free (unknown->text);
  g_free (unknown);
}

/* Where a kept piece stands in a file: attributes first, then elements, each behind what it stood
 * after; an unknown value of a known field takes that field's own place. */
static guint
get_file_rank (ConcordRecord *record, const ConcordUnknown *unknown)
{
  const ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  guint n_roles, rank = unknown->name != NULL ? 0 : 2 * (klass->n_fields + 3);
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  if (unknown->after == NULL)
    return rank;
  if (unknown->after == g_intern_static_string ("id"))
    return rank + 2;
  if (unknown->after == g_intern_static_string ("order"))
    return rank + 4;
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].name == unknown->after)
      return rank + 6 + 2 * i - (g_strcmp0 (unknown->name, unknown->after) == 0);
  for (guint i = 0; i < n_roles; i++)
    if (g_strcmp0 (roles[i].parent, klass->type_name) == 0
        && strcmp (roles[i].child, unknown->after) == 0)
      return rank + 6 + 2 * klass->n_fields + i;
  return rank;
}

void
concord_record_keep_unknown (ConcordRecord *record, const char *after, const char *name,
                             const char *text)
{
  ConcordRecordPrivate *priv = PRIVATE (record);
  ConcordUnknown *unknown = g_new0 (ConcordUnknown, 1);
  guint at, rank;

  unknown->after = g_intern_string (after);
  unknown->name = g_strdup (name);
  unknown->text = g_strdup (text);
  if (priv->unknown == NULL)
    priv->unknown = g_ptr_array_new_with_free_func (unknown_free);
  /* In the order in which they are written, so that reading gives the same list again. */
  rank = get_file_rank (record, unknown);
  for (at = priv->unknown->len; at > 0; at--)
    if (get_file_rank (record, priv->unknown->pdata[at - 1]) <= rank)
      break;
  g_ptr_array_insert (priv->unknown, (int) at, unknown);
}

char *
concord_record_take_unknown (ConcordRecord *record, const ConcordField *field)
{
  GPtrArray *all = PRIVATE (record)->unknown;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      ConcordUnknown *unknown = all->pdata[i];
      char *text;

      if (g_strcmp0 (unknown->name, field->name) != 0)
        continue;
      text = g_steal_pointer (&unknown->text);
      g_ptr_array_remove_index (all, i);
      return text;
    }
  return NULL;
}

void
concord_record_clear_unknown (ConcordRecord *record)
{
  g_clear_pointer (&PRIVATE (record)->unknown, g_ptr_array_unref);
}

const GPtrArray *
concord_record_get_unknown (ConcordRecord *record)
{
  return PRIVATE (record)->unknown;
}

gboolean
concord_record_get_seen (ConcordRecord *record)
{
  return PRIVATE (record)->seen;
}

void
concord_record_set_seen (ConcordRecord *record, gboolean seen)
{
  PRIVATE (record)->seen = seen;
}
