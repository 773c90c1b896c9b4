using System.Text;

namespace Netto.Protocol;

/// <summary>What reading a protocol gave.</summary>
/// <param name="Protocol">The protocol; null when there are errors.</param>
/// <param name="Diagnostics">All findings in the order of the text; warnings may stand beside a protocol.</param>
public sealed record ProtocolReading(ExperimentProtocol? Protocol, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Reads protocols from YAML.</summary>
public static class ProtocolReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shownAs">How messages name it; null: as the path.</param>
    /// <exception cref="InputException">The file cannot be read or is wrong; with everything that was found.</exception>
    public static ExperimentProtocol ReadFile(string path, string? shownAs = null)
    {
        var reading = TryReadFile(path, shownAs);
        return reading.Protocol
            ?? throw new InputException([.. reading.Diagnostics.Where(finding => finding.Severity == Severity.Error)]);
    }

    /// <summary>Reads a file and returns the findings instead of throwing.</summary>
    public static ProtocolReading TryReadFile(string path, string? shownAs = null)
    {
        string text;
        try
        {
            text = File.ReadAllText(path, StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            return new ProtocolReading(null, [NotUtf8(shownAs ?? path)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ProtocolReading(null, [Unreadable(path, error) with { File = shownAs ?? path }]);
        }

        return Read(text, shownAs ?? path);
    }

    /// <summary>Reads text.</summary>
    /// <param name="yaml">The protocol.</param>
    /// <param name="file">Name for messages; null when it is not from a file.</param>
    public static ProtocolReading Read(string yaml, string? file = null)
    {
        var findings = new Findings(file);
        if (yaml.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var zero)
        {
            findings.ZeroByte(PlaceOf(yaml, zero));
            return new ProtocolReading(null, findings.InOrder);
        }

        var protocol = YamlText.Parse(yaml, findings) is { } root ? Bind(root, findings) : null;
        return new ProtocolReading(findings.HasErrors ? null : protocol, findings.InOrder);
    }

    private static ExperimentProtocol? Bind(YamlNode root, Findings findings)
    {
        var binder = new DocumentBinder(findings);
        var protocol = (ExperimentProtocol?)binder.Record(typeof(ExperimentProtocol), root, "");
        ReferenceCheck.Run(root, binder.References, findings);
        if (protocol?.Data is DataSource.Registers)
        {
            NeededByRegisters(root, findings);
        }

        if (protocol is not null && !findings.HasErrors)
        {
            FreeLetters.Give(protocol);
            ProtocolCheck.Run(protocol, binder.Sources, findings);
        }

        return protocol;
    }

    private static Place PlaceOf(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return new Place(before.Count('\n') + 1, at - before.LastIndexOf('\n'), "");
    }

    private static void NeededByRegisters(YamlNode root, Findings findings)
    {
        foreach (var property in DocumentType.Of(typeof(ExperimentProtocol)).Properties)
        {
            if (property.IsNeededForRegisters && ((YamlNode.Mapping)root)[property.Key] is null)
            {
                findings.MissingKey(property.Key, root, "");
            }
        }
    }

    private static Diagnostic NotUtf8(string path) =>
        new("PRT021", "The protocol cannot be read.")
        {
            File = path,
            Found = "bytes that are not UTF-8 (Latin-1, perhaps)",
            Expected = "text in UTF-8",
            Remedy = "Save the file as UTF-8.",
        };

    private static Diagnostic Unreadable(string path, Exception error)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        var near = Directory.Exists(folder)
            ? NearestName.Of(
                Path.GetFileName(path),
                Directory.EnumerateFiles(folder, "*.y*ml").Select(file => Path.GetFileName(file)!)
            )
            : null;
        return new Diagnostic("PRT021", "The protocol cannot be read.")
        {
            File = path,
            Found =
                Directory.Exists(path) ? "a folder"
                : error is FileNotFoundException or DirectoryNotFoundException ? "no such file"
                : error.Message,
            Expected = "a YAML file",
            Nearest = near,
        };
    }
}
