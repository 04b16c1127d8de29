/* What the explorer's screen says, and the step that takes one of its packages. */
#pragma once

#include "findings/explorer.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Headings and a row for each of @packages, of const ConcordExploredPackage. */
GPtrArray *concord_explorer_words_new_rows (const ConcordExplorer *explorer,
                                            const GPtrArray *packages);

/* "Revenues and Benefits, £4.20m a year": a package in a list to choose from. */
char *concord_explorer_words_dup_choice (const ConcordExplorer *explorer,
                                         const ConcordExploredPackage *package);

/* What has to change so that the project has this package: services go in or out. No changes where
 * it has it already. */
ConcordStep *concord_explorer_new_step (const ConcordExplorer *explorer, ConcordDocument *document,
                                        const ConcordExploredPackage *package);

/* "In: Payroll. Out: Libraries and ICT.": the changes of such a step. */
char *concord_explorer_words_dup_changes (const ConcordExplorer *explorer,
                                          ConcordDocument *document,
                                          const ConcordExploredPackage *package);

G_END_DECLS
