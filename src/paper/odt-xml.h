/* The XML of an OpenDocument text on its way into a buffer. Names carry their prefixes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ConcordXml ConcordXml;

ConcordXml *concord_xml_new (void);
void concord_xml_free (ConcordXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordXml, concord_xml_free)

/* Names and values of attributes follow, then NULL; one whose value is NULL is left out. */
void concord_xml_start (ConcordXml *xml, const char *element, ...) G_GNUC_NULL_TERMINATED;
void concord_xml_empty (ConcordXml *xml, const char *element, ...) G_GNUC_NULL_TERMINATED;
void concord_xml_end (ConcordXml *xml);

/* The root of one of the document's parts: every namespace that any of them uses. */
void concord_xml_start_part (ConcordXml *xml, const char *element);

/* An element with nothing but @text in it. */
void concord_xml_leaf (ConcordXml *xml, const char *element, const char *text);

/* What a paragraph says: lines and several spaces stay what they are. */
void concord_xml_text (ConcordXml *xml, const char *text);

/* What was written to @other until now, as it is. */
void concord_xml_insert (ConcordXml *xml, ConcordXml *other);

/* All that was written, or NULL where there was no memory for it. */
GBytes *concord_xml_finish (ConcordXml *xml);

G_END_DECLS
