namespace Netto.Statistics.Scales;

/// <summary>Scores of a scale, one a row.</summary>
public sealed record ScaleScores
{
    /// <summary>Name of the scale.</summary>
    public required string Name { get; init; }

    /// <summary>Score of each row; NaN where too few items were answered.</summary>
    public required double[] Values { get; init; }

    /// <summary>Group of each row from 0; −1 where there is no score. Null without grouping.</summary>
    public required int[]? Groups { get; init; }

    /// <summary>Points at which scores were cut; a score at a point belongs above it.</summary>
    public required IReadOnlyList<double> CutPoints { get; init; }

    /// <summary>Items as they counted (recoded, turned round), in order.</summary>
    public required IReadOnlyList<DataColumn> Items { get; init; }

    /// <summary>Share of the rows without an answer, per item.</summary>
    public required IReadOnlyList<double> ShareMissing { get; init; }

    /// <summary>Rows with a score.</summary>
    public int Scored => Values.Count(double.IsFinite);

    /// <summary>Share of the rows without a score.</summary>
    public double ShareWithoutScore => 1 - (double)Scored / Values.Length;

    /// <summary>Scores a scale.</summary>
    /// <param name="definition">The scale.</param>
    /// <param name="answers">Columns of answers, among them those of the items; NaN where missing.</param>
    /// <param name="weights">Survey weights for a median split; null for none.</param>
    /// <exception cref="StatisticsException">
    /// SCL001: an answer that the recoding does not know. SCL002: an answer outside its range. SCL003: cut points that do not rise. SCL004: an item that has no column, no items,
    /// or a least number of answers that cannot be. EST004: a weight that cannot be.
    /// </exception>
    public static ScaleScores Of(
        ScaleDefinition definition,
        IReadOnlyList<DataColumn> answers,
        double[]? weights = null
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(answers);
        if (weights is not null)
        {
            Surveys.SurveyChecks.Weights(weights);
        }

        DataColumn[] items = [.. definition.Items.Select(i => Counted(i, answers, definition.Name))];
        var least = definition.LeastAnswered ?? items.Length;
        if (items.Length == 0 || least < 1 || least > items.Length)
        {
            throw Wrong(
                $"{definition.Name} asks for {least} answers to {items.Length} items",
                "Give at least one item, and a least number from one to the number of items."
            );
        }

        var values = new double[items[0].Length];
        for (var i = 0; i < values.Length; i++)
        {
            double[] given = [.. items.Select(c => c.Values[i]).Where(v => !double.IsNaN(v))];
            values[i] =
                given.Length < least ? double.NaN
                : definition.Combination == ScaleCombination.Sum ? given.Average() * items.Length
                : given.Average();
        }

        var cuts = CutsOf(definition, values, weights);
        return new()
        {
            Name = definition.Name,
            Values = values,
            Groups = definition.Grouping is null ? null : Array.ConvertAll(values, v => GroupOf(v, cuts)),
            CutPoints = cuts,
            Items = items,
            ShareMissing = [.. items.Select(c => (double)c.Values.Count(double.IsNaN) / c.Length)],
        };
    }

    private static IReadOnlyList<double> CutsOf(ScaleDefinition definition, double[] values, double[]? weights)
    {
        int[] scored = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        return definition.Grouping?.CutPoints(
                Array.ConvertAll(scored, i => values[i]),
                weights is null ? null : Array.ConvertAll(scored, i => weights[i])
            )
            ?? [];
    }

    private static int GroupOf(double value, IReadOnlyList<double> cuts) =>
        double.IsNaN(value) ? -1 : cuts.Count(c => value >= c);

    private static DataColumn Counted(ScaleItem item, IReadOnlyList<DataColumn> answers, string scale)
    {
        var column =
            answers.FirstOrDefault(c => string.Equals(c.Label, item.Name, StringComparison.Ordinal))
            ?? throw Wrong(
                $"{scale} has an item {item.Name}, for which there is no column",
                $"There are {string.Join(", ", answers.Select(c => c.Label))}."
            );
        Lengths.Check(column, answers[0].Length);
        return column with { Values = [.. column.Values.Select(item.Scored)] };
    }

    private static StatisticsException Wrong(string facts, string remedy) => new("SCL004", $"Scale: {facts}.", remedy);
}
