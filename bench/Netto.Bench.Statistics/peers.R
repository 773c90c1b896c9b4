# Times the same models on the same data. Arguments: file of doubles, rows, covariates. Prints name and median seconds.
a <- commandArgs(TRUE); n <- as.integer(a[2]); k <- as.integer(a[3])
con <- file(a[1], "rb"); read <- function() readBin(con, "double", n)
d <- data.frame(y = read(), z = read(), d = read(), g = read()); for (j in seq_len(k)) d[[paste0("x", j - 1)]] <- read(); close(con)
x <- paste(paste0("x", seq_len(k) - 1), collapse = " + ")
ols <- as.formula(paste("y ~ z +", x)); iv <- as.formula(paste("y ~ d +", x, "| z +", x))
time <- function(name, f) { t <- sapply(1:3, function(i) system.time(f())[["elapsed"]]); cat(sprintf("%s\t%.3f\n", name, median(t))) }
has <- function(p) suppressWarnings(suppressPackageStartupMessages(requireNamespace(p, quietly = TRUE)))
if (has("fixest")) { time("ols hc1\tfixest", function() fixest::feols(ols, d, vcov = "hetero")); time("ols cr1\tfixest", function() fixest::feols(ols, d, cluster = ~g)); time("iv hc1\tfixest", function() fixest::feols(as.formula(paste("y ~", x, "| d ~ z")), d, vcov = "hetero")) }
time("ols classical\tlm", function() lm(ols, d))
if (has("estimatr")) { time("ols hc1\testimatr", function() estimatr::lm_robust(ols, d, se_type = "HC1")); time("ols cr1\testimatr", function() estimatr::lm_robust(ols, d, clusters = g, se_type = "stata")); time("iv hc1\testimatr", function() estimatr::iv_robust(iv, d, se_type = "HC1")) }
if (has("AER")) time("iv classical\tAER", function() AER::ivreg(iv, data = d))
