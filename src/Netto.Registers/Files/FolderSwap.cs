using System.Runtime.InteropServices;

namespace Netto.Registers.Files;

/// <summary>Puts one folder in the place of another in a single step, where the system can.</summary>
public static partial class FolderSwap
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>
    /// Lets two folders of one disk change places: nobody ever sees half of either. Files of <paramref name="old"/> that
    /// <paramref name="fresh"/> does not have are in both afterwards.
    /// </summary>
    /// <param name="fresh">The folder with the new files.</param>
    /// <param name="old">The folder whose place it takes.</param>
    /// <returns>
    /// False, with nothing changed in <paramref name="old"/>, where the system or the disk cannot, and where the old folder must
    /// stay what it is: a link, the working folder of this process, one with folders in it that are not in the new one.
    /// </returns>
    public static bool TrySwap(string fresh, string old)
    {
        if (!OperatingSystem.IsLinux() || new DirectoryInfo(old).LinkTarget is not null || IsWorkedIn(old))
        {
            return false;
        }
        try
        {
            File.SetUnixFileMode(fresh, File.GetUnixFileMode(old));
            return Carry(old, fresh) && renameat2(CurrentFolder, fresh, CurrentFolder, old, Exchange) == 0;
        }
        catch (Exception problem) when (problem is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    private static bool IsWorkedIn(string folder)
    {
        var place = Directory.GetCurrentDirectory();
        return place == folder || place.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Gives the other files of a folder a second name in another one: no copy, and nothing is lost.</summary>
    private static bool Carry(string from, string to)
    {
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var place = Path.Combine(to, entry.Name);
            var carried =
                entry is DirectoryInfo && entry.LinkTarget is null
                    ? Directory.Exists(place) && Carry(entry.FullName, place)
                    : File.Exists(place) || link(entry.FullName, place) == 0;
            if (!carried)
            {
                return false;
            }
        }
        return true;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renameat2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string from, string to);
}
