/* What can wait until it is looked at. A page is on the screen sooner where the parts that nobody has
 * opened are not built, and what stands below or beside its table comes after the first frame. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A part of a page, built when it is first shown: of a "type" that has a property "document", or from
 * the "resource" of a .ui without a template, whose first object "part" is a widget and in which this
 * one is called "later", so that properties can be bound to its own "document". The signal "built"
 * says that it is there. */
#define CONCORD_TYPE_LATER (concord_later_get_type ())
G_DECLARE_FINAL_TYPE (ConcordLater, concord_later, CONCORD, LATER, GtkWidget)

/* The widget called @id in the part made from a resource; NULL where it is not built yet. */
gpointer concord_later_get_object (ConcordLater *later, const char *id);

/* Gives @button the menu @model, whose rows are built when it is first opened. */
void concord_menu_later (GtkMenuButton *button, GMenuModel *model);

typedef void (*ConcordLaterDeed) (GtkWidget *widget);

/* Does @deed once, when the next frame that shows @widget, which is mapped, has been drawn; a second
 * one that comes before takes the place of the first. */
void concord_after_frame (GtkWidget *widget, ConcordLaterDeed deed);

G_END_DECLS
