namespace Netto.Cli;

/// <summary>Which exceptions are the user's to solve, and how each is told.</summary>
internal static class WrongInput
{
    /// <summary>The lines to print, or null where the exception is a failure of ours.</summary>
    public static IReadOnlyList<string>? Describes(Exception problem) =>
        problem switch
        {
            FileNotFoundException { FileName: { } file } => [$"netto: there is no file {file}"],
            DirectoryNotFoundException => [$"netto: {problem.Message}"],
            UnauthorizedAccessException => [$"netto: {problem.Message}"],
            _ => null,
        };
}
