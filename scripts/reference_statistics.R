#!/usr/bin/env Rscript
# Reference values of R's own tests for src/keyness/reference_test.cc: writes tests/statistics_reference/r.tsv. Run by a
# developer (Debian's r-base-core), never by a build: the values are committed.
out <- c(paste("#", R.version.string, "stats: poisson.test, binom.test, p.adjust"))
put <- function(name, arguments, values)
  out <<- c(out, paste(c(name, arguments, sprintf("%.15g", values)), collapse = "\t"))

for (k in c(0, 1, 5, 46, 1000)) for (level in c(0.95, 0.99))
  put("poisson", c(k, level), poisson.test(k, conf.level = level)$conf.int)
for (x in list(c(0, 10), c(1, 10), c(10, 10), c(3, 3305), c(140, 51623))) for (level in c(0.95, 0.99))
  put("clopper_pearson", c(x, level), binom.test(x[1], x[2], conf.level = level)$conf.int)
# a, b, n_a, n_b; the ratio is B : A.
for (x in list(c(3, 12, 18000, 18500), c(18, 23, 2800, 3305), c(1, 37, 28000, 32000), c(60, 20, 50000, 48000),
               c(0, 9, 20000, 19000), c(30, 0, 10000, 12000)))
  put("rate_ratio", c(x, 0.95), poisson.test(c(x[2], x[1]), c(x[4], x[3]))$conf.int)
for (p in list(c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.9, 0.001, 0.04, 0.03), c(0.2, 0.2, 0.0001, 0.04, 1, 0.5, 1e-200)))
  put("benjamini_hochberg", p, p.adjust(p, "BH"))
writeLines(out, "tests/statistics_reference/r.tsv")
