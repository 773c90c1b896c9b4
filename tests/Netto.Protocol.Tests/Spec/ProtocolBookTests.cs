using System.Text.RegularExpressions;

namespace Netto.Protocol.Tests.Spec;

/// <summary>Every piece of YAML in docs/protocol.md is valid, put into the place of the same part of a complete protocol.</summary>
[Trait("Kind", "Spec")]
public sealed partial class ProtocolBookTests
{
    public static TheoryData<int> Pieces => [.. Enumerable.Range(0, Blocks().Count(Book()))];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_piece_of_the_book_is_valid_in_its_place(int index)
    {
        var block = Blocks().Matches(Book())[index];
        var piece = block.Groups["body"].Value;
        var yaml = block.Groups["whole"].Success ? piece : Overlay(piece);

        ProtocolReader.Read(yaml, $"piece {index}").Diagnostics.ShouldBeEmpty(yaml);
    }

    // The parts of the example that a piece gives anew are replaced.
    private static string Overlay(string piece)
    {
        var parts = Parts(File.ReadAllText(Repository.PathOf("docs", "reference", "diagnostics", "example.yaml")));
        foreach (var (key, text) in Parts(piece))
        {
            parts[key] = text;
        }

        return string.Concat(parts.Values);
    }

    private static Dictionary<string, string> Parts(string yaml) =>
        Top()
            .Split(yaml.ReplaceLineEndings("\n"))
            .Where(part => part.Length > 0)
            .ToDictionary(part => part[..part.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal);

    private static string Book() => File.ReadAllText(Repository.PathOf("docs", "protocol.md")).ReplaceLineEndings("\n");

    [GeneratedRegex(
        "```yaml(?<whole> whole)?\n(?<body>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Blocks();

    [GeneratedRegex("^(?=[a-z_]+:)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Top();
}
