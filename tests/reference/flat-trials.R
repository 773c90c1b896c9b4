# A trial as an office exports it, with errors by office and without: estimatr on the same people.
# Run: Rscript flat-trials.R > flat-trials.json
suppressPackageStartupMessages({ library(estimatr); library(jsonlite) })
options(digits = 17)
set.seed(20240501)
n <- 360
office <- sprintf("%02d", sample(1:24, n, TRUE))
level <- rnorm(24)[as.integer(office)]
group <- ifelse(runif(n) < 0.5, "Coaching", "Geen")
came <- group == "Coaching" & runif(n) < 0.7
age <- round(rnorm(n, 42, 11))
woman <- runif(n) < 0.5
income <- round(1500 + 10 * age + 60 * level + 250 * came + rnorm(n, 0, 300), 2)
income[sample(n, 20)] <- NA
work <- runif(n) < plogis(-0.5 + 0.7 * came + 0.5 * level)
first <- as.Date("2021-01-04") + sample(0:300, n, TRUE)
last <- first + rpois(n, 90 - 20 * came)
text <- c(
  "deelnemer;kantoor;groep;van;tot;kwam;vrouw;leeftijd;inkomen;werk",
  sprintf(
    "P%03d;%s;%s;%s;%s;%s;%s;%d;%s;%s", seq_len(n), office, group,
    format(first, "%d-%m-%Y"), format(last, "%d-%m-%Y"), ifelse(came, "ja", "nee"),
    ifelse(woman, "1", "0"), as.integer(age),
    ifelse(is.na(income), ".", sub(".", ",", sprintf("%.2f", income), fixed = TRUE)), ifelse(work, "TRUE", "FALSE")
  )
)
d <- data.frame(
  office, z = as.integer(group == "Coaching"), came = as.integer(came), woman = as.integer(woman), age,
  income, work = as.integer(work), days = as.integer(last - first)
)
row <- function(outcome, method, se, fit, term) {
  list(
    outcome = outcome, method = method, se = se, n = fit$nobs, estimate = fit$coefficients[[term]],
    std_error = fit$std.error[[term]], df = fit$df[[term]], p_value = fit$p.value[[term]],
    ci_low = fit$conf.low[[term]], ci_high = fit$conf.high[[term]]
  )
}
effects <- list()
for (y in c("income", "work", "days")) {
  seen <- d[!is.na(d[[y]]), ]
  itt <- as.formula(paste(y, "~ z"))
  # HC2 of 2SLS: sandwich and estimatr differ in whose leverage they take; linear.R holds it against sandwich.
  late <- as.formula(paste(y, "~ came + woman + age | z + woman + age"))
  for (se in c("HC1", "HC2", "HC3")) {
    effects <- c(effects, list(row(y, "itt", tolower(se), lm_robust(itt, seen, se_type = se), "z")))
    effects <- c(effects, list(row(y, "itt-adjusted", tolower(se), lm_lin(itt, ~ woman + age, seen, se_type = se), "z")))
  }
  effects <- c(effects, list(row(y, "late", "hc1", iv_robust(late, seen, se_type = "HC1"), "came")))
  for (se in c("CR2", "stata")) {
    name <- if (se == "CR2") "cr2" else "cr1"
    effects <- c(effects, list(
      row(y, "itt", name, lm_robust(itt, seen, clusters = office, se_type = se), "z"),
      row(y, "itt-adjusted", name, lm_lin(itt, ~ woman + age, seen, clusters = office, se_type = se), "z"),
      row(y, "late", name, iv_robust(late, seen, clusters = office, se_type = se), "came")
    ))
  }
}
# Does the effect on income differ between women and men? Every regressor times the subgroup, errors by office.
seen <- d[!is.na(d$income), ]
both <- lm_robust(income ~ z * woman, seen, clusters = office, se_type = "stata")
at <- "z:woman"
interaction <- list(statistic = (both$coefficients[[at]] / both$std.error[[at]])^2, df = both$df[[at]], p_value = both$p.value[[at]])
out <- list(
  made_by = paste("flat-trials.R,", R.version.string), packages = sapply("estimatr", function(p) as.character(packageVersion(p))),
  date = as.character(Sys.Date()), text = text, effects = effects, interaction = interaction
)
cat(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE), "\n")
