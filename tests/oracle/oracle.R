# The oracles in R, called by r.py: a file of emit (...) lines is sourced after these.
# base and stats do the rest: uniroot, polyroot, eigen, prop.test, qbeta, t.test, lm.

emit <- function (expression) {
  found <- tryCatch (suppressWarnings (expression), error = function (e) {
    paste ("ERROR", gsub ("\n", " ", conditionMessage (e)))
  })
  cat (if (is.character (found)) found else sprintf ("%.17g", found), "\n")
}

needs <- function (package) {
  if (!requireNamespace (package, quietly = TRUE)) stop ("no package ", package)
}

npv <- function (rate, flows) sum (flows / (1 + rate) ^ (seq_along (flows) - 1))

irr <- function (flows) {
  low <- -0.99
  high <- 20
  uniroot (npv, c (low, high), flows = flows, tol = 1e-14, maxiter = 10000)$root
}

# All rates, from the roots of the polynomial in the discount factor
all_irr <- function (flows) {
  roots <- polyroot (flows)
  real <- Re (roots[abs (Im (roots)) < 1e-7 & Re (roots) > 1e-9])
  sort (1 / real - 1)
}

# Shares of a sample by the survey package, turned from n - 1 to n
standard_error <- function (values, population = NULL) {
  needs ("survey")
  n <- length (values)
  frame <- data.frame (y = values, N = if (is.null (population)) Inf else population)
  design <- if (is.null (population)) survey::svydesign (ids = ~1, weights = ~1, data = frame)
            else survey::svydesign (ids = ~1, fpc = ~N, data = frame)
  found <- survey::svymean (~y, design)
  rest <- if (is.null (population)) 1 else population / (population - 1)
  c (coef (found), survey::SE (found) * sqrt ((n - 1) / n * rest))
}

# Weight of each cell, row by row, and Kish's design effect over persons
raked <- function (counts, rows, columns) {
  needs ("survey")
  cells <- expand.grid (c = seq_along (columns), r = seq_along (rows))
  cells$n <- as.vector (t (counts))
  cells <- cells[cells$n > 0, ]
  cells$r <- factor (cells$r)
  cells$c <- factor (cells$c)
  design <- survey::svydesign (ids = ~1, weights = ~n, data = cells)
  margins <- list (data.frame (r = factor (seq_along (rows)), Freq = rows),
                   data.frame (c = factor (seq_along (columns)), Freq = columns))
  known <- if (length (columns) == 1) survey::postStratify (design, ~r, margins[[1]])
           else if (length (rows) == 1) survey::postStratify (design, ~c, margins[[2]])
           else survey::rake (design, list (~r, ~c), margins,
                              control = list (maxit = 20000, epsilon = 1e-13))
  weights <- weights (known) / cells$n
  persons <- rep (weights, cells$n)
  c (weights, length (persons) * sum (persons ^ 2) / sum (persons) ^ 2)
}

# Value, low, high of the six forms in the order 1, 2, 3, 1k, 2k, 3k
intraclass <- function (ratings, level) {
  needs ("psych")
  found <- psych::ICC (ratings, lmer = FALSE, alpha = 1 - level)$results
  as.vector (t (as.matrix (found[, c ("ICC", "lower bound", "upper bound")])))
}

# Krippendorff's alpha from the coincidence matrix; NA for missing, [rater, unit]
krippendorff <- function (ratings, metric) {
  values <- sort (unique (as.vector (ratings)))
  o <- matrix (0, length (values), length (values))
  for (u in seq_len (ncol (ratings))) {
    seen <- table (factor (ratings[, u], levels = values))
    if (sum (seen) > 1) o <- o + (outer (seen, seen) - diag (seen, length (seen))) / (sum (seen) - 1)
  }
  n <- rowSums (o)
  kept <- n > 0
  o <- o[kept, kept]
  v <- values[kept]
  n <- n[kept]
  middle <- cumsum (n) - n / 2
  d <- switch (metric,
               nominal = outer (v, v, "!=") * 1,
               ordinal = outer (middle, middle, "-") ^ 2,
               interval = outer (v, v, "-") ^ 2,
               ratio = (outer (v, v, "-") / pmax (outer (v, v, "+"), 1e-300)) ^ 2)
  1 - (sum (n) - 1) * sum (o * d) / sum (outer (n, n) * d)
}

principal <- function (matrix) {
  found <- eigen (matrix)
  weights <- abs (Re (found$vectors[, 1]))
  c (Re (found$values[1]), weights / sum (weights))
}

# Residual deviation and its degrees of a two-way layout [evaluator, bidder]
disagreement <- function (totals) {
  fit <- lm (as.vector (totals) ~ factor (row (totals)) + factor (col (totals)))
  c (summary (fit)$sigma, fit$df.residual)
}

source (commandArgs (trailingOnly = TRUE)[1])
