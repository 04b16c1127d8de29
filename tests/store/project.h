/* A project to save, as the tests of saving and drafts need it. */
#pragma once

#include "model/canonical.h"
#include "model/document.h"
#include "model/service.h"

static inline void
assert_set (ConcordDocument *document, ConcordRecord *record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean good = concord_document_set (document, record, field, value, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

static inline ConcordRecord *
add_service (ConcordDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *service = concord_document_add (document, project, "services", &error);

  g_assert_no_error (error);
  assert_set (document, service, "name", name);
  return service;
}

/* Titled, with @n_services; nothing of it saved. The clock stands still. */
static inline ConcordDocument *
project_new (guint n_services)
{
  ConcordDocument *document = concord_document_new ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));

  concord_document_set_author (document, "Ann Officer");
  concord_document_set_now (document, 1767225600);
  assert_set (document, project, "title", "Back office");
  for (guint i = 0; i < n_services; i++)
    {
      g_autofree char *name = g_strdup_printf ("Service %u", i);

      assert_set (document, add_service (document, name), "need", "50");
    }
  return document;
}

static inline void
assert_same_state (ConcordDocument *a, ConcordDocument *b)
{
  g_autofree char *first = concord_canonical_dup_text (a);
  g_autofree char *second = concord_canonical_dup_text (b);

  g_assert_cmpstr (first, ==, second);
}
