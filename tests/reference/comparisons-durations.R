# Values that ../shared/data/*/reference.json lacks for weighted comparisons, tables, weights, and duration models with weights and late entry.
# Run: Rscript comparisons-durations.R <folder of the reference data> > comparisons-durations.json
suppressPackageStartupMessages({library(jsonlite); library(survey); library(survival)})
options(digits = 17, warn = -1)
data <- commandArgs(TRUE)[1]
read <- function(d, f = "data.csv") read.csv(file.path(data, d, f))
out <- list(made_by = paste("comparisons-durations.R,", R.version.string), packages = sapply(c("survey", "survival"), function(p) as.character(packageVersion(p))), date = as.character(Sys.Date()))
a <- read("api_cluster"); a$w <- a$pw * (1 + (seq_len(nrow(a)) %% 7)); a$g <- as.integer(a$stype == "E")
des <- svydesign(id = ~1, weights = ~w, data = a)

# Weighted means by group with linearised errors; weighted least squares on a dummy; design-based rank test on an outcome without ties
b <- svyby(~api00, ~g, des, svymean); l <- summary(lm(api00 ~ g, a, weights = w))
a$jittered <- a$api00 + (seq_len(nrow(a)) * 919) / 1e6; des <- update(des, jittered = a$jittered, g = a$g); stopifnot(!anyDuplicated(a$jittered))
r <- svyranktest(jittered ~ g, des)
out$weighted <- list(mean0 = coef(b)[[1]], mean1 = coef(b)[[2]], se0 = SE(b)[[1]], se1 = SE(b)[[2]],
  wls_difference = l$coefficients[2, 1], wls_se = l$coefficients[2, 2], wls_p = l$coefficients[2, 4],
  rank_t = unname(r$statistic), rank_df = unname(r$parameter), rank_p = unname(r$p.value), rank_estimate = unname(r$estimate))

# Linear calibration to shares of stype and the mean of meals
pop <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, meals = 6194 * 48)
cal <- calibrate(svydesign(id = ~1, weights = ~pw, data = a), ~stype + meals, pop, calfun = "linear")
out$calibrate <- list(first = weights(cal)[1:10], min = min(weights(cal)), max = max(weights(cal)))

# Fisher r x c
out$fisher <- list(a = fisher.test(matrix(c(3, 1, 2, 0, 5, 2, 4, 1, 3), 3, byrow = TRUE))$p.value, b = fisher.test(matrix(c(8, 2, 5, 1, 0, 7, 3, 6, 2, 2, 9, 4), 3, byrow = TRUE))$p.value)

# Weighted probit and logit, errors by the sandwich n/(n - 1)
m <- read("mroz"); m$w <- 1 + (seq_len(nrow(m)) %% 4)
glmw <- function(link) { f <- glm(inlf ~ educ + age + kidslt6, binomial(link), m, weights = w, control = glm.control(epsilon = 1e-14, maxit = 100))
  list(coef = unname(coef(f)), loglik = sum(m$w * ifelse(m$inlf == 1, log(fitted(f)), log(1 - fitted(f))))) }
out$weighted_binary <- list(probit = glmw("probit"), logit = glmw("logit"))

# Late entry, weights and clusters (Stanford heart transplants as pieces (start, stop])
h <- heart; h$transplant <- as.integer(as.character(h$transplant)); h$w <- 1 + (seq_len(nrow(h)) %% 3); h$row <- seq_len(nrow(h))
ctl <- coxph.control(eps = 1e-13, iter.max = 100, toler.chol = 1e-14)
cx <- function(...) eval(substitute(coxph(Surv(start, stop, event) ~ age + surgery + transplant, h, control = ctl, ...)))
se <- function(f) unname(sqrt(diag(vcov(f))))
e <- cx(); w <- cx(weights = w); k <- cx(cluster = id); bw <- cx(weights = w, ties = "breslow"); wr <- cx(weights = w, robust = TRUE, cluster = row)
km <- survfit(Surv(start, stop, event) ~ 1, h, weights = w)
out$heart <- list(rows = h[c("start", "stop", "event", "age", "surgery", "transplant", "id", "w")], coef = unname(coef(e)), se = se(e), loglik = e$loglik[2],
  weighted_coef = unname(coef(w)), weighted_se = se(w), weighted_loglik = w$loglik[2], weighted_breslow_coef = unname(coef(bw)), weighted_robust_se = se(wr), cluster_se = se(k),
  km_time = km$time[c(5, 20, 40)], km_risk = km$n.risk[c(5, 20, 40)], km_surv = km$surv[c(5, 20, 40)], km_se = summary(km, times = km$time[c(5, 20, 40)])$std.err)

# Weibull with weights; log-rank with rho = 0.5
v <- read("veteran"); v$w <- 1 + (seq_len(nrow(v)) %% 3); f <- survreg(Surv(time, status) ~ karno + age, v, weights = w, control = survreg.control(rel.tolerance = 1e-12, maxiter = 200))
out$veteran <- list(weibull_coef = unname(coef(f)), weibull_scale = f$scale, weibull_se = unname(sqrt(diag(vcov(f)))), rho_half = survdiff(Surv(time, status) ~ celltype, v, rho = 0.5)$chisq)
cat(toJSON(out, auto_unbox = TRUE, digits = I(17), pretty = FALSE, dataframe = "columns"))
