using System.Runtime.Versioning;
using Netto.Registers.Files;
using Netto.Registers.Gate;
using Netto.Registers.Import;

namespace Netto.Registers.Tests.Store;

/// <summary>Folders of work on the way: for their owner only, gone afterwards, and cleared where a process was killed.</summary>
[Trait("Kind", "Hand")]
[UnsupportedOSPlatform("windows")]
public sealed class WorkFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void What_a_killed_process_left_is_removed_and_what_a_living_one_holds_stays()
    {
        var target = folder.File("report");
        var abandoned = target + ".pending-0";
        Directory.CreateDirectory(abandoned);
        File.WriteAllText(Path.Combine(abandoned, "half.csv"), "half");
        File.WriteAllText(abandoned + ".lock", "");
        var mine = target + ".pending-mine";
        Directory.CreateDirectory(mine);

        using (var living = WorkFolder.Beside(target))
        {
            Directory.Exists(abandoned).ShouldBeFalse();
            using var second = WorkFolder.Beside(target);
            Directory.Exists(living.Path).ShouldBeTrue();
            second.Path.ShouldNotBe(living.Path);
        }

        // A folder without a lock file was made by somebody else.
        Directory.GetFileSystemEntries(Path.GetDirectoryName(target)!).ShouldBe([mine]);
    }

    [Fact]
    public void Temporary_folders_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no Unix rights");
        string path;
        using (var work = WorkFolder.Temporary("netto-test-"))
        {
            path = work.Path;
            File.GetUnixFileMode(path)
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Exists(path).ShouldBeFalse();
        File.Exists(path + ".lock").ShouldBeFalse();
    }

    [Fact]
    public void The_folder_of_an_import_on_the_way_is_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no Unix rights");
        using var raw = new RawFiles();
        UnixFileMode? mode = null;
        var look = new Look(() => mode = File.GetUnixFileMode(raw.Store + ".importing"));

        RegisterImport.ToFile(RawFiles.Plan, raw.Raw, raw.Store, look);

        mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Exists(PseudonymKey.PathFor(raw.Store)).ShouldBeTrue();
    }

    [Fact]
    public void Folders_change_places_and_other_files_of_the_old_one_are_in_both()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "one step only on Linux");
        var (old, fresh) = (Made("old", "a.txt", "mine.txt"), Made("fresh", "a.txt", "b.txt"));
        File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        FolderSwap.TrySwap(fresh, old).ShouldBeTrue();

        Names(old).ShouldBe(["a.txt", "b.txt", "mine.txt"]);
        File.ReadAllText(Path.Combine(old, "a.txt")).ShouldBe("fresh");
        File.ReadAllText(Path.Combine(old, "mine.txt")).ShouldBe("old");
        Names(fresh).ShouldBe(["a.txt", "mine.txt"]);
        File.GetUnixFileMode(old).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_link_and_a_folder_with_other_folders_stay_what_they_are()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "one step only on Linux");
        var (old, fresh) = (Made("old", "a.txt"), Made("fresh", "a.txt"));
        Directory.CreateDirectory(Path.Combine(old, "somebody's"));
        var link = folder.File("link");
        Directory.CreateSymbolicLink(link, Made("elsewhere", "a.txt"));

        FolderSwap.TrySwap(fresh, old).ShouldBeFalse();
        FolderSwap.TrySwap(fresh, link).ShouldBeFalse();

        File.ReadAllText(Path.Combine(old, "a.txt")).ShouldBe("old");
        File.ReadAllText(Path.Combine(link, "a.txt")).ShouldBe("elsewhere");
    }

    public void Dispose() => folder.Dispose();

    private string Made(string name, params string[] files)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(path);
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(path, file), name);
        }
        return path;
    }

    private static string[] Names(string path) =>
        [
            .. Directory
                .GetFileSystemEntries(path)
                .Select(entry => Path.GetFileName(entry)!)
                .Order(StringComparer.Ordinal),
        ];

    private sealed class Look(Action look) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == ImportStage.Checking)
            {
                look();
            }
        }
    }
}
