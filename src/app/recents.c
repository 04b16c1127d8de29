#include "app/recents.h"
#include "app/settings.h"

#include <gtk/gtk.h>


void
concord_recent_free (ConcordRecent *recent)
{
  g_object_unref (recent->file);
  g_free (recent->title);
  g_free (recent);
}

void
concord_recents_add (GFile *file, const char *title)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_strdup (title);
  GtkRecentData data = { .display_name = name,
                         .mime_type = (char *) CONCORD_MIME_TYPE,
                         .app_name = (char *) "Concord",
                         .app_exec = (char *) "concord %u" };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
concord_recents_remove (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static gboolean
is_ours (GtkRecentInfo *info)
{
  const char *type = gtk_recent_info_get_mime_type (info);

  return g_strcmp0 (type, CONCORD_MIME_TYPE) == 0
         || g_str_has_suffix (gtk_recent_info_get_uri (info), ".concord");
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const ConcordRecent *first = *(const ConcordRecent *const *) a;
  const ConcordRecent *second = *(const ConcordRecent *const *) b;

  return (first->time < second->time) - (first->time > second->time);
}

GPtrArray *
concord_recents_find (guint limit)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_recent_free);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *item = items; item != NULL; item = item->next)
    if (is_ours (item->data))
      {
        ConcordRecent *recent = g_new0 (ConcordRecent, 1);

        recent->file = g_file_new_for_uri (gtk_recent_info_get_uri (item->data));
        recent->title = g_strdup (gtk_recent_info_get_display_name (item->data));
        recent->time = g_date_time_to_unix (gtk_recent_info_get_modified (item->data));
        g_ptr_array_add (recents, recent);
      }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (recents, compare_newest_first);
  if (recents->len > limit)
    g_ptr_array_set_size (recents, (int) limit);
  return recents;
}
