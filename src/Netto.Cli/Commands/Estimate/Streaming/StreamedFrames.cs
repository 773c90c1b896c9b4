using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Statistics;

namespace Netto.Cli.Commands.Estimate.Streaming;

/// <summary>A formula applied block by block with the same columns in every block.</summary>
/// <remarks>
/// Which levels a factor has is known only when all rows have been read. So a first reading, made where the formula has
/// factors, keeps one row for each level; these rows stand behind every block while the formula is applied, and are cut off after.
/// </remarks>
internal sealed class StreamedFrames
{
    private readonly StreamedRequest request;
    private readonly Formulas.Terms.Formula formula;
    private readonly string[] names;
    private readonly DataTable examples;

    internal StreamedFrames(StreamedRequest request)
    {
        this.request = request;
        formula = request.Parsed;
        names = request.Columns();
        examples = Examples();
        Shape = ModelFrame.Build(formula, examples, request.Extras);
    }

    /// <summary>The formula applied to rows that show every level: labels and terms of the columns.</summary>
    internal ModelFrame Shape { get; }

    /// <summary>The blocks with at least one complete row, and the number of rows at the end that are no rows of the data.</summary>
    internal IEnumerable<(ModelFrame Frame, int Examples)> Read()
    {
        long start = 0;
        foreach (var block in request.Table.Blocks(names))
        {
            var rows = request.Prepare(Numbered(block, start));
            yield return (ModelFrame.Build(formula, Joined(rows, examples), request.Extras), examples.Rows);
            start += block.Rows;
        }
    }

    /// <summary>A complete row for each level of each factor; one row where there are no factors.</summary>
    private DataTable Examples()
    {
        DataTable? found = null;
        var seen = new HashSet<(string, string)>();
        long start = 0;
        foreach (var block in request.Table.Blocks(names))
        {
            request.Request.Cancellation.ThrowIfCancellationRequested();
            var rows = request.Prepare(Numbered(block, start));
            if (rows.Rows > 0)
            {
                var frame = ModelFrame.Build(formula, rows, request.Extras);
                int[] fresh = [.. Fresh(frame, seen, found is null)];
                if (fresh.Length > 0)
                {
                    var picked = rows.Select(fresh);
                    found = found is null ? picked : Joined(found, picked);
                }
                if (found is not null && frame.Factors.Count == 0)
                {
                    return found;
                }
            }
            start += block.Rows;
        }
        return found
            ?? throw EstimateRequest.Refused(
                request.Where is { } where ? $"No complete row has {where}." : "No row is complete.",
                "Look at the columns of the formula, and at --where."
            );
    }

    /// <summary>Numbers of the rows with a level that was not met before.</summary>
    private static SortedSet<int> Fresh(ModelFrame frame, HashSet<(string, string)> seen, bool isFirst)
    {
        var rows = new SortedSet<int>();
        if (isFirst && frame.Rows.Length > 0)
        {
            rows.Add(frame.Rows[0]);
        }
        foreach (var factor in frame.Factors)
        {
            var met = factor.Levels.Select(level => seen.Contains((factor.Name, level))).ToArray();
            for (var i = 0; i < factor.Codes.Length; i++)
            {
                var code = factor.Codes[i];
                if (code >= 0 && !met[code])
                {
                    met[code] = true;
                    seen.Add((factor.Name, factor.Levels[code]));
                    rows.Add(frame.Rows[i]);
                }
            }
        }
        return rows;
    }

    private static DataTable Numbered(DataTable block, long start) =>
        new(block.Columns) { RowNumbers = [.. Enumerable.Range(0, block.Rows).Select(i => (int)(start + i + 1))] };

    private static DataTable Joined(DataTable first, DataTable second) =>
        new(
            first.Columns.Zip(
                second.Columns,
                TableColumn (a, b) =>
                    (a, b) switch
                    {
                        (NumberColumn x, NumberColumn y) => x with { Values = [.. x.Values, .. y.Values] },
                        (TextColumn x, TextColumn y) => x with { Codes = [.. x.Codes, .. y.Codes] },
                        _ => throw new StatisticsException(
                            StatisticsErrors.WrongOption,
                            $"{a.Name} is text in some blocks and numbers in others.",
                            "Leave --stream out."
                        ),
                    }
            )
        )
        {
            RowNumbers = [.. Numbers(first), .. Numbers(second)],
        };

    private static IEnumerable<int> Numbers(DataTable table) => Enumerable.Range(0, table.Rows).Select(table.NumberOf);
}
