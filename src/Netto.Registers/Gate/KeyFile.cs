using System.Text;

namespace Netto.Registers.Gate;

/// <summary>
/// The open key file of a store: rights for its owner only, and locked as long as it is open, so that one import runs
/// at a time.
/// </summary>
internal sealed class KeyFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream file;
    private bool keep;

    private KeyFile(FileStream file, PseudonymKey key, bool keep)
    {
        this.file = file;
        this.keep = keep;
        Key = key;
    }

    internal PseudonymKey Key { get; }

    /// <summary>Opens the key of a store; where there is none, a new one is made.</summary>
    /// <exception cref="Protocol.InputException">Another import holds it, others can read it, or it is no key.</exception>
    internal static KeyFile Open(string path)
    {
        var opened = OpenLocked(path);
        try
        {
            return Read(opened, path);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>From now on a new key stays; before, it goes with an import that failed.</summary>
    internal void Keep() => keep = true;

    public void Dispose()
    {
        if (!keep)
        {
            File.Delete(file.Name);
        }
        file.Dispose();
    }

    private static FileStream OpenLocked(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw RegisterErrors.Locked(path);
        }
    }

    private static KeyFile Read(FileStream file, string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw RegisterErrors.KeyIsOpenToOthers(path);
        }
        if (file.Length == 0)
        {
            var key = PseudonymKey.Temporary();
            file.Write(Encoding.ASCII.GetBytes(key.ToText()));
            file.Flush(flushToDisk: true);
            return new KeyFile(file, key, keep: false);
        }
        using var reader = new StreamReader(file, Encoding.ASCII, false, 256, leaveOpen: true);
        var known = PseudonymKey.FromText(reader.ReadToEnd()) ?? throw RegisterErrors.NoKey(path);
        return new KeyFile(file, known, keep: true);
    }
}
