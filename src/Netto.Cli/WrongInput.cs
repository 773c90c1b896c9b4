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
            DuckDbException data => [$"netto: {data.Message}"],
            FileNotFoundException { FileName: { } file } => [$"netto: there is no file {file}"],
            DirectoryNotFoundException or UnauthorizedAccessException => [$"netto: {problem.Message}"],
            _ => null,
        };
}
