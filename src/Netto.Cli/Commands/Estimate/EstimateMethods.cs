using System.Globalization;
using Netto.Statistics;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Estimate;

/// <summary>The methods of <c>netto estimate</c> by name.</summary>
internal static class EstimateMethods
{
    private static readonly Dictionary<string, Func<EstimateRequest, EstimateOutput>> Known = new(
        StringComparer.Ordinal
    )
    {
        ["ols"] = Ols,
        ["tsls"] = Tsls,
        ["did"] = Did,
        ["probit"] = LikelihoodMethods.Probit,
        ["logit"] = LikelihoodMethods.Logit,
        ["heckman"] = HeckmanMethod.Run,
        ["drdid"] = DoublyRobustMethod.Run,
        ["tobit"] = TobitMethod.Run,
        ["km"] = KaplanMeierMethod.Run,
        ["cox"] = CoxMethod.Run,
        ["weibull"] = DurationMethods.Weibull,
        ["exponential"] = DurationMethods.Exponential,
        ["loglogistic"] = DurationMethods.LogLogistic,
        ["lognormal"] = DurationMethods.LogNormal,
        ["piecewise"] = DurationMethods.Piecewise,
        ["discrete"] = DiscreteMethod.Run,
        ["mediation"] = MediationMethod.Run,
        ["timing"] = TimingMethod.Run,
    };

    internal static IReadOnlyList<string> Names => [.. Known.Keys];

    internal static EstimateOutput Run(EstimateRequest request)
    {
        try
        {
            return Known[request.Method](request);
        }
        catch (StatisticsException problem) when (problem.Rows.Count > 0)
        {
            throw request.RowNames.Of(problem);
        }
    }

    private static EstimateOutput Ols(EstimateRequest request)
    {
        if (DesignMethods.IsAsked(request))
        {
            return DesignMethods.Linear(request);
        }
        request.RefuseOthers("--absorb");
        var frame = request.Frame();
        RequireParts(frame.Parts.Count, 1, request);
        RequireVariation(frame.Outcome);
        var kind = request.Kind("hc1", "cr1");
        if (kind == "bootstrap")
        {
            request.RefuseAbsorbWith(kind);
            return BootstrapMethods.Ols(request, frame);
        }
        var specification = new LinearSpecification
        {
            Covariance = request.Covariance(frame, kind),
            Weights = request.WeightsOf(frame),
            Absorb = request.FactorsOf(frame),
        };
        return Linear("ols", LinearRegression.Fit(frame.Outcome, frame.Design, specification), frame);
    }

    internal static EstimateOutput Linear(string method, LinearFit fit, Formulas.Frames.ModelFrame frame) =>
        EstimateOutput.Of(method, fit, frame) with
        {
            RSquared = fit.RSquared,
            LogLikelihood = fit.LogLikelihood,
            ConditionNumber = fit.ConditionNumber,
            Clusters = fit.ClusterCount,
            Absorbed = fit.Absorbed,
        };

    private static EstimateOutput Tsls(EstimateRequest request)
    {
        request.RefuseOthers("--estimator", "--absorb");
        var frame = request.Frame();
        RequireParts(frame.Parts.Count, 2, request);
        RequireVariation(frame.Outcome);
        var design = new InstrumentedDesign(frame.Parts[0].Design, frame.Parts[1].Design);
        var kind = request.Kind("hc1", "cr1");
        if (kind == "bootstrap")
        {
            request.RefuseAbsorbWith(kind);
            return BootstrapMethods.Tsls(request, frame, design);
        }
        var specification = new InstrumentalVariablesSpecification
        {
            Covariance = request.Covariance(frame, kind),
            Weights = request.WeightsOf(frame),
            Absorb = request.FactorsOf(frame),
            Estimator = request.Estimator switch
            {
                null or "2sls" or "tsls" => KClass.TwoStage,
                "liml" => KClass.LimitedInformation,
                var other => throw EstimateRequest.Refused($"--estimator {other} with tsls.", "Take 2sls or liml."),
            },
        };
        return Instrumental(TwoStageLeastSquares.Fit(frame.Outcome, design, specification), frame);
    }

    internal static EstimateOutput Instrumental(InstrumentalVariablesFit fit, Formulas.Frames.ModelFrame frame) =>
        EstimateOutput.Of("tsls", fit, frame) with
        {
            RSquared = fit.RSquared,
            ConditionNumber = fit.ConditionNumber,
            Clusters = fit.ClusterCount,
            FirstStage = new(
                fit.FirstStage.F,
                fit.FirstStages.Count == 1 ? fit.FirstStage.EffectiveF : null,
                fit.FirstStage.Fit.Coefficients
            ),
            AndersonRubin = fit.AndersonRubin,
            Sargan = fit.Sargan,
            WuHausman = fit.WuHausman,
            Absorbed = fit.Absorbed,
        };

    private static EstimateOutput Did(EstimateRequest request)
    {
        request.RefuseOthers("--absorb");
        var frame = request.Frame();
        RequireParts(frame.Parts.Count, 1, request);
        RequireVariation(frame.Outcome);
        var effect = EffectTerm(frame, request);
        var kind = request.Kind("hc1", "cr2");
        if (kind == "bootstrap")
        {
            request.RefuseAbsorbWith(kind);
            return BootstrapMethods.Did(request, frame, effect);
        }
        var specification = new LinearSpecification
        {
            Covariance = request.Covariance(frame, kind),
            Weights = request.WeightsOf(frame),
            Absorb = request.FactorsOf(frame),
        };
        var fit = LinearRegression.Fit(frame.Outcome, frame.Design, specification);
        if (!fit.Coefficients.Has(effect))
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"{effect} does not vary apart from the other columns: a group or a period is missing.",
                "Give rows of both groups before and after; look at --where."
            );
        }

        return Linear("did", fit, frame) with
        {
            Effect = fit.Coefficients[effect],
        };
    }

    /// <summary>The effect is the first interaction: <c>treated*after</c>.</summary>
    internal static string EffectTerm(Formulas.Frames.ModelFrame frame, EstimateRequest request) =>
        frame.Parts[0].Sources.FirstOrDefault(s => s.Kind == Formulas.Frames.DesignColumnKind.Product)?.Label
        ?? throw EstimateRequest.Refused(
            $"No interaction in {request.FormulaText}.",
            "Write the groups and periods as treated*after."
        );

    /// <summary>An outcome that is equal in all rows is refused: its standard errors would be noughts that say nothing.</summary>
    private static void RequireVariation(DataColumn outcome)
    {
        if (outcome.Length > 0 && Array.TrueForAll(outcome.Values, value => value == outcome.Values[0]))
        {
            throw NoVariation(outcome.Label, outcome.Values[0], outcome.Length);
        }
    }

    internal static StatisticsException NoVariation(string outcome, double value, long rows) =>
        new(
            StatisticsErrors.NoVariation,
            string.Create(CultureInfo.InvariantCulture, $"{outcome} is {value} in all {rows} rows."),
            "There is nothing to explain: look at the rows kept."
        );

    internal static void RequireParts(int found, int wanted, EstimateRequest request)
    {
        if (found != wanted)
        {
            var form = wanted == 1 ? "y ~ x" : "y ~ d + x | z + x";
            throw EstimateRequest.Refused(
                $"{found} part(s) in {request.FormulaText}.",
                $"Write {form} for {request.Method}."
            );
        }
    }
}
