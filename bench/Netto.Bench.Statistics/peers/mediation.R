# The decomposition with linear models, as one writes it in R: both regressions again in every draw.
covariates <- paste0("x", 0:7, collapse = " + ")
fy <- as.formula(paste("y ~ t * m +", covariates)); fm <- as.formula(paste("m ~ t +", covariates))
parts <- function(d) {
  b <- coef(lm(fy, d)); a <- coef(lm(fm, d)); at <- colMeans(d[paste0("x", 0:7)])
  m0 <- sum(a * c(1, 0, at)); m1 <- m0 + a[["t"]]; k <- b[["t:m"]]
  c(cde = b[["t"]], intref = k * m0, intmed = k * (m1 - m0), pie = b[["m"]] * (m1 - m0)) }
d$m <- as.numeric(d$m)
time_peer("four-way decomposition, linear outcome, linear mediator, 1,000 draws", "lm in a loop", function() { set.seed(1); replicate(1000, parts(d[sample.int(nrow(d), replace = TRUE), ])) })
if (has("mediation")) time_peer("sensitivity curve, 37 points", "mediation", function() {
  m <- lm(fm, d); y <- lm(fy, d); mediation::medsens(mediation::mediate(m, y, treat = "t", mediator = "m", sims = 10), rho.by = .05) })
