#include "concord-words.h"
#include "concord-catalogue.h"

#include "concord-config.h"
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *code;
  gulong (*plural) (gulong n); /* the index of the form for @n things */
} Language;

static gulong
plural_english (gulong n)
{
  return n != 1;
}

/* As in the head of po/cy.po. */
static gulong
plural_welsh (gulong n)
{
  return n == 1 ? 0 : n == 2 ? 1 : n != 8 && n != 11 ? 2 : 3;
}

static const Language languages[] = {
  { "en", plural_english },
  { "cy", plural_welsh },
};

static _Thread_local const Language *chosen;

static const char *
get_folder (void)
{
  const char *folder = g_getenv ("CONCORD_LOCALE_PATH");

  return folder != NULL ? folder : CONCORD_LOCALE_DIR;
}

void
concord_words_start (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* The translation into @language, read on first use; NULL where it is not installed. The texts of
 * the program itself are English. */
static const ConcordCatalogue *
get_catalogue (const Language *language)
{
  static ConcordCatalogue *read[G_N_ELEMENTS (languages)];
  static gsize once[G_N_ELEMENTS (languages)];
  gsize i = (gsize) (language - languages);

  if (g_once_init_enter (&once[i]))
    {
      g_autofree char *path = g_build_filename (get_folder (), language->code, "LC_MESSAGES",
                                                GETTEXT_PACKAGE ".mo", NULL);

      read[i] = concord_catalogue_read (path);
      g_once_init_leave (&once[i], 1);
    }
  return read[i];
}

static const Language *
find (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, code) == 0)
      return &languages[i];
  return NULL;
}

static gboolean
is_english (const Language *language)
{
  return language == languages;
}

const char *
concord_words_set_language (const char *code)
{
  const char *before = concord_words_get_language ();

  chosen = find (code);
  return before;
}

const char *
concord_words_get_language (void)
{
  return chosen == NULL ? NULL : chosen->code;
}

gboolean
concord_words_has_language (const char *code)
{
  const Language *language = find (code);

  return language != NULL && (is_english (language) || get_catalogue (language) != NULL);
}

const char *
concord_words_get_spoken (void)
{
  /* Translators: the code of your language: cy for Welsh. Papers carry it. */
  const char *own = N_("en");

  if (chosen != NULL)
    return concord_words_has_language (chosen->code) ? chosen->code : languages[0].code;
  return dgettext (GETTEXT_PACKAGE, own);
}

const char *
concord_words_get (const char *english)
{
  const ConcordCatalogue *catalogue;
  const char *found;

  if (*english == '\0')
    return english;
  if (chosen == NULL)
    return dgettext (GETTEXT_PACKAGE, english);
  if (is_english (chosen) || (catalogue = get_catalogue (chosen)) == NULL)
    return english;
  found = concord_catalogue_find (catalogue, english, 0);
  return found != NULL ? found : english;
}

const char *
concord_words_get_plural (const char *one, const char *many, gulong n)
{
  const ConcordCatalogue *catalogue;
  const char *found = NULL;

  if (chosen == NULL)
    return dngettext (GETTEXT_PACKAGE, one, many, n);
  if (!is_english (chosen) && (catalogue = get_catalogue (chosen)) != NULL)
    found = concord_catalogue_find (catalogue, one, chosen->plural (n));
  return found != NULL ? found : plural_english (n) == 0 ? one : many;
}
