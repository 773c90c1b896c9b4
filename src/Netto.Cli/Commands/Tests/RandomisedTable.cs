using Netto.Cli.Commands.Estimate;
using Netto.Formulas.Data;
using Netto.Statistics.Models;
using Netto.Statistics.Randomisation;

namespace Netto.Cli.Commands.Tests;

/// <summary>Outcomes and arms of a file with one row a person, with the blocks and clusters of the draw.</summary>
internal sealed record RandomisedTable(IReadOnlyList<double[]> Outcomes, RandomisationDesign Design, int Dropped)
{
    /// <summary>Number of rows used.</summary>
    public int Rows => Design.Treated.Length;

    /// <summary>Reads the columns; rows with a missing value are left out and counted. The first group (byte order) is the one whose effect is told.</summary>
    public static RandomisedTable Read(CommandRun run, RandomisationOptions options, IReadOnlyList<string> outcomes)
    {
        var table = TableFile.Read(run.AbsolutePath(options.Data), run.Cancellation);
        table = run.Options.GetValue(options.Where) is { } condition ? table.Where(condition) : table;
        var values = outcomes.Select(table.Numbers).ToList();
        var by = run.Options.GetRequiredValue(options.By);
        var arms = table.Texts(by);
        var blocks = run.Options.GetValue(options.Blocks) is { } block ? table.Texts(block) : null;
        var units = run.Options.GetValue(options.Clusters) is { } cluster ? table.Texts(cluster) : null;
        int[] rows =
        [
            .. Enumerable
                .Range(0, table.Rows)
                .Where(i => arms[i] is not null && values.TrueForAll(y => !double.IsNaN(y[i])))
                .Where(i => blocks?[i] is not null || blocks is null)
                .Where(i => units?[i] is not null || units is null),
        ];
        string[] levels = [.. rows.Select(i => arms[i]!).Distinct(StringComparer.Ordinal).Order(ByteOrder.Comparer)];
        if (levels.Length != 2)
        {
            throw new OptionException(
                $"column '{by}' has {levels.Length} groups ({string.Join(", ", levels.Take(6))}); expected two"
            );
        }
        Clusters? Of(string?[]? texts, string name) =>
            texts is null ? null : Clusters.Of(name, Array.ConvertAll(rows, i => texts[i]!));
        var design = new RandomisationDesign(Array.ConvertAll(rows, i => arms[i] == levels[0] ? 1.0 : 0))
        {
            Blocks = Of(blocks, "blocks"),
            Units = Of(units, "clusters"),
            Redraw = run.Options.GetValue(options.Share) is { } share
                ? new Redraw.Independent(share)
                : Redraw.FixedNumbers.Instance,
        };
        return new([.. values.Select(y => Array.ConvertAll(rows, i => y[i]))], design, table.Rows - rows.Length);
    }
}
