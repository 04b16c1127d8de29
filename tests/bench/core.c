/* Times load, check, write, save, replay and undo of one project against libxml2's streaming reader
 * on the same bytes, in one run: each figure is the median of several turns, as a ratio.
 *
 * With PART and TURNS it does that part alone so many times, for counts.py, and prints the records,
 * the bytes and the least seconds of processor time of a turn. */
#include "findings/findings.h"
#include "model/canonical.h"
#include "model/document.h"
#include "model/service.h"
#include "store/project-file.h"
#include "store/save.h"

#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define TURNS 7

typedef struct
{
  GBytes *bytes;
  ConcordDocument *document;
  char *out;
} Bench;

static void
run_reader (Bench *bench)
{
  gsize size;
  const char *data = g_bytes_get_data (bench->bytes, &size);
  xmlTextReaderPtr reader
      = xmlReaderForMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET);

  while (xmlTextReaderRead (reader) == 1)
    ;
  xmlFreeTextReader (reader);
}

static void
run_load (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document
      = concord_project_read (bench->bytes, "bench", NULL, &error);

  if (document == NULL)
    g_error ("%s", error->message);
}

static void
run_verify (Bench *bench)
{
  g_autoptr (GPtrArray) problems = concord_canonical_verify (bench->document);

  if (problems->len > 0)
    g_error ("%s", (char *) problems->pdata[0]);
}

static void
run_write (Bench *bench)
{
  g_autoptr (GBytes) bytes = concord_project_write (bench->document, NULL);

  if (!g_bytes_equal (bytes, bench->bytes))
    g_error ("Written bytes differ from those read.");
}

/* With one thing unsaved, as nobody saves without: sealing it is part of saving. */
static void
run_save (Bench *bench)
{
  g_autoptr (GFile) file = g_file_new_for_path (bench->out);
  g_autoptr (GPtrArray) services = concord_document_list (bench->document, "service");
  ConcordService *service = services->pdata[0];
  g_autoptr (GError) error = NULL;

  concord_document_set (bench->document, CONCORD_RECORD (service), "need",
                        service->need == 1 ? "2" : "1", NULL, NULL);

  if (!concord_project_save (bench->document, file, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static void
run_replay (Bench *bench)
{
  guint n = concord_document_get_revisions (bench->document)->len;
  g_autoptr (ConcordDocument) replayed = concord_canonical_replay (bench->document, n);

  if (concord_document_get_n_records (replayed)
      != concord_document_get_n_records (bench->document))
    g_error ("The replay has another number of records.");
}

/* A thousand edits of one field, then all of them undone. */
static void
run_undo (Bench *bench)
{
  g_autoptr (GPtrArray) services = concord_document_list (bench->document, "service");

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i % 101);

      concord_document_set (bench->document, services->pdata[i % (int) services->len], "need",
                            number, NULL, NULL);
    }
  while (concord_document_can_undo (bench->document))
    concord_document_undo (bench->document);
}

/* Processor time in ms from one typed digit to all cheap findings, the median of several. */
static double
measure_keystroke (Bench *bench)
{
  g_autoptr (GPtrArray) services = concord_document_list (bench->document, "service");
  double times[21];

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) i + 10);
      g_autoptr (ConcordStep) step
          = concord_document_new_set_step (bench->document, services->pdata[0], "need", number);
      g_autoptr (GPtrArray) findings = NULL;
      clock_t start = clock ();

      concord_document_type (bench->document, step, NULL);
      findings = concord_findings_compute (bench->document);
      times[i] = (double) (clock () - start) * 1000 / CLOCKS_PER_SEC;
    }
  concord_document_undo (bench->document);
  for (gsize i = 1; i < G_N_ELEMENTS (times); i++)
    for (gsize k = i; k > 0 && times[k] < times[k - 1]; k--)
      {
        double larger = times[k - 1];

        times[k - 1] = times[k];
        times[k] = larger;
      }
  return times[G_N_ELEMENTS (times) / 2];
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static gint64
measure (Bench *bench, void (*run) (Bench *))
{
  gint64 times[TURNS];

  for (int i = 0; i < TURNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      run (bench);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, TURNS, sizeof *times, compare);
  return times[TURNS / 2];
}

static void
run_keystroke (Bench *bench)
{
  measure_keystroke (bench);
}

typedef struct
{
  const char *key;
  const char *name;
  void (*run) (Bench *);
  double budget; /* times the reader; 0 for none */
} Part;

static const Part parts[] = {
  { "load", "load + check, replay included", run_load, 4 },
  { "replay", "replay of the history", run_replay, 0 },
  { "verify", "verify every revision's hashes", run_verify, 0 },
  { "write", "write to memory", run_write, 0 },
  { "save", "save: seal, write, re-read, sync", run_save, 4 },
  { "undo", "1,000 edits and their undo", run_undo, 0 },
};

/* One part on its own. */
static int
run_part (Bench *bench, const char *key, int turns)
{
  void (*run) (Bench *) = g_str_equal (key, "keystroke") ? run_keystroke
                          : g_str_equal (key, "reader")  ? run_reader
                                                         : NULL;
  clock_t least = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].key, key))
      run = parts[i].run;
  if (run == NULL)
    return 2;
  for (int i = 0; i < turns; i++)
    {
      clock_t start = clock (), took;

      run (bench);
      took = clock () - start;
      least = i == 0 ? took : MIN (least, took);
    }
  printf ("%u %zu %.6f\n", concord_document_get_n_records (bench->document),
          (size_t) g_bytes_get_size (bench->bytes), (double) least / CLOCKS_PER_SEC);
  return 0;
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autofree char *contents = NULL;
  gsize length;
  gint64 reader;
  g_autoptr (GError) error = NULL;

  if ((argc != 3 && argc != 5) || !g_file_get_contents (argv[1], &contents, &length, &error))
    {
      fprintf (stderr, "Usage: bench-core PROJECT.concord OUT.concord [PART TURNS]%s%s\n",
               error == NULL ? "" : ": ", error == NULL ? "" : error->message);
      return 2;
    }
  bench.bytes = g_bytes_new (contents, length);
  bench.out = argv[2];
  bench.document = concord_project_read (bench.bytes, argv[1], NULL, &error);
  if (bench.document == NULL)
    g_error ("%s", error->message);
  if (argc == 5)
    return run_part (&bench, argv[3], atoi (argv[4]));
  run_reader (&bench);
  reader = measure (&bench, run_reader);
  printf ("%.1f MB; libxml2's reader alone: %.1f ms\n", (double) length / 1e6,
          (double) reader / 1e3);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double ratio = (double) measure (&bench, parts[i].run) / (double) reader;

      printf ("%-38s %6.2f times the reader", parts[i].name, ratio);
      if (parts[i].budget > 0)
        printf ("   budget %.0f: %s", parts[i].budget,
                ratio <= parts[i].budget ? "kept" : "MISSED");
      putchar ('\n');
    }
  {
    double keystroke = measure_keystroke (&bench);

    printf ("%-38s %6.2f ms of processor time   budget 8: %s\n", "keystroke to all cheap findings",
            keystroke, keystroke <= 8 ? "kept" : "MISSED");
  }
  g_bytes_unref (bench.bytes);
  g_object_unref (bench.document);
  return 0;
}
