# Gray's test of equal cumulative incidence by R's cmprsk, on made-up rows that the file holds too.
# Run: Rscript gray.R > gray.json   (Debian: r-cran-cmprsk r-cran-jsonlite)
suppressPackageStartupMessages({library(jsonlite); library(cmprsk)})
options(digits = 17)
out <- list(made_by = paste("gray.R,", R.version.string), packages = list(cmprsk = as.character(packageVersion("cmprsk"))), date = as.character(Sys.Date()), cases = list())
for (k in 1:5) {
  set.seed(k)
  n <- 60 + 20 * k; groups <- 2 + k %% 3
  g <- sample(seq_len(groups), n, TRUE); s <- sample(1:2, n, TRUE)
  t <- rexp(n) * (1 + g / 2); if (k > 2) t <- ceiling(t * 4)
  cause <- sample(0:2, n, TRUE, prob = c(.2, .5, .3))
  tests <- function(...) { r <- cuminc(t, cause, g, ...)$Tests; list(statistic = unname(r[, "stat"]), p = unname(r[, "pv"]), df = unname(r[, "df"])) }
  out$cases[[k]] <- list(time = t, cause = cause, group = g, stratum = s, plain = tests(), stratified = tests(strata = s), rho1 = tests(rho = 1))
}
cat(toJSON(out, digits = I(17), auto_unbox = TRUE, pretty = FALSE))
