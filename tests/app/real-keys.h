/* Keys as the display sends them, rather than functions that keys would call. */
#pragma once

#include <gtk/gtk.h>

/* Whether the tool that presses keys is installed; a test without it is to be skipped. */
gboolean real_keys_are_there (void);

/* The keyboard's focus goes to @window: no window manager gives it. */
void real_keys_focus (GtkWindow *window);

/* Presses @keys, "Tab" or "ctrl+z alt+2", and lets what follows happen. */
void real_keys_press (const char *keys);
