#include "app/print.h"
#include "app/dialogs.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

/* Kept with the application, so that they last as long as the program runs and no longer. */
#define SETTINGS_KEY "concord-print-settings"
#define SETUP_KEY "concord-page-setup"

ConcordPaper *
concord_print_choice_make_paper (const ConcordPrintChoice *choice, ConcordDocument *document)
{
  ConcordPaper *paper = concord_paper_new (document);

  for (guint i = 0; i < choice->kinds->len; i++)
    concord_paper_add_figure (paper, choice->kinds->pdata[i], NULL);
  concord_paper_set_figures_per_page (paper, choice->figures_per_page);
  concord_paper_set_mono (paper, choice->mono);
  concord_paper_set_tables (paper, choice->tables);
  return paper;
}

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, ConcordPaper *paper)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  concord_paper_set_page_size (paper, gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                               gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));
  gtk_print_operation_set_n_pages (operation, (int) concord_paper_paginate (paper));
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page,
              ConcordPaper *paper)
{
  concord_paper_draw_page (paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

GtkPrintOperation *
concord_print_operation_new (ConcordPaper *paper, const char *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_job_name (operation, job);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The paper keeps its own margins. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin), g_object_ref (paper),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), paper, 0);
  return operation;
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  GtkApplication *application = gtk_window_get_application (parent);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      concord_tell (parent, _ ("The charts could not be printed"), error->message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY && application != NULL)
    {
      g_object_set_data_full (G_OBJECT (application), SETTINGS_KEY,
                              g_object_ref (gtk_print_operation_get_print_settings (operation)),
                              g_object_unref);
      g_object_set_data_full (G_OBJECT (application), SETUP_KEY,
                              g_object_ref (gtk_print_operation_get_default_page_setup (operation)),
                              g_object_unref);
    }
}

void
concord_print_run (GtkPrintOperation *operation, GtkWindow *parent)
{
  GtkApplication *application = gtk_window_get_application (parent);

  if (application != NULL)
    {
      gtk_print_operation_set_print_settings (
          operation, g_object_get_data (G_OBJECT (application), SETTINGS_KEY));
      gtk_print_operation_set_default_page_setup (
          operation, g_object_get_data (G_OBJECT (application), SETUP_KEY));
    }
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), parent, 0);
  /* Its result comes with ::done. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
