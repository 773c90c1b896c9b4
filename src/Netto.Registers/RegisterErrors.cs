using Netto.Protocol;
using Netto.Registers.Schema;

namespace Netto.Registers;

/// <summary>What can be wrong with registers and stores, each with its code, place and remedy.</summary>
internal static class RegisterErrors
{
    internal static InputException NoFolder(string folder) =>
        One(
            new("REG001", "The folder with register files does not exist.")
            {
                File = folder,
                Remedy = "Give the folder that holds people.csv, entries.csv and the other tables.",
            }
        );

    internal static Diagnostic MissingTable(string folder, string table, string? nearest) =>
        new("REG002", $"The table {table} is missing.")
        {
            File = folder,
            Expected = $"{table}.csv or {table}.parquet",
            Nearest = nearest,
            Remedy = "Add the file, or take the table out of `data.tables` of the protocol.",
        };

    internal static Diagnostic TwoFiles(string folder, string table) =>
        new("REG003", $"The table {table} is there twice, as CSV and as Parquet.")
        {
            File = folder,
            Remedy = "Keep one of the two.",
        };

    internal static Diagnostic EmptyFile(string file) =>
        new("REG004", "The file is empty.")
        {
            File = file,
            Expected = "a header line with the names of the columns",
            Remedy = "Export it again; a table without rows keeps its header.",
        };

    internal static Diagnostic BadHeader(string file, int column, string message) =>
        new("REG005", message)
        {
            File = file,
            Line = 1,
            Column = column,
        };

    internal static Diagnostic MissingColumn(string file, string column, IEnumerable<string> found) =>
        new("REG006", $"The column {column} is missing.")
        {
            File = file,
            Line = 1,
            Found = string.Join(", ", found),
            Expected = column,
            Nearest = NearestName.Of(column, found),
            Remedy = "Add the column, or give it this name in the header.",
        };

    internal static Diagnostic MissingPerson(string file, string other, IEnumerable<string> found) =>
        MissingColumn(file, RegisterSchema.CitizenNumber, found) with
        {
            Message = $"Neither {RegisterSchema.CitizenNumber} nor {other} is there.",
            Expected = $"{RegisterSchema.CitizenNumber}, or {other} where rows are of no known person",
            Nearest = NearestName.Of(RegisterSchema.CitizenNumber, found) ?? NearestName.Of(other, found),
        };

    internal static Diagnostic WrongFieldCount(string file, long line, int found, int expected) =>
        new("REG007", "The line has another number of fields than the header.")
        {
            File = file,
            Line = (int)Math.Min(line, int.MaxValue),
            Column = 1,
            Found = $"{found} fields",
            Expected = $"{expected} fields",
            Remedy = "Export the file again with one delimiter and with quotes round texts that hold it.",
        };

    internal static Diagnostic StrayQuote(string file, long line, int column, string message) =>
        new("REG008", message)
        {
            File = file,
            Line = (int)Math.Min(line, int.MaxValue),
            Column = column,
            Found = "\"",
            Remedy = "Put the whole field in quotes and write a quote inside it twice, or take the quote away.",
        };

    internal static Diagnostic ZeroByte(string file, long line, int column) =>
        new("REG021", "A zero byte stands in the text.")
        {
            File = file,
            Line = (int)Math.Min(line, int.MaxValue),
            Column = column,
            Found = "a byte that no text has",
            Expected = "a CSV file in UTF-8, UTF-16 or Latin-1",
            Remedy = "The file is damaged or no CSV file: export it again.",
        };

    internal static InputException MixedEncoding(string file, long line) =>
        One(
            new("REG009", "The file is UTF-8 in one part and not in another.")
            {
                File = file,
                Line = (int)Math.Min(line, int.MaxValue),
                Column = 1,
                Expected = "one encoding: UTF-8, UTF-16 or Latin-1",
                Remedy = "Export the file again in one encoding.",
            }
        );

    internal static InputException KeyIsOpenToOthers(string path) =>
        One(
            new("REG012", "The key of the pseudonyms can be read by others than its owner.")
            {
                File = path,
                Expected = "rights 600",
                Remedy = "Take the rights away (chmod 600), and judge who may have read it.",
            }
        );

    internal static InputException NoKey(string path) =>
        One(
            new("REG012", "The file is no key of pseudonyms.")
            {
                File = path,
                Remedy =
                    "Put the right key back; or remove the file and the store, and import anew with other pseudonyms.",
            }
        );

    internal static InputException Locked(string path) =>
        One(
            new("REG013", "Another import into this store is running.")
            {
                File = path,
                Remedy = "Wait until it has ended.",
            }
        );

    internal static InputException NoStore(string path, string why) =>
        One(
            new("REG014", $"This is not a register store that can be used: {why}")
            {
                File = path,
                Remedy = "Make it with `netto import`.",
            }
        );

    internal static InputException Unreadable(string file, string reason) =>
        One(new("REG015", $"The file cannot be read: {reason}") { File = file });

    internal static Diagnostic NoRows(string file, string table) =>
        new("REG011", $"The table {table} has no rows.") { File = file, Expected = "at least one row" };

    internal static Diagnostic NobodyInWindow(string file, string window) =>
        new("REG016", "No entry lies in the inflow window of the protocol.") { File = file, Expected = window };

    internal static Diagnostic UnclearDates(
        string file,
        string column,
        (long Row, string Text) first,
        string form,
        string message
    ) =>
        new("REG017", $"The dates of column {column} are not clear. {message}")
        {
            File = file,
            Line = (int)Math.Min(first.Row + 1, int.MaxValue),
            Found = first.Text,
            Expected = $"yyyy-mm-dd, yyyymmdd, or {form} with a day after the 12th in some row",
            Remedy = "Export the dates as yyyy-mm-dd.",
        };

    internal static Diagnostic ShorterThanFollowUp(
        string folder,
        DateOnly last,
        (long Beyond, long All) people,
        (NodaTime.LocalDate Until, int Months) plan
    ) =>
        new("REG018", "The follow-up is longer than the registers: they fall silent before it ends.")
        {
            File = folder,
            Path = "follow_up.data_until",
            Found =
                $"no date after {last:yyyy-MM-dd} in any table; {people.Beyond} of {people.All} people are followed to a later day",
            Expected =
                $"dates up to {plan.Until:yyyy-MM-dd}, as the protocol says, for a follow-up of {plan.Months} months",
            Remedy =
                $"Deliver later registers, or set follow_up.data_until to {last:yyyy-MM-dd}: outcomes that end later then count as not observed.",
        };

    internal static InputException One(Diagnostic diagnostic) => new(diagnostic);
}
