/* What the tests of widgets and screens share. */
#pragma once

#include <gtk/gtk.h>

/* Before anything of GTK: a test's accessibility, so that names can be asked for. */
void app_test_init (int *argc, char ***argv);

/* Lets the window do what it has begun, or is to begin within so long: see settle.h. */
void app_test_settle (guint milliseconds);

/* A window with @child, drawn. */
GtkWidget *app_test_show (GtkWidget *child, int width, int height);

/* The first widget of @type at or below @widget that is the @nth of them, from 0. */
GtkWidget *app_test_find (GtkWidget *widget, GType type, guint nth);

/* The stack of the parts of @page: a list to choose from has stacks of its own. */
GtkStack *app_test_find_parts (GtkWidget *page);

