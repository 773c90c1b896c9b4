# Runs every script of this folder again and compares what it makes with the stored values.
# Run: Rscript repeat.R <folder of the reference data> [script …]
suppressPackageStartupMessages(library(jsonlite))
arguments <- commandArgs(TRUE)
if (length(arguments) == 0) stop("Say where the reference data are: Rscript repeat.R <folder> [script ...]")
data <- normalizePath(arguments[1])
own <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
if (length(own) == 1) setwd(dirname(normalizePath(own)))
scripts <- if (length(arguments) > 1) sub("\\.R$", "", arguments[-1]) else sub("\\.json$", "", list.files(pattern = "\\.json$"))
about <- c("made_by", "packages", "date")
read <- function(file) { x <- fromJSON(file, simplifyVector = FALSE); unlist(x[setdiff(names(x), about)]) }
worst <- 0
for (s in scripts) {
  made <- tempfile(fileext = ".json")
  if (system2("Rscript", c(paste0(s, ".R"), shQuote(data)), stdout = made, stderr = FALSE) != 0) { cat(s, "does not run: a package is missing?\n"); worst <- Inf; next }
  old <- read(paste0(s, ".json")); new <- read(made)
  if (!identical(names(old), names(new))) { cat(s, "has other entries than the stored file\n"); worst <- Inf; next }
  a <- suppressWarnings(as.numeric(old)); b <- suppressWarnings(as.numeric(new)); number <- !is.na(a) & !is.na(b)
  gap <- max(0, abs(a - b)[number] / pmax(1e-300, abs(a[number])), na.rm = TRUE); words <- sum(old[!number] != new[!number])
  cat(sprintf("%-22s %6d values, largest relative difference %.1e, %d other words\n", s, length(old), gap, words))
  worst <- max(worst, gap, if (words > 0) Inf else 0)
}
quit(status = if (worst <= 1e-9) 0 else 1)
