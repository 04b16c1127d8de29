#include "app/paper-templates.h"
#include "app/starters.h"
#include "store/project-file.h"

ConcordPaperTemplates *
concord_paper_templates_new (void)
{
  ConcordPaperTemplates *templates = g_new0 (ConcordPaperTemplates, 1);
  g_autoptr (GPtrArray) files = concord_starters_find ("catalogues");

  templates->catalogues = g_ptr_array_new_with_free_func (g_object_unref);
  templates->reports = g_ptr_array_new ();
  for (guint i = 0; i < files->len; i++)
    {
      const ConcordStarter *file = files->pdata[i];
      ConcordDocument *catalogue = concord_project_load (file->file, NULL, NULL, NULL);
      g_autoptr (GPtrArray) reports = NULL;

      if (catalogue == NULL)
        continue;
      g_ptr_array_add (templates->catalogues, catalogue);
      reports = concord_document_list (catalogue, "report");
      for (guint r = 0; r < reports->len; r++)
        g_ptr_array_add (templates->reports, reports->pdata[r]);
    }
  return templates;
}

void
concord_paper_templates_free (ConcordPaperTemplates *templates)
{
  g_ptr_array_unref (templates->reports);
  g_ptr_array_unref (templates->catalogues);
  g_free (templates);
}

ConcordRecord *
concord_paper_templates_find (const ConcordPaperTemplates *templates, const char *id)
{
  for (guint i = 0; i < templates->reports->len; i++)
    if (g_str_equal (concord_record_get_id (templates->reports->pdata[i]), id))
      return templates->reports->pdata[i];
  return NULL;
}
