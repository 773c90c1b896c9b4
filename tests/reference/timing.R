# Hazards without unobserved traits, by Poisson and complementary log-log regressions on split episodes, for the timing-of-events model with one mass point.
# Run: Rscript timing.R > timing.json
suppressPackageStartupMessages({library(jsonlite); library(survival)})
options(digits = 17, warn = -1)
set.seed(20); n <- 400; x <- round(rnorm(n), 3); g <- rep(0:1, length.out = n)
q <- rbinom(n, 1, 0.5)
t1 <- round(rexp(n, 0.06 * exp(0.4 * x + q)), 2) + 0.01; t2 <- round(rexp(n, 0.04 * exp(0.3 * x + q)), 2) + 0.01
exit <- round(rexp(n, 0.05 * exp(0.5 * x - 0.3 * g + q)), 2) + 0.01
stop <- pmin(exit, 18); left <- as.integer(exit <= 18)
d <- data.frame(id = 1:n, stop, left, at1 = pmin(t1, stop), treated1 = as.integer(t1 < stop), at2 = pmin(t2, stop), treated2 = as.integer(t2 < stop), x, g)
cuts <- c(3, 7, 12); ctl <- glm.control(epsilon = 1e-14, maxit = 100)
fit <- function(f, s, link = "log") { m <- glm(f, family = poisson(link), data = s, control = ctl); V <- vcov(m)
  list(coef = unname(coef(m)), se = unname(sqrt(diag(V)))) }
pieces <- function(time, event, data) { data$time <- data[[time]]; data$event <- data[[event]]
  s <- survSplit(Surv(time, event) ~ ., data, cut = cuts, episode = "j"); s$len <- s$time - s$tstart; s$j <- factor(s$j); s }
# Exit: split at the treatments too, with effects from then on (the second one by time since: 0-4, 4 and later)
e <- tmerge(d, d, id = id, exit = event(stop, left))
e <- tmerge(e, d, id = id, d1 = tdc(ifelse(treated1 == 1, at1, NA)), d2 = tdc(ifelse(treated2 == 1, at2, NA)), late2 = tdc(ifelse(treated2 == 1 & at2 + 4 < stop, at2 + 4, NA)))
s <- survSplit(Surv(tstart, tstop, exit) ~ ., e, cut = cuts, episode = "j"); s$len <- s$tstop - s$tstart; s$j <- factor(s$j)
for (v in c("d1", "d2", "late2")) s[[v]][is.na(s[[v]])] <- 0
a <- glm(exit ~ 0 + j + d1 + I(d2 * (1 - late2)) + late2 + x + g + offset(log(len)), poisson, s, control = ctl)
p1 <- pieces("at1", "treated1", d); p2 <- pieces("at2", "treated2", d)
b1 <- glm(event ~ 0 + j + x + offset(log(len)), poisson, p1, control = ctl); b2 <- glm(event ~ 0 + j + x + g + offset(log(len)), poisson, p2, control = ctl)
get <- function(m, dd) list(coef = unname(coef(m)), se = unname(sqrt(diag(vcov(m)))), loglik = sum(dd$ev * predict(m) - dd$ev * log(dd$len)) - sum(fitted(m)))
s$ev <- s$exit; p1$ev <- p1$event; p2$ev <- p2$event
# Sandwich by person
rob <- function(m, id) { X <- model.matrix(m); r <- residuals(m, "response"); S <- rowsum(X * r, id); V <- vcov(m) %*% crossprod(S) %*% vcov(m); unname(sqrt(diag(V))) }
out <- list(made_by = paste("timing.R,", R.version.string), date = as.character(Sys.Date()), rows = d, cuts = cuts,
  exit = c(get(a, s), list(hc0 = rob(a, s$id))), first = get(b1, p1), second = get(b2, p2))
# Months: records of one month each, complementary log-log
m <- survSplit(Surv(stop, left) ~ ., transform(d, stop = ceiling(stop)), cut = 1:17, episode = "month")
m$t1 <- with(m, as.integer(treated1 == 1 & ceiling(at1) == stop)); m$d1 <- with(m, as.integer(treated1 == 1 & ceiling(at1) < stop)); m$j <- factor(findInterval(m$month - 1, cuts))
risk <- m$d1 == 0
ce <- glm(left ~ 0 + j + d1 + x + g, binomial("cloglog"), m, control = ctl); ct <- glm(t1 ~ 0 + j + x, binomial("cloglog"), m[risk, ], control = ctl)
hess <- function(m) { X <- model.matrix(m); eta <- m$linear.predictors; y <- m$y; h <- exp(eta); k <- h / expm1(h); w <- ifelse(y == 1, -k * (1 - h - k), h); unname(sqrt(diag(solve(crossprod(X, w * X))))) }
out$months <- list(rows = m[c("id", "stop", "left", "t1", "x", "g")], exit = list(coef = unname(coef(ce)), se = hess(ce), loglik = as.numeric(logLik(ce))), treated = list(coef = unname(coef(ct)), se = hess(ct), loglik = as.numeric(logLik(ct))))
cat(toJSON(out, auto_unbox = TRUE, digits = I(17), dataframe = "columns"))
