/* What every fuzz target is: bytes in, no crash, no leak, and never a half-made result. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
