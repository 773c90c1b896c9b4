namespace Netto.Reporting.Tests;

/// <summary>Finds files of the repository from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Netto.slnx")))
                return Path.Combine([folder.FullName, .. parts]);
        }
        throw new InvalidOperationException("No Netto.slnx above the test assembly.");
    }
}
