# Loads this folder into base R: source("load.R"), then tables$claims.
# Run it in the folder, or call load_tables("path/to/folder").
#
# Texts stay texts ("NA" and "010" included; a missing text is ""), numbers are numeric with NA for missing, days are Dates.

load_tables <- function(folder = ".") {
  book <- read_texts(file.path(folder, "codebook.csv"))
  names <- unique(book$table)
  tables <- lapply(names, function(name) {
    kinds <- book[book$table == name, ]
    typed(read_texts(file.path(folder, paste0(name, ".csv"))), kinds)
  })
  stats::setNames(tables, names)
}

read_texts <- function(path) {
  utils::read.csv(path, colClasses = "character", na.strings = character(0), quote = "\"", comment.char = "",
                  check.names = FALSE, encoding = "UTF-8", strip.white = FALSE, stringsAsFactors = FALSE)
}

typed <- function(table, kinds) {
  for (i in seq_len(nrow(kinds))) {
    column <- kinds$column[i]
    values <- table[[column]]
    if (kinds$kind[i] %in% c("integer", "real")) {
      values[values == ""] <- NA
      table[[column]] <- as.numeric(values)
    } else if (kinds$kind[i] == "date") {
      values[values == ""] <- NA
      table[[column]] <- as.Date(values, format = "%Y-%m-%d")
    }
  }
  table
}

tables <- if (file.exists("codebook.csv")) load_tables() else NULL
