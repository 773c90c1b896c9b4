namespace Netto.Statistics.Likelihood;

/// <summary>
/// A coefficient that grows without end, because some group has no events or is all at a limit: its effect is enormous while the data say nothing
/// of its size. Where Newton's method stopped on the way is no estimate.
/// </summary>
internal static class UnboundedCoefficient
{
    /// <summary>Odds or hazards of e¹²: what one more unit of the range leaves is a chance of 6e-6.</summary>
    internal const double FarOut = 12;

    /// <summary>The same for normal errors, whose tail at four standard deviations is 3e-5.</summary>
    internal const double FarOutNormal = 4;

    private const double NoInformation = 100;

    /// <summary>Whether a coefficient has no finite maximum.</summary>
    /// <param name="effect">The coefficient times the range of its column, in units of the error.</param>
    /// <param name="standardError">Its classical standard error in the same units; null when the information broke down.</param>
    /// <param name="farOut">How large an effect must be.</param>
    internal static bool IsFound(double effect, double? standardError, double farOut = FarOut) =>
        Math.Abs(effect) > farOut && !(standardError <= NoInformation);

    /// <summary>The first column of a design whose coefficient has no finite maximum, or null.</summary>
    /// <param name="design">k columns; those without variation are passed over, except indicators of a level.</param>
    /// <param name="theta">At least k parameters, those of the columns first.</param>
    /// <param name="inverse">Inverse information; null when it broke down.</param>
    /// <param name="scale">Size of one unit of the error.</param>
    /// <param name="farOut">How large an effect must be.</param>
    internal static DataColumn? Find(
        Design design,
        double[] theta,
        Matrix? inverse,
        double scale = 1,
        double farOut = FarOut
    )
    {
        for (var j = 0; j < design.Count; j++)
        {
            var range = RangeOf(design.Columns[j].Values) / scale;
            double? error = inverse is null ? null : Math.Sqrt(inverse[j, j]) * range;
            if (IsFound(theta[j] * range, error, farOut))
            {
                return design.Columns[j];
            }
        }

        return null;
    }

    /// <summary>Largest less smallest value of a column, n ≥ 1 values.</summary>
    internal static double RangeOf(double[] values) => values.Max() - values.Min();

    /// <summary>SRV003.</summary>
    internal static StatisticsException Refused(string label) =>
        new(
            "SRV003",
            $"The likelihood keeps growing with the coefficient of {label}: a group has no events, or all of them.",
            "No finite estimate exists. Leave that column out, or join categories."
        );
}
