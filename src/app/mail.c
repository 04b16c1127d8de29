#include "app/mail.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/mail-draft.h"
#include "app/mail-folder.h"
#include "app/settings.h"

#include "concord-words.h"
#include <libportal-gtk4/portal-gtk4.h>
#include <libportal/portal.h>
#include <string.h>

/* A mail program may stay in the foreground of xdg-email for as long as it runs. */
#define STARTED_MS 3000

typedef struct
{
  GFile *file;
  char *name; /* of the attachment */
  char *path; /* of it on this computer */
} Attachment;

typedef struct
{
  GtkWindow *parent;
  GPtrArray *attachments; /* of Attachment */
  char *names;            /* of all of them, for sentences */
  char *folder;           /* a private temporary folder, NULL until needed */
  char *subject;
  char *body;
  XdpPortal *portal;
  GSubprocess *process;
  guint started; /* timer that takes a running xdg-email for a success */
  ConcordMailWay way;
  char *words;
} Mail;

static void
attachment_free (gpointer data)
{
  Attachment *attachment = data;

  g_object_unref (attachment->file);
  g_free (attachment->name);
  g_free (attachment->path);
  g_free (attachment);
}

static void
mail_free (gpointer data)
{
  Mail *mail = data;

  g_clear_handle_id (&mail->started, g_source_remove);
  g_clear_object (&mail->parent);
  g_clear_object (&mail->portal);
  g_clear_object (&mail->process);
  g_ptr_array_unref (mail->attachments);
  g_free (mail->names);
  g_free (mail->folder);
  g_free (mail->subject);
  g_free (mail->body);
  g_free (mail->words);
  g_free (mail);
}

/* The paths of all attachments; with @option before each where it is not NULL. */
static GPtrArray *
list_paths (Mail *mail, const char *option)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < mail->attachments->len; i++)
    {
      if (option != NULL)
        g_ptr_array_add (paths, (gpointer) option);
      g_ptr_array_add (paths, ((Attachment *) mail->attachments->pdata[i])->path);
    }
  return paths;
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
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < mail->attachments->len; i++)
    {
      Attachment *attachment = mail->attachments->pdata[i];

      if (mail->parent != NULL)
        concord_show_in_folder (attachment->file);
      g_ptr_array_add (paths, g_file_get_parse_name (attachment->file));
    }
  g_ptr_array_add (paths, NULL);
  /* Translators: between the names of two files. */
  list = g_strjoinv (_ (" and "), (char **) paths->pdata);
  finish (task, CONCORD_MAIL_FOLDER,
          g_strdup_printf (ngettext ("No mail program was found. The file is saved as %s: attach that "
                                     "file to a message yourself.",
                                     "No mail program was found. The files are saved as %s: attach "
                                     "them to a message yourself.",
                                     mail->attachments->len),
                           list));
}

/* --- a draft file ---------------------------------------------------------------------------- */

/* As the desktop knows it by its name. */
static char *
dup_type (const char *name)
{
  g_autofree char *content = NULL;
  g_autofree char *type = NULL;

  if (g_str_has_suffix (name, ".concord"))
    return g_strdup (CONCORD_MIME_TYPE);
  content = g_content_type_guess (name, NULL, 0, NULL);
  type = g_content_type_get_mime_type (content);
  return type == NULL ? g_strdup ("application/octet-stream") : g_steal_pointer (&type);
}

static void
part_clear (gpointer data)
{
  ConcordMailPart *part = data;

  g_free ((char *) part->type);
  g_bytes_unref (part->content);
}

/* All attachments with their content: (element-type ConcordMailPart). */
static GArray *
read_parts (Mail *mail, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (ConcordMailPart));

  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < mail->attachments->len; i++)
    {
      const Attachment *attachment = mail->attachments->pdata[i];
      ConcordMailPart part = { .name = attachment->name };
      char *bytes;
      gsize length;

      if (!g_file_get_contents (attachment->path, &bytes, &length, error))
        return NULL;
      part.content = g_bytes_new_take (bytes, length);
      part.type = dup_type (attachment->name);
      g_array_append_val (parts, part);
    }
  return g_steal_pointer (&parts);
}

static char *
write_draft (Mail *mail, GError **error)
{
  g_autoptr (GArray) parts = read_parts (mail, error);
  g_autoptr (GBytes) draft = NULL;
  g_autofree char *path = NULL;

  if (parts == NULL)
    return NULL;
  draft = concord_mail_draft_new (mail->subject, mail->body, g_get_real_time () / G_USEC_PER_SEC,
                                  (const ConcordMailPart *) (gpointer) parts->data, parts->len);
  if (mail->folder == NULL)
    mail->folder = concord_mail_folder_new (error);
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
  Mail *mail = g_task_get_task_data (task);

  if (g_app_info_launch_uris_finish (G_APP_INFO (source), result, NULL))
    finish (task, CONCORD_MAIL_DRAFT,
            /* Translators: names of files, then a mail program. */
            g_strdup_printf (_ ("A draft with %s attached was opened in %s. Say who it is for and "
                                "send it there; Concord has sent nothing."),
                             mail->names, g_app_info_get_display_name (G_APP_INFO (source))));
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
          g_strdup_printf (ngettext ("Your mail program was asked to write a message. Check that %s "
                                     "is attached before you send it: some programs leave it out.",
                                     "Your mail program was asked to write a message. Check that %s "
                                     "are attached before you send it: some programs leave them out.",
                                     mail->attachments->len),
                           mail->names));
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
  const char *first[] = { program, "--utf8", "--subject", mail->subject, "--body", mail->body };
  g_autoptr (GPtrArray) arguments = list_paths (mail, "--attach");

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_insert (arguments, (int) i, (gpointer) first[i]);
  g_ptr_array_add (arguments, NULL);
  if (program != NULL)
    mail->process = g_subprocess_newv ((const char *const *) arguments->pdata,
                                       G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                           | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                       NULL);
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
            g_strdup_printf (_ ("Your mail program was given a message with %s attached. Say who it "
                                "is for and send it there; Concord has sent nothing."),
                             mail->names));
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
  g_autoptr (GPtrArray) paths = list_paths (mail, NULL);
  XdpParent *parent = mail->parent == NULL ? NULL : xdp_parent_new_gtk (mail->parent);

  g_ptr_array_add (paths, NULL);
  mail->portal = xdp_portal_new ();
  xdp_portal_compose_email (mail->portal, parent, NULL, NULL, NULL, mail->subject, mail->body,
                            (const char *const *) paths->pdata, XDP_EMAIL_FLAG_NONE, NULL, on_portal, task);
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

/* --- the files ------------------------------------------------------------------------------- */

char *
concord_mail_dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *dot = strrchr (name, '.');
  g_autofree char *base = dot == NULL ? g_strdup (name) : g_strndup (name, (gsize) (dot - name));
  g_autofree char *clean = concord_file_name_dup_clean (base);

  return g_strconcat (clean, dot, NULL);
}

/* Mail programs need a file on this computer, and xdg-email one without a comma in its name. */
static gboolean
make_path (Mail *mail, Attachment *attachment, GError **error)
{
  g_autofree char *own = g_file_get_basename (attachment->file);
  g_autoptr (GFile) copy = NULL;

  if (g_file_peek_path (attachment->file) != NULL && g_str_equal (own, attachment->name))
    {
      attachment->path = g_file_get_path (attachment->file);
      if (g_file_query_exists (attachment->file, NULL))
        return TRUE;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("%s is not there any more. Save the project and mail it again."),
                   attachment->path);
      return FALSE;
    }
  if (mail->folder == NULL)
    mail->folder = concord_mail_folder_new (error);
  if (mail->folder == NULL)
    return FALSE;
  attachment->path = g_build_filename (mail->folder, attachment->name, NULL);
  copy = g_file_new_for_path (attachment->path);
  return g_file_copy (attachment->file, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static gboolean
make_paths (Mail *mail, GError **error)
{
  for (guint i = 0; i < mail->attachments->len; i++)
    if (!make_path (mail, mail->attachments->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* "“river.concord” and “paper.pdf”". */
static char *
dup_names (Mail *mail)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < mail->attachments->len; i++)
    {
      const Attachment *attachment = mail->attachments->pdata[i];

      if (i > 0)
        g_string_append (names, _ (" and "));
      /* Translators: the name of a file. */
      g_string_append_printf (names, _ ("“%s”"), attachment->name);
    }
  return g_string_free (names, FALSE);
}

static Mail *
mail_new (GtkWindow *parent, GFile *const *files, guint n_files, const char *subject,
          const char *body)
{
  Mail *mail = g_new0 (Mail, 1);

  g_set_object (&mail->parent, parent);
  mail->attachments = g_ptr_array_new_with_free_func (attachment_free);
  for (guint i = 0; i < n_files; i++)
    {
      Attachment *attachment = g_new0 (Attachment, 1);

      attachment->file = g_object_ref (files[i]);
      attachment->name = concord_mail_dup_name (files[i]);
      g_ptr_array_add (mail->attachments, attachment);
    }
  mail->names = dup_names (mail);
  mail->subject = g_strdup (subject);
  mail->body = g_strdup (body);
  return mail;
}

void
concord_mail_compose_async (GtkWindow *parent, GFile *const *files, guint n_files,
                            const char *subject, const char *body, GAsyncReadyCallback callback,
                            gpointer data)
{
  Mail *mail = mail_new (parent, files, n_files, subject, body);
  GTask *task = g_task_new (NULL, NULL, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, concord_mail_compose_async);
  g_task_set_task_data (task, mail, mail_free);
  if (make_paths (mail, &error))
    start_portal (task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
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
