# Made people of the timing-of-events page: two conversations, both after month 4 and given sooner to quick people, who leave sooner anyway. True effects: 0 and 0.4 on the log exit hazard.
# Run: Rscript conversations.R > ../../samples/conversations.csv
set.seed(42); n <- 2500
age <- round(runif(n, 20, 60)); quick <- rbinom(n, 1, 0.5)
draw <- function(from, rate) from + rexp(n) / rate
first <- draw(3, 0.15 * exp(1.1 * quick)); second <- draw(6, 0.12 * exp(1.1 * quick))
# Exit by monthly steps of a constant hazard, fine enough to be exact to 0.01 month
base <- 0.05 * exp(-0.02 * (age - 40) + 1.2 * quick); left <- rep(Inf, n); need <- rexp(n); sum <- numeric(n); step <- 0.01
for (t in seq(step, 18, step)) { h <- base * exp(0.0 * (first < t) + 0.4 * (second < t)) * step; hit <- is.infinite(left) & sum + h >= need; left[hit] <- t; sum <- sum + h }
stop <- pmin(left, 18)
d <- data.frame(id = 1:n, months = sprintf("%.2f", stop), exit = as.integer(left <= 18), until4 = sprintf("%.2f", pmin(first, stop)), talk4 = as.integer(first < stop), until7 = sprintf("%.2f", pmin(second, stop)), talk7 = as.integer(second < stop), age)
write.csv(d, row.names = FALSE, quote = FALSE)
