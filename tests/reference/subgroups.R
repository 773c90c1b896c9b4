# Do effects differ between subgroups that share offices? The stacked regression with every regressor times the subgroup, clustered by office.
# Run: Rscript subgroups.R > subgroups.json
suppressPackageStartupMessages({library(jsonlite); library(clubSandwich); library(AER); library(sandwich)})
options(digits = 17)
out <- list(made_by = paste("subgroups.R,", R.version.string), packages = sapply(c("clubSandwich", "AER", "sandwich"), function(p) as.character(packageVersion(p))), date = as.character(Sys.Date()))
set.seed(41); n <- 420; office <- sample(14, n, TRUE); own <- as.numeric(office <= 7); during <- rbinom(n, 1, 0.5); part <- sample(c("a", "b", "c"), n, TRUE, c(.5, .3, .2)); age <- round(rnorm(n, 40, 9), 1)
kind <- runif(n); received <- as.numeric(during == 0 | own == 0 | kind < 0.25) # everybody before; during, in the own offices, few
shift <- rnorm(14, 0, 0.3)[office] # offices differ
y <- round(2 + 0.3 * own - 0.2 * during + (0.4 + 0.5 * (part == "b") - 0.3 * (part == "c")) * own * during + 0.02 * age + shift + rnorm(n), 3)
d <- data.frame(y, own, during, age, received, office, part = factor(part), product = own * during)
test <- function(fit, terms, V) { b <- coef(fit); C <- matrix(0, length(terms) - 1, length(b), dimnames = list(NULL, names(b))); for (i in seq_len(nrow(C))) { C[i, terms[i + 1]] <- 1; C[i, terms[1]] <- -1 }
  q <- nrow(C); w <- c(t(C %*% b) %*% solve(C %*% V %*% t(C)) %*% (C %*% b)) / q; G <- length(unique(d$office)); list(estimates = unname(b[terms]), statistic = w, restrictions = q, df = G - 1, p = pf(w, q, G - 1, lower.tail = FALSE)) }
plain <- lm(y ~ 0 + part + part:(own + during + product + age), data = d); terms <- paste0("part", c("a", "b", "c"), ":product")
V <- vcovCL(plain, cluster = d$office, type = "HC1", cadjust = TRUE) # G/(G-1) (n-1)/(n-k)
stopifnot(max(abs(as.matrix(vcovCR(plain, cluster = d$office, type = "CR1S"))[terms, terms] / V[terms, terms] - 1)) < 1e-8)
out$plain <- test(plain, terms, V)
club <- Wald_test(plain, constrain_equal(terms), vcov = vcovCR(plain, cluster = d$office, type = "CR1S"), test = "Naive-F")
stopifnot(abs(club$Fstat / out$plain$statistic - 1) < 1e-8, club$df_denom == 13)
instrumented <- ivreg(y ~ 0 + part + part:(own + during + received + age) | 0 + part + part:(own + during + product + age), data = d)
terms <- paste0("part", c("a", "b", "c"), ":received")
out$instrumented <- test(instrumented, terms, vcovCL(instrumented, cluster = d$office, type = "HC1", cadjust = TRUE))
# Stepdown over all sign vectors of ten units, three hypotheses, each draw over its own standard error (Romano-Wolf by multipliers)
set.seed(42); U <- 10; P <- matrix(round(rnorm(3 * U), 2), U); P[, 2] <- P[, 1] + round(0.4 * P[, 2], 2); P[3, 3] <- 0; t0 <- c(1.1, 1.9, -2.4)
S <- as.matrix(expand.grid(rep(list(c(-1, 1)), U))) %*% P; units <- colSums(P != 0); T <- abs(S / sqrt(sweep(-sweep(S^2, 2, units, "/"), 2, colSums(P^2), "+") * rep(units / (units - 1), each = nrow(S))))
o <- order(-abs(t0)); p <- sapply(seq_along(o), function(j) mean(apply(T[, o[j:3], drop = FALSE], 1, max) >= abs(t0[o[j]]) * (1 - 1e-10))); adjusted <- numeric(3); adjusted[o] <- cummax(p)
out$multipliers <- list(statistics = t0, influences = list(P[, 1], P[, 2], P[, 3]), adjusted = adjusted)
out$data <- list(y = y, own = own, during = during, age = age, received = received, office = office, part = part)
cat(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE, null = "null"), "\n")
