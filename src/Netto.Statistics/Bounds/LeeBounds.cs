namespace Netto.Statistics.Bounds;

/// <summary>Bounds on the effect among those whose outcome is seen in either arm, when assignment changes who is seen.</summary>
/// <remarks>
/// Lee (2009), doi:10.1111/j.1467-937X.2009.00536.x: the arm in which more are seen is trimmed by the excess share, at the bottom for the
/// upper bound and at the top for the lower. Standard errors: his proposition 3. Interval for the effect: Imbens and Manski (2004),
/// doi:10.1111/j.1468-0262.2004.00555.x. Ties at the trimming point are trimmed in part.
/// </remarks>
/// <param name="Lower">Lower bound; its interval is one-sided in meaning, see <see cref="Low"/>.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Trimmed">Share trimmed of the arm in which more are seen.</param>
/// <param name="Low">Lower end of the 95% interval of the effect.</param>
/// <param name="High">Upper end of the 95% interval of the effect.</param>
/// <param name="Seen">Rows with an outcome.</param>
public sealed record LeeBounds(Coefficient Lower, Coefficient Upper, double Trimmed, double Low, double High, int Seen)
{
    private const double Level = 0.95;

    /// <summary>Computes the bounds.</summary>
    /// <param name="outcome">The outcome; read only where it is seen.</param>
    /// <param name="seen">1 where the outcome is seen, else 0.</param>
    /// <param name="treated">1 in the treatment arm, else 0.</param>
    /// <exception cref="StatisticsException">EST003 when an arm has fewer than two outcomes.</exception>
    public static LeeBounds Of(DataColumn outcome, DataColumn seen, DataColumn treated)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(treated);
        Compliance.Indicators.Check(seen);
        Compliance.Indicators.Check(treated);
        var one = Arm.Of(outcome, seen, treated, 1);
        var zero = Arm.Of(outcome, seen, treated, 0);
        // Trim the treated arm; where more controls are seen, the same with signs turned.
        return one.Share >= zero.Share ? Trim(one, zero, 1) : Trim(zero, one, -1);
    }

    private static LeeBounds Trim(Arm more, Arm fewer, int sign)
    {
        // From the counts: arms of one size trim a whole number, which rounding of shares must not shift by one.
        var cut = more.Outcomes.Length - ((double)fewer.Outcomes.Length * more.N / fewer.N);
        var share = cut / more.Outcomes.Length;
        var logVariance = ((1 - more.Share) / (more.N * more.Share)) + ((1 - fewer.Share) / (fewer.N * fewer.Share));
        var bottom = more.Without(cut, fromBottom: true);
        var top = more.Without(cut, fromBottom: false);
        var (mean, variance) = fewer.Plain();
        Coefficient Bound(string name, (double Mean, double Variance, double Edge) kept)
        {
            var gap = kept.Mean - kept.Edge;
            var own = (kept.Variance + (gap * gap * share)) / (more.Outcomes.Length * (1 - share));
            var error = Math.Sqrt(own + (gap * gap * logVariance) + variance);
            return Coefficient.From(name, sign * (kept.Mean - mean), error, double.PositiveInfinity);
        }
        var (lower, upper) =
            sign > 0 ? (Bound("lower", top), Bound("upper", bottom)) : (Bound("lower", bottom), Bound("upper", top));
        var critical = Critical((upper.Estimate - lower.Estimate) / Math.Max(lower.StandardError, upper.StandardError));
        return new(
            lower,
            upper,
            share,
            lower.Estimate - (critical * lower.StandardError),
            upper.Estimate + (critical * upper.StandardError),
            more.Outcomes.Length + fewer.Outcomes.Length
        );
    }

    /// <summary>c with Φ(c + width) − Φ(−c) = level.</summary>
    private static double Critical(double width)
    {
        var (low, high) = (Normal.UpperQuantile(1 - Level), Normal.UpperQuantile((1 - Level) / 2));
        for (var j = 0; j < 100; j++)
        {
            var middle = (low + high) / 2;
            var covered = Normal.LowerTail(middle + width) - Normal.UpperTail(middle);
            (low, high) = covered < Level ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>One arm: its size, the share seen, and the outcomes seen in order.</summary>
    private sealed record Arm(int N, double Share, double[] Outcomes)
    {
        internal static Arm Of(DataColumn outcome, DataColumn seen, DataColumn treated, double arm)
        {
            var (n, values) = (0, new List<double>());
            for (var i = 0; i < treated.Length; i++)
            {
                if (treated.Values[i] != arm)
                {
                    continue;
                }
                n++;
                if (seen.Values[i] == 1)
                {
                    values.Add(outcome.Values[i]);
                }
            }
            values.Sort();
            return values.Count >= 2
                ? new(n, (double)values.Count / n, [.. values])
                : throw new StatisticsException(
                    StatisticsErrors.TooFewRows,
                    $"{values.Count} outcome(s) seen where {treated.Label} = {arm}.",
                    "Each arm needs at least two."
                );
        }

        /// <summary>Mean and variance of the mean.</summary>
        internal (double Mean, double Variance) Plain()
        {
            var (mean, variance, _) = Without(0, fromBottom: true);
            return (mean, variance * Outcomes.Length / (Outcomes.Length - 1.0) / Outcomes.Length);
        }

        /// <summary>
        /// Mean, variance and edge of what is left after trimming a number of outcomes; the outcome at the edge, the first that stays, may stay in part.
        /// </summary>
        internal (double Mean, double Variance, double Edge) Without(double cut, bool fromBottom)
        {
            var m = Outcomes.Length;
            var (sum, weight) = (0.0, 0.0);
            var weights = new double[m];
            for (var r = 0; r < m; r++)
            {
                var i = fromBottom ? r : m - 1 - r;
                weights[i] = Math.Clamp(r + 1 - cut, 0, 1);
                sum += weights[i] * Outcomes[i];
                weight += weights[i];
            }
            var mean = sum / weight;
            var squares = 0.0;
            for (var i = 0; i < m; i++)
            {
                squares += weights[i] * (Outcomes[i] - mean) * (Outcomes[i] - mean);
            }
            var edge = Math.Min((int)cut, m - 1);
            return (mean, squares / weight, Outcomes[fromBottom ? edge : m - 1 - edge]);
        }
    }
}
