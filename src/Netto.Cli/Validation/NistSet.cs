using System.Text.Json;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Cli.Validation;

/// <summary>A linear regression of NIST's Statistical Reference Datasets with its certified values.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Source">Where the values to agree with come from.</param>
/// <param name="Constant">Whether the model has a constant.</param>
/// <param name="Powers">Powers of each regressor in the model.</param>
/// <param name="Y">The outcome.</param>
/// <param name="X">The regressors.</param>
/// <param name="Coefficients">Certified coefficients.</param>
/// <param name="StandardErrors">Certified standard errors.</param>
internal sealed record NistSet(
    string Name,
    string Source,
    bool Constant,
    int Powers,
    double[] Y,
    double[][] X,
    double[] Coefficients,
    double[] StandardErrors
)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The sets that come with the command.</summary>
    internal static IReadOnlyList<NistSet> All()
    {
        var assembly = typeof(NistSet).Assembly;
        var name = assembly
            .GetManifestResourceNames()
            .Single(n => n.EndsWith("Nist.linear.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<NistSet[]>(stream, Options)!;
    }

    /// <summary>Solves the set and counts digits.</summary>
    internal NistAgreement Solve()
    {
        List<DataColumn> columns = Constant ? [Design.ConstantOnly(Y.Length).Columns[0]] : [];
        foreach (var x in X)
        {
            var power = Array.ConvertAll(x, _ => 1.0);
            for (var p = 1; p <= Powers; p++)
            {
                power = [.. power.Zip(x, (a, b) => a * b)];
                columns.Add(new($"x{columns.Count}", power));
            }
        }
        var fit = LinearRegression.Fit(
            new DataColumn("y", Y),
            new Design(columns),
            new() { Covariance = CovarianceEstimator.Classical }
        );
        return new(
            this,
            fit.ConditionNumber,
            fit.Solver,
            Fewest(fit.Coefficients.Select(b => b.Estimate), Coefficients),
            Fewest(fit.Coefficients.Select(b => b.StandardError), StandardErrors)
        );
    }

    private static double Fewest(IEnumerable<double> found, double[] certified) =>
        found.Zip(certified, Digits).DefaultIfEmpty(0).Min();

    /// <summary>Digits of agreement as NIST counts them: minus the log of the relative error, at most 16.</summary>
    private static double Digits(double found, double certified)
    {
        if (found.Equals(certified))
        {
            return 16;
        }
        var error = certified == 0 ? Math.Abs(found) : Math.Abs((found - certified) / certified);
        return Math.Clamp(-Math.Log10(error), 0, 16);
    }
}

/// <summary>How far a set was met.</summary>
/// <param name="Set">The set.</param>
/// <param name="Condition">Condition number, columns of unit length.</param>
/// <param name="Solver">The way that was chosen.</param>
/// <param name="CoefficientDigits">Fewest digits over the coefficients.</param>
/// <param name="ErrorDigits">Fewest digits over the standard errors.</param>
internal sealed record NistAgreement(
    NistSet Set,
    double Condition,
    Solver Solver,
    double CoefficientDigits,
    double ErrorDigits
);
