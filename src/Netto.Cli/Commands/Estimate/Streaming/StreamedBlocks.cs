using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Statistics;
using Netto.Statistics.Models;
using Netto.Statistics.Streaming;

namespace Netto.Cli.Commands.Estimate.Streaming;

/// <summary>The blocks of a model with its weights and clusters, and what was left out on the way.</summary>
internal sealed class StreamedBlocks(StreamedRequest request, StreamedFrames frames)
{
    private readonly Dictionary<double, int> numbers = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> missing = new(StringComparer.Ordinal);
    private (double Low, double High) outcome = (double.PositiveInfinity, double.NegativeInfinity);
    private bool isCounted;

    /// <summary>Rows with a missing value.</summary>
    internal int Dropped { get; private set; }

    /// <summary>Rows of weight zero.</summary>
    internal int WithoutWeight { get; private set; }

    /// <summary>Complete rows.</summary>
    internal long Rows { get; private set; }

    internal IReadOnlyList<DroppedRows> Missing => [.. missing.Select(m => new DroppedRows(m.Key, m.Value))];

    /// <summary>The value of an outcome that is the same in all rows.</summary>
    internal double? OnlyOutcome => outcome.Low == outcome.High ? outcome.Low : null;

    internal IEnumerable<DataBlock> Read()
    {
        foreach (var (frame, examples) in frames.Read())
        {
            var rows = frame.Rows.Length - examples;
            if (!isCounted)
            {
                Count(frame, rows);
            }
            if (rows > 0)
            {
                yield return Block(frame, rows);
            }
        }
        isCounted = true;
    }

    private DataBlock Block(ModelFrame frame, int rows)
    {
        var columns = frame
            .Parts.SelectMany(p => p.Design.Columns)
            .Where(c => c.Label != Design.Constant)
            .Append(frame.Outcome)
            .DistinctBy(c => c.Label, StringComparer.Ordinal);
        return new DataBlock([.. columns.Select(c => c with { Values = c.Values[..rows] })])
        {
            Weights = Weights(frame, rows),
            Clusters = Clusters(frame, rows),
        };
    }

    private void Count(ModelFrame frame, int rows)
    {
        Rows += rows;
        Dropped += frame.RowsDropped;
        foreach (var reason in frame.Missing)
        {
            missing[reason.Reason] = missing.GetValueOrDefault(reason.Reason) + reason.Count;
        }
        foreach (var value in frame.Outcome.Values.AsSpan(0, rows))
        {
            outcome = (Math.Min(outcome.Low, value), Math.Max(outcome.High, value));
        }
        if (request.Request.Weights is { } name && frame.Extras.Find(name) is NumberColumn weights)
        {
            WithoutWeight += weights.Values.AsSpan(0, rows).Count(0);
        }
    }

    private DataColumn? Weights(ModelFrame frame, int rows)
    {
        if (request.Request.Weights is not { } name)
        {
            return null;
        }
        if (frame.Extras.Find(name) is not NumberColumn column)
        {
            throw EstimateRequest.Refused($"--weights {name}, a column of text.", "Name a column of numbers.");
        }
        var values = column.Values[..rows];
        var whole = request.Weights == StreamedWeights.Frequency;
        var wrong = Array.FindIndex(values, w => w < 0 || (whole && w != Math.Floor(w)));
        if (wrong >= 0)
        {
            var wanted = values[wrong] < 0 ? "0 or more" : "a whole number (a frequency)";
            throw new StatisticsException(
                StatisticsErrors.WrongWeight,
                $"Weight {name} is {values[wrong]:R} in row {frame.NumberOf(wrong)}.",
                $"A weight must be {wanted}."
            );
        }
        return new DataColumn(name, values);
    }

    /// <summary>Codes in the order in which the clusters are met.</summary>
    private int[]? Clusters(ModelFrame frame, int rows) =>
        request.Request.Cluster is not { } name
            ? null
            : frame.Extras.Find(name) switch
            {
                NumberColumn column => Array.ConvertAll(column.Values[..rows], v => Code(numbers, v)),
                TextColumn column => Array.ConvertAll(column.Codes[..rows], c => Code(texts, column.Levels[c])),
                _ => throw EstimateRequest.Refused($"--cluster {name}.", "Name a column."),
            };

    private static int Code<T>(Dictionary<T, int> codes, T value)
        where T : notnull
    {
        if (!codes.TryGetValue(value, out var code))
        {
            codes.Add(value, code = codes.Count);
        }
        return code;
    }
}
