/* Who made the program, and who works with it. */
#include "app/help.h"
#include "app/settings.h"
#include "app/window-private.h"

#include "concord-config.h"
#include "concord-words.h"

void
concord_window_show_about (ConcordWindow *window)
{
  GtkWidget *dialog = g_object_new (
      GTK_TYPE_ABOUT_DIALOG, "transient-for", window, "modal", TRUE, "destroy-with-parent", TRUE,
      "program-name", _ ("Concord"), "version", CONCORD_VERSION, "logo-icon-name",
      CONCORD_APPLICATION_ID, "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("Decide on a strategic service-delivery partnership, and show afterwards how it was "
         "decided."),
      NULL);

  concord_help_add_key (dialog, "index");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_name_response (GtkDialog *dialog, int response, GtkEditable *entry)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

      concord_settings_set_author (name);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

void
concord_window_ask_author (ConcordWindow *window)
{
  GtkWidget *dialog = gtk_dialog_new_with_buttons (
      _ ("Your name"), GTK_WINDOW (window),
      GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT | GTK_DIALOG_USE_HEADER_BAR, _ ("_Cancel"),
      GTK_RESPONSE_CANCEL, _ ("_Set"), GTK_RESPONSE_ACCEPT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Your _name, as colleagues know it"));
  GtkWidget *note = gtk_label_new (_ ("It stands in the project’s history beside each change you "
                                      "make. It is typed, not proved."));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *author = concord_settings_dup_author ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 44);
  gtk_widget_add_css_class (note, "row-about");
  gtk_editable_set_text (GTK_EDITABLE (entry), author);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_add_css_class (box, "dialog-body");
  gtk_box_append (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog))), box);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  g_signal_connect (dialog, "response", G_CALLBACK (on_name_response), entry);
  concord_help_add_key (dialog, "file-and-history");
  gtk_window_present (GTK_WINDOW (dialog));
}
