# Probit and logit. Arguments: what follows the name of a case.
size <- arguments[1]
f <- as.formula(paste("b ~ z +", paste(grep("^x", names(d), value = TRUE), collapse = " + ")))
if (has("fixest")) time_peer(paste0("probit", size), "fixest", function() fixest::feglm(f, d, family = binomial("probit")))
time_peer(paste0("probit", size), "glm", function() glm(f, binomial("probit"), d))
time_peer(paste0("logit", size), "glm", function() glm(f, binomial("logit"), d))
