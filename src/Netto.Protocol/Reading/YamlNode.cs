namespace Netto.Protocol;

/// <summary>A place in the text, counted from 1, and the path of the part inside the document.</summary>
internal readonly record struct Place(int Line, int Column, string Path)
{
    public Place At(string key) => this with { Path = Path.Length == 0 ? key : $"{Path}.{key}" };
}

/// <summary>A part of a YAML document with its place.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    public Place PlaceAt(string path) => new(Line, Column, path);

    /// <summary>What the part is, for messages.</summary>
    public abstract string Shape { get; }

    public sealed record Scalar(string Text, ScalarStyle Style, int Line, int Column) : YamlNode(Line, Column)
    {
        public bool IsNull => Style == ScalarStyle.Plain && Text is "" or "~" or "null";

        public override string Shape =>
            IsNull ? "nothing" : $"the text '{(Text.Length > 60 ? Text[..60] + "…" : Text)}'";
    }

    public sealed record Sequence(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column)
    {
        public override string Shape => $"a list of {Items.Count}";
    }

    public sealed record Mapping(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column)
    {
        public override string Shape => "a mapping with " + Keys();

        public YamlNode? this[string key] =>
            Entries.FirstOrDefault(entry => string.Equals(entry.Key.Text, key, StringComparison.Ordinal))?.Value;

        private string Keys() =>
            Entries.Count == 0
                ? "no keys"
                : string.Join(", ", Entries.Take(3).Select(entry => $"'{entry.Key.Text}'"))
                    + (Entries.Count > 3 ? ", …" : "");
    }
}

internal enum ScalarStyle
{
    Plain,
    Quoted,
}

internal sealed record YamlEntry(YamlNode.Scalar Key, YamlNode Value);
