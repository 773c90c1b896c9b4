namespace Netto.Statistics.Survival;

/// <summary>Result of Gray's test for one cause.</summary>
/// <param name="Cause">Code of the cause, from 1.</param>
/// <param name="Test">Chi-squared test of equal cumulative incidence.</param>
/// <param name="Scores">Score per group: positive where the cause comes earlier or more often than in all groups together.</param>
/// <param name="Covariance">Covariance of the scores.</param>
public sealed record GrayResult(int Cause, JointTest Test, IReadOnlyList<double> Scores, Matrix Covariance);

/// <summary>
/// Tests whether groups have the same cumulative incidence of a cause while others compete (Gray 1988, doi:10.1214/aos/1176350951). As R
/// <c>cmprsk::cuminc</c>. The log-rank test on one cause compares hazards instead, and may see a difference where the shares have none.
/// </summary>
public static class GrayTest
{
    /// <summary>Runs the test for every cause.</summary>
    /// <param name="time">Time of the event or of the end of observation, zero or more.</param>
    /// <param name="cause">0 where observation ended without event, else the code of the cause: 1, 2, …</param>
    /// <param name="groups">Group of each row, at least two.</param>
    /// <param name="strata">Strata whose members are compared only with each other; null for none.</param>
    /// <param name="rho">Power of one minus the incidence so far in the weights; 0 unless told.</param>
    /// <returns>A result a cause, in the order of the codes; causes that nobody has are left out.</returns>
    /// <exception cref="StatisticsException">SRV006: a cause is not a whole number from 0. EST013: fewer than two groups.</exception>
    public static IReadOnlyList<GrayResult> Run(
        DataColumn time,
        DataColumn cause,
        Clusters groups,
        Clusters? strata = null,
        double rho = 0
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        CumulativeIncidence.CheckCauses(time, cause);
        Lengths.Check(cause, time.Length);
        var present = cause.Values.Where(c => c > 0).Distinct().Order().Select(c => (int)c);
        return [.. present.Select(code => Of(code, (time, cause), (groups, strata), rho))];
    }

    private static GrayResult Of(
        int code,
        (DataColumn Time, DataColumn Cause) data,
        (Clusters Groups, Clusters? Strata) by,
        double rho
    )
    {
        var scores = new double[by.Groups.Count];
        var covariance = new Matrix(scores.Length, scores.Length);
        int[] everybody = [.. Enumerable.Range(0, data.Time.Length)];
        foreach (var rows in by.Strata?.Members() ?? [everybody])
        {
            var stratum = new GrayStratum(scores.Length, rho);
            stratum.Add(
                data.Time.Values,
                Array.ConvertAll(data.Cause.Values, c => Kind(c, code)),
                by.Groups.Codes,
                rows
            );
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += stratum.Scores[i];
                for (var j = 0; j < scores.Length; j++)
                {
                    covariance[i, j] += stratum.Covariance(i, j);
                }
            }
        }
        return new(code, Test(code, by.Groups, scores, covariance), scores, covariance);
    }

    private static JointTest Test(int code, Clusters groups, double[] scores, Matrix covariance)
    {
        int[] used = [.. Enumerable.Range(0, scores.Length).Where(g => covariance[g, g] > 0)];
        if (used.Length < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"Fewer than two groups of {groups.Label} are at risk when cause {code} happens.",
                "Look at the groups: a test needs events while two groups are at risk."
            );
        }
        int[] free = used[..^1];
        var gap = Array.ConvertAll(free, g => scores[g]);
        var factor = Cholesky.Factor(covariance.Submatrix(free), "The covariance of Gray's test");
        var name = $"equal incidence of cause {code} over {groups.Label}";
        return JointTest.OfChiSquared(name, Vectors.Dot(gap, factor.Solve(gap)), free.Length);
    }

    private static EventKind Kind(double cause, int code) =>
        cause == 0 ? EventKind.None
        : cause == code ? EventKind.Own
        : EventKind.Other;
}
