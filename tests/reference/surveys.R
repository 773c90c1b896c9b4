# Design-based estimates, tests and regressions; trimmed and calibrated weights; reliability of scales; sensitivity of mediation.
# Run: Rscript surveys.R <folder of the reference data> > surveys.json
suppressPackageStartupMessages({library(jsonlite); library(survey); library(numDeriv)})
options(digits = 17, warn = -1)
data <- commandArgs(TRUE)[1]
read <- function(d, f = "data.csv") read.csv(file.path(data, d, f))
out <- list(made_by = paste("surveys.R,", R.version.string), packages = sapply(c("survey", "numDeriv"), function(p) as.character(packageVersion(p))), date = as.character(Sys.Date()))

# Three strata of whole districts, unequal weights, districts in the population per stratum.
a <- read("api_cluster"); i <- seq_len(nrow(a))
a$w <- a$pw * (1 + i %% 7); a$st <- a$dnum %% 3; a$units <- c(20, 31, 44)[a$st + 1]; a$high <- as.integer(a$api00 > 650); a$g <- as.integer(a$stype == "E")
a$jittered <- a$api00 + i * 919 / 1e6; stopifnot(!anyDuplicated(a$jittered))
plain <- svydesign(id = ~dnum, strata = ~st, weights = ~w, data = a)
finite <- svydesign(id = ~dnum, strata = ~st, weights = ~w, fpc = ~units, data = a)
rows <- svydesign(id = ~1, strata = ~st, weights = ~w, data = a)
ci <- function(x, des) unname(as.vector(attr(x, "ci")))
one <- function(des) {
  m <- svymean(~api00 + enroll, des); t <- svytotal(~api00 + enroll, des); r <- svyratio(~api00, ~api99, des); b <- svyby(~api00, ~stype, des, svymean, covmat = TRUE)
  p <- svymean(~stype, des)
  q <- svyquantile(~jittered, des, c(.25, .5, .9), interval.type = "mean", qrule = "math", ci = TRUE)
  lin <- svyglm(api00 ~ ell + meals + mobility, des); lo <- svyglm(high ~ ell + meals, des, family = quasibinomial("logit"), epsilon = 1e-14, maxit = 100)
  pr <- svyglm(high ~ ell + meals, des, family = quasibinomial("probit"), epsilon = 1e-14, maxit = 100)
  k <- svyranktest(jittered ~ g, des); cf <- svychisq(~stype + sch.wide, des); cx <- svychisq(~stype + sch.wide, des, statistic = "Chisq")
  tt <- svyttest(api00 ~ g, des)
  reg <- function(f) list(coef = unname(coef(f)), se = unname(SE(f)), df = f$df.residual)
  list(df = degf(des), mean = unname(coef(m)), mean_se = unname(SE(m)), total = unname(coef(t)), total_se = unname(SE(t)), ratio = as.numeric(coef(r)), ratio_se = as.numeric(SE(r)),
    deff = as.numeric(deff(svymean(~api00, des, deff = TRUE))), deff_replace = as.numeric(deff(svymean(~api00, des, deff = "replace"))),
    share = unname(coef(p)), share_se = unname(SE(p)), logit = ci(svyciprop(~high, des, method = "logit")), beta = ci(svyciprop(~high, des, method = "beta")), xlogit = ci(svyciprop(~high, des, method = "xlogit")),
    domain = unname(coef(b)), domain_se = unname(SE(b)), domain_cov12 = vcov(b)[1, 2],
    quantile = unname(q$jittered[, 1]), quantile_low = unname(q$jittered[, 2]), quantile_high = unname(q$jittered[, 3]),
    linear = reg(lin), logit_model = reg(lo), probit_model = reg(pr), rank = list(t = unname(k$statistic), df = unname(k$parameter), p = unname(k$p.value), estimate = unname(k$estimate)),
    rao_scott = list(f = unname(cf$statistic), df1 = unname(cf$parameter[1]), df2 = unname(cf$parameter[2]), p = unname(cf$p.value), pearson = unname(cx$statistic), p_first = unname(cx$p.value)),
    ttest = list(estimate = unname(tt$estimate), t = unname(tt$statistic), df = unname(tt$parameter), p = unname(tt$p.value))) }
out$plain <- one(plain); out$finite <- one(finite); out$rows <- one(rows)
sub <- subset(finite, meals > 40); ms <- svymean(~api00, sub); gs <- svyglm(api00 ~ ell, sub)
out$subset <- list(mean = unname(coef(ms)), se = as.numeric(SE(ms)), df = degf(sub), coef = unname(coef(gs)), coef_se = unname(SE(gs)), total_se = as.numeric(SE(svytotal(~api00, sub))))
options(survey.lonely.psu = "adjust"); a$lone <- ifelse(a$dnum == a$dnum[1], 9, a$st); ln <- svydesign(id = ~dnum, strata = ~lone, weights = ~w, data = a)
out$lone <- list(adjust = as.numeric(SE(svymean(~api00, ln)))); options(survey.lonely.psu = "certainty"); out$lone$certainty <- as.numeric(SE(svymean(~api00, ln))); options(survey.lonely.psu = "fail")

# Calibrated designs with unequal base weights: linear, raking by calibration (the projection weighted by the base weights), post-stratification
pop <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, sch.wideYes = 5122)
wide <- function(des) { m <- svymean(~api00 + enroll, des); s <- subset(des, meals > 40); list(weights = unname(weights(des))[1:10], mean = unname(coef(m)), mean_se = unname(SE(m)), total_se = unname(SE(svytotal(~api00 + enroll, des))),
  subset = as.numeric(coef(svymean(~api00, s))), subset_se = as.numeric(SE(svymean(~api00, s))), coef = unname(coef(svyglm(api00 ~ ell, des))), coef_se = unname(SE(svyglm(api00 ~ ell, des)))) }
out$calibrated <- wide(calibrate(plain, ~stype + sch.wide, pop, calfun = "linear", epsilon = 1e-13))
out$raked <- wide(calibrate(plain, ~stype + sch.wide, pop, calfun = "raking", epsilon = 1e-13, maxit = 200))
ps <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018)); out$post <- wide(postStratify(plain, ~stype, ps))

# Bootstrap of whole districts within strata (Rao and Wu): errors of 4,000 draws, equal to ours within Monte Carlo error
set.seed(1); bs <- as.svrepdesign(plain, type = "subbootstrap", replicates = 4000); out$bootstrap <- list(mean_se = unname(SE(svymean(~api00 + enroll, bs))))

# Trimming
up <- 3 * mean(a$w); lo <- .3 * mean(a$w); tr <- trimWeights(plain, upper = up, strict = TRUE); tb <- trimWeights(plain, upper = 1.5 * mean(a$w), lower = .5 * mean(a$w), strict = TRUE)
b <- a; b$w <- a$pw * exp(((i * 7919) %% 101) / 25); bd <- svydesign(id = ~1, weights = ~w, data = b); t3 <- trimWeights(bd, upper = 2.5 * mean(b$w), strict = TRUE)
kish <- function(w) sum(w)^2 / sum(w^2)
out$trim <- list(first = unname(weights(t3))[1:12], max = max(weights(t3)), kish_before = kish(b$w), kish = kish(weights(t3)), both = unname(weights(tb))[1:12])

# Reliability of the six items of a made scale: one factor by maximum likelihood on the covariances
set.seed(20261122); n <- 300; f <- rnorm(n); L <- c(.8, .7, .6, .9, .5, .65); X <- sapply(seq_along(L), function(j) round(pmin(5, pmax(1, 3 + 1.1 * (L[j] * f + sqrt(1 - L[j]^2) * rnorm(n))))))
alpha <- function(X) { k <- ncol(X); S <- cov(X); k / (k - 1) * (1 - sum(diag(S)) / sum(S)) }
fa <- factanal(X, 1, control = list(nstart = 3, opt = list(factr = 1e2, maxit = 5000))); s <- apply(X, 2, sd)
omega <- function(lam, psi) sum(lam)^2 / (sum(lam)^2 + sum(psi))
nll <- function(th, S) { k <- nrow(S); l <- th[1:k]; Sg <- tcrossprod(l) + diag(th[k + 1:k]); log(det(Sg)) + sum(diag(S %*% solve(Sg))) }
S1 <- cov(X) * (n - 1) / n; st <- c(fa$loadings[, 1] * s, fa$uniquenesses * s^2) ; if (sum(st[1:6]) < 0) st[1:6] <- -st[1:6]
o <- st; for (it in 1:30) { g <- grad(nll, o, S = S1); H <- hessian(nll, o, S = S1); o <- o - solve(H, g) }
Z <- sweep(X, 2, colMeans(X)); row_nll <- function(th, z) nll(th, tcrossprod(z)) / 2
G <- t(apply(Z, 1, function(z) grad(row_nll, o, z = z))); W <- solve(log(1) + diag(0, 12) + { l <- o[1:6]; D <- cbind(1:6); Sg <- tcrossprod(l) + diag(o[7:12]); Wi <- solve(Sg)
  der <- lapply(1:12, function(p) { M <- matrix(0, 6, 6); if (p <= 6) { M[p, ] <- M[p, ] + l; M[, p] <- M[, p] + l } else M[p - 6, p - 6] <- 1; M }); outer(1:12, 1:12, Vectorize(function(p, q) sum(diag(Wi %*% der[[p]] %*% Wi %*% der[[q]])) / 2)) })
V <- W %*% (crossprod(G) / n) %*% W / (n - 1); go <- grad(function(th) omega(th[1:6], th[7:12]), o)
k <- 6; ss <- S1 * n / (n - 1); tr0 <- sum(diag(ss)); T0 <- sum(ss); inf <- -(k / (k - 1)) * ((rowSums(Z^2) - mean(rowSums(Z^2))) / T0 - tr0 * (rowSums(Z)^2 - mean(rowSums(Z)^2)) / T0^2)
al <- alpha(X)
out$scale <- list(items = lapply(1:6, function(j) X[, j]), alpha = al, alpha_feldt = c(1 - (1 - al) * qf(.975, n - 1, (n - 1) * (k - 1)), 1 - (1 - al) * qf(.025, n - 1, (n - 1) * (k - 1))), alpha_se = sqrt(sum(inf^2) / n / (n - 1)),
  alpha_without = sapply(1:6, function(j) alpha(X[, -j])), item_rest = sapply(1:6, function(j) cor(X[, j], rowSums(X[, -j]))),
  loadings = unname(o[1:6]), uniquenesses = unname(o[7:12]), factanal = unname(fa$loadings[, 1]), omega = omega(o[1:6], o[7:12]), omega_se = sqrt(drop(go %*% V %*% go)))

# Sensitivity of the mediated effect (Imai, Keele and Yamamoto 2010, theorem 4), without interaction by the formula of the paper, and with it by the residual that is left out
d <- read("jobs2"); d$nonwhite <- as.integer(d$nonwhite == "non.white1")
m <- lm(job_seek ~ treat + econ_hard + depress1 + sex + age + nonwhite, d); y <- lm(depress2 ~ treat + job_seek + econ_hard + depress1 + sex + age + nonwhite, d); r <- lm(depress2 ~ treat + econ_hard + depress1 + sex + age + nonwhite, d)
e1 <- residuals(r); e2 <- residuals(m); s1 <- sqrt(mean(e1^2)); s2 <- sqrt(mean(e2^2)); rt <- cor(e1, e2); rho <- c(-.9, -.5, -.1, 0, .3, .7)
acme <- coef(m)["treat"] * s1 / s2 * (rt - rho * sqrt((1 - rt^2) / (1 - rho^2)))
yi <- lm(depress2 ~ treat * job_seek + econ_hard + depress1 + sex + age + nonwhite, d)
curve <- function(t, rho) { # delta method: both models independent, residual variances of n
  th <- coef(yi)[c("job_seek", "treat:job_seek")]; sy <- sqrt(mean(residuals(yi)^2)); sm <- sqrt(mean(residuals(m)^2)); h <- rho / sqrt(1 - rho^2); n <- nrow(d)
  f <- function(p) p[1] * (p[2] + p[3] * t - h * sqrt(p[4] / p[5])); p <- c(coef(m)["treat"], th, sy^2, sm^2); g <- grad(f, p)
  V <- matrix(0, 5, 5); V[1, 1] <- vcov(m)["treat", "treat"]; V[2:3, 2:3] <- vcov(yi)[names(th), names(th)]; V[4, 4] <- 2 * sy^4 / n; V[5, 5] <- 2 * sm^4 / n
  c(f(p), sqrt(drop(g %*% V %*% g))) }
zero <- function(t) uniroot(function(x) curve(t, x)[1], c(-.99, .99), tol = 1e-14)$root
out$sensitivity <- list(rho = rho, acme = unname(acme), rho_at_zero = rt, product_residual = rt^2, product_total = rt^2 * (1 - summary(m)$r.squared) * (1 - summary(y)$r.squared),
  interacted = lapply(c(0, 1), function(t) { v <- sapply(rho, function(x) curve(t, x)); list(estimate = v[1, ], se = v[2, ], rho_at_zero = zero(t)) }), product_total_interacted = zero(0)^2 * (1 - summary(m)$r.squared) * (1 - summary(yi)$r.squared))

# Four-way decomposition with a logistic outcome and a logistic mediator, by the formulas for binary mediators (VanderWeele 2014, eAppendix), delta method with numerical derivatives
d$work <- as.integer(d$work1 == "psyemp"); my <- glm(work ~ treat * job_dich + econ_hard + depress1 + sex + age + nonwhite, binomial, d, control = glm.control(epsilon = 1e-14, maxit = 100))
mm <- glm(job_dich ~ treat + econ_hard + depress1 + sex + age + nonwhite, binomial, d, control = glm.control(epsilon = 1e-14, maxit = 100)); at <- colMeans(d[c("econ_hard", "depress1", "sex", "age", "nonwhite")])
polish <- function(f) { X <- model.matrix(f); b <- coef(f); for (i in 1:5) { p <- plogis(drop(X %*% b)); b <- b + drop(solve(crossprod(X * (p * (1 - p)), X), crossprod(X, f$y - p))) }; p <- plogis(drop(X %*% b)); list(b = b, V = solve(crossprod(X * (p * (1 - p)), X))) }
py <- polish(my); pm <- polish(mm); ky <- length(py$b)
err <- function(th, mstar = .5) { b <- setNames(th[1:ky], names(py$b)); g <- th[-(1:ky)]; z <- function(a) plogis(sum(g * c(1, a, at)))
  level <- function(a, m) exp(b["treat"] * a) * (1 - z(m) + z(m) * exp(b["job_dich"] + b["treat:job_dich"] * a)); fixed <- function(a) exp(b["treat"] * a + (b["job_dich"] + b["treat:job_dich"] * a) * mstar)
  r <- level(0, 0); cde <- (fixed(1) - fixed(0)) / r; r10 <- level(1, 0) / r; r11 <- level(1, 1) / r; r01 <- level(0, 1) / r
  unname(c(cde, r10 - 1 - cde, r11 - r10 - r01 + 1, r01 - 1, r11 - 1)) }
th <- c(py$b, pm$b); VV <- matrix(0, length(th), length(th)); VV[1:ky, 1:ky] <- py$V; VV[-(1:ky), -(1:ky)] <- pm$V; J <- jacobian(err, th)
out$fourway_logistic <- list(estimate = err(th), se = sqrt(diag(J %*% VV %*% t(J))))

# Fisher's exact test of wide tables
wide_table <- rbind(c(61, 77, 102, 33, 80, 93, 21), c(68, 58, 98, 42, 71, 80, 15)); occ <- table(d$treat, d$occp)
out$fisher <- list(wide = list(rows = wide_table, p = fisher.test(wide_table, workspace = 2e8)$p.value), occp = list(rows = unclass(unname(occ)), p = fisher.test(occ, workspace = 2e8)$p.value))
small <- rbind(c(12, 3, 8, 1, 0, 7), c(4, 9, 2, 8, 6, 1)); out$fisher$small <- list(rows = small, p = fisher.test(small)$p.value)
cat(toJSON(out, auto_unbox = TRUE, digits = I(17), pretty = FALSE, dataframe = "columns"))
