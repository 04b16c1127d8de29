/* Whether everything can be reached, and says what it is: for who works by keys or can't see. */
#pragma once

#include <gtk/gtk.h>

/* Fails the test where something at or below @widget that can have the focus has no name; returns
 * how many there are. @where is said in the failure. */
guint reach_check_names (GtkWidget *widget, const char *where);

/* Fails the test where two things at or below @widget have the same mnemonic: they would cycle in
 * place of acting. What stands in a popover is a screen of its own. */
void reach_check_mnemonics (GtkWidget *widget, const char *where);

/* Fails the test where Tab, pressed again and again in the window of @widget, leaves out something
 * at or below @widget that can have the focus. What a group of buttons or a list holds is reached by
 * arrows; one of them stands for all. Returns how many stops there were. */
guint reach_check_tab (GtkWidget *widget, const char *where);
