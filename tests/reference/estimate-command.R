# What `netto estimate` must print, made with lm, ivreg, glm, coxph, survfit and survreg from the same formula text.
# Run: Rscript estimate-command.R <folder of the reference data> > estimate-command.json
suppressPackageStartupMessages({library(jsonlite); library(sandwich); library(AER); library(survival)})
options(digits = 17, contrasts = c("contr.treatment", "contr.poly"))
invisible(Sys.setlocale("LC_COLLATE", "C"))
data <- commandArgs(TRUE)[1]
cases <- list()
read <- function(d) read.csv(file.path(data, d, "data.csv"), na.strings = c("", "NA"))
add <- function(id, dataset, method, formula, args, estimate, std_error, tolerance = 1e-8, more = list()) cases[[length(cases) + 1]] <<-
  c(list(id = id, dataset = dataset, method = method, formula = formula, args = as.list(args), estimate = as.list(unname(estimate)), std_error = as.list(unname(std_error)), tolerance = tolerance), more)
se <- function(v) sqrt(diag(as.matrix(v)))
linear <- function(id, dataset, formula, args = character(), rows = NULL, weights = NULL) {
  d <- read(dataset); if (!is.null(rows)) d <- d[which(eval(parse(text = rows), d)), ]
  d$.w <- if (is.null(weights)) rep(1, nrow(d)) else d[[weights]]
  fit <- lm(as.formula(formula), d, weights = .w); b <- coef(fit)
  add(id, dataset, "ols", formula, args, b[!is.na(b)], se(vcovHC(fit, "HC1"))) }

# Formula notation
j <- "jobs2"
linear("factor_by_factor", j, "depress2 ~ educ*occp")
linear("factor_by_number", j, "depress2 ~ educ:age + treat")
linear("no_constant", j, "depress2 ~ 0 + educ + income*age")
linear("interaction_without_main", j, "depress2 ~ educ*treat - educ")
linear("three_way", j, "depress2 ~ treat*age*econ_hard")
linear("squared_sum", j, "depress2 ~ (treat + age + sex)^2")
linear("minus_term", j, "depress2 ~ (treat + age + nonwhite)^2 - treat:age")
linear("nesting", j, "depress2 ~ educ/treat")
linear("nested_in", j, "depress2 ~ treat %in% educ + age")
linear("functions", j, "log(depress2) ~ sqrt(age) + exp(-econ_hard) + I(age^2) + log(age, 2) + pmin(age, 40) + scale(depress1)")
linear("comparison", j, "depress2 ~ I(age > 40) + I(educ == 'somcol') + I(educ %in% c('lowhs', 'highsc')) + I(round(age) %% 2)")
linear("numbers_as_levels", j, "depress2 ~ factor(job_disc)*treat")
linear("base_level", j, "depress2 ~ relevel(factor(marital), ref = 'nevmarr') + age")
linear("repeats_itself", j, "depress2 ~ age + I(2 * age) + treat")
linear("comparison_as_outcome", j, "I(depress2 > 2) ~ treat + age")
linear("dot", "veteran", "time ~ . - prior")
# Subsets
linear("where_text", j, "depress2 ~ treat", c("--where", "educ in ('lowhs', 'highsc') and not (sex == 1 or age < 30)"), "educ %in% c('lowhs','highsc') & !(sex == 1 | age < 30)")
linear("where_not_equal", j, "depress2 ~ treat", c("--where", "occp != 'manegerial' & marital >= 'm'"), "occp != 'manegerial' & marital >= 'm'")
linear("where_missing", "mroz", "hours ~ educ", c("--where", "is.na(lwage) OR wage > 3"), "is.na(lwage) | wage > 3")
# Weights
linear("analytic", "njmin", "empft ~ wage_st + chain", c("--weights", "hrsopen"), weights = "hrsopen")

# Frequency weights in duration models: as rows repeated; zero weights: as rows left out
v <- read("veteran"); ctl <- coxph.control(eps = 1e-13, iter.max = 100, toler.chol = 1e-14)
v$k <- v$prior / 10 + v$trt; long <- v[rep(seq_len(nrow(v)), v$k), ]
derive <- c("--derive", "k = prior / 10 + trt")
cox <- function(id, formula, args, fit, V = vcov(fit)) add(id, "veteran", "cox", formula, args, coef(fit), se(V), 1e-7, list(log_likelihood = fit$loglik[2]))
cox("cox_frequency", "Surv(time, status) ~ karno + celltype", c(derive, "--weights", "k", "--weights-kind", "frequency"), coxph(Surv(time, status) ~ karno + celltype, long, control = ctl))
cox("cox_zero_weight", "Surv(time, status) ~ karno + trt", c("--weights", "prior"), coxph(Surv(time, status) ~ karno + trt, v, weights = prior, subset = prior > 0, control = ctl, robust = FALSE))
cox("cox_strata_text", "Surv(time, status) ~ trt + strata(celltype)", character(), coxph(Surv(time, status) ~ trt + strata(celltype), v, control = ctl))
cox("cox_strata_two", "Surv(time, status) ~ trt + karno + strata(celltype, prior)", character(), coxph(Surv(time, status) ~ trt + karno + strata(celltype, prior), v, control = ctl))
cl <- coxph(Surv(time, status) ~ trt + karno, v, cluster = celltype, control = ctl)
cox("cox_cluster_term", "Surv(time, status) ~ trt + karno + cluster(celltype)", character(), cl)
cox("cox_no_constant", "Surv(time, status) ~ celltype - 1", character(), coxph(Surv(time, status) ~ celltype, v, control = ctl))
v$s12 <- v$status + 1
cox("cox_event_1_2", "Surv(time, s12) ~ karno", c("--derive", "s12 = status + 1"), coxph(Surv(time, s12) ~ karno, v, control = ctl))
# Piecewise hazards with a cut that nobody outlives
sp <- survSplit(Surv(time, status) ~ ., v, cut = c(50, 150), episode = "ep"); sp$expo <- sp$time - sp$tstart
pw <- glm(status ~ 0 + factor(ep) + karno + offset(log(expo)), poisson, sp, control = glm.control(epsilon = 1e-14, maxit = 100))
add("piecewise_beyond", "veteran", "piecewise", "Surv(time, status) ~ karno", c("--cuts", "50,150,2000"), coef(pw), se(vcov(pw)), 1e-6)

# Kaplan-Meier
km <- function(id, formula, args, fit) { ok <- fit$surv > 1e-12; s <- if (fit$logse) fit$std.err * fit$surv else fit$std.err
  cases[[length(cases) + 1]] <<- list(id = id, dataset = "veteran", method = "km", formula = formula, args = as.list(args), tolerance = 1e-8, time = fit$time, survival = fit$surv, n_risk = fit$n.risk, std_error_of_curve = ifelse(ok, s, NA), low = ifelse(ok, fit$lower, NA)) }
v$w <- 0.1 * v$age
km("km_two_groups", "Surv(time, status) ~ trt + prior", character(), survfit(Surv(time, status) ~ trt + prior, v))
km("km_sampling_weights", "Surv(time, status) ~ trt", c("--derive", "w = 0.1 * age", "--weights", "w"), survfit(Surv(time, status) ~ trt, v, weights = w))
v$from <- ifelse(v$prior == 10, v$time / 3, 0)
km("km_late_entry_weighted", "Surv(from, time, status) ~ trt", c("--derive", "w = 0.1 * age", "--derive", "from = if(prior == 10, time / 3, 0)", "--weights", "w"), survfit(Surv(from, time, status) ~ trt, v, weights = w))
km("km_counts", "Surv(time, status) ~ 1", c(derive, "--weights", "k", "--weights-kind", "frequency"), survfit(Surv(time, status) ~ 1, v, weights = k))
# Tobit by survreg: one and two limits, weights, robust errors
m <- read("mroz"); m$w <- m$age / 10
tobit <- function(id, lower, upper, args, weights = rep(1, nrow(m)), robust = FALSE) {
  m$low <- ifelse(m$hours <= lower, NA, pmin(m$hours, upper)); m$high <- ifelse(m$hours >= upper, NA, pmax(m$hours, lower)); m$.w <- weights
  fit <- survreg(Surv(low, high, type = "interval2") ~ nwifeinc + educ + exper + kidslt6, m, weights = .w, dist = "gaussian", control = survreg.control(rel.tolerance = 1e-13, maxiter = 200))
  V <- if (robust) crossprod(as.matrix(residuals(fit, type = "dfbeta", weighted = TRUE))) else vcov(fit)
  add(id, "mroz", "tobit", "hours ~ nwifeinc + educ + exper + kidslt6", args, coef(fit), se(V)[seq_along(coef(fit))], 1e-6, list(log_likelihood = fit$loglik[2], sigma = fit$scale)) }
tobit("tobit_two_limits", 0, 2000, c("--lower", "0", "--upper", "2000"))
tobit("tobit_upper_only", -Inf, 2000, c("--upper", "2000"))
tobit("tobit_weighted", 0, Inf, c("--derive", "w = age / 10", "--weights", "w"), m$w)
tobit("tobit_robust", 0, Inf, c("--se", "hc0"), robust = TRUE)
cat(toJSON(list(made_by = paste("estimate-command.R,", R.version.string), packages = sapply(c("sandwich", "AER", "survival"), function(p) as.character(packageVersion(p))), cases = cases), auto_unbox = TRUE, digits = I(17), na = "null", pretty = TRUE), "\n")
