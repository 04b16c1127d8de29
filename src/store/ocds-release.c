#include "store/ocds-release.h"

#include <string.h>

static void
supplier_free (gpointer data)
{
  ConcordOcdsSupplier *supplier = data;

  g_free (supplier->name);
  g_free (supplier->key);
  g_ptr_array_unref (supplier->ids);
  g_free (supplier);
}

static void
statement_free (gpointer data)
{
  ConcordOcdsStatement *statement = data;

  g_free (statement->key);
  g_free (statement->status);
  g_free (statement->title);
  concord_ocds_value_clear (&statement->value);
  concord_ocds_period_clear (&statement->period);
  g_clear_pointer (&statement->suppliers, g_ptr_array_unref);
  g_free (statement);
}

static void
contract_free (gpointer data)
{
  ConcordOcdsContract *contract = data;

  g_free (contract->key);
  g_free (contract->award);
  concord_ocds_value_clear (&contract->value);
  concord_ocds_period_clear (&contract->period);
  g_free (contract);
}

static void
release_free (gpointer data)
{
  ConcordOcdsRelease *release = data;

  g_free (release->ocid);
  g_free (release->id);
  g_free (release->buyer);
  g_free (release->title);
  g_free (release->criteria);
  concord_ocds_value_clear (&release->tender_value);
  concord_ocds_period_clear (&release->tender_period);
  g_clear_pointer (&release->statements, g_ptr_array_unref);
  g_clear_pointer (&release->contracts, g_ptr_array_unref);
  g_free (release);
}

void
concord_ocds_reading_init (ConcordOcdsReading *reading)
{
  *reading = (ConcordOcdsReading){ .releases = g_ptr_array_new_with_free_func (release_free) };
}

void
concord_ocds_reading_clear (ConcordOcdsReading *reading)
{
  g_clear_pointer (&reading->releases, g_ptr_array_unref);
}

/* --- parties -------------------------------------------------------------------------------- */

/* The parties of a release by their id; objects borrowed. */
static GHashTable *
index_parties (JsonObject *object)
{
  JsonArray *parties = concord_ocds_get_array (object, "parties");
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < concord_ocds_get_length (parties); i++)
    {
      JsonObject *party = concord_ocds_get_entry (parties, i);
      char *id = concord_ocds_dup_id (party, "id");

      if (id != NULL)
        g_hash_table_replace (index, id, party);
    }
  return index;
}

/* The name of an organisation that is referred to, from its party where it is not given. */
static char *
dup_name (JsonObject *reference, GHashTable *parties)
{
  char *name = concord_ocds_dup_text (reference, "name");
  g_autofree char *id = NULL;

  if (name != NULL)
    return name;
  id = concord_ocds_dup_id (reference, "id");
  return id == NULL ? NULL : concord_ocds_dup_text (g_hash_table_lookup (parties, id), "name");
}

static gboolean
has_role (JsonObject *party, const char *role)
{
  JsonArray *roles = concord_ocds_get_array (party, "roles");

  for (guint i = 0; i < concord_ocds_get_length (roles); i++)
    {
      JsonNode *node = json_array_get_element (roles, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          && strcmp (json_node_get_string (node), role) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_party_with_role (JsonObject *object, const char *role)
{
  JsonArray *parties = concord_ocds_get_array (object, "parties");

  for (guint i = 0; i < concord_ocds_get_length (parties); i++)
    {
      JsonObject *party = concord_ocds_get_entry (parties, i);
      char *name = has_role (party, role) ? concord_ocds_dup_text (party, "name") : NULL;

      if (name != NULL)
        return name;
    }
  return NULL;
}

static char *
dup_buyer (JsonObject *object, JsonObject *tender, GHashTable *parties)
{
  char *name = dup_name (concord_ocds_get_object (object, "buyer"), parties);

  if (name == NULL)
    name = dup_party_with_role (object, "buyer");
  if (name == NULL)
    name = dup_name (concord_ocds_get_object (tender, "procuringEntity"), parties);
  return name;
}

/* --- suppliers ------------------------------------------------------------------------------ */

static void
add_identifier (GPtrArray *ids, JsonObject *identifier)
{
  g_autofree char *scheme = concord_ocds_dup_id (identifier, "scheme");
  g_autofree char *id = concord_ocds_dup_id (identifier, "id");

  if (scheme != NULL && id != NULL)
    g_ptr_array_add (ids, g_strconcat (scheme, "-", id, NULL));
}

static ConcordOcdsSupplier *
read_supplier (JsonObject *reference, GHashTable *parties)
{
  g_autofree char *name = dup_name (reference, parties);
  g_autofree char *id = concord_ocds_dup_id (reference, "id");
  JsonObject *party = id == NULL ? NULL : g_hash_table_lookup (parties, id);
  JsonArray *additional = concord_ocds_get_array (party, "additionalIdentifiers");
  ConcordOcdsSupplier *supplier;

  if (name == NULL && id == NULL)
    return NULL;
  supplier = g_new0 (ConcordOcdsSupplier, 1);
  supplier->name = g_strdup (name == NULL ? id : name);
  supplier->key = concord_ocds_dup_key (supplier->name);
  supplier->ids = g_ptr_array_new_with_free_func (g_free);
  if (id != NULL)
    g_ptr_array_add (supplier->ids, g_strdup (id));
  add_identifier (supplier->ids, concord_ocds_get_object (party, "identifier"));
  for (guint i = 0; i < concord_ocds_get_length (additional); i++)
    add_identifier (supplier->ids, concord_ocds_get_entry (additional, i));
  return supplier;
}

/* Each supplier once, however often an award names it. */
static GPtrArray *
read_suppliers (JsonArray *references, GHashTable *parties)
{
  GPtrArray *suppliers = g_ptr_array_new_with_free_func (supplier_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < concord_ocds_get_length (references); i++)
    {
      ConcordOcdsSupplier *supplier
          = read_supplier (concord_ocds_get_entry (references, i), parties);

      if (supplier == NULL)
        continue;
      if (g_hash_table_contains (seen, supplier->key))
        {
          supplier_free (supplier);
          continue;
        }
      g_hash_table_add (seen, supplier->key);
      g_ptr_array_add (suppliers, supplier);
    }
  return suppliers;
}

/* --- awards and contracts ------------------------------------------------------------------- */

static ConcordOcdsStatement *
read_statement (JsonObject *award, guint place, GHashTable *parties)
{
  ConcordOcdsStatement *statement = g_new0 (ConcordOcdsStatement, 1);

  statement->key = concord_ocds_dup_id (award, "id");
  if (statement->key == NULL)
    statement->key = g_strdup_printf ("#%u", place + 1);
  statement->status = concord_ocds_dup_text (award, "status");
  statement->title = concord_ocds_dup_text (award, "title");
  concord_ocds_value_read (&statement->value, award, "value");
  concord_ocds_period_read (&statement->period, award, "contractPeriod");
  if (json_object_has_member (award, "suppliers"))
    statement->suppliers = read_suppliers (concord_ocds_get_array (award, "suppliers"), parties);
  return statement;
}

static void
read_awards (ConcordOcdsReading *reading, ConcordOcdsRelease *release, JsonObject *object,
             GHashTable *parties)
{
  JsonArray *awards = concord_ocds_get_array (object, "awards");
  JsonNode *node = json_object_get_member (object, "awards");

  if (node == NULL)
    return;
  if (awards == NULL && !JSON_NODE_HOLDS_NULL (node))
    {
      reading->n_no_lists++;
      return;
    }
  /* A null takes away what earlier releases said, as the standard has it. */
  release->statements = g_ptr_array_new_with_free_func (statement_free);
  for (guint i = 0; i < concord_ocds_get_length (awards); i++)
    {
      JsonObject *award = concord_ocds_get_entry (awards, i);

      if (award == NULL)
        reading->n_no_awards++;
      else
        g_ptr_array_add (release->statements, read_statement (award, i, parties));
    }
}

static void
read_contracts (ConcordOcdsRelease *release, JsonObject *object)
{
  JsonArray *contracts = concord_ocds_get_array (object, "contracts");

  release->contracts = g_ptr_array_new_with_free_func (contract_free);
  for (guint i = 0; i < concord_ocds_get_length (contracts); i++)
    {
      JsonObject *published = concord_ocds_get_entry (contracts, i);
      g_autofree char *award = concord_ocds_dup_id (published, "awardID");
      ConcordOcdsContract *contract;

      if (award == NULL)
        continue;
      contract = g_new0 (ConcordOcdsContract, 1);
      contract->key = concord_ocds_dup_id (published, "id");
      contract->award = g_steal_pointer (&award);
      concord_ocds_value_read (&contract->value, published, "value");
      concord_ocds_period_read (&contract->period, published, "period");
      g_ptr_array_add (release->contracts, contract);
    }
}

static void
read_date (ConcordOcdsReading *reading, ConcordOcdsRelease *release, JsonObject *object)
{
  g_autofree char *date = concord_ocds_dup_text (object, "date");

  release->is_dated = date != NULL && concord_ocds_read_moment (date, &release->date);
  if (!release->is_dated)
    {
      release->date = G_MININT64;
      reading->n_undated++;
    }
}

void
concord_ocds_read_release (ConcordOcdsReading *reading, JsonObject *object, const char *ocid,
                           gboolean is_compiled)
{
  g_autoptr (GHashTable) parties = index_parties (object);
  JsonObject *tender = concord_ocds_get_object (object, "tender");
  ConcordOcdsRelease *release;
  g_autofree char *own = concord_ocds_dup_id (object, "ocid");

  if (own == NULL && ocid == NULL)
    {
      reading->n_without_ocid++;
      return;
    }
  release = g_new0 (ConcordOcdsRelease, 1);
  release->ocid = g_strdup (own == NULL ? ocid : own);
  release->id = concord_ocds_dup_id (object, "id");
  release->is_compiled = is_compiled;
  release->index = reading->releases->len;
  read_date (reading, release, object);
  release->buyer = dup_buyer (object, tender, parties);
  release->title = concord_ocds_dup_text (tender, "title");
  if (release->title == NULL)
    release->title = concord_ocds_dup_text (object, "title");
  release->criteria = concord_ocds_dup_criteria (tender);
  concord_ocds_value_read (&release->tender_value, tender, "value");
  concord_ocds_period_read (&release->tender_period, tender, "contractPeriod");
  read_awards (reading, release, object, parties);
  read_contracts (release, object);
  g_ptr_array_add (reading->releases, release);
}
