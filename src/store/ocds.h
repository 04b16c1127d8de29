/* Notices in the Open Contracting Data Standard (1.1) become past contracts of a bidder.
 *
 * Release packages, record packages and single releases are read. The releases of one process
 * (ocid) are taken in the order of their dates: a later one corrects an earlier one member by
 * member. The last release that has a list of awards decides which awards stand; an award that it
 * no longer lists, or that is cancelled or unsuccessful, is set aside with a sentence. Of a record
 * the compiled release is the last word and full releases its history; versioned ones are ignored.
 *
 * Two names are one supplier when they are the same but for case, blanks, punctuation, "&" for
 * "and", and Ltd, Limited, PLC or Public Limited Company at the end. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;     /* as published; the identifier where there is no name */
  char *key;      /* the folded name: equal for one supplier */
  GPtrArray *ids; /* (element-type utf8): as published, and of its party as SCHEME-ID */
} ConcordOcdsSupplier;

/* An award as the notices leave it. */
typedef struct
{
  char *source;    /* "OCID / AWARD ID" */
  char *release;   /* id of the last release that lists it, or NULL */
  char *published; /* its date as 2025-03-11T12:27:50Z; "" without one */
  char *buyer;     /* or NULL, as all below */
  char *title;
  char *status;
  double amount;  /* as published, NAN where absent or unreadable */
  char *currency; /* in capitals */
  ConcordDate start, end;
  GPtrArray *suppliers; /* (element-type ConcordOcdsSupplier): each once */
  GPtrArray *doubts;    /* (element-type utf8): sentences */
  GPtrArray *notes;     /* (element-type utf8): sentences that cast no doubt */
  char *set_aside;      /* why it does not count, as a sentence; NULL where it does */
} ConcordOcdsAward;

typedef struct
{
  guint n_files, n_releases, n_processes;
  GPtrArray *awards;    /* (element-type ConcordOcdsAward): those that count */
  GPtrArray *set_aside; /* (element-type ConcordOcdsAward) */
  GPtrArray *sentences; /* (element-type utf8): what could not be read, never dropped in silence */
} ConcordOcdsNotices;

void concord_ocds_notices_free (ConcordOcdsNotices *notices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordOcdsNotices, concord_ocds_notices_free)

/**
 * concord_ocds_read:
 * @files: (element-type GBytes): whole files, untrusted; at most 256 MiB each
 * @names: (array): what to call them in sentences, as many as @files
 * @error: in CONCORD_STORE_ERROR, one sentence: "NAME: what is wrong with it"
 *
 * Reads all files as one: their order does not matter, the dates of the releases do.
 * Returns: (transfer full), or NULL where one of them is no such file
 */
ConcordOcdsNotices *concord_ocds_read (GPtrArray *files, const char *const *names,
                                       GError **error);

/* --- suppliers ------------------------------------------------------------------------------ */

typedef struct
{
  char *name; /* as first published */
  guint n_awards;
  guint n_without_value; /* no value, none that can be read, or another currency */
  ConcordMoney total;    /* shared awards at their full value */
} ConcordOcdsTally;

/* Those with most awards first, then by total and name: (transfer full) (element-type
 * ConcordOcdsTally). @currency: NULL for GBP; values without one count as of this one. */
GPtrArray *concord_ocds_list_suppliers (const ConcordOcdsNotices *notices, const char *currency);

/* The folded name. The caller frees. */
char *concord_ocds_dup_key (const char *name);

/* --- import --------------------------------------------------------------------------------- */

typedef enum
{
  CONCORD_OCDS_ADDED,
  CONCORD_OCDS_UPDATED, /* a later notice than the one that was imported before */
  CONCORD_OCDS_LEFT     /* there already, from this notice or a later one or by hand */
} ConcordOcdsFate;

/* One award of the supplier, as it becomes a past contract. */
typedef struct
{
  ConcordOcdsFate fate;
  char *source;
  char *client; /* or NULL */
  char *service; /* or NULL */
  ConcordMoney value;
  char *value_source; /* "OCDS RELEASE, DATE" */
  ConcordDate start, end;
  gboolean running; /* its period had not ended on the document's day */
  char *doubt;      /* sentences, or NULL */
} ConcordOcdsEntry;

typedef struct
{
  char *supplier; /* as first published */
  ConcordMoney total;
  guint n_added, n_updated, n_left;
  guint n_flagged;       /* entries with a doubt */
  guint n_without_value;
  GPtrArray *entries;   /* (element-type ConcordOcdsEntry) */
  GPtrArray *sentences; /* (element-type utf8): what was changed, set aside, could not be read */
} ConcordOcdsReport;

void concord_ocds_report_free (ConcordOcdsReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordOcdsReport, concord_ocds_report_free)

/**
 * concord_ocds_plan:
 * @bidder: the bidder who gets the past contracts
 * @supplier: name or identifier, such as GB-COH-01234567, of the supplier in the notices
 * @report: (out) (optional) (transfer full): what the step does, for a preview
 *
 * A step that adds a past contract for each award of the supplier. One that is there with the same
 * source is brought up to date where the notice is later than the one it came from, and otherwise
 * left as people made it. Outcome, trouble, performance and referee are left to people, but for an
 * outcome "running". Nothing changes until the step is performed; performing it again does nothing.
 * Returns: (transfer full), or NULL and a sentence where no award names the supplier
 */
ConcordStep *concord_ocds_plan (ConcordDocument *document, ConcordRecord *bidder,
                                const ConcordOcdsNotices *notices, const char *supplier,
                                ConcordOcdsReport **report, GError **error);

/**
 * concord_ocds_read_weight:
 * @low: (out): in the unit that is used, most often per cent
 * @high: (out): the same as @low unless a range is given
 *
 * The weight of an award criterion as people type it: "60", "70%", "60-85%".
 * Returns: FALSE for anything else, "" too
 */
gboolean concord_ocds_read_weight (const char *text, double *low, double *high);

G_END_DECLS
