using Netto.Cli.Commands;
using Netto.DuckDb;
using Netto.Formulas;
using Netto.Protocol;
using Netto.Statistics;

namespace Netto.Cli;

/// <summary>Which exceptions are the user's to solve, and how each is told.</summary>
internal static class WrongInput
{
    /// <summary>The lines to print, or null where the exception is a failure of ours.</summary>
    public static IReadOnlyList<string>? Describes(Exception problem) =>
        problem switch
        {
            InputException input => [.. input.Diagnostics.Select(diagnostic => diagnostic.ToString())],
            StatisticsException refused => [$"netto: {refused.Message}"],
            FormulaException formula => [$"netto: {formula.Message}"],
            OptionException option => [$"netto: {option.Message}"],
            Exception full when IsDiskFull(full) => [DiskFull(full).ToString()],
            DuckDbException data => [$"netto: {data.Reason.ReplaceLineEndings(" ")}"],
            FileNotFoundException { FileName: { } file } => [$"netto: there is no file {file}"],
            DirectoryNotFoundException or UnauthorizedAccessException => [$"netto: {problem.Message}"],
            _ => null,
        };

    // ENOSPC, EDQUOT and, on Windows, ERROR_DISK_FULL; DuckDB has words for it only.
    private static bool IsDiskFull(Exception problem) =>
        problem is IOException { HResult: 28 or 122 or unchecked((int)0x80070070) }
        || (problem is DuckDbException data && data.Reason.Contains("No space left", StringComparison.Ordinal));

    private static Diagnostic DiskFull(Exception problem) =>
        new("CLI007", "The output cannot be written here.")
        {
            Found = "a disk without room" + (PlaceIn(problem.Message) is { } place ? $" at {place}" : ""),
            Expected = "room for the results",
            Remedy = "Make room or give another place. Nothing was changed there.",
        };

    private static string? PlaceIn(string message)
    {
        var parts = message.ReplaceLineEndings(" ").Split('\'', '"');
        return Array.Find(parts, part => part.StartsWith('/'));
    }
}
