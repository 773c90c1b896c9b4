using System.IO.Compression;

namespace Netto.Reporting.Workbook;

/// <summary>An archive without the hour of its making, so that the same tables give the same bytes.</summary>
internal static class StampedArchive
{
    // The first moment that an archive can name.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies all entries of <paramref name="from"/>, in their order.</summary>
    public static void Copy(Stream from, Stream to)
    {
        using var source = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries)
        {
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = Moment;
            using var read = entry.Open();
            using var write = copy.Open();
            read.CopyTo(write);
        }
    }
}
