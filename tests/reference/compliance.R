# Bounds under selection, traits and shares of compliers, Anderson-Rubin with clusters, pairs, expected size of a sequential trial, power of unequal arms, weighted
# groups, change between waves, spread of a tobit: by their formulas, survey and survival.
# Run: Rscript compliance.R <folder of the reference data> > compliance.json
suppressPackageStartupMessages({library(jsonlite); library(numDeriv); library(mvtnorm); library(survey); library(survival)})
options(digits = 17)
data <- commandArgs(TRUE)[1]
out <- list(made_by = paste("compliance.R,", R.version.string), packages = sapply(c("numDeriv", "mvtnorm", "survey", "survival"), function(p) as.character(packageVersion(p))), date = as.character(Sys.Date()))

# Lee (2009), section 4: variance of a trimmed mean, of the cut and of the share cut. 300 treated and 300 controls; the bootstrap agrees within its error.
set.seed(11); n <- 600; d <- rep(0:1, n / 2); e <- rnorm(n); s <- as.numeric(0.3 + 0.4 * d + 0.5 * e + rnorm(n) > 0); y <- round(ifelse(s == 1, 10 + 0.5 * d + e, 0), 3)
lee <- function(y, s, d) {
  seen <- tapply(s, d, mean); p <- unname(1 - seen["0"] / seen["1"]); one <- sort(y[d == 1 & s == 1]); zero <- y[d == 0 & s == 1]
  m <- length(one); cut <- m - length(zero) * sum(d == 1) / sum(d == 0); w <- pmin(pmax(seq_len(m) - cut, 0), 1) # the outcome at the edge stays in part
  part <- function(w, edge) { mu <- sum(w * one) / sum(w); list(mean = mu, v = sum(w * (one - mu)^2) / sum(w), edge = edge) }
  top <- part(w, one[floor(cut) + 1]); bottom <- part(rev(w), one[m - floor(cut)])
  n1 <- sum(d == 1); n0 <- sum(d == 0); vlog <- (1 - seen["1"]) / (n1 * seen["1"]) + (1 - seen["0"]) / (n0 * seen["0"])
  se <- function(k) unname(sqrt(k$v / (m * (1 - p)) + (k$edge - k$mean)^2 * p / (m * (1 - p)) + (k$edge - k$mean)^2 * vlog + var(zero) / length(zero)))
  list(trimmed = p, lower = bottom$mean - mean(zero), upper = top$mean - mean(zero), lower_se = se(bottom), upper_se = se(top)) }
fit <- lee(y, s, d)
boot <- replicate(4000, { i <- sample(n, replace = TRUE); b <- lee(y[i], s[i], d[i]); c(b$lower, b$upper) })
stopifnot(abs(apply(boot, 1, sd) / c(fit$lower_se, fit$upper_se) - 1) < 0.06)
width <- (fit$upper - fit$lower) / max(fit$lower_se, fit$upper_se) # Imbens and Manski (2004)
critical <- uniroot(function(c) pnorm(c + width) - pnorm(-c) - 0.95, c(1, 3), tol = 1e-14)$root
out$lee <- c(list(y = y, seen = s, treated = d), fit, low = fit$lower - critical * fit$lower_se, high = fit$upper + critical * fit$upper_se)

# Traits of compliers (Abadie's kappa): one system of moments for the assigned share, the share of compliers and the mean, solved and differentiated by numbers
set.seed(12); n <- 400; kind <- sample(c("a", "n", "c", "c"), n, TRUE); z <- rbinom(n, 1, 0.6); dd <- as.numeric(kind == "a" | (kind == "c" & z == 1)); x <- round(40 + 8 * (kind == "c") + 10 * rnorm(n), 2)
moments <- function(t) { k <- 1 - dd * (1 - z) / (1 - t[1]) - (1 - dd) * z / t[1]; cbind(z - t[1], k - t[2], k * (x - t[3])) }
p <- mean(z); k <- 1 - dd * (1 - z) / (1 - p) - (1 - dd) * z / p; at <- c(p, mean(k), sum(k * x) / sum(k))
A <- jacobian(function(t) colMeans(moments(t)), at); B <- crossprod(moments(at)) / n
out$trait <- list(x = x, z = z, d = dd, estimate = at[3], se = sqrt((solve(A) %*% B %*% t(solve(A)) / n)[3, 3]))

# Anderson-Rubin by clusters of one age: reduced form of y - b d with CR1, F with G - 1
m <- subset(read.csv(file.path(data, "mroz", "data.csv")), inlf == 1)
Z <- cbind(1, m$exper, m$expersq, m$motheduc, m$fatheduc); N <- nrow(m); G <- length(unique(m$age)); bread <- solve(crossprod(Z))
ar <- function(b0) { r <- lm.fit(Z, m$lwage - b0 * m$educ); S <- rowsum(Z * r$residuals, m$age); V <- (bread %*% crossprod(S) %*% bread * G / (G - 1) * (N - 1) / (N - 5))[4:5, 4:5]; g <- r$coefficients[4:5]; c(t(g) %*% solve(V) %*% g / 2) }
edge <- function(b0) ar(b0) - qf(.95, 2, G - 1); grid <- seq(-.5, .5, by = .001); inside <- grid[sapply(grid, edge) < 0]
out$anderson_rubin_age <- list(statistic = ar(0), df = G - 1, p = pf(ar(0), 2, G - 1, lower.tail = FALSE), low = uniroot(edge, min(inside) + c(-.001, 0), tol = 1e-14)$root, high = uniroot(edge, max(inside) + c(0, .001), tol = 1e-14)$root)

# Pairs (Imai 2008): one treated and one control in each of eight, of which three are larger by an office of two
set.seed(13); pair <- rep(1:8, c(2, 2, 2, 2, 2, 4, 4, 4)); unit <- unlist(lapply(1:8, function(b) { size <- sum(pair == b) / 2; rep(c(2 * b - 1, 2 * b), each = size) })); t <- unit %% 2; yp <- round(rnorm(length(pair)) + 0.6 * t + pair / 4, 3)
w <- as.numeric(table(pair)) / length(pair); gap <- sapply(1:8, function(b) mean(yp[pair == b & t == 1]) - mean(yp[pair == b & t == 0])); est <- sum(w * gap)
out$pairs <- list(pair = pair, unit = unit, treated = t, y = yp, estimate = est, se = sqrt(8 / 7 * sum(w^2 * (gap - est)^2)))

# Expected information of three looks: one look for certain, the next while |z| stayed within
b <- c(2.9, 2.4, 2.0); f <- c(0.3, 0.7, 1); drift <- 2; sigma <- outer(f, f, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
on1 <- diff(pnorm(c(-1, 1) * b[1] - drift * sqrt(f[1]))); on2 <- pmvnorm(-b[1:2], b[1:2], mean = drift * sqrt(f[1:2]), sigma = sigma[1:2, 1:2], algorithm = Miwa(steps = 4097))[1]
out$expected_fraction <- list(bounds = b, fractions = f, drift = drift, value = f[1] + on1 * (f[2] - f[1]) + on2 * (f[3] - f[2]))
# Never-takers: those assigned who did not come; the error is that of a mean
out$never <- list(share = 1 - mean(dd[z == 1]), se = sd(dd[z == 1]) / sqrt(sum(z == 1)))

# Power of the pooled z test, 900 against 400 people
pooled <- (900 * 0.3 + 400 * 0.22) / 1300; under <- sqrt(0.3 * 0.7 / 900 + 0.22 * 0.78 / 400)
out$power <- pnorm((0.08 - qnorm(0.975) * sqrt(pooled * (1 - pooled) * (1 / 900 + 1 / 400))) / under)

# Weighted groups of unequal size: means and errors by svymean in each, Satterthwaite's degrees of freedom; change between waves by svyglm on the change
set.seed(14); wd <- data.frame(g = rep(1:0, c(12, 30)), w = round(runif(42, 0.4, 3), 2)); wd$before <- round(rnorm(42) + 0.3 * wd$g, 3); wd$after <- round(wd$before + rnorm(42) * (1 + wd$g) + 0.5 * wd$g, 3)
design <- function(rows) svydesign(id = ~1, weights = ~w, data = wd[rows, ])
v <- sapply(1:0, function(g) { m <- svymean(~after, design(wd$g == g)); c(coef(m), as.numeric(SE(m))^2, sum(wd$g == g)) })
welch <- list(difference = unname(v[1, 1] - v[1, 2]), se = sqrt(sum(v[2, ])), df = sum(v[2, ])^2 / sum(v[2, ]^2 / (v[3, ] - 1)))
wd$change <- wd$after - wd$before; did <- svyglm(change ~ g, design(TRUE))
out$weighted <- list(first = wd$g, weight = wd$w, before = wd$before, after = wd$after, welch = c(welch, p = unname(2 * pt(-abs(welch$difference / welch$se), welch$df))), did = unname(coef(did)["g"]), did_se = unname(SE(did)["g"]))
q <- svyquantile(~after, design(TRUE), c(0.25, 0.5), interval.type = "mean", qrule = "math", ci = TRUE)$after
out$weighted$quantile <- unname(q[, 1]); out$weighted$quantile_se <- unname(q[, 4])

# Tobit: error of the log of the spread
h <- read.csv(file.path(data, "mroz", "data.csv"))
t1 <- survreg(Surv(hours, hours > 0, type = "left") ~ educ + exper + kidslt6, data = h, dist = "gaussian", control = list(maxiter = 100, rel.tolerance = 1e-13))
out$tobit <- list(log_sigma = log(t1$scale), se = unname(sqrt(diag(vcov(t1)))["Log(scale)"]))

# Lee with arms of ten, seven against four seen: three are trimmed whole and the edge is the first that stays
set.seed(15); wy <- round(rnorm(20), 3); wd <- rep(1:0, each = 10); ws <- rep(c(1, 0, 1, 0), c(7, 3, 4, 6))
out$lee_whole <- c(list(y = wy, seen = ws, treated = wd), lee(wy, ws, wd))

# Aalen-Johansen with tied times and three causes, nobody cut off at the end; errors of survfit by the infinitesimal jackknife
set.seed(16); at <- pmin(ceiling(rexp(60) * 6), 15); cause <- sample(0:3, 60, TRUE, c(.25, .35, .25, .15)); at[1:2] <- 16; cause[1:2] <- 1
aj <- survfit(Surv(at, factor(cause)) ~ 1)
out$incidence <- list(time = at, cause = cause, share = unname(t(aj$pstate[, -1])), se = unname(t(aj$std.err[, -1])))

# People for the pooled z test of shares, 600 against 200 planned, a tenth without outcome
share1 <- 0.75; mix <- share1 * 0.3 + 0.25 * 0.22
out$people_for_shares <- ceiling(1 / 0.9 * ((qnorm(0.975) * sqrt(mix * (1 - mix) * (1 / share1 + 1 / 0.25)) + qnorm(0.8) * sqrt(0.3 * 0.7 / share1 + 0.22 * 0.78 / 0.25)) / 0.08)^2)
cat(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE, null = "null"), "\n")
