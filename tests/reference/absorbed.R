# Absorbed fixed effects: least squares and 2SLS with a dummy per level, on made data that are stored beside the values.
# Run: Rscript absorbed.R > absorbed.json
suppressPackageStartupMessages({library(jsonlite); library(AER); library(sandwich); library(plm)})
options(digits = 17)
set.seed(20)
n <- 420
firm <- sample(1:60, n, TRUE); year <- sample(1:7, n, TRUE); town <- (firm - 1) %/% 6 + 1; product <- sample(1:9, n, TRUE); crossed <- sample(1:25, n, TRUE)
firm[1:2] <- c(61, 62); year[3] <- 8                       # three singletons
x <- rnorm(n) + firm / 30; v <- rnorm(n) * (1 + year / 7); z <- rnorm(n) + year / 4; u <- rnorm(n) * (1 + abs(x))
d <- .5 * z + .3 * x + .6 * u + rnorm(n) + town / 8; y <- 1 + .7 * d - .4 * x + .2 * v + sin(firm) + year / 3 + u
w <- sample(1:4, n, TRUE); stuck <- town / 3
data <- data.frame(y, x, v, d, z, w, stuck, firm, year, town, product, crossed)
used <- data
repeat { k <- nrow(used); for (f in c("firm", "year")) used <- used[ave(seq_len(nrow(used)), used[[f]], FUN = length) > 1, ]; if (nrow(used) == k) break }
n1 <- nrow(used)
of <- function(m, names) unname(coef(m)[names])
se <- function(V, names) unname(sqrt(diag(V)[names]))
fit <- function(m, names, K, nested) {
  s <- list(n = nobs(m), coef = of(m, names), classical = se(vcov(m), names), hc1 = se(sandwich(m) * nobs(m) / (nobs(m) - K), names))
  cr <- function(g, k) { G <- length(unique(g)); se(vcovCL(m, g, type = "HC0", cadjust = FALSE) * G / (G - 1) * (nobs(m) - 1) / (nobs(m) - k), names) }
  c(s, list(df = nobs(m) - K, cr1_town = cr(used$town, nested), cr1_crossed = cr(used$crossed, K)))
}
f1 <- length(unique(used$firm)); t1 <- length(unique(used$year)); p1 <- length(unique(used$product))
out <- list(made_by = paste("absorbed.R,", R.version.string), packages = sapply(c("AER", "sandwich", "plm"), function(p) as.character(packageVersion(p))), date = as.character(Sys.Date()), data = as.list(data), kept = n1)
one <- used  # rows of the two-way sample, so that firm alone has the same rows
out$one <- fit(lm(y ~ x + v + factor(firm), one), c("x", "v"), 2 + f1, 2 + 1)
out$two <- fit(lm(y ~ x + v + factor(firm) + factor(year), used), c("x", "v"), 2 + f1 + t1 - 1, 2 + t1)
out$three <- fit(lm(y ~ x + v + factor(firm) + factor(year) + factor(product), used), c("x", "v"), 2 + f1 + t1 - 1 + p1 - 1, 2 + t1 + p1 - 1)
out$weighted <- fit(lm(y ~ x + v + factor(firm) + factor(year), used, weights = w), c("x", "v"), 2 + f1 + t1 - 1, 2 + t1)
repeated <- used[rep(seq_len(n1), used$w), ]; m <- lm(y ~ x + v + factor(firm) + factor(year), repeated)
out$frequency <- list(n = nobs(m), coef = of(m, c("x", "v")), classical = se(vcov(m), c("x", "v")), hc1 = se(vcovHC(m, type = "HC1"), c("x", "v")))
out$iv <- fit(ivreg(y ~ d + x + v + factor(firm) + factor(year) | z + x + v + factor(firm) + factor(year), data = used), c("d", "x", "v"), 3 + f1 + t1 - 1, 3 + t1)
first <- lm(d ~ z + x + v + factor(firm) + factor(year), used)
out$iv_first_f <- unname((coef(first)["z"] / sqrt(diag(sandwich(first) * n1 / (n1 - 3 - f1 - t1 + 1))["z"]))^2)
out$r2 <- summary(lm(y ~ x + v + factor(firm) + factor(year), used))$r.squared
within <- plm(y ~ x + v, used, index = c("firm"), model = "within")
out$plm_one <- unname(coef(within)); out$within_r2 <- unname(1 - sum(residuals(lm(y ~ x + v + factor(firm), used))^2) / sum(residuals(lm(y ~ factor(firm), used))^2))
# Two halves that share no level: one parameter fewer
half <- data.frame(y = used$y, x = used$x, firm = used$firm + 100 * (used$firm > 30), year = used$year + 10 * (used$firm > 30))
m <- lm(y ~ x + factor(firm) + factor(year), half)
out$halves <- list(n = nobs(m), rank = m$rank, coef = unname(coef(m)["x"]), classical = se(vcov(m), "x"), firm = half$firm, year = half$year, y = half$y, x = half$x)
cat(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = FALSE))
