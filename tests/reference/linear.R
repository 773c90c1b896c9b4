# Values that ../shared/data/*/reference.json lacks for linear and instrumental models.
# Run: Rscript linear.R <folder of the reference data> > linear.json
suppressPackageStartupMessages({library(jsonlite); library(AER); library(sandwich); library(clubSandwich); library(estimatr)})
options(digits = 17, contrasts = c("contr.treatment", "contr.poly"))
data <- commandArgs(TRUE)[1]
read <- function(d, f = "data.csv") read.csv(file.path(data, d, f))
out <- list(made_by = paste("linear.R,", R.version.string), packages = sapply(c("AER", "sandwich", "clubSandwich", "estimatr"), function(p) as.character(packageVersion(p))), date = as.character(Sys.Date()))

# 2SLS: HC2, HC3 (sandwich on ivreg), CR2 (clubSandwich), clusters = age
m <- subset(read("mroz"), inlf == 1)
iv <- ivreg(lwage ~ educ + exper + expersq | exper + expersq + motheduc + fatheduc, data = m)
se <- function(v) unname(sqrt(diag(v)))
ct <- coef_test(iv, vcov = vcovCR(iv, cluster = m$age, type = "CR2"), test = "Satterthwaite")
out$iv_mroz <- list(hc2 = se(vcovHC(iv, type = "HC2")), hc3 = se(vcovHC(iv, type = "HC3")), cr2 = ct$SE, cr2_df = ct$df_Satt, cr2_p = ct$p_Satt)

# Weighted OLS: analytic weights, HC0-HC3, CR1, CR2
a <- read("api_cluster")
w <- lm(api00 ~ ell + meals + stype, data = a, weights = a$pw)
c2 <- coef_test(w, vcov = vcovCR(w, cluster = a$dnum, type = "CR2"), test = "Satterthwaite")
out$wls_api <- list(n = nobs(w), coef = unname(coef(w)), sigma = sigma(w), r2 = summary(w)$r.squared, loglik = as.numeric(logLik(w)), classical = se(vcov(w)),
  hc0 = se(vcovHC(w, type = "HC0")), hc1 = se(vcovHC(w, type = "HC1")), hc2 = se(vcovHC(w, type = "HC2")), hc3 = se(vcovHC(w, type = "HC3")),
  cr2 = c2$SE, cr2_df = c2$df_Satt)

# Weights that differ within clusters
a$w2 <- 1 + (seq_len(nrow(a)) %% 5)
v <- lm(api00 ~ ell + meals + stype, data = a, weights = w2)
c3 <- coef_test(v, vcov = vcovCR(v, cluster = a$dnum, type = "CR2"), test = "Satterthwaite")
out$wls_api_uneven <- list(coef = unname(coef(v)), cr1 = se(vcovCR(v, cluster = a$dnum, type = "CR1S")), cr2 = c3$SE, cr2_df = c3$df_Satt)

# Joint small-sample test (AHT) and contrast
u <- lm(api00 ~ ell + meals + stype, data = a)
vc <- vcovCR(u, cluster = a$dnum, type = "CR2")
wt <- Wald_test(u, constraints = constrain_zero(c("stypeH", "stypeM")), vcov = vc, test = "HTZ")
w3 <- Wald_test(u, constraints = constrain_zero(c("ell", "stypeH", "stypeM")), vcov = vc, test = "HTZ")
out$aht <- list(two = list(f = wt$Fstat, df1 = wt$df_num, df2 = wt$df_denom, p = wt$p_val), three = list(f = w3$Fstat, df1 = w3$df_num, df2 = w3$df_denom, p = w3$p_val))
lc <- linear_contrast(u, vcov = vc, contrasts = matrix(c(0, 0, 0, 1, -1), 1), test = "Satterthwaite")
out$contrast <- list(estimate = lc$Est, se = lc$SE, df = lc$df)

# Lin (2013)
p <- subset(read("penn_bonus"), tg %in% c(0, 4)); p$t4 <- as.numeric(p$tg == 4); p$lw <- log(p$inuidur1)
l <- lm_lin(lw ~ t4, covariates = ~ female + black + othrace + agelt35 + agegt54 + durable + lusd + husd, data = p, se_type = "HC2")
out$lin_penn <- list(estimate = unname(l$coefficients["t4"]), se = unname(l$std.error["t4"]), df = unname(l$df["t4"]), p = unname(l$p.value["t4"]))
dm <- difference_in_means(lw ~ t4, data = p)
out$neyman_penn <- list(estimate = unname(dm$coefficients), se = unname(dm$std.error), df = unname(dm$df), p = unname(dm$p.value))

# Effective F and LIML by their formulas
Z <- cbind(1, m$exper, m$expersq, m$motheduc, m$fatheduc); X <- cbind(1, m$educ, m$exper, m$expersq); W <- Z[, 1:3]; D <- m$educ; y <- m$lwage; n <- nrow(m)
M <- function(A, B) B - A %*% solve(crossprod(A), crossprod(A, B))
Zt <- M(W, Z[, 4:5]); f <- lm.fit(Z, D); V <- solve(crossprod(Z)) %*% crossprod(Z * f$residuals) %*% solve(crossprod(Z)) * n / (n - 5)
pi2 <- f$coefficients[4:5]; out$effective_f_mroz <- c(t(pi2) %*% crossprod(Zt) %*% pi2 / sum(diag(V[4:5, 4:5] %*% crossprod(Zt))))
Y <- cbind(y, D); kap <- min(Re(eigen(solve(crossprod(M(Z, Y)), crossprod(M(W, Y))))$values)); Xk <- X - kap * M(Z, X); B <- solve(crossprod(Xk, X)); b <- B %*% crossprod(Xk, y); e <- c(y - X %*% b)
out$liml_mroz <- list(kappa = kap, coef = c(b), classical = sqrt(diag(B) * sum(e^2) / (n - 4)), hc1 = sqrt(diag(B %*% crossprod(Xk * e) %*% t(B)) * n / (n - 4)))
# Anderson-Rubin set with HC1, by scanning the test
ar <- function(b0) { r <- lm.fit(Z, y - b0 * D); A <- solve(crossprod(Z)); Vr <- (A %*% crossprod(Z * r$residuals) %*% A * n / (n - 5))[4:5, 4:5]; g <- r$coefficients[4:5]; c(t(g) %*% solve(Vr) %*% g / 2) }
cr <- qf(.95, 2, n - 5); g <- function(x) ar(x) - cr
out$ar_mroz_hc1 <- c(uniroot(g, c(-.5, .06), tol = 1e-13)$root, uniroot(g, c(.06, .5), tol = 1e-13)$root)

# Wild bootstraps with all 2^7 sign vectors, by brute force on rows
set.seed(4); G <- 7; cl <- rep(1:G, c(9, 12, 7, 15, 10, 8, 14)); N <- length(cl); x <- rnorm(N); z <- rnorm(G)[cl] + rnorm(N); eu <- rnorm(N) + rnorm(G)[cl]; d <- .6 * z + .3 * x + .5 * eu + rnorm(N); yy <- 1 + .4 * d + .2 * x + eu
signs <- as.matrix(expand.grid(rep(list(c(1, -1)), G)))
cr1 <- function(A, S, k) A %*% crossprod(S) %*% t(A) * G / (G - 1) * (N - 1) / (N - k)
ols_t <- function(yv, Xm, j, b0) { A <- solve(crossprod(Xm)); bh <- c(A %*% crossprod(Xm, yv)); r <- c(yv - Xm %*% bh); (bh[j] - b0) / sqrt(cr1(A, rowsum(Xm * r, cl), ncol(Xm))[j, j]) }
wcr <- function(b0) { Xm <- cbind(1, z, x); t0 <- ols_t(yy, Xm, 2, b0); R <- Xm[, -2]; br <- solve(crossprod(R), crossprod(R, yy - b0 * z)); ur <- c(yy - b0 * z - R %*% br); fit <- yy - ur; tb <- apply(signs, 1, function(s) ols_t(fit + s[cl] * ur, Xm, 2, b0)); mean(abs(tb) >= abs(t0) * (1 - 1e-10)) }
iv_t <- function(yv, dv, b0) { Xm <- cbind(1, dv, x); Zm <- cbind(1, z, x); Xh <- Zm %*% solve(crossprod(Zm), crossprod(Zm, Xm)); A <- solve(crossprod(Xh)); bh <- c(A %*% crossprod(Xh, yv)); r <- c(yv - Xm %*% bh); (bh[2] - b0) / sqrt(cr1(A, rowsum(Xh * r, cl), 3)[2, 2]) }
wre <- function(b0) { t0 <- iv_t(yy, d, b0); R <- cbind(1, x); u1 <- c(lm.fit(R, yy - b0 * d)$residuals); Zm <- cbind(1, z, x); f <- lm.fit(cbind(Zm, u1), d); u2 <- c(d - Zm %*% f$coefficients[1:3]); Zp <- d - u2; tb <- apply(signs, 1, function(s) { ds <- Zp + s[cl] * u2; ys <- (yy - b0 * d - u1) + b0 * ds + s[cl] * u1; iv_t(ys, ds, b0) }); mean(abs(tb) >= abs(t0) * (1 - 1e-10)) }
wcr_sd <- local({ Xm <- cbind(1, z, x); b <- solve(crossprod(Xm), crossprod(Xm, yy)); u <- c(yy - Xm %*% b); sd(apply(signs, 1, function(s) solve(crossprod(Xm), crossprod(Xm, yy - u + s[cl] * u))[2])) })
grid <- c(-.3, 0, .2, .4, .7)
out$wild <- list(cluster = cl, x = x, z = z, d = d, y = yy, values = grid, wcr_p = sapply(grid, wcr), wre_p = sapply(grid, wre), t_ols = ols_t(yy, cbind(1, z, x), 2, 0), t_iv = iv_t(yy, d, 0), wcr_sd = wcr_sd)
cat(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE, null = "null"), "\n")
