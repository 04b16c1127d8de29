/* The package of an OpenDocument text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ConcordOdtPack ConcordOdtPack;

ConcordOdtPack *concord_odt_pack_new (const char *media_type);
void concord_odt_pack_free (ConcordOdtPack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordOdtPack, concord_odt_pack_free)

/* A file in the package; each once. */
gboolean concord_odt_pack_add (ConcordOdtPack *pack, const char *path, const char *media_type,
                               GBytes *bytes, GError **error);

/* The whole, with its manifest; nothing can be added after it. */
GBytes *concord_odt_pack_finish (ConcordOdtPack *pack, GError **error);

G_END_DECLS
