# Arguments: folder of scripts, topic, file of doubles, rows, names of columns with commas, further arguments for the topic.
# Loads the columns as data frame d, then runs <topic>.R, which calls time_peer and say_missing.
given <- commandArgs(TRUE)
arguments <- given[-(1:5)]
rows <- as.integer(given[4])
columns <- strsplit(given[5], ",", fixed = TRUE)[[1]]
connection <- file(given[3], "rb")
d <- lapply(columns, function(name) readBin(connection, "double", rows))
close(connection)
names(d) <- columns
if (length(d) > 0) d <- as.data.frame(d)

# Median of three calls after one to warm up; one that takes over two seconds is made once.
time_peer <- function(case, peer, f) {
  once <- function() { gc(FALSE); system.time(f())[["elapsed"]] }
  first <- once()
  seconds <- if (first > 2) first else median(c(once(), once(), once()))
  cat("time", case, peer, sprintf("%.4f", seconds), sep = "\t"); cat("\n")
}
say <- function(sentence) { cat("note", sentence, sep = "\t"); cat("\n") }
has <- function(package) {
  found <- suppressWarnings(suppressPackageStartupMessages(requireNamespace(package, quietly = TRUE)))
  if (!found) say(sprintf("The R package %s is not installed: it was not timed in this run.", package))
  found
}
say(sprintf("Peers: %s.", R.version.string))
source(file.path(given[1], paste0(given[2], ".R")))
