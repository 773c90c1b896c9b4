using System.Text.RegularExpressions;
using Netto.Formulas;
using Netto.Formulas.Data;
using Netto.Formulas.Terms;
using Netto.Statistics.Streaming;

namespace Netto.Cli.Commands.Estimate.Streaming;

/// <summary>What was asked with <c>--stream</c>: an option or function that needs all rows at once is refused.</summary>
internal sealed partial record StreamedRequest(EstimateRequest Request, StreamedTable Table)
{
    internal string? Where { get; init; }
    internal IReadOnlyList<(string Name, string Expression)> Derived { get; init; } = [];
    internal IProgress<long>? Progress { get; init; }

    /// <summary>The formula, with a dot standing for the columns of the file and the derived ones.</summary>
    internal Formula Parsed =>
        Formula.Parse(
            Request.FormulaText,
            [.. Table.Header([]).Names.Concat(Derived.Select(d => d.Name)).Distinct(StringComparer.Ordinal)]
        );

    /// <summary>Columns that must be complete too.</summary>
    internal string[] Extras =>
        [.. new[] { Request.Weights, Request.Cluster }.OfType<string>().Distinct(StringComparer.Ordinal)];

    internal StreamedCovariance Covariance =>
        Request.Kind("hc1", Request.Method == "did" ? "cr2" : "cr1") switch
        {
            "classical" when Request.Cluster is null => StreamedCovariance.Classical,
            "hc1" when Request.Cluster is null => StreamedCovariance.HC1,
            "cr1" => Request.Cluster is null
                ? throw EstimateRequest.Refused("--se cr1 without clusters.", "Name their column with --cluster.")
                : StreamedCovariance.CR1,
            var kind when Request.Cluster is not null => throw EstimateRequest.Refused(
                $"--cluster {Request.Cluster} with --se {kind} and --stream.",
                "Take --se cr1: other clustered standard errors need all rows."
            ),
            var kind => throw EstimateRequest.Refused(
                $"--se {kind} with --stream.",
                "Take hc1, classical or, with --cluster, cr1: the others need all rows."
            ),
        };

    internal StreamedWeights Weights =>
        Request.WeightsKind switch
        {
            "frequency" => StreamedWeights.Frequency,
            "probability" => StreamedWeights.Probability,
            _ => StreamedWeights.Analytic,
        };

    /// <summary>Names of the columns of the file that anything asked for mentions.</summary>
    internal string[] Columns()
    {
        string[] texts =
        [
            .. Parsed.Parts.SelectMany(p => p.Terms).SelectMany(t => t.Factors).Select(f => f.Label),
            Request.FormulaText,
            Where ?? "",
            .. Derived.Select(d => d.Expression),
            .. Extras,
        ];
        return [.. Table.Header([]).Names.Where(name => texts.Any(t => t.Contains(name, StringComparison.Ordinal)))];
    }

    /// <summary>The rows of a block that are asked for, with the derived columns.</summary>
    internal DataTable Prepare(DataTable block)
    {
        foreach (var (name, expression) in Derived)
        {
            block = block.Derive(name, expression);
        }
        return Where is null ? block : block.Where(Where);
    }

    /// <summary>Refuses what sums over blocks cannot give.</summary>
    internal void Check()
    {
        if (Request.Method is not ("ols" or "tsls" or "did"))
        {
            throw EstimateRequest.Refused(
                $"--stream with {Request.Method}.",
                "Only ols, tsls and did need no more than sums; leave --stream out."
            );
        }
        if (Request.Absorb.Length > 0)
        {
            throw EstimateRequest.Refused(
                "--absorb with --stream.",
                "Effects are taken out of all rows: leave --stream out, or write the factors in the formula as C(…)."
            );
        }
        Request.RefuseOthers("--estimator");
        if (Request.Estimator is not (null or "2sls" or "tsls"))
        {
            throw EstimateRequest.Refused($"--estimator {Request.Estimator} with --stream.", "Take 2sls.");
        }
        string?[] texts = [Request.FormulaText, Where, .. Derived.Select(d => d.Expression)];
        if (texts.FirstOrDefault(t => t is not null && Scale().IsMatch(t)) is { } text)
        {
            throw new FormulaException(
                text,
                text.IndexOf("scale", StringComparison.Ordinal) + 1,
                "'scale' with --stream, which needs the mean of all rows",
                "the column itself, or its mean and standard deviation written as numbers"
            );
        }
        _ = Covariance;
    }

    [GeneratedRegex(@"\bscale\s*\(", RegexOptions.None, 1000)]
    private static partial Regex Scale();
}
