using System.Globalization;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Cli;

/// <summary>Refuses data from which no effect can come: an arm without people, or outcomes that are all equal for everybody.</summary>
internal static class EvaluationCheck
{
    /// <summary>Checks a table that was read.</summary>
    /// <exception cref="InputException">CLI004: an arm without people. CLI005: no outcome varies.</exception>
    public static void Run(ExperimentProtocol protocol, AnalysisTable table, string place)
    {
        var findings = EmptyArms(protocol, table, place).ToList();
        if (findings.Count == 0 && table.Outcomes.Count > 0 && table.Outcomes.All(IsEqualForEverybody))
        {
            findings.Add(NothingVaries(table, place));
        }
        if (findings.Count > 0)
        {
            throw new InputException(findings);
        }
    }

    private static IEnumerable<Diagnostic> EmptyArms(ExperimentProtocol protocol, AnalysisTable table, string place)
    {
        var people = table
            .Arm.Codes.Where(code => code != FactorColumn.Missing)
            .GroupBy(code => table.Arm.Levels[code])
            .ToDictionary(arm => arm.Key, arm => arm.Count(), StringComparer.Ordinal);
        var found = string.Join(
            ", ",
            people.Select(arm => string.Create(CultureInfo.InvariantCulture, $"{arm.Key} {arm.Value}"))
        );
        return protocol
            .Arms.Where(arm => !people.ContainsKey(arm.Id))
            .Select(arm => new Diagnostic("CLI004", $"Arm {arm.Id} has no people.")
            {
                File = place,
                Path = $"arms.{arm.Id}",
                Found = found.Length == 0 ? "nobody in any arm" : $"people by arm: {found}",
                Expected = $"people in {arm.Id}",
                Remedy =
                    "Compare the values of the arm in the data with `assignment` of the protocol, or take the arm out.",
            });
    }

    private static bool IsEqualForEverybody(NumberColumn outcome)
    {
        var first = Array.FindIndex(outcome.Values, double.IsFinite);
        return first < 0
            || Array.TrueForAll(outcome.Values, value => double.IsNaN(value) || value == outcome.Values[first]);
    }

    private static Diagnostic NothingVaries(AnalysisTable table, string place) =>
        new("CLI005", "Every outcome is equal for everybody: there is nothing to compare.")
        {
            File = place,
            Path = "outcomes",
            Found = string.Join(
                ", ",
                table.Outcomes.Select(outcome =>
                {
                    var values = outcome.Values.Where(double.IsFinite).Take(1).ToList();
                    return values is [var value]
                        ? string.Create(CultureInfo.InvariantCulture, $"{outcome.Id} = {value}")
                        : $"{outcome.Id} seen for nobody";
                })
            ),
            Expected = "an outcome that differs between people",
            Remedy =
                "Look at the columns or tables behind the outcomes; an outcome that is equal beside others that are not is reported and left out.",
        };
}
