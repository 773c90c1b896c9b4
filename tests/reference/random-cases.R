# Small random data sets with hard names, levels, weights and clusters, and what R makes of them: read by a test that runs the command line.
# Run: Rscript random-cases.R > random-cases.json
suppressPackageStartupMessages({library(jsonlite); library(sandwich); library(clubSandwich); library(AER); library(survival); library(survey)})
options(digits = 17, contrasts = c("contr.treatment", "contr.poly"), warn = 1)
invisible(Sys.setlocale("LC_ALL", "C.UTF-8")); invisible(Sys.setlocale("LC_COLLATE", "C"))
cases <- list()
levels_of <- c("a", "B", "\u00e9 b", "x:y", "a,b", "[q]", "10k", "say \"hi\"", "_z")
in_bytes <- function(x) factor(x, levels = sort(unique(as.character(x)), method = "radix"))

# A table with everything that people have in theirs; texts are factors in byte order, as the command reads them.
people <- function(seed, n, missing = TRUE) {
  set.seed(seed)
  d <- data.frame(x = rnorm(n), z1 = rnorm(n), z2 = rnorm(n), ties = sample(0:4, n, TRUE) / 2, treat = rep_len(0:1, n), after = rbinom(n, 1, .5), code = rep_len(c(1, 2, 7), n))
  d[["my.var"]] <- round(runif(n) * 3 + .1, 3); d[["na\u00efve x"]] <- round(rexp(n), 4)
  d$txt <- sample(rep_len(sample(levels_of, 3), n)); d[["Reg io"]] <- sample(rep_len(sample(levels_of, 2), n)); d$g2 <- sample(rep_len(sample(levels_of, 2), n))
  d$office <- sample(rep_len(c(1, 1, 2, 2, 2, 3, 4:9), n)); d$w <- round(runif(n, .1, 4), 3); d$wf <- sample(rep_len(0:3, n)); d$u <- rnorm(n)
  if (missing) { d$x[3] <- NA; d$txt[5] <- NA; d[["my.var"]][7] <- NA }
  d$y <- 1 + d$ties * d$treat + .5 * d$z1 + d$u
  d$d1 <- .8 * d$z1 + .6 * d$z2 + .5 * d$u + rnorm(n); d$d2 <- .7 * d$z2 - .8 * d$z1 + .4 * d$u + rnorm(n)
  d$b <- as.numeric(.6 * d$z1 - .5 * d$treat + rnorm(n) > 0)
  d$time <- ceiling(rexp(n) * 8 * exp(.4 * d$treat)); d$status <- rbinom(n, 1, .7); d$start <- floor(d$time * runif(n) * .8)
  for (v in names(d)) d[[v]] <- if (is.numeric(d[[v]])) round(d[[v]], 4) else in_bytes(d[[v]])
  d }

text_of <- function(d) {
  quoted <- function(s) ifelse(is.na(s), "", ifelse(grepl("[\",\n]", s), paste0("\"", gsub("\"", "\"\"", s), "\""), s))
  number <- function(x) { short <- format(x, digits = 15); if (is.na(x)) "NA" else if (as.numeric(short) == x) short else format(x, digits = 17) }
  column <- function(v) if (is.numeric(v)) sapply(v, number) else quoted(as.character(v))
  paste0(paste(c(paste(quoted(names(d)), collapse = ","), do.call(paste, c(lapply(d, column), sep = ","))), collapse = "\n"), "\n") }

# Names as the command writes them: txt[a], and a condition as it stands where one level shows.
named <- function(terms, mm, frame) {
  factors <- attr(terms, "factors")
  sapply(seq_len(ncol(mm)), function(j) {
    term <- attr(mm, "assign")[j]
    if (term == 0) return("(Intercept)")
    pieces <- lapply(rownames(factors)[factors[, term] > 0], function(v) {
      plain <- if (grepl("^`[^`]*`$", v)) gsub("`", "", v) else v; x <- if (is.null(frame[[v]])) frame[[plain]] else frame[[v]]
      if (is.logical(x)) list(r = paste0(v, c("TRUE", "FALSE")), ours = c(plain, paste0(plain, "[FALSE]"))) else if (is.factor(x)) list(r = paste0(v, levels(x)), ours = paste0(plain, "[", levels(x), "]")) else list(r = v, ours = plain) })
    all <- expand.grid(lapply(pieces, function(p) seq_along(p$r))); written <- function(part) apply(all, 1, function(k) paste(mapply(function(p, i) p[[part]][i], pieces, k), collapse = ":"))
    written("ours")[which(written("r") == colnames(mm)[j])[1]] }) }
both_levels <- function(names, condition) if (any(grepl("[FALSE]", names, fixed = TRUE))) sub(paste0(condition, "(?!\\[)"), paste0(gsub("\\\\", "", condition), "[TRUE]"), names, perl = TRUE) else names

add <- function(id, args, data, coef = NULL, values = NULL, tolerance = 1e-9, targets = NULL)
  cases[[length(cases) + 1]] <<- c(list(id = id, args = as.list(args), data = text_of(data), tolerance = tolerance), if (!is.null(targets)) list(targets = targets), if (!is.null(coef)) list(coefficients = coef), if (!is.null(values)) list(values = values))
table_of <- function(names, b, V, df = Inf) { se <- sqrt(diag(as.matrix(V))); p <- 2 * pt(-abs(b / se), df); lapply(seq_along(b), function(i) list(name = names[i], estimate = unname(b[i]), std_error = unname(se[i]), p_value = unname(rep_len(p, length(b))[i]))) }
complete <- function(d, f) { e <- d[complete.cases(d[, all.vars(f)]), ]; for (v in names(e)) if (is.factor(e[[v]])) e[[v]] <- droplevels(e[[v]]); e }

# Least squares: notation, weights, robust and clustered errors
ols <- function(seed, n, formula, se = "hc1", weights = "none", condition = NULL) {
  d <- people(seed, n); e <- complete(d, as.formula(formula)); if (weights == "frequency") e <- e[rep(seq_len(nrow(e)), e$wf), ]
  e$.w <- if (weights %in% c("analytic", "probability")) e$w else 1
  fit <- lm(as.formula(formula), e, weights = .w); ok <- !is.na(coef(fit)); b <- coef(fit)[ok]; k <- length(b); n1 <- nrow(e); X <- model.matrix(fit)[, ok, drop = FALSE]; G <- length(unique(e$office)); df <- n1 - k
  V <- switch(se, classical = vcov(fit), cr1 = { df <- G - 1; A <- solve(crossprod(X * e$.w, X)); A %*% crossprod(rowsum(X * residuals(fit) * e$.w, e$office)) %*% A * G / (G - 1) * (n1 - 1) / (n1 - k) },
    cr2 = { V <- vcovCR(fit, cluster = e$office, type = "CR2"); df <- coef_test(fit, V, test = "Satterthwaite")$df; as.matrix(V) }, vcovHC(fit, toupper(se)))
  if (nrow(as.matrix(V)) != k) V <- V[ok, ok]
  names <- named(terms(fit), model.matrix(fit), fit$model)[ok]; if (!is.null(condition)) names <- both_levels(names, condition)
  add(sprintf("ols_%d", seed), c("estimate", "ols", formula, "--se", se, if (se %in% c("cr1", "cr2")) c("--cluster", "office"), if (weights != "none") c("--weights", if (weights == "frequency") "wf" else "w", "--weights-kind", weights)), d,
    table_of(names, b, V, df), list(n = n1, r_squared = summary(fit)$r.squared), if (se == "cr2") 1e-6 else 1e-9) }
ols(1001, 24, "y ~ txt*x + sqrt(`na\u00efve x`)", "hc2"); ols(1002, 30, "log(y^2 + 1) ~ `Reg io`*g2 + I(x^2)", "hc3", "analytic"); ols(1003, 26, "I(y - x) ~ factor(code)/ties + exp(z2/3)", "cr1")
ols(1004, 28, "y ~ (ties + treat + z1)^2 - 1", "cr2"); ols(1005, 32, "sqrt(abs(y)) ~ txt - 1 + log(my.var)", "hc0", "probability"); ols(1006, 30, "y ~ x:txt + z2", "hc1", "frequency")
ols(1007, 40, "y ~ ties + I(2 * ties + 1) + g2:z1", "classical", "analytic"); ols(1008, 36, "y ~ txt + `Reg io` + my.var*treat", "cr2", "analytic"); ols(1009, 25, "y ~ pmin(z2, 0.5) + abs(z1):g2 + g2", "cr1", "frequency")
# The coding of levels: by what earlier terms span, and of conditions
ols(1010, 24, "y ~ x:txt + x:g2"); ols(1011, 24, "y ~ `Reg io`:x:z1 + x:g2"); ols(1012, 30, "y ~ g2:txt + g2:z1"); ols(1013, 30, "y ~ g2*`Reg io`*txt - g2:`Reg io`"); ols(1014, 30, "y ~ z1 + z1:g2:txt + z1:txt")
ols(1015, 24, "y ~ I(z1 > 0.2) - 1 + x", condition = "I\\(z1 > 0.2\\)"); ols(1016, 24, "y ~ x:I(z1 > 0.2)", condition = "I\\(z1 > 0.2\\)"); ols(1017, 24, "y ~ I(z1 > 0.2)*txt"); ols(1018, 24, "y ~ g2 + z1:I(z1 > 0.2)", condition = "I\\(z1 > 0.2\\)")
# log(0) in a row that another column leaves out
d <- people(1019, 20); d[["my.var"]][2] <- 0; d$x[2] <- NA; e <- d[!is.na(d$x) & !is.na(d[["my.var"]]), ]; fit <- lm(y ~ x + log(my.var), e)
add("ols_log_of_zero_left_out", c("estimate", "ols", "y ~ x + log(my.var)", "--se", "classical"), d, table_of(names(coef(fit)), coef(fit), vcov(fit), fit$df.residual))

# Two stages, with F of the first by Wald and the effective F by hand
tsls <- function(seed, n, formula, se = "hc1", weights = FALSE) {
  d <- people(seed, n); f <- as.formula(formula); e <- complete(d, as.formula(paste("~", gsub("[~|]", "+", formula)))); e$.w <- if (weights) e$w else 1
  fit <- ivreg(f, data = e, weights = .w); X <- model.matrix(fit, "regressors"); Z <- model.matrix(fit, "instruments"); W <- e$.w; P <- Z %*% solve(crossprod(Z * W, Z), crossprod(Z * W, X)); n1 <- nrow(X); G <- length(unique(e$office))
  sandwich_of <- function(x, r) { A <- solve(crossprod(x * W, x)); k <- ncol(x); if (se == "classical") A * sum(W * r^2) / (n1 - k) else if (se == "cr1") A %*% crossprod(rowsum(x * W * r, e$office)) %*% A * G / (G - 1) * (n1 - 1) / (n1 - k) else A %*% crossprod(x * W * r) %*% A * n1 / (n1 - k) }
  V <- if (se %in% c("hc2", "hc3")) vcovHC(fit, toupper(se)) else sandwich_of(P, as.numeric(e$y - X %*% coef(fit))); values <- list(n = n1); endogenous <- setdiff(colnames(X), colnames(Z))
  if (length(endogenous) == 1 && !se %in% c("hc2", "hc3")) { A <- solve(crossprod(Z * W, Z)); pi <- A %*% crossprod(Z * W, X[, endogenous]); VZ <- sandwich_of(Z, as.numeric(X[, endogenous] - Z %*% pi)); j <- which(!colnames(Z) %in% colnames(X))
    O <- Z[, -j, drop = FALSE]; Q <- Z[, j, drop = FALSE]; Q <- Q - O %*% solve(crossprod(O * W, O), crossprod(O * W, Q)); S <- crossprod(Q * W, Q)
    values[["first_stage/f"]] <- as.numeric(t(pi[j]) %*% solve(VZ[j, j], pi[j])) / length(j); values[["first_stage/effective_f"]] <- as.numeric(t(pi[j]) %*% S %*% pi[j]) / sum(diag(VZ[j, j, drop = FALSE] %*% S)) }
  add(sprintf("tsls_%d", seed), c("estimate", "tsls", formula, "--se", se, if (se == "cr1") c("--cluster", "office"), if (weights) c("--weights", "w")), d, table_of(named(terms(fit, "regressors"), X, model.frame(fit)), coef(fit), V, if (se == "cr1") G - 1 else n1 - ncol(X)), values, 1e-8) }
tsls(1101, 40, "y ~ d1 + txt | z1 + z2 + txt"); tsls(1102, 50, "y ~ d1 + d2 + my.var | z1 * z2 + my.var", "hc3"); tsls(1103, 45, "y ~ d1 + factor(code) | z1 + z2 + factor(code)", "cr1"); tsls(1104, 40, "y ~ d1 + I(d1^2) | z1 + z2 + I(z1^2)", "hc1", TRUE); tsls(1105, 40, "y ~ d1 + ties | z1 + z2 + ties", "classical", TRUE)

# Probit and logit, effects averaged over rows, errors by the delta method (four-point derivative)
binary <- function(seed, n, link, formula, se = "classical", weights = FALSE) {
  d <- people(seed, n); e <- complete(d, as.formula(formula)); W <- e$.w <- if (weights) e$w else rep(1, nrow(e)); y <- e$b
  fit <- suppressWarnings(glm(as.formula(formula), binomial(link), e, weights = .w, control = glm.control(epsilon = 1e-15, maxit = 100))); X <- model.matrix(fit); b <- coef(fit); n1 <- nrow(X); G <- length(unique(e$office))
  cdf <- if (link == "probit") pnorm else plogis; pdf <- if (link == "probit") dnorm else dlogis
  score <- function(b) { z <- as.numeric(X %*% b); q <- 2 * y - 1; q * pdf(z) / cdf(q * z) }
  information <- function(b) { z <- as.numeric(X %*% b); s <- score(b); crossprod(X * (W * if (link == "probit") s * (s + z) else pdf(z)), X) }
  for (i in 1:5) b <- b + as.numeric(solve(information(b), crossprod(X, W * score(b)))); A <- solve(information(b)); S <- X * (W * score(b))
  V <- switch(se, classical = A, hc0 = A %*% crossprod(S) %*% A, hc1 = A %*% crossprod(S) %*% A * n1 / (n1 - 1), cr1 = A %*% crossprod(rowsum(S, e$office)) %*% A * G / (G - 1))
  assign <- attr(X, "assign"); is_factor <- sapply(assign, function(t) t > 0 && is.factor(fit$model[[gsub("`", "", attr(terms(fit), "term.labels")[t])]])); shown <- function(j) is_factor[j] && all(rowSums(X[, assign == assign[j], drop = FALSE]) == 1)
  effect <- function(b, j) { set <- if (is_factor[j]) which(assign == assign[j]) else j; if (is_factor[j] || all(X[, j] %in% 0:1)) { X0 <- X1 <- X; X0[, set] <- X1[, set] <- 0; X1[, j] <- 1; if (shown(j)) X0[, set[1]] <- 1; weighted.mean(cdf(X1 %*% b) - cdf(X0 %*% b), W) } else b[j] * weighted.mean(pdf(X %*% b), W) }
  names <- named(terms(fit), X, fit$model); js <- which(assign > 0 & !sapply(seq_along(assign), function(j) assign[j] > 0 && shown(j) && j == which(assign == assign[j])[1])); values <- list(n = n1)
  for (j in js) { step <- 1e-4; J <- sapply(seq_along(b), function(i) { g <- function(t) { b[i] <- b[i] + t * step; effect(b, j) }; (8 * (g(1) - g(-1)) - (g(2) - g(-2))) / (12 * step) })
    values[[paste0("marginal_effects/", names[j], "/estimate")]] <- unname(effect(b, j)); values[[paste0("marginal_effects/", names[j], "/std_error")]] <- sqrt(as.numeric(t(J) %*% V %*% J)) }
  values$marginal_effects <- length(js)
  add(sprintf("%s_%d", link, seed), c("estimate", link, formula, "--se", se, if (se == "cr1") c("--cluster", "office"), if (weights) c("--weights", "w")), d, table_of(names, b, V), values, 1e-6) }
binary(1201, 80, "probit", "b ~ z1 + txt + ties"); binary(1202, 90, "logit", "b ~ treat + `Reg io` + log(my.var)", "hc1"); binary(1203, 80, "logit", "b ~ factor(code) + z1 - 1", "hc0"); binary(1204, 80, "probit", "b ~ g2 + treat + x", "cr1", TRUE)
set.seed(1205); levels_of <- c("[q]", "x]y", "a[1]"); binary(1205, 90, "logit", "b ~ txt + z1")

# Durations
levels_of <- c("a", "B", "\u00e9 b", "x:y", "a,b", "[q]"); exact <- coxph.control(eps = 1e-12, iter.max = 200, toler.chol = 1e-14)
cox <- function(seed, n, formula, args = character(), ties = "efron", se = "classical", weights = FALSE, data = people(seed, n)) {
  e <- complete(data, as.formula(formula)); e$.w <- if (weights) e$w else 1; fit <- coxph(as.formula(formula), e, weights = .w, ties = ties, control = exact, model = TRUE, robust = FALSE)
  V <- vcov(fit); if (se != "classical") { r <- as.matrix(residuals(fit, "dfbeta", weighted = TRUE)); V <- crossprod(if (se == "cr1") rowsum(r, e$office) else r) }
  plain <- as.formula(sub(" \\+ strata\\(.*\\)", "", formula)); mm <- model.matrix(plain, model.frame(plain, e)); names <- named(terms(plain), mm, model.frame(plain, e))[-1]
  add(sprintf("cox_%d", seed), c("estimate", "cox", formula, args, "--ties", ties, "--se", se, if (se == "cr1") c("--cluster", "office"), if (weights) c("--weights", "w")), data, table_of(names, coef(fit), V), list(log_likelihood = fit$loglik[2], events = fit$nevent), 1e-7) }
cox(1301, 60, "Surv(start, time, status) ~ treat + txt"); cox(1302, 60, "Surv(time, status) ~ treat*z1 + strata(g2)", ties = "breslow"); cox(1303, 70, "Surv(time, status) ~ factor(code) + x", se = "cr1"); cox(1304, 60, "Surv(time, status) ~ treat + log(my.var)", se = "hc0", weights = TRUE)
# Times that are equal but for rounding: 0.1 + 0.2 and 0.3
d <- people(1305, 60); d$time <- ifelse(seq_len(60) %% 2 == 0, d$time * .1, (d$time - 1) * .1 + .1); cox(1305, 60, "Surv(time, status) ~ treat + z1", data = d)
accelerated <- function(seed, dist, formula) { d <- people(seed, 60); e <- complete(d, as.formula(formula)); fit <- survreg(as.formula(formula), e, dist = dist, control = survreg.control(rel.tolerance = 1e-14, maxiter = 300), model = TRUE); mm <- model.matrix(as.formula(formula), model.frame(as.formula(formula), e)); k <- length(coef(fit))
  add(sprintf("%s_%d", dist, seed), c("estimate", dist, formula), d, table_of(named(terms(as.formula(formula)), mm, model.frame(as.formula(formula), e)), coef(fit), vcov(fit)[1:k, 1:k]), list(scale = fit$scale, log_likelihood = fit$loglik[2]), 1e-6) }
accelerated(1311, "weibull", "Surv(time, status) ~ txt + z1"); accelerated(1312, "exponential", "Surv(time, status) ~ treat + my.var"); accelerated(1313, "loglogistic", "Surv(time, status) ~ factor(code) + z1"); accelerated(1314, "lognormal", "Surv(time, status) ~ g2*z1")
d <- people(1321, 60); lr <- survdiff(Surv(time, status) ~ txt + strata(after), d); add("logrank_1321", c("estimate", "km", "Surv(time, status) ~ txt + strata(after)"), d, NULL, list("logrank/statistic" = lr$chisq, "logrank/df" = length(lr$n) - 1))

# Tests: groups far from zero, weights, ties
d <- people(1401, 30, FALSE); w <- d; d$y <- d$u + 1e9; fit <- summary(lm(I(y - 1e9) ~ g2, d, weights = w))$coefficients[2, ]
add("t_far_from_zero", c("test", "t", "--y", "y", "--by", "g2", "--weights", "w"), d, NULL, list(estimate = -fit[[1]], statistic = -fit[[3]], p_value = fit[[4]]))
d <- people(1402, 40, FALSE); g <- split(d$ties, d$g2); q <- suppressWarnings(wilcox.test(g[[1]], g[[2]], exact = FALSE)); add("mann_whitney_1402", c("test", "mann-whitney", "--y", "ties", "--by", "g2"), d, NULL, list(statistic = unname(q$statistic), p_value = q$p.value))
q <- t.test(y ~ g2, d); add("welch_1402", c("test", "welch", "--y", "y", "--by", "g2"), d, NULL, list(statistic = unname(q$statistic), df = unname(q$parameter), p_value = q$p.value, ci_low = q$conf.int[1], ci_high = q$conf.int[2]))

# Survey weights and estimates
share <- function(f, w, seed) { set.seed(seed); p <- as.numeric(prop.table(tapply(w, f, sum))) * runif(nlevels(f), .7, 1.3); p <- round(p / sum(p), 4); p[1] <- 1 - sum(p[-1]); p }
d <- people(1501, 60, FALSE); p1 <- share(d$g2, d$w, 1); p2 <- share(d$txt, d$w, 2); ds <- svydesign(~1, weights = ~w, data = d)
targets <- function(...) text_of(rbind(...)); row <- function(v, f, p) data.frame(variable = v, category = levels(f), share = p)
weight_case <- function(method, w, total, targets, tolerance) add(paste0(method, "_1501"), c("weight", method, "--base-weights", "w", "--total", total), d, NULL, list(n = 60, effective_n = sum(w)^2 / sum(w^2), min = min(w), max = max(w)), tolerance, targets)
weight_case("poststratify", weights(postStratify(ds, ~g2, data.frame(g2 = levels(d$g2), Freq = p1 * 5000))), 5000, targets(row("g2", d$g2, p1)), 1e-9)
weight_case("rake", weights(rake(ds, list(~g2, ~txt), list(data.frame(g2 = levels(d$g2), Freq = p1 * 700), data.frame(txt = levels(d$txt), Freq = p2 * 700)), control = list(maxit = 2000, epsilon = 1e-10))), 700, targets(row("g2", d$g2, p1), row("txt", d$txt, p2)), 1e-7)
d$w1 <- d$w / sum(d$w) * 60; mean_z <- weighted.mean(d$z1, d$w) + .1; pop <- c(60, p1[-1] * 60, p2[-1] * 60, mean_z * 60); names(pop) <- colnames(model.matrix(~ g2 + txt + z1, d)); d1 <- svydesign(~1, weights = ~w1, data = d)
for (m in c("calibrate", "entropy")) weight_case(m, weights(calibrate(d1, ~ g2 + txt + z1, pop, calfun = if (m == "calibrate") "linear" else "raking", epsilon = 1e-12, maxit = 200)), 60, targets(row("g2", d$g2, p1), row("txt", d$txt, p2), data.frame(variable = "z1", category = NA, share = mean_z)), 1e-7)
d <- people(1511, 60, FALSE); d$psu <- d$code * 10 + rep_len(1:4, 60); ds <- svydesign(~psu, strata = ~code, weights = ~w, data = d); design <- c("--weights", "w", "--strata", "code", "--cluster", "psu")
q <- svymean(~y, ds); add("survey_mean_1511", c("survey", "mean", "--y", "y", design), d, NULL, list("estimates/y/estimate" = as.numeric(q), "estimates/y/std_error" = as.numeric(SE(q)), df = degf(ds)))
q <- svyglm(y ~ txt + x, ds); V <- vcov(q); add("survey_ols_1511", c("estimate", "ols", "y ~ txt + x", "--se", "design", design), d, table_of(named(terms(q), model.matrix(q), q$model), coef(q), V, q$df.residual))
q <- svyranktest(y ~ treat, ds); add("survey_rank_1511", c("test", "mann-whitney", "--y", "y", "--by", "treat", design), d, NULL, list(p_value = as.numeric(q$p.value)))

cat(toJSON(list(made_by = paste("random-cases.R,", R.version.string), packages = sapply(c("sandwich", "clubSandwich", "AER", "survival", "survey"), function(p) as.character(packageVersion(p))), cases = cases), auto_unbox = TRUE, digits = I(17), na = "null", pretty = TRUE), "\n")
