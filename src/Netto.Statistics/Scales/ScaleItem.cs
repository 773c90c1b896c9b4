namespace Netto.Statistics.Scales;

/// <summary>One question of a scale and how its answers count.</summary>
/// <param name="Name">Name of the column.</param>
public sealed record ScaleItem(string Name)
{
    /// <summary>What each answer becomes; an answer that is not in it is an error. Null to take answers as they are.</summary>
    public IReadOnlyDictionary<double, double>? Recoding { get; init; }

    /// <summary>Lowest and highest answer (after recoding), where the item is turned round: low + high − answer. Null when it is not.</summary>
    public AnswerRange? ReversedWithin { get; init; }

    /// <summary>An item turned round.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="low">Lowest answer.</param>
    /// <param name="high">Highest answer.</param>
    public static ScaleItem Reversed(string name, double low, double high) =>
        new(name) { ReversedWithin = new(low, high) };

    /// <summary>The value that an answer counts as; NaN stays NaN.</summary>
    internal double Scored(double answer, int row)
    {
        if (double.IsNaN(answer))
        {
            return answer;
        }

        var value = answer;
        if (Recoding is { } codes && !codes.TryGetValue(answer, out value))
        {
            throw new StatisticsException(
                "SCL001",
                $"{Name} is {answer:R} in row {row + 1}, which the recoding does not know.",
                $"It knows {string.Join(", ", codes.Keys.Order().Select(k => k.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}; add the answer or make it missing."
            );
        }

        if (ReversedWithin is not { } range)
        {
            return value;
        }

        return value >= range.Low && value <= range.High
            ? range.Low + range.High - value
            : throw new StatisticsException(
                "SCL002",
                $"{Name} is {value:R} in row {row + 1}, outside {range.Low:R} to {range.High:R}, within which it is turned round.",
                "Give the range of the answers, or recode first."
            );
    }
}
