# Values by formulas written out here, not by a package: sets of Anderson and Rubin of every shape, LIML, the four-way
# decomposition, the likelihood ratio of a table. Made 2026-11-22. Run: Rscript own-formulas.R > own-formulas.json
suppressPackageStartupMessages({ library(jsonlite); library(sandwich); library(numDeriv) })
cases <- list()
# A case is a call of the command with its data and what it must print.
add <- function(id, args, data, values, tolerance) cases[[length(cases) + 1]] <<- c(list(id = id, args = unname(args)), if (!is.null(data)) list(data = text_of(data)), list(values = values, tolerance = tolerance))
text_of <- function(d) paste(capture.output(write.csv(d, quote = FALSE, row.names = FALSE, na = "")), collapse = "\n")

# Robust F (hc1) of the instruments in y - b d on them and x; the set is where it lies under its 95% quantile.
anderson_rubin <- function(seed, n, strength, instruments, violation) {
  set.seed(seed); z <- matrix(rnorm(2 * n), n); x <- rnorm(n); u <- rnorm(n); d <- strength * (z[, 1] + z[, 2]) + .3 * x + u + rnorm(n)
  t <- round(data.frame(y = 1 + .5 * d + x + u + rnorm(n) + violation * (z[, 1] - z[, 2]), d, x, z1 = z[, 1], z2 = z[, 2]), 5)
  names <- c("z1", "z2")[seq_len(instruments)]; at <- 1 + seq_len(instruments); free <- n - instruments - 2
  f <- function(b) { m <- lm(reformulate(c(names, "x"), "r"), transform(t, r = y - b * d)); g <- coef(m)[at]; drop(g %*% solve(vcovHC(m, "HC1")[at, at], g)) / instruments }
  over <- function(b) f(b) - qf(.95, instruments, free); grid <- c(-1e6, -1e3, seq(-60, 60, by = .02), 1e3, 1e6); v <- sapply(grid, over)
  roots <- sapply(which(diff(sign(v)) != 0), function(i) uniroot(over, grid[i + 0:1], tol = 1e-13)$root)
  shape <- if (length(roots) == 0) c("wholeline", "empty")[1 + (v[1] > 0)] else c("disjoint", "interval")[1 + (v[1] > 0)]
  values <- list("anderson_rubin/statistic" = f(0), "anderson_rubin/p_value" = pf(f(0), instruments, free, lower.tail = FALSE))
  if (shape == "interval") values <- c(values, list("anderson_rubin/ci_low" = roots[1], "anderson_rubin/ci_high" = roots[2]))
  add(paste0("anderson_rubin_", shape, "_", seed), c("estimate", "tsls", paste("y ~ d + x |", paste(names, collapse = " + "), "+ x")), t, values, 1e-7) }
for (seed in 1:3) { anderson_rubin(seed, 80, .8, 1, 0); anderson_rubin(10 + seed, 60, .1, 2, 0); anderson_rubin(20 + seed, 200, .5, 2, 2); anderson_rubin(30 + seed, 40, .25, 1, 0) }

# k is the smallest root of |(Y'M_W Y) - k (Y'M_Z Y)|, Y the outcome and the endogenous variable.
for (seed in 41:44) { set.seed(seed); n <- 70; z <- matrix(rnorm(2 * n), n); x <- rnorm(n); u <- rnorm(n); d <- .4 * z[, 1] + .2 * z[, 2] + .3 * x + u + rnorm(n); t <- round(data.frame(y = 1 + .5 * d + x + u + rnorm(n), d, x, z1 = z[, 1], z2 = z[, 2]), 5)
  left <- function(w, a) a - w %*% solve(crossprod(w), crossprod(w, a)); W <- cbind(1, t$x); Z <- cbind(W, t$z1, t$z2); Y <- cbind(t$y, t$d)
  k <- min(Re(eigen(solve(crossprod(left(Z, Y)), crossprod(left(W, Y))), only.values = TRUE)$values)); X <- cbind(1, t$d, t$x); b <- solve(crossprod(X) - k * crossprod(left(Z, X)), crossprod(X, t$y) - k * crossprod(left(Z, X), t$y))
  add(paste0("liml_", seed), c("estimate", "tsls", "y ~ d + x | z1 + z2 + x", "--estimator", "liml"), t, setNames(as.list(drop(b)), paste0("coefficients/", c("(Intercept)", "d", "x"), "/estimate")), 1e-9) }

# VanderWeele (2014), linear outcome, treatment from 0 to 1; delta method with numerical derivatives.
for (seed in 51:56) { set.seed(seed); n <- 200; binary <- seed %% 2 == 0; a <- rbinom(n, 1, .5); c1 <- round(rnorm(n), 3); index <- -.3 + .6 * a + .4 * c1; m <- if (binary) rbinom(n, 1, plogis(index)) else round(index + rnorm(n), 3); t <- data.frame(y = round(1 + .5 * a + .7 * m + .4 * a * m + .3 * c1 + rnorm(n), 3), a, m, c1); at <- seed %% 3
  my <- lm(y ~ a * m + c1, t); mm <- if (binary) glm(m ~ a + c1, binomial, t, control = glm.control(1e-14, 100)) else lm(m ~ a + c1, t); th <- c("a", "m", "a:m"); V <- matrix(0, 6, 6); V[1:3, 1:3] <- vcov(my)[th, th]; V[4:6, 4:6] <- vcov(mm)
  parts <- function(p) { mu <- function(a) { l <- p[4] + p[5] * a + p[6] * mean(c1); if (binary) plogis(l) else l }; e <- c(p[1] + p[3] * at, p[3] * (mu(0) - at), p[3] * (mu(1) - mu(0)), p[2] * (mu(1) - mu(0))); c(e, sum(e)) }
  p <- c(coef(my)[th], coef(mm)); J <- jacobian(parts, p); names <- c("cde", "intref", "intmed", "pie", "total")
  add(paste0("four_way_", seed), c("estimate", "mediation", "y ~ a*m + c1", "--mediator", "m ~ a + c1", "--at", as.character(at), "--se", "classical", "--estimator", if (binary) "linear-logistic" else "linear-linear"), t, c(setNames(as.list(parts(p)), paste0("decomposition/", names, "/estimate")), setNames(as.list(sqrt(diag(J %*% V %*% t(J)))), paste0("decomposition/", names, "/std_error"))), 1e-6) }

# G² = 2 Σ O log(O / E), V = √(χ² / n / (k - 1))
for (seed in 61:64) { set.seed(seed); t <- matrix(rpois(6 * (seed - 60), 12) + 1, 1 + (seed > 62) + 1); q <- suppressWarnings(chisq.test(t, correct = FALSE)); g <- 2 * sum(t * log(t / q$expected))
  add(paste0("table_", seed), c("test", "chi2", "--table", paste(apply(t, 1, paste, collapse = ","), collapse = ";")), NULL, list(statistic = unname(q$statistic), p_value = q$p.value, cramers_v = sqrt(unname(q$statistic) / sum(t) / (min(dim(t)) - 1)), g_squared = g, g_p_value = pchisq(g, unname(q$parameter), lower.tail = FALSE)), 1e-9) }


cat(toJSON(list(made_by = paste("own-formulas.R,", R.version.string), packages = sapply(c("sandwich", "numDeriv"), function(p) as.character(packageVersion(p))), cases = cases), auto_unbox = TRUE, digits = I(17), na = "null", pretty = TRUE), "\n")
