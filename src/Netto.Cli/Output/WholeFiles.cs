namespace Netto.Cli.Output;

/// <summary>
/// Files that appear together or not at all: each is written beside its place first, and only when all are written are they
/// moved into it. A run that is cut off before that leaves nothing behind but files that end in <c>.part</c>.
/// </summary>
internal sealed class WholeFiles
{
    private readonly List<(string Place, string Text)> _files = [];

    /// <summary>Plans a file.</summary>
    public void Add(string path, string text) => _files.Add((path, text));

    /// <summary>The paths, in the order in which they were added.</summary>
    public IReadOnlyList<string> Paths => [.. _files.Select(file => file.Place)];

    /// <summary>The paths whose text is not what stands there already.</summary>
    public IReadOnlyList<string> Changed =>
        [.. _files.Where(file => !Same(file.Place, file.Text)).Select(file => file.Place)];

    /// <summary>Writes them all. Files that are there already with the same text are left alone.</summary>
    public void Write(CancellationToken cancellation)
    {
        var changed = _files.Where(file => !Same(file.Place, file.Text)).ToList();
        var written = new List<string>();
        try
        {
            foreach (var (place, text) in changed)
            {
                cancellation.ThrowIfCancellationRequested();
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                written.Add(place + ".part");
                File.WriteAllText(place + ".part", text);
            }

            cancellation.ThrowIfCancellationRequested();
        }
        catch
        {
            written.ForEach(File.Delete);
            throw;
        }

        foreach (var (place, _) in changed)
        {
            File.Move(place + ".part", place, overwrite: true);
        }
    }

    private static bool Same(string path, string text) =>
        File.Exists(path) && string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal);
}
