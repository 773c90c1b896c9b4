using Netto.Planning.Diagnosis;
using Netto.Planning.Results;
using Netto.Protocol;
using Netto.Statistics.Power;

namespace Netto.Planning.Formulas;

/// <summary>Sample sizes, detectable effects and power curves in closed form, from what the plan assumes or the simulation shows.</summary>
internal sealed class SampleSizes(ExperimentProtocol protocol, PlanSettings plan, double level)
{
    private const int Points = 24;

    public IReadOnlyList<(SizeRow Row, PowerCurve Curve)> Rows(IReadOnlyList<DrawnTrial> trials) =>
        [
            .. from comparison in protocol.Comparisons
            from outcome in protocol.Outcomes
            let key = (comparison.Id, outcome.Id)
            where trials[0].Facts.ContainsKey(key)
            select Row(comparison, outcome.Id, SideFacts.Average([.. trials.Select(t => t.Facts[key])]), trials),
        ];

    private (SizeRow, PowerCurve) Row(
        Comparison comparison,
        string outcome,
        SideFacts facts,
        IReadOnlyList<DrawnTrial> trials
    )
    {
        var assumed = plan.Assumptions.FirstOrDefault(a => a.Outcome == outcome);
        var contrast = facts.ServedOf - facts.ServedAgainst;
        // Effects of other offices' service follow the simulation: assumptions are about being served or not.
        var effect =
            assumed is not null && contrast > 0
                ? assumed.Effect * contrast
                : Truth(comparison, outcome, contrast, trials)
                    ?? (assumed is not null && !double.IsFinite(contrast) ? assumed.Effect : null);
        var mean = assumed is null
            ? facts.Mean
            : assumed.Control + (facts.ServedAgainst > 0 ? assumed.Effect * facts.ServedAgainst : 0);
        var isShare = assumed is null ? facts.IsShare : assumed.StandardDeviation is null;
        var deviation = isShare
            ? Math.Sqrt(mean * (1 - mean))
            : assumed?.StandardDeviation ?? Math.Sqrt(facts.Variance);
        var question =
            facts.Offices.Length > 0
                ? OfOffices(facts, contrast, deviation)
                : OfPeople(facts, contrast, mean, deviation, isShare);
        var row = new SizeRow
        {
            Comparison = comparison.Id,
            Outcome = outcome,
            Design = facts.Offices.Length > 0 ? "offices" : "people",
            PeopleOf = facts.PeopleOf,
            PeopleAgainst = facts.PeopleAgainst,
            Level = mean,
            StandardDeviation = deviation,
            Attrition = Attrition(facts),
            ServedOf = Finite(facts.ServedOf),
            ServedAgainst = Finite(facts.ServedAgainst),
            Contrast = Finite(contrast),
            FirstStageF = question.FirstStage,
            Effect = effect,
            Power = effect is { } known && known != 0 ? question.Power(known, 1) : null,
            Detectable = question.Detectable?.IntentionToTreat,
            DetectableOnCompliers = contrast > 0 ? question.Detectable?.OnCompliers : null,
            PeopleNeeded = effect is { } e && e != 0 ? question.People?.Invoke(e) : null,
            OfficesNeeded = effect is { } o && o != 0 ? question.Offices?.Invoke(o) : null,
        };
        return (row, Curve(row, question));
    }

    private Question OfPeople(SideFacts facts, double contrast, double mean, double deviation, bool isShare)
    {
        var served = contrast > 0 && facts.ServedOf > 0;
        PowerDesign design = new(facts.PeopleOf, facts.PeopleAgainst)
        {
            Level = level,
            Power = plan.Power,
            Attrition = Attrition(facts),
            Explained = plan.Explained,
            ServedInTreatment = served ? facts.ServedOf : 1,
            ServedInControl = served ? facts.ServedAgainst : 0,
        };
        PowerDesign Times(double factor) =>
            design with
            {
                Treatment = design.Treatment * factor,
                Control = design.Control * factor,
            };
        double Within(double effect) => Math.Clamp(mean + effect, 1e-9, 1 - 1e-9);
        var first = PowerAnalysis.ExpectedFirstStage(design);
        return new Question
        {
            FirstStage = served && double.IsFinite(first) ? first : null,
            Detectable = isShare
                ? PowerAnalysis.DetectableRise(design, mean)
                : PowerAnalysis.DetectableMean(design, deviation),
            Power = (effect, factor) =>
                isShare
                    ? PowerAnalysis.PowerForShares(Times(factor), Within(effect), mean)
                    : PowerAnalysis.PowerForMean(Times(factor), deviation, effect),
            People = effect =>
                isShare
                    ? PowerAnalysis.PeopleForShares(design, Within(effect), mean)
                    : PowerAnalysis.PeopleForMean(design, deviation, effect),
        };
    }

    private Question OfOffices(SideFacts facts, double contrast, double deviation)
    {
        OfficesDesign design = new(facts.Offices[0], facts.Offices[1])
        {
            PeopleBefore = facts.Offices[2],
            PeopleDuring = facts.Offices[3],
            SizeVariation = facts.Offices[4],
            IntraclassCorrelation = plan.OfficeCorrelation,
            Autocorrelation = plan.OfficeAutocorrelation,
            Explained = plan.Explained,
            Attrition = Attrition(facts),
            Compliers = contrast > 0 ? contrast : 1,
            Level = level,
            Power = plan.Power,
        };
        return new Question
        {
            Detectable = OfficesPower.Detectable(design, deviation),
            Power = (effect, factor) =>
                OfficesPower.Power(
                    design with
                    {
                        PeopleBefore = design.PeopleBefore * factor,
                        PeopleDuring = design.PeopleDuring * factor,
                    },
                    deviation,
                    effect
                ),
            Offices = effect => OfficesPower.Offices(design, deviation, effect),
        };
    }

    private static PowerCurve Curve(SizeRow row, Question question)
    {
        var people = row.PeopleOf + row.PeopleAgainst;
        var steps = Enumerable.Range(1, Points).Select(i => i / (double)Points).ToArray();
        var farthest = Math.Max(Math.Abs(row.Effect ?? 0), row.Detectable ?? 0) * 1.5;
        return new(
            row.Comparison,
            row.Outcome,
            row.Effect is { } effect && effect != 0
                ? [.. steps.Select(s => new PowerPoint(2 * s * people, question.Power(effect, 2 * s)))]
                : [],
            farthest > 0 ? [.. steps.Select(s => new PowerPoint(s * farthest, question.Power(s * farthest, 1)))] : []
        );
    }

    // Of the assignment where the simulation knows it, else that on the served times the contrast.
    private static double? Truth(
        Comparison comparison,
        string outcome,
        double contrast,
        IReadOnlyList<DrawnTrial> trials
    )
    {
        var known = trials
            .SelectMany(trial => trial.Truth)
            .Where(t => t.Comparison == comparison.Id && t.Outcome == outcome)
            .ToLookup(t => t.Method, t => t.Value);
        return known["itt"].Concat(known["did"]).ToList() is { Count: > 0 } assigned ? assigned.Average()
            : known["did-iv"].ToList() is { Count: > 0 } served ? served.Average() * contrast
            : null;
    }

    // The simulated table of a flat protocol has the attrition of the plan in it already.
    private double Attrition(SideFacts facts) =>
        protocol.Data is DataSource.Flat ? facts.Missing : 1 - ((1 - facts.Missing) * (1 - plan.Attrition));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The answers of one design.</summary>
    private sealed record Question
    {
        public double? FirstStage { get; init; }

        public required DetectableEffect? Detectable { get; init; }

        /// <summary>Power for an effect with the people planned times a factor.</summary>
        public required Func<double, double, double> Power { get; init; }

        public Func<double, double>? People { get; init; }

        public Func<double, double>? Offices { get; init; }
    }
}
