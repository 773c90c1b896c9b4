using System.Text;

namespace Netto.Cli;

/// <summary>Makes a file appear whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes text as UTF-8 beside the target and then moves it into place.</summary>
    public static void Write(string path, string text)
    {
        var pending = $"{path}.pending-{Guid.NewGuid():N}";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            File.WriteAllText(pending, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(pending, path, overwrite: true);
        }
        finally
        {
            File.Delete(pending);
        }
    }
}
