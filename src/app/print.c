#include "app/print.h"
#include "app/dialogs.h"
#include "app/print-memory.h"

#include "concord-words.h"

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
  concord_paper_draw_page (paper, gtk_print_context_get_cairo_context (context),
                           concord_print_choice_get_page (operation, (guint) page));
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
  /* The closure above holds the paper as long as the operation lives. */
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), paper);
  return operation;
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      concord_tell (parent, _ ("This could not be printed"), error->message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    concord_print_memory_keep (gtk_print_operation_get_print_settings (operation),
                               gtk_print_operation_get_default_page_setup (operation));
}

void
concord_print_run (GtkPrintOperation *operation, GtkWindow *parent)
{
  g_autoptr (GtkPrintSettings) settings = concord_print_memory_load_settings ();
  g_autoptr (GtkPageSetup) setup = concord_print_memory_load_setup ();

  gtk_print_operation_set_print_settings (operation, settings);
  if (gtk_print_operation_get_default_page_setup (operation) == NULL)
    gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), parent, 0);
  /* Its result comes with ::done. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
