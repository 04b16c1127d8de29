/* A page of the help, read for a window of our own. Pages are HTML that is XML too. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_HELP_HEADING,
  CONCORD_HELP_PARAGRAPH,
  CONCORD_HELP_ITEM, /* of a list */
  CONCORD_HELP_ROW   /* of a table, its cells on one line each */
} ConcordHelpKind;

typedef struct
{
  ConcordHelpKind kind;
  guint level;  /* of a heading from 1, of an item by how deep its list is */
  char *markup; /* Pango's, with links */
  char *id;     /* (nullable): where links lead to */
} ConcordHelpBlock;

typedef struct
{
  char *title;
  GPtrArray *blocks; /* ConcordHelpBlock */
} ConcordHelpPage;

ConcordHelpPage *concord_help_page_read (GFile *file, GError **error);
void concord_help_page_free (ConcordHelpPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordHelpPage, concord_help_page_free)

G_END_DECLS
