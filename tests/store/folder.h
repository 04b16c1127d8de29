/* What the tests of saving share: a folder of their own, and looking at what is in it. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *path;
} Folder;

void folder_set_up (Folder *folder, gconstpointer data);
void folder_tear_down (Folder *folder, gconstpointer data);

/* Takes away a folder with all in it. */
void folder_remove (const char *path);

char *folder_dup_path (const Folder *folder, const char *name);

/* Writes and reads a file of text; reading one that is not there gives NULL. */
void put (const char *path, const char *text);
char *get (const char *path);
void assert_holds (const char *path, const char *text);

/* The names in the folder, sorted, with a space between. The caller frees. */
char *dup_listing (const char *path);
void assert_listing (const char *path, const char *expected);
