# One and two absorbed factors. Argument: what follows the name of a case.
case <- function(name) paste0(name, arguments[1])
covariates <- paste(grep("^x", names(d), value = TRUE), collapse = " + ")
if (has("fixest")) {
  time_peer(case("one factor cr1"), "fixest", function() fixest::feols(as.formula(paste("y ~ z +", covariates, "| firm")), d, cluster = ~firm))
  time_peer(case("two factors cr1"), "fixest", function() fixest::feols(as.formula(paste("y ~ z +", covariates, "| firm + year")), d, cluster = ~firm))
}
# estimatr asks for more memory than such a machine has once the first factor has tens of thousands of levels.
