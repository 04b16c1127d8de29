#include "findings/suppression.h"

#include <math.h>

/* Losing a total hurts more than losing any cell. */
#define COST_OF_TOTAL 1e9

/* One number of the table: a flow between two nodes. */
typedef struct
{
  guint from, to;
  double value, cost;
  gboolean published; /* FALSE for a total that is not there at all */
  gboolean withheld;
} Edge;

/* Nodes are the rows, the columns, and one where all totals meet. */
typedef struct
{
  Edge *edges;
  guint n_edges, n_nodes;
  double *distances;
  int *through;       /* the edge by which a node was reached; -1 */
  gboolean *finished;
} Network;

gboolean
concord_suppression_is_small (double count)
{
  return count > 0 && count <= CONCORD_SUPPRESSION_MOST;
}

/* What it costs to let an edge change by one; infinite where it can't. */
static double
get_cost (const Edge *edge, gboolean forward)
{
  if (!edge->published || edge->withheld)
    return forward || edge->value > 0 ? 0 : (double) INFINITY;
  return edge->value > 0 ? edge->cost : (double) INFINITY;
}

static void
relax (Network *network, guint node, guint edge, guint other, double cost)
{
  double distance = network->distances[node] + cost;

  if (!(distance < network->distances[other]))
    return;
  network->distances[other] = distance;
  network->through[other] = (int) edge;
}

static int
find_nearest (const Network *network)
{
  int nearest = -1;

  for (guint i = 0; i < network->n_nodes; i++)
    if (!network->finished[i] && isfinite (network->distances[i])
        && (nearest < 0 || network->distances[i] < network->distances[nearest]))
      nearest = (int) i;
  return nearest;
}

/* The cheapest way from one node to another on which every edge can change by one and which leaves
 * out @without: along an edge it grows, against it it falls (E. W. Dijkstra, 1959). */
static double
find_path (Network *network, guint from, guint to, guint without)
{
  int node;

  for (guint i = 0; i < network->n_nodes; i++)
    {
      network->distances[i] = i == from ? 0 : INFINITY;
      network->through[i] = -1;
      network->finished[i] = FALSE;
    }
  while ((node = find_nearest (network)) >= 0 && (guint) node != to)
    {
      network->finished[node] = TRUE;
      for (guint i = 0; i < network->n_edges; i++)
        {
          const Edge *edge = &network->edges[i];

          if (i == without)
            continue;
          if (edge->from == (guint) node)
            relax (network, (guint) node, i, edge->to, get_cost (edge, TRUE));
          else if (edge->to == (guint) node)
            relax (network, (guint) node, i, edge->from, get_cost (edge, FALSE));
        }
    }
  return network->distances[to];
}

/* Withholds the edges of the way just found. */
static void
withhold_path (Network *network, guint from, guint to)
{
  for (guint node = to; node != from;)
    {
      Edge *edge = &network->edges[network->through[node]];

      edge->withheld = edge->published;
      node = edge->to == node ? edge->from : edge->to;
    }
}

/* Makes an edge part of a cycle along which it can grow or fall by one. */
static gboolean
protect (Network *network, guint index)
{
  const Edge *edge = &network->edges[index];
  double grows = find_path (network, edge->to, edge->from, index);
  double falls = find_path (network, edge->from, edge->to, index);

  if (!isfinite (grows) && !isfinite (falls))
    return FALSE;
  if (falls <= grows)
    {
      withhold_path (network, edge->from, edge->to);
      return TRUE;
    }
  find_path (network, edge->to, edge->from, index);
  withhold_path (network, edge->to, edge->from);
  return TRUE;
}

static gboolean
protect_all (Network *network)
{
  /* What a cycle withholds lies on that cycle and is protected by it. */
  for (guint i = 0; i < network->n_edges; i++)
    network->edges[i].withheld = network->edges[i].published
                                 && concord_suppression_is_small (network->edges[i].value);
  for (guint i = 0; i < network->n_edges; i++)
    if (network->edges[i].withheld && !protect (network, i))
      return FALSE;
  return TRUE;
}

static void
fill (Network *network, const double *counts, guint n_rows, guint n_columns, gboolean row_totals,
      gboolean column_totals, const double *costs)
{
  guint meeting = n_rows + n_columns, cells = n_rows * n_columns;

  for (guint i = 0; i < n_rows + n_columns; i++)
    network->edges[cells + i] = (Edge){ .from = i < n_rows ? meeting : i,
                                        .to = i < n_rows ? i : meeting,
                                        .cost = COST_OF_TOTAL,
                                        .published = i < n_rows ? row_totals : column_totals };
  for (guint i = 0; i < cells; i++)
    {
      double count = isnan (counts[i]) ? 0 : counts[i];

      network->edges[i] = (Edge){ .from = i / n_columns,
                                  .to = n_rows + i % n_columns,
                                  .value = count,
                                  .cost = 1 + (costs != NULL ? costs[i] : count),
                                  .published = TRUE };
      network->edges[cells + i / n_columns].value += count;
      network->edges[cells + n_rows + i % n_columns].value += count;
    }
}

gboolean
concord_suppress (const double *counts, guint n_rows, guint n_columns, gboolean row_totals,
                  gboolean column_totals, const double *costs, gboolean *cells, gboolean *rows,
                  gboolean *columns)
{
  guint n_cells = n_rows * n_columns, n_nodes = n_rows + n_columns + 1;
  g_autofree Edge *edges = g_new0 (Edge, n_cells + n_rows + n_columns + 1);
  g_autofree double *distances = g_new (double, n_nodes);
  g_autofree int *through = g_new (int, n_nodes);
  g_autofree gboolean *finished = g_new (gboolean, n_nodes);
  Network network = { edges, n_cells + n_rows + n_columns, n_nodes, distances, through, finished };
  gboolean is_safe;

  fill (&network, counts, n_rows, n_columns, row_totals, column_totals, costs);
  is_safe = protect_all (&network);
  for (guint i = 0; i < network.n_edges; i++)
    {
      gboolean withheld = edges[i].published && (edges[i].withheld || !is_safe);

      if (i < n_cells)
        cells[i] = withheld;
      else if (i < n_cells + n_rows)
        rows[i - n_cells] = withheld;
      else
        columns[i - n_cells - n_rows] = withheld;
    }
  return is_safe;
}
