#include "reach.h"

#define MOST_STOPS 600

/* --- names ----------------------------------------------------------------------------------- */

static gboolean
holds_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && holds_text (child))
      return TRUE;
  return FALSE;
}

/* The inside of one of these has the name of the whole. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget)
         || GTK_IS_EDITABLE_LABEL (widget);
}

/* A name of its own, its text, or that of the widget it is the inside of. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_LABEL (widget) || GTK_IS_MENU_BUTTON (widget)
      || GTK_IS_CHECK_BUTTON (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    if (holds_text (widget))
      return TRUE;
  while (parent != NULL && !is_whole (parent) && !GTK_IS_POPOVER (parent))
    parent = gtk_widget_get_parent (parent);
  return parent != NULL && is_whole (parent) && has_name (parent);
}

/* What scrolls or lists in a menu is GTK's own, and leaves the focus to what it holds. */
static gboolean
is_inside_gtk (GtkWidget *widget)
{
  return (GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_VIEW (widget))
         && (gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER_MENU) != NULL
             || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL);
}

/* A window and a popover say what they are by their title or by what they stand at. */
static gboolean
takes_focus (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget)
         && gtk_widget_get_can_focus (widget) && !GTK_IS_NATIVE (widget)
         && !is_inside_gtk (widget);
}

guint
reach_check_names (GtkWidget *widget, const char *where)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (takes_focus (widget))
    {
      n++;
      if (!has_name (widget))
        g_error ("%s: a %s that can have the focus has no name (in a %s).", where,
                 G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += reach_check_names (child, where);
  return n;
}

/* --- mnemonics ------------------------------------------------------------------------------- */

static void
check_mnemonics (GtkWidget *widget, GHashTable *seen, const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      guint key = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));
      const char *text = gtk_label_get_text (GTK_LABEL (widget));
      const char *other = g_hash_table_lookup (seen, GUINT_TO_POINTER (key));

      if (key == 0 || key == GDK_KEY_VoidSymbol)
        return;
      if (other != NULL)
        g_error ("%s: “%s” and “%s” have the same mnemonic, %s.", where, other, text,
                 gdk_keyval_name (key));
      g_hash_table_insert (seen, GUINT_TO_POINTER (key), (gpointer) text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      check_mnemonics (child, seen, where);
}

void
reach_check_mnemonics (GtkWidget *widget, const char *where)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  check_mnemonics (widget, seen, where);
}

/* --- the Tab key ----------------------------------------------------------------------------- */

/* What scrolls has the focus only where nothing in it can have it. */
static gboolean
leaves_it_to_children (GtkWidget *stop, GtkWidget *widget)
{
  return (GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_PANED (widget))
         && gtk_widget_is_ancestor (stop, widget);
}

/* What arrows move within: one stop of the Tab key. */
static GtkWidget *
find_group (GtkWidget *widget)
{
  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    if (is_whole (w) || GTK_IS_LIST_BOX (w) || GTK_IS_LIST_BASE (w) || GTK_IS_COLUMN_VIEW (w)
        || GTK_IS_STACK_SWITCHER (w) || GTK_IS_POPOVER_MENU (w)
        || g_str_equal (G_OBJECT_TYPE_NAME (w), "ConcordRecordTable"))
      return w;
  return NULL;
}

/* Buttons of which one is chosen: the list of them is private, their places are not. */
static gboolean
stands_for (GtkWidget *stop, GtkWidget *widget)
{
  GtkWidget *group = find_group (widget);

  if (stop == widget || leaves_it_to_children (stop, widget))
    return TRUE;
  if (group != NULL && find_group (stop) == group)
    return TRUE;
  return GTK_IS_CHECK_BUTTON (stop) && GTK_IS_CHECK_BUTTON (widget)
         && gtk_widget_get_parent (stop) == gtk_widget_get_parent (widget);
}

static void
check_reached (GtkWidget *widget, GPtrArray *stops, const char *where)
{
  gboolean reached = FALSE;

  if (!gtk_widget_get_mapped (widget))
    return;
  for (guint i = 0; i < stops->len && !reached; i++)
    reached = stands_for (stops->pdata[i], widget);
  if (takes_focus (widget) && !reached)
    g_error ("%s: Tab never reaches a %s (in a %s).", where, G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      check_reached (child, stops, where);
}

guint
reach_check_tab (GtkWidget *widget, const char *where)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  for (guint i = 0; i < MOST_STOPS; i++)
    {
      /* FALSE past the last one: the next goes to the first. */
      gboolean moved = gtk_widget_child_focus (GTK_WIDGET (native), GTK_DIR_TAB_FORWARD);
      GtkWidget *focus = gtk_root_get_focus (root);

      if (!moved || focus == NULL || gtk_widget_get_native (focus) != native)
        continue;
      if (g_ptr_array_find (stops, focus, NULL))
        break;
      g_ptr_array_add (stops, focus);
    }
  check_reached (widget, stops, where);
  return stops->len;
}
