#include "app/paper-row.h"
#include "app/paper-words.h"
#include "figures/figure.h"
#include "model/report-item.h"
#include "model/report-section.h"

#include "concord-words.h"
#include <string.h>

#define INDENT 18

struct _ConcordPaperRow
{
  GtkListBoxRow parent_instance;

  ConcordRecord *record;
  char *key; /* of what the text was made of */
  char *spoken;
  GtkLabel *kind; /* NULL in a section */
  GtkLabel *text;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (ConcordPaperRow, concord_paper_row, GTK_TYPE_LIST_BOX_ROW)

ConcordRecord *
concord_paper_row_get_record (ConcordPaperRow *row)
{
  return row->record;
}

const char *
concord_paper_row_get_text (ConcordPaperRow *row)
{
  return gtk_label_get_text (row->text);
}

const char *
concord_paper_row_get_spoken (ConcordPaperRow *row)
{
  return row->spoken;
}

void
concord_paper_row_forget (ConcordPaperRow *row)
{
  g_clear_pointer (&row->key, g_free);
}

/* --- words ----------------------------------------------------------------------------------- */

static gboolean
shows_figure (ConcordRecord *record)
{
  const ConcordReportItem *item = CONCORD_REPORT_ITEM (record);

  return item->title == NULL && item->shows != NULL
         && (item->kind == CONCORD_REPORT_FIGURE || item->kind == CONCORD_REPORT_TABLE)
         && concord_figure_kinds_find (item->shows) != NULL;
}

/* Of all that the title of a figure is made of. */
static char *
dup_key (ConcordDocument *document, const ConcordReportItem *item)
{
  return g_strdup_printf ("%s %s %s %s %" G_GUINT64_FORMAT, item->shows,
                          item->exercise == NULL ? "" : item->exercise,
                          item->question == NULL ? "" : item->question,
                          item->option == NULL ? "" : item->option,
                          concord_figure_get_stamp (document, item->shows));
}

/* Where it stands, if that is not Part A. */
static const char *
get_badge (ConcordRecord *record)
{
  if (CONCORD_IS_REPORT_ITEM (record))
    return CONCORD_REPORT_ITEM (record)->exempt == 1 ? _ ("Part B") : NULL;
  if (CONCORD_REPORT_SECTION (record)->left_out == 1)
    return _ ("left out");
  return CONCORD_REPORT_SECTION (record)->publicity == CONCORD_REPORT_EXEMPT ? _ ("Part B") : NULL;
}

static char *
dup_text (ConcordPaperRow *self, ConcordDocument *document)
{
  if (CONCORD_IS_REPORT_ITEM (self->record))
    return concord_paper_words_dup_item (document, self->record);
  return concord_paper_words_dup_heading (self->record);
}

static const char *
get_blank (ConcordRecord *record)
{
  if (!CONCORD_IS_REPORT_ITEM (record))
    return _ ("No heading yet");
  return CONCORD_REPORT_ITEM (record)->kind == CONCORD_REPORT_WORDS ? _ ("Nothing written yet")
                                                                     : _ ("Nothing chosen yet");
}

static void
speak (ConcordPaperRow *self, const char *text, const char *badge)
{
  const char *kind = self->kind == NULL ? _ ("Section") : gtk_label_get_text (self->kind);

  g_free (self->spoken);
  /* Translators: a row of a paper's outline: "Figure: In-house leads, Part B". */
  self->spoken = badge == NULL ? g_strdup_printf (_ ("%s: %s"), kind, text)
                               : g_strdup_printf (_ ("%s: %s, %s"), kind, text, badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->spoken, -1);
}

static void
show (ConcordPaperRow *self, const char *text)
{
  const char *badge = get_badge (self->record);
  gboolean blank = text == NULL || *text == '\0';

  if (blank)
    text = get_blank (self->record);
  if (blank)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "blank");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "blank");
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->badge, badge == NULL ? "" : badge);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge != NULL);
  if (self->kind != NULL)
    gtk_label_set_text (self->kind, concord_paper_words_get_kind (self->record));
  speak (self, text, badge);
}

gboolean
concord_paper_row_update (ConcordPaperRow *row, ConcordDocument *document, gboolean titles)
{
  g_autofree char *key = NULL, *text = NULL;

  if (CONCORD_IS_REPORT_ITEM (row->record) && shows_figure (row->record))
    {
      const char *shows = CONCORD_REPORT_ITEM (row->record)->shows;

      key = dup_key (document, CONCORD_REPORT_ITEM (row->record));
      if (g_strcmp0 (key, row->key) == 0)
        text = g_strdup (gtk_label_get_text (row->text));
      else if (!titles)
        text = g_strdup (_ (concord_figure_kinds_find (shows)->label));
      if (text != NULL)
        {
          show (row, text);
          return g_strcmp0 (key, row->key) == 0;
        }
    }
  text = dup_text (row, document);
  g_free (row->key);
  row->key = g_steal_pointer (&key);
  show (row, text);
  return TRUE;
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
finalize (GObject *object)
{
  ConcordPaperRow *self = CONCORD_PAPER_ROW (object);

  g_object_unref (self->record);
  g_free (self->key);
  g_free (self->spoken);
  G_OBJECT_CLASS (concord_paper_row_parent_class)->finalize (object);
}

static void
concord_paper_row_class_init (ConcordPaperRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
concord_paper_row_init (ConcordPaperRow *self)
{
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

GtkWidget *
concord_paper_row_new (ConcordRecord *record)
{
  ConcordPaperRow *self = g_object_new (CONCORD_TYPE_PAPER_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean is_item = CONCORD_IS_REPORT_ITEM (record);

  self->record = g_object_ref (record);
  if (is_item)
    {
      self->kind = new_label ("paper-kind");
      gtk_label_set_width_chars (self->kind, 10);
      gtk_widget_set_margin_start (GTK_WIDGET (self->kind), INDENT);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->kind));
    }
  self->text = new_label (is_item ? "paper-text" : "part-title");
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->text));
  self->badge = new_label ("paper-badge");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->badge));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  return GTK_WIDGET (self);
}
