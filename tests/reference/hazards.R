# Discrete-time hazards by glm on rows of one period each. Run: Rscript hazards.R <folder of the reference data> > hazards.json
suppressPackageStartupMessages({library(jsonlite); library(survival)})
options(digits = 17, warn = -1); data <- commandArgs(TRUE)[1]
v <- read.csv(file.path(data, "veteran", "data.csv")); v$id <- seq_len(nrow(v)); v$month <- ceiling(v$time / 30); v$trt2 <- as.integer(v$trt == 2)
p <- survSplit(Surv(month, status) ~ ., v, cut = 1:40, episode = "e"); p$j <- cut(p$month, c(0, 1, 3, 6, Inf)); p$late <- as.integer(p$month > 3) * p$trt2
ctl <- glm.control(epsilon = 1e-14, maxit = 100)
h <- function(link) { m <- glm(status ~ 0 + j + trt2 + karno + late, binomial(link), p, control = ctl); X <- model.matrix(m); e <- m$linear.predictors; y <- m$y
  w <- if (link == "logit") fitted(m) * (1 - fitted(m)) else { g <- exp(e); k <- g / expm1(g); ifelse(y == 1, -k * (1 - g - k), g) }
  s <- if (link == "logit") y - fitted(m) else { g <- exp(e); ifelse(y == 1, g / expm1(g), -g) }
  V <- solve(crossprod(X, w * X)); S <- rowsum(X * s, p$id)
  list(coef = unname(coef(m)), se = unname(sqrt(diag(V))), cr0 = unname(sqrt(diag(V %*% crossprod(S) %*% V))), loglik = as.numeric(logLik(m))) }
out <- list(made_by = paste("hazards.R,", R.version.string), date = as.character(Sys.Date()),
  rows = p[c("id", "month", "status", "trt2", "karno", "late")], logit = h("logit"), cloglog = h("cloglog"))
cat(toJSON(out, auto_unbox = TRUE, digits = I(17), dataframe = "columns"))
