/* A project with something on every screen, for tests and pictures. */
#pragma once

#include "model/document.h"

ConcordDocument *rich_document_new (void);

/* The child of a role called @name; fails the test where there is none. */
ConcordRecord *rich_find (ConcordDocument *document, const char *type_name, const char *name);
