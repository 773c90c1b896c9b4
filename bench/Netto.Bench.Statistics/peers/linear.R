# Least squares and 2SLS. Arguments: what follows the name of a case, and "all" or "fast" (what needs minutes left out).
size <- arguments[1]; everything <- arguments[2] == "all"
covariates <- paste(grep("^x", names(d), value = TRUE), collapse = " + ")
ols <- as.formula(paste("y ~ z +", covariates))
iv <- as.formula(paste("y ~ d +", covariates, "| z +", covariates))
case <- function(name) paste0(name, size)
if (has("fixest")) {
  time_peer(case("ols hc1"), "fixest", function() fixest::feols(ols, d, vcov = "hetero"))
  time_peer(case("ols cr1"), "fixest", function() fixest::feols(ols, d, cluster = ~g))
  time_peer(case("2sls hc1"), "fixest", function() fixest::feols(as.formula(paste("y ~", covariates, "| d ~ z")), d, vcov = "hetero"))
}
if (has("estimatr")) {
  time_peer(case("ols hc1"), "estimatr", function() estimatr::lm_robust(ols, d, se_type = "HC1"))
  if (everything) {
    time_peer(case("ols hc2"), "estimatr", function() estimatr::lm_robust(ols, d, se_type = "HC2"))
    time_peer(case("ols cr1"), "estimatr", function() estimatr::lm_robust(ols, d, clusters = g, se_type = "stata"))
    time_peer(case("2sls hc1"), "estimatr", function() estimatr::iv_robust(iv, d, se_type = "HC1"))
  }
}
if (everything) {
  time_peer(case("ols classical"), "lm", function() lm(ols, d))
  if (has("sandwich")) time_peer(case("ols hc1"), "lm + sandwich", function() sandwich::vcovHC(lm(ols, d), type = "HC1"))
  if (has("AER") && has("sandwich")) time_peer(case("2sls hc1"), "AER + sandwich", function() sandwich::sandwich(AER::ivreg(iv, data = d), adjust = TRUE))
}
