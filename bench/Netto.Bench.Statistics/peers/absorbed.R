# One and two absorbed factors. Argument: what follows the name of a case.
case <- function(name) paste0(name, arguments[1])
covariates <- paste(grep("^x", names(d), value = TRUE), collapse = " + ")
plain <- as.formula(paste("y ~ z +", covariates))
if (has("fixest")) {
  time_peer(case("one factor cr1"), "fixest", function() fixest::feols(as.formula(paste("y ~ z +", covariates, "| firm")), d, cluster = ~firm))
  time_peer(case("two factors cr1"), "fixest", function() fixest::feols(as.formula(paste("y ~ z +", covariates, "| firm + year")), d, cluster = ~firm))
}
if (has("estimatr")) {
  time_peer(case("one factor cr1"), "estimatr", function() estimatr::lm_robust(plain, d, fixed_effects = ~firm, clusters = firm, se_type = "stata"))
  time_peer(case("two factors cr1"), "estimatr", function() estimatr::lm_robust(plain, d, fixed_effects = ~firm + year, clusters = firm, se_type = "stata"))
}
