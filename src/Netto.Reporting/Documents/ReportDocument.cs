using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Documents;

/// <summary>A report before layout: what is told, shown and tabulated, in reading order.</summary>
/// <param name="Title">Title of the experiment.</param>
/// <param name="Language">Language of every text in it.</param>
/// <param name="Sections">Chapters in reading order.</param>
public sealed record ReportDocument(string Title, Language Language, IReadOnlyList<ReportSection> Sections)
{
    /// <summary>What the document is, under the title.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Lines about origin at the foot: version, hashes, seed.</summary>
    public IReadOnlyList<string> Colophon { get; init; } = [];

    /// <summary>Every table, in reading order.</summary>
    public IReadOnlyList<ReportTable> Tables =>
        [.. Sections.SelectMany(section => section.AllBlocks).OfType<Block.TableBlock>().Select(block => block.Table)];

    /// <summary>Every figure, in reading order.</summary>
    public IReadOnlyList<Figure> Figures =>
        [
            .. Sections
                .SelectMany(section => section.AllBlocks)
                .OfType<Block.FigureBlock>()
                .Select(block => block.Figure),
        ];
}

/// <summary>A chapter.</summary>
/// <param name="Id">Anchor, unique in the report.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Blocks">What stands in it.</param>
public sealed record ReportSection(string Id, string Heading, IReadOnlyList<Block> Blocks)
{
    /// <summary>The blocks in reading order, those inside folded parts too.</summary>
    public IEnumerable<Block> AllBlocks => Blocks.SelectMany(Unfold);

    private static IEnumerable<Block> Unfold(Block block) =>
        block is Block.Folded folded ? folded.Blocks.SelectMany(Unfold) : [block];
}

/// <summary>A piece of a chapter.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : Block;

    /// <summary>A paragraph that stands out: the message of the report, or a caution.</summary>
    public sealed record Callout(string Text, CalloutKind Kind) : Block;

    /// <summary>A list.</summary>
    public sealed record Bullets(IReadOnlyList<string> Items) : Block;

    /// <summary>A list of words with what they mean.</summary>
    public sealed record Terms(IReadOnlyList<Term> Items) : Block;

    /// <summary>A heading within the chapter.</summary>
    /// <param name="Text">Its words.</param>
    /// <param name="Id">Anchor, unique in the report.</param>
    public sealed record Subheading(string Text, string Id) : Block;

    /// <summary>The message in numbers: a level without, a level with, and what lies between.</summary>
    public sealed record KeyNumbers(IReadOnlyList<KeyNumber> Numbers) : Block;

    /// <summary>A part that opens on demand (and always in print): what few readers need, or many like it.</summary>
    /// <param name="Summary">What stands inside, said so that a reader knows whether to open it.</param>
    /// <param name="Blocks">The part itself.</param>
    public sealed record Folded(string Summary, IReadOnlyList<Block> Blocks) : Block;

    /// <summary>A figure.</summary>
    public sealed record FigureBlock(Figure Figure) : Block;

    /// <summary>A table.</summary>
    public sealed record TableBlock(ReportTable Table) : Block;
}

/// <summary>A word or mark with what it means.</summary>
/// <param name="Name">The word, as a reader looks for it.</param>
/// <param name="Meaning">One or more sentences.</param>
public sealed record Term(string Name, string Meaning);

/// <summary>A number in large type with the words under it.</summary>
/// <param name="Value">As written in the language of the report.</param>
/// <param name="Label">What it is.</param>
public sealed record KeyNumber(string Value, string Label);

/// <summary>What a paragraph that stands out is for.</summary>
public enum CalloutKind
{
    Message,
    Caution,
}
