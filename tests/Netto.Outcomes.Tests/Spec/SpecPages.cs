using System.Text;
using Netto.Outcomes.Measuring;

namespace Netto.Outcomes.Tests.Spec;

/// <summary>Writes the specification of the kinds as pages of the docs.</summary>
internal static class SpecPages
{
    private const string Origin =
        "<!-- Made from tests/Netto.Outcomes.Tests/Spec by running the tests with NETTO_UPDATE=1. -->\n";

    /// <summary>The pages by file name.</summary>
    public static IReadOnlyDictionary<string, string> All() =>
        OutcomeSpecs.All.ToDictionary(spec => $"{spec.Kind}.md", Page).Append(new("README.md", Index())).ToDictionary();

    private static string Index()
    {
        var text = new StringBuilder(Origin);
        text.Append(
            """
            # Outcomes

            An outcome is measured from registers, for each person of the study, by a plan that Netto compiles to one SQL
            query for all outcomes of a protocol. Each gives a value, whether the person is observed, and the days of the
            window that lie within the data. `netto check` names the outcomes of a protocol; the pages below say what each
            kind means, with a few rows and what comes out of them. The examples are the tests.

            | status | meaning |
            | --- | --- |
            | observed | there is a value |
            | censored | the data end before the window does |
            | not applicable | the outcome has no meaning for the person, such as a wage without a job |
            | missing | it has one, but the registers lack what it is made from |
            | outlier | the value lies outside the quantiles that the protocol sets |

            A window runs from an origin (`entry`; `start`, the waiting weeks later; `assignment`) to its horizon: a number of
            months, weeks or days, or a date that still belongs to it. Windows and spells are half-open: the end is the first
            day after. Only the end of the data censors; death, pension and detention are states that are followed.

            | kind | measures |
            | --- | --- |

            """
        );
        foreach (var spec in OutcomeSpecs.All)
        {
            text.Append($"| [{spec.Kind}]({spec.Kind}.md) | {spec.Meaning} |\n");
        }
        return text.ToString();
    }

    private static string Page(OutcomeSpec spec)
    {
        var text = new StringBuilder(Origin);
        text.Append($"# {spec.Kind}\n\n{spec.Meaning}\n");
        if (spec.Rules.Count > 0)
        {
            text.Append('\n').AppendJoin('\n', spec.Rules.Select(rule => $"- {rule}")).Append('\n');
        }
        foreach (var example in spec.Examples)
        {
            AppendExample(text, example);
        }
        text.Append($"\n## The query of the first example\n\n```sql\n{Sql(spec.Examples[0])}\n```\n");
        return text.ToString();
    }

    private static void AppendExample(StringBuilder text, SpecExample example)
    {
        text.Append($"\n## {example.Title}\n\n```yaml\n{example.Definition.ReplaceLineEndings("\n")}\n```\n");
        foreach (var table in TextTable.ReadAll(example.Rows))
        {
            text.Append($"\n`{table.Name}`\n\n");
            AppendTable(text, table);
        }
        text.Append("\ngives\n\n");
        AppendTable(text, TextTable.Read("expected", example.Expected.ReplaceLineEndings("\n").Split('\n')));
    }

    private static void AppendTable(StringBuilder text, TextTable table)
    {
        text.Append(
            $"| {string.Join(" | ", table.Columns)} |\n|{string.Concat(table.Columns.Select(_ => " --- |"))}\n"
        );
        foreach (var row in table.Rows)
        {
            text.Append(
                $"| {string.Join(" | ", table.Columns.Select(column => row.GetValueOrDefault(column, "")))} |\n"
            );
        }
    }

    private static string Sql(SpecExample example)
    {
        var reader = new OutcomeReader();
        reader.Ask(example.Plan());
        return reader.Sql();
    }
}
