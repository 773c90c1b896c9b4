# Average marginal effects of variables that are in several columns: powers, interactions, factors. Own code: predictions at changed data, numDeriv for derivatives
# and for the delta method.
# Run: Rscript margins.R > margins.json
suppressPackageStartupMessages({library(jsonlite); library(numDeriv)})
options(digits = 17, warn = -1)
set.seed(20)
n <- 600
d <- data.frame(x = round(rnorm(n), 3), z = round(runif(n, 1, 5), 3), arm = rbinom(n, 1, 0.5),
                g = sample(c("a", "b", "c"), n, TRUE), w = round(runif(n, 0.5, 2), 3))
index <- with(d, -0.4 + 0.5 * x - 0.3 * x^2 + 0.4 * arm - 0.3 * arm * x + 0.3 * log(z) + 0.4 * (g == "b") * x + 0.3 * (g == "c"))
d$y <- rbinom(n, 1, pnorm(index))
data <- d

# Change of the mean prediction: a small one (central difference with Richardson's extrapolation) or a step.
effects <- function(formula, link, steps, slopes, weights = NULL) {
  d$weight <- if (is.null(weights)) 1 else d[[weights]]
  fit <- suppressWarnings(glm(formula, binomial(link), d, weights = weight, control = list(epsilon = 1e-15, maxit = 100)))
  b <- coef(fit)
  X <- function(data) model.matrix(delete.response(terms(fit)), data, xlev = fit$xlevels)
  mean_of <- function(b, data) weighted.mean(fit$family$linkinv(drop(X(data) %*% b)), d$weight)
  eta <- drop(X(d) %*% b)
  # Observed information in closed form: z and log(z) are too alike for a numerical Hessian.
  lambda <- (2 * d$y - 1) * dnorm(eta) / pnorm((2 * d$y - 1) * eta)
  curve <- if (link == "logit") dlogis(eta) else lambda * (lambda + eta)
  V <- solve(crossprod(X(d), d$weight * curve * X(d)))
  value <- function(b) c(
    unlist(lapply(steps, function(s) mean_of(b, s$to(d)) - mean_of(b, s$from(d)))),
    unlist(lapply(slopes, function(v) grad(function(h) { e <- d; e[[v]] <- e[[v]] + h; mean_of(b, e) }, 0))))
  estimate <- value(b)
  J <- jacobian(value, b)
  list(names = I(c(names(steps), slopes)), estimate = I(unname(estimate)), std_error = I(sqrt(diag(J %*% V %*% t(J)))))
}
at <- function(name, value) function(data) { data[[name]] <- if (is.character(value)) factor(value, c("a", "b", "c")) else value; data }
d$g <- factor(d$g)
arm <- list(arm = list(from = at("arm", 0), to = at("arm", 1)))
g <- list("g[b]" = list(from = at("g", "a"), to = at("g", "b")), "g[c]" = list(from = at("g", "a"), to = at("g", "c")))
cases <- list(
  list(method = "probit", formula = "y ~ arm*x + I(x^2) + g", r = y ~ arm * x + I(x^2) + g, steps = arm, slopes = "x"),
  list(method = "logit", formula = "y ~ arm + x*g + log(z)", r = y ~ arm + x * g + log(z), steps = g, slopes = "x"),
  list(method = "probit", formula = "y ~ arm*g + x + z + x:z + I(exp(x/2))", r = y ~ arm * g + x + z + x:z + I(exp(x / 2)),
       steps = c(arm, g), slopes = c("x", "z")),
  list(method = "logit", formula = "y ~ z + log(z) + arm", r = y ~ z + log(z) + arm, steps = list(), slopes = "z"),
  list(method = "probit", formula = "y ~ arm*x + I(x^2)", r = y ~ arm * x + I(x^2), steps = arm, slopes = "x", weights = "w"))
out <- lapply(cases, function(case) c(case[c("method", "formula")], list(weights = case$weights),
  effects(case$r, case$method, case$steps, case$slopes, case$weights)))
cat(toJSON(list(made_by = R.version.string, packages = list(numDeriv = as.character(packageVersion("numDeriv"))), date = as.character(Sys.Date()),
  data = data, cases = out), auto_unbox = TRUE, digits = I(17), dataframe = "columns", null = "null"))
