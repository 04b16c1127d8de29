#include "cli/compute-text.h"

#include "methods/method-error.h"
#include "store/json-guard.h"

#include "concord-words.h"
#include <string.h>

static const ConcordJsonLimits limits = {
  .most_bytes = CONCORD_COMPUTE_MOST_BYTES,
  .most_depth = CONCORD_COMPUTE_MOST_DEPTH,
  .most_values = CONCORD_COMPUTE_MOST_VALUES,
  .exact = TRUE,
};

gboolean
concord_compute_check_text (const char *text, gsize length, GError **error)
{
  gsize start = 0;

  while (start < length && text[start] != '\0' && strchr (" \t\r\n", text[start]) != NULL)
    start++;
  if (start == length && length <= limits.most_bytes)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The problem is empty; it is expected as JSON on standard "
                                     "input."));
  if (!concord_json_check (text, length, &limits, error))
    return FALSE;
  return text[start] == '{'
         || concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                   _ ("The problem must be a JSON object, which begins with {."));
}
