#include "app/starters.h"
#include "app/data-folder.h"
#include "store/project-file.h"

#include "concord-config.h"
#include "concord-words.h"

/* Templates carry no title of their own: it would become the project's. */
static const struct
{
  const char *name;
  const char *title;
  const char *summary;
} known[] = {
  { "blank.concord", N_ ("Empty project"), N_ ("Nothing in it but your own words") },
  { "partnership.concord", N_ ("Service-delivery partnership"),
    N_ ("Usual criteria, options and bidder questions are in place; change any of them") },
  { "shared-service.concord", N_ ("Shared service"),
    N_ ("Ways for authorities to run a service together, with the usual criteria") },
  { "single-service.concord", N_ ("Single service"),
    N_ ("One service: keep it, improve it or contract it out") },
};

void
concord_starter_free (ConcordStarter *starter)
{
  g_object_unref (starter->file);
  g_free (starter->title);
  g_free (starter->summary);
  g_free (starter);
}

static int
compare_by_name (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".concord"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_by_name);
  return names;
}

static ConcordStarter *
describe (GFile *file, const char *name, ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);
  ConcordStarter *starter = g_new0 (ConcordStarter, 1);

  starter->file = g_object_ref (file);
  starter->title = g_strdup (project->title != NULL ? project->title : name);
  starter->summary = g_strdup (project->summary);
  for (guint i = 0; i < G_N_ELEMENTS (known) && project->title == NULL; i++)
    if (g_str_equal (known[i].name, name))
      {
        g_free (starter->title);
        g_free (starter->summary);
        starter->title = g_strdup (_ (known[i].title));
        starter->summary = g_strdup (_ (known[i].summary));
        break;
      }
  return starter;
}

GPtrArray *
concord_starters_find (const char *name)
{
  GPtrArray *starters = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_starter_free);
  g_autofree char *folder = concord_data_folder_dup (name);
  g_autoptr (GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, names->pdata[i], NULL);
      g_autoptr (ConcordDocument) document = concord_project_load (file, NULL, NULL, NULL);

      if (document != NULL)
        g_ptr_array_add (starters, describe (file, names->pdata[i], document));
    }
  return starters;
}
