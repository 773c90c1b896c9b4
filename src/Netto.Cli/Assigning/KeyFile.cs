using System.Security.Cryptography;
using Netto.Assignment;
using Netto.Protocol;

namespace Netto.Cli.Assigning;

/// <summary>The file with the secret key of the draws; made on first use, readable by its owner only.</summary>
internal static class KeyFile
{
    /// <summary>Reads the key, or makes one when the file is not there yet.</summary>
    public static HashKey ReadOrMake(string path, out bool made)
    {
        made = !File.Exists(path);
        if (made)
        {
            Make(path);
        }

        try
        {
            return HashKey.FromHex(File.ReadAllText(path));
        }
        catch (FormatException error)
        {
            throw new InputException(
                new Diagnostic("ASG007", "The key cannot be read.")
                {
                    File = path,
                    Found = error.Message,
                    Expected = "32 hexadecimal digits or more",
                }
            );
        }
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
    }
}
