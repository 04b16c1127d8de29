#include "model/children.h"

#include <string.h>

struct _ConcordChildren
{
  GObject parent_instance;
  const char *role;
  GPtrArray *records; /* by order key, ties by id */
};

static GType
get_item_type (GListModel *model)
{
  return CONCORD_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return CONCORD_CHILDREN (model)->records->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *records = CONCORD_CHILDREN (model)->records;

  return position < records->len ? g_object_ref (records->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ConcordChildren, concord_children, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CONCORD_CHILDREN (object)->records);
  G_OBJECT_CLASS (concord_children_parent_class)->finalize (object);
}

static void
concord_children_class_init (ConcordChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
concord_children_init (ConcordChildren *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

ConcordChildren *
concord_children_new (const char *role)
{
  ConcordChildren *self = g_object_new (CONCORD_TYPE_CHILDREN, NULL);

  self->role = role;
  return self;
}

const char *
concord_children_get_role (ConcordChildren *children)
{
  return children->role;
}

static int
compare (ConcordRecord *a, ConcordRecord *b)
{
  int by_order = strcmp (concord_record_get_order (a), concord_record_get_order (b));

  return by_order != 0 ? by_order : strcmp (concord_record_get_id (a), concord_record_get_id (b));
}

/* The position at which @record stands or would stand. */
static guint
find_position (ConcordChildren *children, ConcordRecord *record)
{
  GPtrArray *records = children->records;
  guint low = 0, high = records->len;

  /* Files and new rows come in order: look at the end first. */
  if (high > 0 && compare (records->pdata[high - 1], record) < 0)
    return high;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare (records->pdata[middle], record) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
concord_children_insert (ConcordChildren *children, ConcordRecord *record, gboolean quiet)
{
  guint position = find_position (children, record);

  g_ptr_array_insert (children->records, (int) position, g_object_ref (record));
  if (!quiet)
    g_list_model_items_changed (G_LIST_MODEL (children), position, 0, 1);
}

void
concord_children_remove (ConcordChildren *children, ConcordRecord *record, gboolean quiet)
{
  guint position = find_position (children, record);

  g_return_if_fail (position < children->records->len
                    && children->records->pdata[position] == record);
  g_ptr_array_remove_index (children->records, position);
  if (!quiet)
    g_list_model_items_changed (G_LIST_MODEL (children), position, 1, 0);
}
