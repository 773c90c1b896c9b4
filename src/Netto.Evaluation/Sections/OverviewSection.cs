using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;

namespace Netto.Evaluation.Sections;

/// <summary>One page of levels and effects (004 table I.10) and one page of signs (S.1), from what is already computed.</summary>
internal static class OverviewSection
{
    private const double SignLevel = 0.05;

    public static IReadOnlyList<OverviewRow> Rows(Study study, EvaluationResults results)
    {
        var levels = results.Descriptives.ToLookup(row => (row.Outcome, row.Subgroup));
        var effects = Main(study, results.Effects).ToLookup(row => (row.Outcome, row.Subgroup));
        return
        [
            .. results
                .Descriptives.Select(row => (row.Outcome, row.Subgroup))
                .Distinct()
                .Select(key => new OverviewRow
                {
                    Outcome = key.Outcome,
                    Subgroup = key.Subgroup,
                    Levels = [.. levels[key].Select(row => new OverviewLevel(row.Arm, row.Mean))],
                    Effects =
                    [
                        .. effects[key]
                            .Select(row => new OverviewEffect(row.Comparison, row.Method, row.Estimate, row.Stars)),
                    ],
                }),
        ];
    }

    public static IReadOnlyList<SignRow> Signs(Study study, EvaluationResults results) =>
        [
            .. Main(study, results.Effects)
                .Select(row =>
                {
                    var sign = Sign(study, row);
                    return new SignRow
                    {
                        Outcome = row.Outcome,
                        Comparison = row.Comparison,
                        Method = row.Method,
                        Subgroup = row.Subgroup,
                        Sign = sign,
                        Favourable = Favourable(study, row.Outcome, sign),
                        Estimate = row.Estimate,
                        Stars = row.Stars,
                    };
                }),
        ];

    /// <summary>The rows by the method that headlines use.</summary>
    public static IEnumerable<EffectRow> Main(Study study, IEnumerable<EffectRow> rows) =>
        rows.Where(row =>
        {
            var comparison = study.Protocol.Comparisons.First(own => own.Id == row.Comparison);
            return row.Method == Texts.Name(EffectTask.Headline(study.Outcome(row.Outcome), comparison));
        });

    private static string? Sign(Study study, EffectRow row)
    {
        if (row is not { Estimate: { } estimate, PValue: { } p })
            return null;
        if (p >= SignLevel || estimate == 0)
            return "0";
        var strictest = study.Settings.EffectMarks.Count > 0 ? study.Settings.EffectMarks.Min(mark => mark.Level) : 0;
        return (estimate > 0, p < strictest && strictest < SignLevel) switch
        {
            (true, true) => "++",
            (true, false) => "+",
            (false, true) => "--",
            (false, false) => "-",
        };
    }

    private static bool? Favourable(Study study, string outcome, string? sign) =>
        sign is null or "0"
            ? null
            : study.Outcome(outcome).Good switch
            {
                Protocol.GoodDirection.Higher => sign[0] == '+',
                Protocol.GoodDirection.Lower => sign[0] == '-',
                _ => null,
            };
}
