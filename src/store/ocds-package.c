/* From a file to its releases: packages, records, and what is neither. */
#include "store/ocds-release.h"

#include "store/project-file.h"

#include "concord-words.h"

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_NOT_OURS, sentence);
  return FALSE;
}

/* A linked release is an address and a date; a full one has an ocid or an id of its own. */
static gboolean
is_link (JsonObject *release)
{
  return json_object_has_member (release, "url") && !json_object_has_member (release, "ocid")
         && !json_object_has_member (release, "id");
}

/* Returns how many releases were read or counted as unreadable, links not counted. */
static guint
read_releases (ConcordOcdsReading *reading, JsonArray *releases, const char *ocid)
{
  guint n = 0;

  for (guint i = 0; i < concord_ocds_get_length (releases); i++)
    {
      JsonObject *release = concord_ocds_get_entry (releases, i);

      if (release != NULL && is_link (release))
        continue;
      n++;
      if (release == NULL)
        reading->n_no_objects++;
      else
        concord_ocds_read_release (reading, release, ocid, FALSE);
    }
  return n;
}

static void
read_record (ConcordOcdsReading *reading, JsonObject *record)
{
  g_autofree char *ocid = concord_ocds_dup_id (record, "ocid");
  JsonObject *compiled = concord_ocds_get_object (record, "compiledRelease");
  guint n = read_releases (reading, concord_ocds_get_array (record, "releases"), ocid);

  if (compiled != NULL)
    concord_ocds_read_release (reading, compiled, ocid, TRUE);
  else if (n == 0)
    reading->n_links++;
}

static gboolean
read_records (ConcordOcdsReading *reading, JsonArray *records, GError **error)
{
  guint n = concord_ocds_get_length (records);

  if (n == 0)
    return refuse (error, _ ("The file holds no records."));
  for (guint i = 0; i < n; i++)
    {
      JsonObject *record = concord_ocds_get_entry (records, i);

      if (record == NULL)
        reading->n_no_objects++;
      else
        read_record (reading, record);
    }
  return TRUE;
}

gboolean
concord_ocds_read_root (ConcordOcdsReading *reading, JsonNode *root, GError **error)
{
  JsonObject *package;
  JsonArray *releases;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, _ ("This is JSON, but no OCDS package: that is an object which begins "
                             "with { and holds “releases” or “records”."));
  package = json_node_get_object (root);
  releases = concord_ocds_get_array (package, "releases");
  if (concord_ocds_get_array (package, "records") != NULL)
    return read_records (reading, concord_ocds_get_array (package, "records"), error);
  if (concord_ocds_get_object (package, "compiledRelease") != NULL)
    read_record (reading, package);
  else if (releases != NULL && concord_ocds_get_length (releases) == 0)
    return refuse (error, _ ("The file holds no releases."));
  else if (releases != NULL)
    read_releases (reading, releases, NULL);
  else if (json_object_has_member (package, "ocid"))
    concord_ocds_read_release (reading, package, NULL, FALSE);
  else
    return refuse (error, _ ("This is JSON, but no OCDS package: it holds neither a list called "
                             "“releases” nor one called “records”."));
  return TRUE;
}

static void
describe (GPtrArray *sentences, guint n, const char *sentence)
{
  if (n > 0)
    g_ptr_array_add (sentences, g_strdup_printf (sentence, n));
}

void
concord_ocds_reading_describe (const ConcordOcdsReading *reading, GPtrArray *sentences)
{
  describe (sentences, reading->n_no_objects,
            ngettext ("%u entry is no release at all and is left out.",
                      "%u entries are no releases at all and are left out.",
                      reading->n_no_objects));
  describe (sentences, reading->n_without_ocid,
            ngettext ("%u release has no ocid, so it can’t be told which process it belongs to; "
                      "it is left out.",
                      "%u releases have no ocid, so it can’t be told which process they belong "
                      "to; they are left out.",
                      reading->n_without_ocid));
  describe (sentences, reading->n_undated,
            ngettext ("%u release has no date that can be read; it counts as the earliest of its "
                      "process.",
                      "%u releases have no date that can be read; they count as the earliest of "
                      "their process.",
                      reading->n_undated));
  describe (sentences, reading->n_no_lists,
            ngettext ("%u release has “awards” that are no list; they are left out.",
                      "%u releases have “awards” that are no list; they are left out.",
                      reading->n_no_lists));
  describe (sentences, reading->n_no_awards,
            ngettext ("%u entry in a list of awards is no award and is left out.",
                      "%u entries in lists of awards are no awards and are left out.",
                      reading->n_no_awards));
  describe (sentences, reading->n_links,
            ngettext ("%u record holds only links to releases elsewhere, which are not followed.",
                      "%u records hold only links to releases elsewhere, which are not followed.",
                      reading->n_links));
}
