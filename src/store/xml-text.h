/* Small pieces of XML text: escaping, indents, times. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes that one value may have: what the parser takes without XML_PARSE_HUGE. */
#define CONCORD_XML_TEXT_MAX 10000000

/* The most bytes that a file may have: 256 MiB. */
#define CONCORD_XML_FILE_MAX ((gsize) 256 << 20)

/* @text as the content of an element. */
void concord_xml_append_text (GString *xml, const char *text);

/* ' name="value"', with line ends and tabs as references, which a parser would make blanks of;
 * nothing where @value is NULL. */
void concord_xml_append_attribute (GString *xml, const char *name, const char *value);

/* ' name="2026-11-23T12:00:00Z"' of seconds since 1970. */
void concord_xml_append_time (GString *xml, const char *name, gint64 time);

void concord_xml_append_indent (GString *xml, guint depth);

/* Strict: exactly the form above. */
gboolean concord_xml_read_time (const char *text, gint64 *time);

/* Strict: digits without sign, at most nine of them. */
gboolean concord_xml_read_whole (const char *text, int *value);

G_END_DECLS
