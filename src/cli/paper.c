#include "paper/paper.h"

#include "cli/cli.h"

#include "model/report.h"

#include "concord-words.h"
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define LETTER_WIDTH 612.0 /* points */
#define LETTER_HEIGHT 792.0
#define LETTER_MM 216 /* wide, as locales say it */

typedef struct
{
  char *out, *report, *part, *language, *size;
  gboolean mono, figures;
  int per_page;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->out);
  g_free (wish->report);
  g_free (wish->part);
  g_free (wish->language);
  g_free (wish->size);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
is_one_of (const char *text, const char *const *choices)
{
  return text == NULL || g_strv_contains (choices, text);
}

/* What is wrong with what was asked for, or NULL. */
static const char *
get_problem (const Wish *wish)
{
  static const char *const parts[] = { "A", "a", "B", "b", NULL };
  static const char *const languages[] = { "en", "cy", "cy+en", "en+cy", NULL };
  static const char *const sizes[] = { "A4", "a4", "letter", "Letter", NULL };

  if (wish->out == NULL || wish->per_page < 1 || wish->per_page > 2)
    return _ ("Say -o OUT.pdf or -o OUT.odt, and 1 or 2 figures a page.");
  if (!is_one_of (wish->part, parts))
    return _ ("A paper has the parts A and B: say --part A or --part B.");
  if (!is_one_of (wish->language, languages))
    return _ ("Say --language en, cy, cy+en or en+cy.");
  if (!is_one_of (wish->size, sizes))
    return _ ("Say --size A4 or --size letter.");
  return NULL;
}

/* The paper that was named, by its id or title, else the first; NULL and a sentence where the one
 * that was named is not there. */
static gboolean
find_report (ConcordDocument *document, const char *wanted, ConcordRecord **report)
{
  g_autoptr (GPtrArray) reports = concord_document_list (document, "report");

  *report = NULL;
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *title = concord_record_dup_title (reports->pdata[i]);

      if (wanted == NULL || strcmp (wanted, concord_record_get_id (reports->pdata[i])) == 0
          || strcmp (wanted, title) == 0)
        {
          *report = reports->pdata[i];
          return TRUE;
        }
    }
  return wanted == NULL;
}

/* Whether the person's locale prints on Letter: the C library knows the sheet, in millimetres. */
static gboolean
is_letter_usual (void)
{
  locale_t locale = newlocale (LC_PAPER_MASK, "", (locale_t) 0);
  gboolean is_letter;

  if (locale == (locale_t) 0)
    return FALSE;
  is_letter = GPOINTER_TO_INT (nl_langinfo_l (_NL_PAPER_WIDTH, locale)) == LETTER_MM;
  freelocale (locale);
  return is_letter;
}

static ConcordPaper *
make_paper (ConcordDocument *document, ConcordRecord *report, const Wish *wish)
{
  ConcordPaper *paper = concord_paper_new (document);

  concord_paper_set_report (paper, wish->figures ? NULL : report);
  if (wish->part != NULL && g_ascii_toupper (*wish->part) == 'B')
    concord_paper_set_part (paper, CONCORD_PAPER_PART_B);
  concord_paper_set_language (paper, wish->language);
  concord_paper_set_mono (paper, wish->mono);
  concord_paper_set_figures_per_page (paper, (guint) wish->per_page);
  if (wish->size == NULL ? is_letter_usual () : g_ascii_tolower (*wish->size) == 'l')
    concord_paper_set_page_size (paper, LETTER_WIDTH, LETTER_HEIGHT);
  return paper;
}

int
concord_cli_paper (int argc, char **argv)
{
  g_auto (Wish) wish = { .per_page = 2 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish.out, N_("Where to: a PDF, or an OpenDocument text where it ends in .odt"), N_("OUT") },
    { "report", 'r', 0, G_OPTION_ARG_STRING, &wish.report, N_("Which of the project’s papers, by id or title; the first unless said"), N_("PAPER") },
    { "part", 0, 0, G_OPTION_ARG_STRING, &wish.part, N_("A, for the public, or B, exempt from publication"), N_("PART") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &wish.language, N_("en, cy, cy+en or en+cy, whatever the paper itself asks for"), N_("CODE") },
    { "figures", 'f', 0, G_OPTION_ARG_NONE, &wish.figures, N_("All figures of the project and no words"), NULL },
    { "mono", 'm', 0, G_OPTION_ARG_NONE, &wish.mono, N_("For a black-and-white printer"), NULL },
    { "per-page", 'p', 0, G_OPTION_ARG_INT, &wish.per_page, N_("Of figures without words: 1 or 2 a page"), N_("N") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &wish.size, N_("A4 or letter; that of the locale unless said"), N_("SIZE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (ConcordPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  ConcordRecord *report;
  gboolean written;

  if (!concord_cli_parse (entries, &argc, &argv, 1, 1))
    return CONCORD_EXIT_USAGE;
  if (get_problem (&wish) != NULL)
    return concord_cli_complain (CONCORD_EXIT_USAGE, get_problem (&wish));
  document = concord_cli_open (argv[1], NULL);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  if (!find_report (document, wish.report, &report))
    return concord_cli_complain (CONCORD_EXIT_USAGE,
                                 _ ("The project has no paper of that id or title; concord-cli show "
                                    "lists its records."));
  paper = make_paper (document, report, &wish);
  written = g_str_has_suffix (wish.out, ".odt") ? concord_paper_write_odt (paper, wish.out, &error)
                                                : concord_paper_write_pdf (paper, wish.out, &error);
  return written ? CONCORD_EXIT_GOOD : concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
}
