using System.Text.RegularExpressions;
using Netto.Cli.Tests.Estimate;

namespace Netto.Cli.Tests.Book;

/// <summary>Follows a page of the book in an empty folder: writes its files, runs its commands, and keeps what they print.</summary>
internal sealed partial class BookRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-book");

    public BookRun(string repository)
    {
        var samples = _folder.CreateSubdirectory("samples");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository, "samples")))
        {
            File.Copy(file, Path.Combine(samples.FullName, Path.GetFileName(file)));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public Task WriteAsync(BookBlock block) =>
        File.WriteAllLinesAsync(
            Path.Combine(_folder.FullName, block.FileName!),
            block.Lines,
            TestContext.Current.CancellationToken
        );

    /// <summary>Runs the commands of a block; the last may end with the code that the page tells.</summary>
    public async Task<string> FollowAsync(BookBlock block, int exitCode)
    {
        var printed = "";
        var commands = block.Commands;
        for (var i = 0; i < commands.Count; i++)
        {
            var expected = i == commands.Count - 1 ? exitCode : 0;
            printed += await RunAsync(commands[i], expected);
        }
        return printed;
    }

    private async Task<string> RunAsync(string command, int exitCode)
    {
        string[] words = [.. Word().Matches(command).Select(m => m.Value.Trim('"')).Select(WithData)];
        if (words[0] == "cat")
        {
            return await File.ReadAllTextAsync(
                Path.Combine(_folder.FullName, words[1]),
                TestContext.Current.CancellationToken
            );
        }
        words[0].ShouldBe("netto", $"the book runs netto and cat only: {command}");
        var run = await Cli.RunAsync(_folder.FullName, words[1..]);
        run.ExitCode.ShouldBe(exitCode, $"{command}\n{run.Error}");
        return exitCode == 0 ? run.Out : run.Error;
    }

    // The public data lie where the variable of the shell says, as everywhere in the tests.
    private static string WithData(string word) =>
        word.StartsWith("$NETTO_DATA/", StringComparison.Ordinal) && word.Split('/') is [_, { } set, { } name]
            ? DataFolder.File(set, name)
            : word;

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, 1_000)]
    private static partial Regex Word();
}
