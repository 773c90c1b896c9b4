# Durations. Arguments: what follows the names of Cox cases, and of the others.
if (has("survival")) {
  suppressPackageStartupMessages(library(survival))
  x <- paste(c("arm", grep("^x", names(d), value = TRUE)), collapse = " + ")
  f <- function(time) as.formula(paste0("Surv(", time, ", seen) ~ ", x))
  time_peer(paste0("cox efron", arguments[1]), "coxph", function() coxph(f("time"), d))
  time_peer(paste0("cox efron, weeks", arguments[1]), "coxph", function() coxph(f("weeks"), d))
  time_peer(paste0("cox breslow, weeks", arguments[1]), "coxph", function() coxph(f("weeks"), d, ties = "breslow"))
  time_peer(paste0("kaplan-meier", arguments[2]), "survfit", function() survfit(Surv(time, seen) ~ 1, d))
  time_peer(paste0("kaplan-meier, weeks", arguments[2]), "survfit", function() survfit(Surv(weeks, seen) ~ 1, d))
  time_peer(paste0("log-rank", arguments[2]), "survdiff", function() survdiff(Surv(time, seen) ~ arm, d))
}
