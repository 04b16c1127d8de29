#include "cli/cli.h"

#include "charts/paint.h"
#include "figures/figure.h"
#include "paper/figure-pdf.h"
#include "paper/put.h"

#include "concord-words.h"
#include <string.h>

#define WIDTH 560.0 /* of a chart, points */

static int
list_kinds (void)
{
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    g_print ("%-24s %s\n", kinds[i].kind, _ (kinds[i].label));
  return CONCORD_EXIT_GOOD;
}

static gboolean
find_theme (const char *name, ConcordTheme *theme)
{
  static const char *const names[] = { "light", "dark", "high-contrast", "mono" };
  static const ConcordTheme themes[] = { CONCORD_THEME_LIGHT, CONCORD_THEME_DARK,
                                         CONCORD_THEME_HIGH_CONTRAST, CONCORD_THEME_MONO };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (name == NULL || strcmp (name, names[i]) == 0)
      {
        *theme = themes[i];
        return TRUE;
      }
  return FALSE;
}

static gboolean
has_ending (const char *path, const char *ending)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && g_ascii_strcasecmp (dot, ending) == 0;
}

/* A PDF is tagged as a paper is; the rest is pictures. */
static gboolean
write_figure (ConcordFigure *figure, const char *out, ConcordTheme theme, GError **error)
{
  ConcordChart *chart = concord_figure_get_chart (figure);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const void *data;

  if (!has_ending (out, ".pdf"))
    return concord_chart_write (chart, out, WIDTH, concord_chart_natural_height (chart, WIDTH), theme,
                                error);
  bytes = concord_figure_pdf_new (figure, WIDTH, theme, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return concord_put_file (out, data, size, error);
}

static int
draw (const char *path, const char *kind, const char *subject, const char *out, ConcordTheme theme)
{
  g_autoptr (ConcordDocument) document = concord_cli_open (path, NULL);
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  if (subject != NULL && concord_document_find (document, subject) == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("The record named with --subject is not in this project."));
  figure = concord_figure_new_public (document, kind, subject);
  if (!write_figure (figure, out, theme, &error))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  g_print ("%s\n", concord_figure_get_words (figure));
  return CONCORD_EXIT_GOOD;
}

int
concord_cli_chart (int argc, char **argv)
{
  gboolean list = FALSE;
  g_autofree char *out = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *theme_name = NULL;
  ConcordTheme theme = CONCORD_THEME_LIGHT;
  const GOptionEntry entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_("List the kinds of chart"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to: .pdf, .svg or .png"), N_("OUT") },
    { "subject", 's', 0, G_OPTION_ARG_STRING, &subject, N_("Record that the chart is of"), N_("ID") },
    { "theme", 't', 0, G_OPTION_ARG_STRING, &theme_name, N_("light, dark, high-contrast or mono"),
      N_("NAME") },
    G_OPTION_ENTRY_NULL
  };

  if (!concord_cli_parse (entries, &argc, &argv, 0, 2))
    return CONCORD_EXIT_USAGE;
  if (list && argc == 1)
    return list_kinds ();
  if (argc != 3 || out == NULL)
    return concord_cli_complain (CONCORD_EXIT_USAGE,
                                 _ ("Say which file, which kind of chart and -o OUT, or --list."));
  if (concord_figure_kinds_find (argv[2]) == NULL)
    return concord_cli_complain (
        CONCORD_EXIT_USAGE, _ ("There is no such kind of chart; chart --list names them."));
  if (!find_theme (theme_name, &theme))
    return concord_cli_complain (CONCORD_EXIT_USAGE,
                                 _ ("A theme is light, dark, high-contrast or mono."));
  return draw (argv[1], argv[2], subject, out, theme);
}
