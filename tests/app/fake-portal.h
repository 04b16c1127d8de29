/* A desktop portal of the test's own: notes what it is asked and answers as it is told. */
#pragma once

#include <gio/gio.h>

typedef struct _FakePortal FakePortal;

typedef enum
{
  FAKE_PORTAL_OK,
  FAKE_PORTAL_CANCEL, /* the person closed the portal's dialog */
  FAKE_PORTAL_FAIL    /* no mail program behind it */
} FakePortalAnswer;

/* Owns org.freedesktop.portal.Desktop on a connection of its own to the test's bus. */
FakePortal *fake_portal_new (FakePortalAnswer answer);
void fake_portal_free (FakePortal *portal);

/* The desktop's appearance changes: "color-scheme" 1 is dark, "contrast" 1 is high. It starts dark. */
void fake_portal_change (FakePortal *portal, const char *key, guint32 value);

/* How it answers from the next message on. */
void fake_portal_set_answer (FakePortal *portal, FakePortalAnswer answer);

/* What the last message asked for; NULL where none was. */
const char *fake_portal_get_subject (FakePortal *portal);
const char *fake_portal_get_body (FakePortal *portal);
guint fake_portal_get_n_attachments (FakePortal *portal);
GBytes *fake_portal_get_attachment (FakePortal *portal, guint index);
const char *fake_portal_get_attachment_name (FakePortal *portal, guint index);
