namespace Netto.Cli.Tests.BadInput;

/// <summary>Input that is right, made once, of which each test spoils a copy: a WGA experiment and a flat table.</summary>
public sealed class GoodInput : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-good-");

    /// <summary>Folder with <c>wga/protocol.yaml</c>, <c>raw/</c>, <c>store.duckdb</c> and <c>flat/</c>.</summary>
    public string Path => folder.FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Run("init", "wga", "--template", "wga");
        await Run("init", "flat", "--template", "flat");
        await Run("simulate", "wga/protocol.yaml", "--people", "400", "--seed", "1", "--out", "raw");
        await Run("import", "wga/protocol.yaml", "--from", "raw", "--store", "store.duckdb");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy to spoil.</summary>
    internal SpoiledInput Copy() => new(Path);

    private async Task Run(params string[] arguments)
    {
        var run = await Cli.RunAsync(Path, arguments);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
    }
}

/// <summary>A copy of good input in which a test spoils something; tells what a command did with it.</summary>
internal sealed class SpoiledInput : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-bad-");

    public SpoiledInput(string good)
    {
        foreach (var file in Directory.GetFiles(good, "*", SearchOption.AllDirectories))
        {
            var place = PathOf(Path.GetRelativePath(good, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
            if (file.EndsWith(".key", StringComparison.Ordinal) && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }

    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    /// <summary>Changes the text of a file.</summary>
    public SpoiledInput Change(string file, Func<string, string> change)
    {
        var before = File.ReadAllText(PathOf(file));
        var after = change(before);
        after.ShouldNotBe(before, "the test spoils nothing");
        File.WriteAllText(PathOf(file), after);
        return this;
    }

    /// <summary>Changes a line, counted from 1.</summary>
    public SpoiledInput ChangeLine(string file, int line, Func<string, string> change) =>
        Change(
            file,
            text =>
            {
                var lines = text.Split('\n');
                lines[line - 1] = change(lines[line - 1]);
                return string.Join('\n', lines);
            }
        );

    /// <summary>Changes every row of a table without quotes: the header's names to values.</summary>
    public SpoiledInput ChangeColumn(
        string file,
        string column,
        Func<IReadOnlyDictionary<string, string>, string> value
    ) =>
        Change(
            file,
            text =>
            {
                var lines = text.TrimEnd('\n').Split('\n');
                var names = lines[0].Split(',');
                var changed = lines
                    .Skip(1)
                    .Select(line =>
                    {
                        var cells = line.Split(',');
                        var row = names
                            .Zip(cells)
                            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
                        cells[Array.IndexOf(names, column)] = value(row);
                        return string.Join(',', cells);
                    });
                return string.Join('\n', [lines[0], .. changed]) + "\n";
            }
        );

    public Task<Cli.Outcome> Run(params string[] arguments) => Cli.RunAsync(folder.FullName, arguments);

    /// <summary>The command is refused: exit code 2, all of the parts in the message, no stack trace, and nothing changed on disk.</summary>
    public async Task ShouldBeRefused(string[] arguments, params string[] parts)
    {
        var before = Contents();

        var run = await Run(arguments);

        run.ExitCode.ShouldBe(ExitCode.WrongInput, run.Out + run.Error);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldNotContain("   at ");
        foreach (var part in parts)
        {
            run.Error.ShouldContain(part);
        }
        Contents().ShouldBe(before);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private List<string> Contents() =>
        [
            .. Directory
                .GetFileSystemEntries(folder.FullName, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => File.Exists(path) ? $"{path} {Hash(path)}" : path),
        ];

    private static string Hash(string path) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
}
