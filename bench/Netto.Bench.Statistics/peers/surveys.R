# Weights and design-based estimates. Entropy balancing: Newton's method on the dual, as ebal does it, written out.
x <- as.matrix(d[paste0("x", 0:14)]); target <- colMeans(x) + .15
dual <- function() { # weights exp(x l), the means of x minus the target brought to zero
  z <- sweep(x, 2, target); l <- numeric(ncol(z))
  for (it in 1:100) { w <- exp(drop(z %*% l)); w <- w / sum(w); g <- drop(crossprod(z, w)); if (max(abs(g)) < 1e-10) break; l <- l - solve(crossprod(z * sqrt(w)) - tcrossprod(g), g) }
  w * nrow(z) }
time_peer("entropy balancing, 20,000 × 15", "dual by hand", dual)
if (has("survey")) {
  suppressPackageStartupMessages(library(survey)); options(survey.lonely.psu = "adjust")
  for (j in 0:3) d[[paste0("f", j)]] <- factor(d[[paste0("f", j)]])
  d$stratum <- as.integer(d$f3); n <- nrow(d)
  flat <- svydesign(id = ~1, weights = ~one, data = transform(d, one = 1))
  time_peer("linear calibration, 20,000 × 15", "survey", function() calibrate(flat, as.formula(paste("~", paste0("x", 0:14, collapse = "+"))), c(`(Intercept)` = n, target * n)))
  m <- lapply(0:3, function(j) setNames(data.frame(factor(0:4), n * c(.15, .25, .25, .2, .15)), c(paste0("f", j), "Freq")))
  time_peer("raking, 20,000 × 4 margins of 5", "survey", function() rake(flat, list(~f0, ~f1, ~f2, ~f3), m, control = list(maxit = 200, epsilon = 1e-10)))
  des <- svydesign(id = ~unit, strata = ~stratum, weights = ~w, data = d)
  time_peer("design-based mean, 20,000 in strata and units", "survey", function() svymean(~x1, des))
  f <- as.formula(paste("x1 ~", paste0("x", 2:11, collapse = "+")))
  time_peer("design-based regression, 20,000 × 11", "survey", function() svyglm(f, des))
}
wide <- rbind(c(61, 77, 102, 33, 80, 93, 21), c(68, 58, 98, 42, 71, 80, 15))
time_peer("Fisher's exact test, 2 × 7, 899 people", "fisher.test", function() fisher.test(wide, workspace = 2e8))
