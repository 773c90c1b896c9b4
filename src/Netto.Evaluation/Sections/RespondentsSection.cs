using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>
/// Respondents of each survey wave beside everybody of their arm (004 table 2.3), tested as the part against the remainder:
/// those who did not answer.
/// </summary>
internal static class RespondentsSection
{
    public static IReadOnlyList<RespondentRow> Rows(Study study) =>
        [
            .. from wave in study.Table.Waves
            from arm in study.Arms
            from trait in BalanceSection.Traits(study)
            from row in Rows(study, new Answered(wave, arm), trait)
            select row,
        ];

    private static IEnumerable<RespondentRow> Rows(Study study, Answered of, Trait trait) =>
        trait.Factor is { } factor
            ? factor.Levels.Select((level, code) => Share(study, of, (factor, level, code)))
            : [Mean(study, of, trait.Number!)];

    private static RespondentRow Share(Study study, Answered of, (FactorColumn Factor, string Level, int Code) category)
    {
        var (factor, level, code) = category;
        var respondents = Counting.Of(factor, code, of.Respondents);
        var others = Counting.Of(factor, code, of.Others);
        var test = Proportions.Compare(respondents, others);
        return Row(study, of, (factor.Id, level), test) with
        {
            RespondentsN = (int)respondents.N,
            Respondents = respondents.Share,
            TotalN = (int)(respondents.N + others.N),
            Total = Counting.Of(factor, code, of.Arm.Rows).Share,
        };
    }

    private static RespondentRow Mean(Study study, Answered of, NumberColumn number)
    {
        var respondents = Counting.Of(number.Values, of.Respondents);
        var everybody = Counting.Of(number.Values, of.Arm.Rows);
        var test = Means.Welch(respondents, Counting.Of(number.Values, of.Others));
        return Row(study, of, (number.Id, null), test) with
        {
            RespondentsN = (int)respondents.N,
            Respondents = respondents.N > 0 ? respondents.Mean : null,
            TotalN = (int)everybody.N,
            Total = everybody.N > 0 ? everybody.Mean : null,
        };
    }

    private static RespondentRow Row(
        Study study,
        Answered of,
        (string Variable, string? Category) trait,
        TestResult test
    ) =>
        new()
        {
            Wave = of.Wave,
            Arm = of.Arm.Id,
            Variable = trait.Variable,
            Category = trait.Category,
            RespondentsN = 0,
            Respondents = null,
            TotalN = 0,
            Total = null,
            PValue = test.PValue,
            Mark = Study.Mark(study.Settings.RespondentMarks, test.PValue),
            Reason =
                of.Respondents.Length == 0 ? "no-people"
                : test.PValue is null ? "no-variation"
                : null,
        };

    /// <summary>The people of an arm by whether they answered in a wave.</summary>
    private sealed class Answered(WaveColumn wave, Group arm)
    {
        public string Wave { get; } = wave.Wave;

        public Group Arm { get; } = arm;

        public int[] Respondents { get; } = Array.FindAll(arm.Rows, row => wave.Answered[row]);

        public int[] Others { get; } = Array.FindAll(arm.Rows, row => !wave.Answered[row]);
    }
}
