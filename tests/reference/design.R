# Values for the design of experiments: power, group-sequential bounds, always-valid intervals, sample ratio, randomisation, Romano-Wolf.
# Run: Rscript design.R > design.json
suppressPackageStartupMessages({library(jsonlite); library(mvtnorm)})
options(digits = 17, warn = -1)
out <- list(made_by = paste("design.R,", R.version.string), packages = list(mvtnorm = as.character(packageVersion("mvtnorm"))), date = as.character(Sys.Date()))
tight <- .Machine$double.eps^0.9
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-14, maxiter = 10000)$root

# Power: t tests with both tails, shares, noncentral t
t_power <- function(n1, n0, sd, effect, level = 0.05) { v <- n1 + n0 - 2; d <- effect / (sd * sqrt(1/n1 + 1/n0)); q <- qt(level/2, v, lower.tail = FALSE)
  pt(q, v, d, lower.tail = FALSE) + pt(-q, v, d) }
stopifnot(abs(t_power(20, 20, 1, 1) - power.t.test(20, 1, 1, strict = TRUE)$power) < 1e-12)
pt_cases <- list(c(2, 5, 1), c(1.2, 1, 0.5), c(2.0227, 38, 3.1), c(-1, 12.5, 0.7), c(1.96, 20000, 2.8))
out$noncentral <- lapply(pt_cases, function(k) list(t = k[1], df = k[2], ncp = k[3], upper = pt(k[1], k[2], k[3], lower.tail = FALSE)))
out$power <- list(
  t_20 = power.t.test(20, 1, 1, strict = TRUE)$power, t_unequal = t_power(30, 12, 2, 1.5),
  t_n = ceiling(2 * power.t.test(delta = 0.5, sd = 1, power = 0.9, strict = TRUE, tol = tight)$n),
  t_delta = root(function(d) t_power(15, 15, 1, d) - 0.8, 0.1, 3),
  prop = power.prop.test(1000, 0.3, 0.25)$power, prop_n = power.prop.test(p1 = 0.2, p2 = 0.15, power = 0.9, tol = tight)$n,
  # Clusters of mean size 30 whose sizes vary by 0.6, ICC 0.02, attrition 10%, R2 0.25, 70% against 15% served, 400 and 200 people, sd 5
  cluster_mde = { de <- 1 + ((1 + 0.6^2) * 30 - 1) * 0.02; (qnorm(0.975) + qnorm(0.8)) * 5 * sqrt(0.75) * sqrt(de / 0.9 * (1/400 + 1/200)) },
  late_power = { se <- 5 * sqrt(1/400 + 1/200); d <- 2 * 0.55 / se; pnorm(d - qnorm(0.975)) + pnorm(-d - qnorm(0.975)) },
  late_n = 3 * 200 * ((qnorm(0.975) + qnorm(0.8)) * 5 * sqrt(1/400 + 1/200) / (2 * 0.55))^2,
  first_stage_f = 0.55^2 / (0.7 * 0.3 / 400 + 0.15 * 0.85 / 200))

# Difference-in-differences over 19 and 13 offices, 40 people before and 60 during, ICC 0.03 of which 70% lasts, sizes vary by 0.5, R2 0.1, attrition 5%, sd 0.45
did_se <- function(m1, m0) 0.45 * sqrt((2 * 0.03 * 0.3 + 0.97 * 0.9 * 1.25 / 0.95 * (1/m1 + 1/m0)) * (1/19 + 1/13))
did_power <- function(effect, se, v) { q <- qt(0.975, v); pt(q, v, effect / se, lower.tail = FALSE) + pt(-q, v, effect / se) }
out$offices <- list(se = did_se(60, 40), power = did_power(0.1, did_se(60, 40), 30), mde = root(function(d) did_power(d, did_se(60, 40), 30) - 0.8, 0.01, 1),
  people = ceiling(root(function(m) did_power(0.1, did_se(m, m * 40 / 60), 30) - 0.8, 5, 10000)))

# Group-sequential: the recursion on a fine Simpson grid, written apart from ours; three looks also by mvtnorm (Miwa's grid)
simpson <- function(a, b, n) { x <- seq(a, b, length.out = n + 1); w <- rep(c(2, 4), length.out = n + 1); w <- c(1, rep(c(4, 2), length.out = n - 1), 1); list(x = x, w = w * (b - a) / n / 3) }
exits <- function(t, b, drift = 0, n = 3000) { K <- length(t); up <- low <- numeric(K); x <- 0; g <- 1; i <- 0
  for (k in 1:K) { s <- sqrt(t[k] - i); m <- x * sqrt(i) + drift * (t[k] - i)
    up[k] <- sum(g * pnorm((b[k] * sqrt(t[k]) - m) / s, lower.tail = FALSE)); low[k] <- sum(g * pnorm((-b[k] * sqrt(t[k]) - m) / s))
    if (k < K) { mu <- drift * sqrt(t[k]); q <- simpson(max(-b[k], mu - 9), min(b[k], mu + 9), n)
      d <- vapply(q$x, function(z) sum(g * dnorm((z * sqrt(t[k]) - m) / s)), 0) * sqrt(t[k]) / s; x <- q$x; g <- d * q$w; i <- t[k] } }
  list(up = up, low = low) }
total <- function(...) { e <- exits(...); sum(e$up) + sum(e$low) }
constant <- function(t, shape, level) { u <- if (shape == "pocock") rep(1, length(t)) else 1 / sqrt(t); root(function(c) total(t, c * u, n = 1200) - level, qnorm(1 - level/2), 4) }
stopifnot(abs(constant((1:5)/5, "pocock", 0.05) - 2.413) < 5e-4, abs(constant((1:5)/5, "obf", 0.05) - 2.040) < 5e-4)  # Jennison and Turnbull, tables 2.1 and 2.3
spent <- function(t, a, f) if (f == "pocock") a * log(1 + (exp(1) - 1) * t) else 2 * pnorm(qnorm(1 - a/2) / sqrt(t), lower.tail = FALSE)
bounds <- function(t, f, level) { b <- numeric(0); for (k in seq_along(t)) { target <- spent(t[k], level/2, f) - if (k > 1) spent(t[k-1], level/2, f) else 0
  b[k] <- root(function(x) { e <- exits(t[1:k], c(b, x), n = 1200); log(e$up[k]) - log(target) }, 0.5, 9) }; b }
even <- (1:5)/5; odd <- c(0.15, 0.5, 0.62, 1); three <- c(0.3, 0.7, 1)
c5 <- list(pocock = constant(even, "pocock", 0.05), obf = constant(even, "obf", 0.05), pocock_odd = constant(odd, "pocock", 0.01), obf_odd = constant(odd, "obf", 0.1))
drift_for <- function(t, b, power) root(function(d) total(t, b, d, n = 1200) - power, 0.5, 8)
single <- function(p, l) root(function(d) pnorm(d - qnorm(1 - l/2)) + pnorm(-d - qnorm(1 - l/2)) - p, 0.5, 8)
b3 <- bounds(three, "obf", 0.05)
sigma <- outer(three, three, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
miwa <- function(low, high, mean, s) pmvnorm(low, high, mean = mean, sigma = s, algorithm = Miwa(steps = 4097))[1]
stopifnot(abs(1 - miwa(-b3, b3, rep(0, 3), sigma) - 0.05) < 1e-8, abs(1 - miwa(-b3, b3, 2 * sqrt(three), sigma) - total(three, b3, 2)) < 1e-8)
# The second look of `three` shows z = 2.6 (estimate 0.13, error 0.05): stage-wise p, median-unbiased estimate, interval
above <- function(d) { e <- exits(three[1:2], c(b3[1], 2.6), d); e$up[1] + e$up[2] }
stopifnot(abs(above(1) - pnorm(b3[1] - sqrt(0.3), lower.tail = FALSE) - miwa(c(-b3[1], 2.6), c(b3[1], 50), sqrt(three[1:2]), sigma[1:2, 1:2])) < 1e-8)
scale <- 1 / (0.05 * sqrt(0.7))
out$sequential <- list(even = even, odd = odd, three = three, constants = c5,
  spend_obf = bounds(even, "obf", 0.05), spend_pocock = bounds(even, "pocock", 0.05), spend_obf_odd = bounds(odd, "obf", 0.01), spend_pocock_odd = bounds(odd, "pocock", 0.1),
  three_obf = b3, three_spent = { e <- exits(three, b3); cumsum(e$up + e$low) },
  power_drift3 = total(even, rep(c5$pocock, 5), 3), three_drift2 = total(three, b3, 2),
  inflation_pocock = (drift_for(even, rep(c5$pocock, 5), 0.8) / single(0.8, 0.05))^2, inflation_obf = (drift_for(even, c5$obf / sqrt(even), 0.9) / single(0.9, 0.05))^2,
  p = 2 * above(0), median = root(function(d) above(d) - 0.5, 0, 6) / scale, low = root(function(d) above(d) - 0.025, -3, 6) / scale, high = root(function(d) above(d) - 0.975, 0, 10) / scale)

# Always valid: 900 of 2000 people, estimate 0.04, error 0.015
r <- { l <- -2 * log(0.05); (l + log(l) + 1) * 900 / 2000 }
out$always <- list(half = 0.015 * sqrt(2 * (1 + 1/r) * log(sqrt(1 + r) / 0.05)), p = sqrt(1 + r) * exp(-(0.04/0.015)^2 * r / (2 * (1 + r))))

# Sample ratio
bf <- function(n, p, k) lgamma(k) - lgamma(k + sum(n)) + sum(lgamma(k * p + n) - lgamma(k * p) - n * log(p))
multinomial <- function(x, p) { n <- sum(x); g <- expand.grid(0:n, 0:n); g <- g[rowSums(g) <= n, ]; d <- apply(cbind(g, n - rowSums(g)), 1, dmultinom, prob = p); sum(d[d <= dmultinom(x, prob = p) * (1 + 1e-9)]) }
out$ratio <- list(chi2 = chisq.test(c(5000, 4800), p = c(0.5, 0.5))$p.value, exact = binom.test(5000, 9800, 0.5)$p.value, log_bf = bf(c(5000, 4800), c(0.5, 0.5), 1000),
  three_chi2 = chisq.test(c(12, 5, 20), p = c(0.4, 0.2, 0.4))$p.value, three_exact = multinomial(c(12, 5, 20), c(0.4, 0.2, 0.4)), three_log_bf = bf(c(12, 5, 20), c(0.4, 0.2, 0.4), 50))

# Randomisation: every way to give arms, by hand
y <- c(12.1, 9.4, 15.3, 8.8, 11.9, 14.2, 10.5, 7.7, 13.6, 9.9, 16.4, 8.1); w <- c(1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0); b <- rep(1:3, each = 4); g <- rep(1:6, each = 2); wg <- c(1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0)
part <- function(y, g) { m <- mean(y); s <- tapply(y - m, g, sum); G <- length(s); c(m, G / (G - 1) * sum(s^2) / length(y)^2) }
stat <- function(y, w, b, g) { d <- v <- 0; for (k in unique(b)) { h <- mean(b == k); i <- b == k
  t1 <- part(y[i & w == 1], g[i & w == 1]); t0 <- part(y[i & w == 0], g[i & w == 0]); d <- d + h * (t1[1] - t0[1]); v <- v + h^2 * (t1[2] + t0[2]) }; c(d, sqrt(v)) }
ways <- function(units, k) lapply(combn(length(units), k, simplify = FALSE), function(i) units[i])
p_of <- function(t, draws) mean(abs(draws) >= abs(t) * (1 - 1e-10), na.rm = FALSE)
n <- 12; one <- rep(1, n); rows <- 1:n
all_rows <- lapply(ways(rows, 6), function(i) as.numeric(rows %in% i))
t_of <- function(y, w, b, g) { s <- stat(y, w, b, g); s[1] / s[2] }
blockways <- Reduce(function(a, k) unlist(lapply(a, function(x) lapply(ways(rows[b == k], sum(w[b == k])), function(i) { x[i] <- 1; x })), FALSE), 1:3, list(rep(0, n)))
clusterways <- lapply(ways(1:6, 3), function(k) as.numeric(g %in% k))
observed <- list(complete = stat(y, w, one, rows), blocked = stat(y, w, b, rows), clustered = stat(y, wg, one, g))
inverted <- function(w, draws, b, g, tau) { z <- y - tau * w; p_of(t_of(z, w, b, g), vapply(draws, function(x) t_of(z, x, b, g), 0)) }
out$randomisation <- list(y = y, w = w, block = b, cluster = g, w_cluster = wg, ways = c(length(all_rows), length(blockways), length(clusterways)),
  complete = c(observed$complete, inverted(w, all_rows, one, rows, 0)), blocked = c(observed$blocked, inverted(w, blockways, b, rows, 0)), clustered = c(observed$clustered, inverted(wg, clusterways, one, g, 0)),
  complete_at_2 = inverted(w, all_rows, one, rows, 2), complete_at_7 = inverted(w, all_rows, one, rows, 7))

# Romano-Wolf: the algorithm as written in the paper, on stored draws; and over all ways for three outcomes
set.seed(20); M <- 60; H <- 5; z <- rnorm(M); draws <- sapply(1:H, function(h) 0.7 * z + sqrt(0.51) * rnorm(M)); stat5 <- c(1.1, -2.9, 2.2, 0.4, 2.25)
stepdown <- function(t, draws, add) { o <- order(-abs(t)); p <- numeric(length(t)); last <- 0
  for (j in seq_along(o)) { m <- apply(abs(draws[, o[j:length(o)], drop = FALSE]), 1, max); last <- max(last, (add + sum(m >= abs(t[o[j]]) * (1 - 1e-10))) / (add + nrow(draws))); p[o[j]] <- last }; p }
y2 <- y + c(0.5, -1, 2, 0.3, 1.5, -0.7, 0.9, -2, 1.1, 0.2, -0.4, 1.6); y3 <- rev(y)
three_t <- c(t_of(y, w, one, rows), t_of(y2, w, one, rows), t_of(y3, w, one, rows))
three_draws <- t(vapply(all_rows, function(x) c(t_of(y, x, one, rows), t_of(y2, x, one, rows), t_of(y3, x, one, rows)), numeric(3)))
out$romano_wolf <- list(statistics = stat5, draws = draws, adjusted = stepdown(stat5, draws, 1), y2 = y2, y3 = y3, three = stepdown(three_t, three_draws, 0))
cat(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE), "\n")
