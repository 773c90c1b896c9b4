using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Netto.Protocol;

/// <summary>Reads YAML text into nodes that know their line and column. Doubled keys are found here.</summary>
internal sealed class YamlText
{
    // A protocol is about eight levels deep; far deeper text is a mistake or an attack on the stack.
    private const int DeepestNesting = 60;

    private readonly Parser _parser;
    private readonly Findings _findings;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);

    private int _depth;

    private YamlText(TextReader text, Findings findings)
    {
        _parser = new Parser(text);
        _findings = findings;
    }

    /// <summary>The root of the first document; null when the text is empty or no YAML (which is then a finding).</summary>
    public static YamlNode? Parse(string text, Findings findings)
    {
        using var reader = new StringReader(text);
        var yaml = new YamlText(reader, findings);
        try
        {
            return yaml.Document();
        }
        catch (YamlException error)
        {
            findings.NotYaml(error);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser has no message of its own for some unclosed brackets.
            var at = yaml._parser.Current?.End ?? new YamlDotNet.Core.Mark();
            findings.NotYaml(new YamlException(at, at, "A bracket or a quote is not closed."));
            return null;
        }
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _findings.Empty();
            return null;
        }

        var root = Node("");
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            _findings.SecondDocument(Line(second), Column(second));
        }

        return root;
    }

    private YamlNode Node(string path)
    {
        if (++_depth > DeepestNesting)
        {
            var at = _parser.Current!;
            throw new YamlException(at.Start, at.End, $"Nested more than {DeepestNesting} levels deep.");
        }

        var node = NodeHere(path);
        _depth--;
        return node;
    }

    private YamlNode NodeHere(string path)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value.Value, out var known)
                ? known
                : throw new YamlException(alias.Start, alias.End, $"The anchor '{alias.Value.Value}' is not defined.");
        }

        var anchor = _parser.Current is NodeEvent { Anchor.IsEmpty: false } node ? node.Anchor.Value : null;
        YamlNode result = _parser.Current switch
        {
            Scalar => Text(),
            SequenceStart => List(path),
            _ => Map(path),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = result;
        }

        return result;
    }

    private YamlNode.Scalar Text()
    {
        var scalar = _parser.Consume<Scalar>();
        var style = scalar.Style == YamlDotNet.Core.ScalarStyle.Plain ? ScalarStyle.Plain : ScalarStyle.Quoted;
        return new YamlNode.Scalar(scalar.Value, style, Line(scalar), Column(scalar));
    }

    private YamlNode.Sequence List(string path)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node($"{path}[{items.Count}]"));
        }

        return new YamlNode.Sequence(items, Line(start), Column(start));
    }

    private YamlNode.Mapping Map(string path)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (_parser.Current is not Scalar)
            {
                var at = _parser.Current!;
                throw new YamlException(at.Start, at.End, "A key must be a plain text.");
            }

            var key = Text();
            var value = Node(path.Length == 0 ? key.Text : $"{path}.{key.Text}");
            if (entries.Find(entry => string.Equals(entry.Key.Text, key.Text, StringComparison.Ordinal)) is { } first)
            {
                _findings.DoubledKey(key, first.Key.Line, path);
            }
            else
            {
                entries.Add(new YamlEntry(key, value));
            }
        }

        return new YamlNode.Mapping(entries, Line(start), Column(start));
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static int Column(ParsingEvent at) => (int)at.Start.Column;
}
