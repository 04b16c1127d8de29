/* What the commands of concord-cli share. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Exit statuses that scripts can rely on. */
enum
{
  CONCORD_EXIT_GOOD = 0,
  CONCORD_EXIT_UNSOUND = 1, /* a file is unsound or can't be read or written */
  CONCORD_EXIT_USAGE = 2    /* the command line is not understood */
};

typedef struct
{
  const char *name;
  const char *arguments; /* for the usage line */
  const char *summary;
  int (*run) (int argc, char **argv); /* argv[0] is the command's name */
} ConcordCommand;

int concord_cli_check (int argc, char **argv);
int concord_cli_verify (int argc, char **argv);
int concord_cli_show (int argc, char **argv);
int concord_cli_history (int argc, char **argv);
int concord_cli_compare (int argc, char **argv);
int concord_cli_chart (int argc, char **argv);
int concord_cli_paper (int argc, char **argv);
int concord_cli_new (int argc, char **argv);
int concord_cli_import (int argc, char **argv);
int concord_cli_import_ocds (int argc, char **argv); /* argv[1] is "ocds" */
int concord_cli_set (int argc, char **argv);
int concord_cli_sheet (int argc, char **argv);
int concord_cli_sheet_return (int argc, char **argv);
int concord_cli_evaluator_pack (int argc, char **argv);
int concord_cli_spreadsheet (int argc, char **argv);
int concord_cli_compute (int argc, char **argv);

/* The list of commands, ended by a NULL name. */
const ConcordCommand *concord_cli_get_commands (void);

/* Reads the options of a command. FALSE after saying what is wrong on standard error, also where
 * fewer than @min or more than @max arguments are left (argv[0] not counted). */
gboolean concord_cli_parse (const GOptionEntry *entries, int *argc, char ***argv, int min, int max);

/* One sentence on standard error. Returns @status. */
int concord_cli_complain (int status, const char *sentence);

/* Opens a project, saying on standard error what is wrong; NULL where it can't be opened.
 * @etag (out) (optional): for saving over it. */
ConcordDocument *concord_cli_open (const char *path, char **etag);

/* Saves to @path, which may be the file that the document was opened from (@source, @etag). */
int concord_cli_save (ConcordDocument *document, const char *path, const char *source,
                      const char *etag);

/* Where templates and samples are: beside the sources or installed. The caller frees. */
char *concord_cli_dup_data_path (const char *folder, const char *name);

G_END_DECLS
