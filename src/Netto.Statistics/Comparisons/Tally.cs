namespace Netto.Statistics.Comparisons;

/// <summary>
/// Successes among a number of people: the sufficient statistic of a share. Tallies add, so parts of a file can be
/// counted apart and pooled.
/// </summary>
public readonly record struct Tally
{
    /// <summary>Makes a tally.</summary>
    /// <param name="successes">Number with the trait, from 0 up to and including <paramref name="n"/>.</param>
    /// <param name="n">Number of people.</param>
    /// <exception cref="StatisticsException">TST001: the counts are negative, not finite, or more successes than people.</exception>
    public Tally(double successes, double n)
    {
        if (!(successes >= 0) || !(n >= successes) || double.IsInfinity(n))
        {
            throw new StatisticsException(
                "TST001",
                $"{successes} successes among {n} is not a count of people.",
                "Give 0 <= successes <= n, both finite."
            );
        }

        Successes = successes;
        N = n;
    }

    /// <summary>Number with the trait.</summary>
    public double Successes { get; }

    /// <summary>Number of people.</summary>
    public double N { get; }

    /// <summary>Share with the trait; null when nobody was counted.</summary>
    public double? Share => N > 0 ? Successes / N : null;

    /// <summary>Pools two disjoint groups.</summary>
    public static Tally operator +(Tally left, Tally right) => new(left.Successes + right.Successes, left.N + right.N);

    /// <summary>Takes a part out of a whole: the remainder.</summary>
    public static Tally operator -(Tally whole, Tally part) => new(whole.Successes - part.Successes, whole.N - part.N);

    /// <inheritdoc cref="op_Addition"/>
    public static Tally Add(Tally left, Tally right) => left + right;

    /// <inheritdoc cref="op_Subtraction"/>
    public static Tally Subtract(Tally whole, Tally part) => whole - part;
}
