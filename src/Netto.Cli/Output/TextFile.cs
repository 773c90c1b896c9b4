using System.Text;

namespace Netto.Cli.Output;

/// <summary>Reads a text file that people made: UTF-8, or else Latin-1, which is then said.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static string Read(string path, string name, TextWriter messages)
    {
        try
        {
            return File.ReadAllText(path, StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            messages.WriteLine($"netto: {name} is not in UTF-8; it was read as Latin-1.");
            return File.ReadAllText(path, Encoding.Latin1);
        }
    }
}
