/* JSON for other programs: members of an object, and the whole on standard output. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @value: (nullable): null where there is none. */
void concord_json_add_string (JsonBuilder *builder, const char *name, const char *value);
/* Null where @number is none. */
void concord_json_add_number (JsonBuilder *builder, const char *name, double number);
void concord_json_add_count (JsonBuilder *builder, const char *name, gint64 count);
void concord_json_add_flag (JsonBuilder *builder, const char *name, gboolean flag);

/* Begins a list that json_builder_end_array() ends. */
void concord_json_begin_list (JsonBuilder *builder, const char *name);

/* Prints what was built, on several lines. */
void concord_json_print (JsonBuilder *builder);

G_END_DECLS
