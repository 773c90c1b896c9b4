using System.IO.MemoryMappedFiles;

namespace Netto.Registers.Reading;

/// <summary>The bytes of a file, mapped into memory for reading.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;
    private readonly byte* start;

    internal MappedFile(string path)
    {
        Length = new FileInfo(path).Length;
        if (Length == 0)
        {
            return;
        }
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        start += view.PointerOffset;
    }

    internal long Length { get; }

    internal ReadOnlySpan<byte> Slice(long from, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from + length, Length);
        return new ReadOnlySpan<byte>(start + from, length);
    }

    public void Dispose()
    {
        view?.SafeMemoryMappedViewHandle.ReleasePointer();
        view?.Dispose();
        file?.Dispose();
    }
}
