#include "app/mail.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/mail-draft.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <libportal-gtk4/portal-gtk4.h>
#include <libportal/portal.h>
#include <string.h>

/* A mail program may stay in the foreground of xdg-email for as long as it runs. */
#define STARTED_MS 3000

typedef struct
{
  GtkWindow *parent;
  GFile *file;
  char *name;    /* of the attachment */
  char *folder;  /* a private temporary folder, NULL until needed */
  char *path;    /* of the attachment on this computer */
  char *subject;
  char *body;
  XdpPortal *portal;
  GSubprocess *process;
  guint started; /* timer that takes a running xdg-email for a success */
  ConcordMailWay way;
  char *words;
} Mail;

static void
mail_free (gpointer data)
{
  Mail *mail = data;

  g_clear_handle_id (&mail->started, g_source_remove);
  g_clear_object (&mail->parent);
  g_clear_object (&mail->file);
  g_clear_object (&mail->portal);
  g_clear_object (&mail->process);
  g_free (mail->name);
  g_free (mail->folder);
  g_free (mail->path);
  g_free (mail->subject);
  g_free (mail->body);
  g_free (mail->words);
  g_free (mail);
}

static void
finish (GTask *task, ConcordMailWay way, char *words)
{
  Mail *mail = g_task_get_task_data (task);

  mail->way = way;
  mail->words = words;
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* --- the folder ------------------------------------------------------------------------------ */

static void
show_folder (GTask *task)
{
  Mail *mail = g_task_get_task_data (task);
  g_autofree char *path = g_file_get_parse_name (mail->file);

  if (mail->parent != NULL)
    concord_show_in_folder (mail->file);
  finish (task, CONCORD_MAIL_FOLDER,
          g_strdup_printf (_ ("No mail program was found. The file is saved as %s: attach that "
                              "file to a message yourself."),
                           path));
}

/* --- a draft file ---------------------------------------------------------------------------- */

static char *
write_draft (Mail *mail, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) draft = NULL;
  g_autofree char *path = NULL;
  char *bytes;
  gsize length;

  if (!g_file_get_contents (mail->path, &bytes, &length, error))
    return NULL;
  content = g_bytes_new_take (bytes, length);
  draft = concord_mail_draft_new (mail->subject, mail->body, g_get_real_time () / G_USEC_PER_SEC,
                                  mail->name, content);
  if (mail->folder == NULL)
    mail->folder = g_dir_make_tmp ("concord-mail-XXXXXX", error);
  if (mail->folder == NULL)
    return NULL;
  path = g_build_filename (mail->folder, "message.eml", NULL);
  if (!g_file_set_contents_full (path, g_bytes_get_data (draft, NULL),
                                 (gssize) g_bytes_get_size (draft), G_FILE_SET_CONTENTS_NONE, 0600,
                                 error))
    return NULL;
  return g_steal_pointer (&path);
}

static void
on_draft_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;

  if (g_app_info_launch_uris_finish (G_APP_INFO (source), result, NULL))
    finish (task, CONCORD_MAIL_DRAFT,
            g_strdup_printf (_ ("A draft with the file attached was opened in %s. Say who it is "
                                "for and send it there; Concord has sent nothing."),
                             g_app_info_get_display_name (G_APP_INFO (source))));
  else
    show_folder (task);
}

static void
open_draft (GTask *task)
{
  Mail *mail = g_task_get_task_data (task);
  g_autoptr (GAppInfo) program = g_app_info_get_default_for_type ("message/rfc822", FALSE);
  g_autofree char *path = program == NULL ? NULL : write_draft (mail, NULL);
  g_autofree char *uri = path == NULL ? NULL : g_filename_to_uri (path, NULL, NULL);
  GList uris = { uri, NULL, NULL };

  if (uri == NULL)
    show_folder (task);
  else
    g_app_info_launch_uris_async (program, &uris, NULL, NULL, on_draft_opened, task);
}

/* --- xdg-email ------------------------------------------------------------------------------- */

static void
finish_xdg_email (GTask *task)
{
  Mail *mail = g_task_get_task_data (task);

  finish (task, CONCORD_MAIL_XDG_EMAIL,
          g_strdup_printf (_ ("Your mail program was asked to write a message. Check that “%s” is "
                              "attached before you send it: some programs leave it out."),
                           mail->name));
}

static gboolean
on_started (gpointer data)
{
  Mail *mail = g_task_get_task_data (data);

  mail->started = 0;
  finish_xdg_email (data);
  return G_SOURCE_REMOVE;
}

static void
on_xdg_email_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Mail *mail = g_task_get_task_data (task);
  gboolean good = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL);

  /* Already taken for a success while it went on running. */
  if (mail->started == 0)
    return;
  g_clear_handle_id (&mail->started, g_source_remove);
  if (good)
    finish_xdg_email (task);
  else
    open_draft (task);
}

static void
run_xdg_email (GTask *task)
{
  Mail *mail = g_task_get_task_data (task);
  g_autofree char *program = g_find_program_in_path ("xdg-email");

  if (program != NULL)
    mail->process = g_subprocess_new (
        G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, program,
        "--utf8", "--subject", mail->subject, "--body", mail->body, "--attach", mail->path, NULL);
  if (mail->process == NULL)
    {
      open_draft (task);
      return;
    }
  mail->started = g_timeout_add (STARTED_MS, on_started, task);
  g_subprocess_wait_check_async (mail->process, NULL, on_xdg_email_ended, g_object_ref (task));
}

/* --- the portal ------------------------------------------------------------------------------ */

static void
on_portal (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Mail *mail = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (xdp_portal_compose_email_finish (XDP_PORTAL (source), result, &error))
    finish (task, CONCORD_MAIL_PORTAL,
            g_strdup_printf (_ ("Your mail program was given a message with “%s” attached. Say who "
                                "it is for and send it there; Concord has sent nothing."),
                             mail->name));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
  else
    run_xdg_email (task);
}

static void
ask_portal (GTask *task)
{
  Mail *mail = g_task_get_task_data (task);
  const char *attachments[] = { mail->path, NULL };
  XdpParent *parent = mail->parent == NULL ? NULL : xdp_parent_new_gtk (mail->parent);

  mail->portal = xdp_portal_new ();
  xdp_portal_compose_email (mail->portal, parent, NULL, NULL, NULL, mail->subject, mail->body,
                            attachments, XDP_EMAIL_FLAG_NONE, NULL, on_portal, task);
  if (parent != NULL)
    xdp_parent_free (parent);
}

static void
on_portal_started (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply != NULL)
    ask_portal (data);
  else
    run_xdg_email (data);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    run_xdg_email (data);
  else
    g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop",
                            "/org/freedesktop/portal/desktop", "org.freedesktop.DBus.Peer", "Ping",
                            NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_portal_started, data);
}

/* libportal takes a bus and a portal for granted, and waits for them. */
static void
start_portal (GTask *task)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, task);
}

/* --- the file -------------------------------------------------------------------------------- */

static char *
dup_clean_name (GFile *file, const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *base = NULL;
  g_autofree char *clean = NULL;

  base = g_str_has_suffix (name, ending) ? g_strndup (name, strlen (name) - strlen (ending))
                                         : g_strdup (name);
  clean = concord_file_name_dup_clean (base);
  return g_strconcat (clean, ending, NULL);
}

/* Mail programs need a file on this computer, and xdg-email one without a comma in its name. */
static gboolean
make_path (Mail *mail, GError **error)
{
  g_autofree char *own = g_file_get_basename (mail->file);
  g_autoptr (GFile) copy = NULL;

  if (g_file_peek_path (mail->file) != NULL && g_str_equal (own, mail->name))
    {
      mail->path = g_file_get_path (mail->file);
      if (g_file_query_exists (mail->file, NULL))
        return TRUE;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("%s is not there any more. Save the project and mail it again."), mail->path);
      return FALSE;
    }
  mail->folder = g_dir_make_tmp ("concord-mail-XXXXXX", error);
  if (mail->folder == NULL)
    return FALSE;
  mail->path = g_build_filename (mail->folder, mail->name, NULL);
  copy = g_file_new_for_path (mail->path);
  return g_file_copy (mail->file, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static Mail *
mail_new (GtkWindow *parent, GFile *file, const char *ending)
{
  Mail *mail = g_new0 (Mail, 1);

  g_set_object (&mail->parent, parent);
  mail->file = g_object_ref (file);
  mail->name = dup_clean_name (file, ending);
  return mail;
}

/* Takes @mail. */
static void
start (Mail *mail, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, NULL, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, concord_mail_compose_async);
  g_task_set_task_data (task, mail, mail_free);
  if (make_path (mail, &error))
    start_portal (task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

void
concord_mail_compose_async (GtkWindow *parent, GFile *file, const char *title, const char *author,
                            GAsyncReadyCallback callback, gpointer data)
{
  Mail *mail = mail_new (parent, file, ".concord");

  mail->subject = concord_mail_dup_subject (title);
  mail->body = concord_mail_dup_body (title, mail->name, author);
  start (mail, callback, data);
}

void
concord_mail_attach_async (GtkWindow *parent, GFile *file, const char *subject, const char *body,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *ending = strrchr (name, '.');
  Mail *mail = mail_new (parent, file, ending == NULL ? "" : ending);

  mail->subject = g_strdup (subject);
  mail->body = g_strdup (body);
  start (mail, callback, data);
}

gboolean
concord_mail_compose_finish (GAsyncResult *result, ConcordMailWay *way, char **words,
                             GError **error)
{
  Mail *mail = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (way != NULL)
    *way = mail->way;
  *words = g_steal_pointer (&mail->words);
  return TRUE;
}
