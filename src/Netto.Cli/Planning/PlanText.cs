using System.Globalization;
using System.Text;
using Netto.Planning.Results;
using Netto.Protocol;
using Netto.Reporting.Figures;
using Language = Netto.Reporting.Texts.Language;

namespace Netto.Cli.Planning;

/// <summary>The plan in words and tables: for the terminal, and as Markdown.</summary>
internal sealed class PlanText(ExperimentProtocol protocol, PlanResult plan, Language language)
{
    private readonly NumberFormatInfo numbers = new()
    {
        NumberDecimalSeparator = language.DecimalSeparator,
        NumberGroupSeparator = language.GroupSeparator,
    };

    /// <summary>A text of the protocol in the language of the report.</summary>
    public static string In(Language language, LocalText text) => language.Code == "nl" ? text.Nl : text.En;

    public string ForTerminal()
    {
        var text = new StringBuilder();
        text.AppendLine(Opening()).AppendLine();
        Aligned(text, SizeTable());
        text.AppendLine();
        Aligned(text, DiagnosisTable());
        return text.ToString().TrimEnd();
    }

    public string Markdown(IReadOnlyList<Figure> figures)
    {
        var text = new StringBuilder();
        Line(text, $"# {language.Pick("Plan", "Plan")}: {In(language, protocol.Title)}", Opening());
        Line(text, $"## {language.Pick("Steekproef en aantoonbare effecten", "Sample sizes and detectable effects")}");
        Table(text, SizeTable());
        Line(
            text,
            language.Pick(
                $"Tweezijdig niveau {Percent(plan.Level)}, onderscheidend vermogen {Percent(plan.Power)}. Effecten van de toewijzing; op meedoeners: gedeeld door het verschil in bereik.",
                $"Two-sided level {Percent(plan.Level)}, power {Percent(plan.Power)}. Effects of the assignment; on compliers: over the contrast in take-up."
            )
        );
        foreach (var figure in figures)
        {
            Line(text, $"![{figure.Alternative}]({figure.Id}.svg)");
        }
        Line(text, $"## {language.Pick("Wat de schatters zouden vinden", "What the estimators would find")}");
        Table(text, DiagnosisTable());
        Line(
            text,
            language.Pick(
                "Vertekening: gemiddelde schatting min ware effect. Dekking: aandeel 95%-intervallen met het ware effect erin. Fout teken en overdrijving: onder de significante schattingen het aandeel met het verkeerde teken, en hoeveel keer te groot zij gemiddeld zijn. Achter ± de simulatiefout.",
                "Bias: mean estimate less true effect. Coverage: share of intervals that hold it. Wrong sign and exaggeration: among significant estimates the share with the wrong sign, and how many times too large they are on average. Behind ± the simulation error."
            )
        );
        return text.ToString().TrimEnd() + "\n";
    }

    private string Opening() =>
        language.Pick(
            $"{plan.People.ToString("N0", numbers)} mensen in het experiment; {plan.Simulations} keer gesimuleerd, beginnend bij {plan.Seed}.",
            $"{plan.People.ToString("N0", numbers)} people in the experiment; simulated {plan.Simulations} times from seed {plan.Seed}."
        );

    private List<string[]> SizeTable()
    {
        List<string[]> rows =
        [
            [
                language.Pick("vergelijking", "comparison"),
                language.Pick("uitkomst", "outcome"),
                language.Pick("mensen", "people"),
                language.Pick("niveau", "level"),
                language.Pick("bereik", "take-up"),
                language.Pick("verschil in bereik", "contrast"),
                language.Pick("effect", "effect"),
                language.Pick("vermogen", "power"),
                language.Pick("aantoonbaar", "detectable"),
                language.Pick("op meedoeners", "on compliers"),
                language.Pick("nodig", "needed"),
            ],
        ];
        rows.AddRange(
            plan.SampleSizes.Select(row =>
                new[]
                {
                    row.Comparison,
                    row.Outcome,
                    $"{Whole(row.PeopleOf)} / {Whole(row.PeopleAgainst)}",
                    Number(row.Level),
                    row.ServedOf is null ? "–" : $"{Percent(row.ServedOf)} / {Percent(row.ServedAgainst)}",
                    Percent(row.Contrast),
                    Number(row.Effect),
                    Percent(row.Power),
                    Number(row.Detectable),
                    Number(row.DetectableOnCompliers),
                    row.OfficesNeeded is { } offices
                        ? $"{Whole(offices)} {language.Pick("kantoren", "offices")}"
                        : Whole(row.PeopleNeeded),
                }
            )
        );
        return rows;
    }

    private List<string[]> DiagnosisTable()
    {
        List<string[]> rows =
        [
            [
                language.Pick("vergelijking", "comparison"),
                language.Pick("uitkomst", "outcome"),
                language.Pick("schatter", "estimator"),
                language.Pick("waar effect", "truth"),
                language.Pick("vertekening", "bias"),
                language.Pick("spreiding", "sd"),
                language.Pick("standaardfout", "std. error"),
                language.Pick("dekking", "coverage"),
                language.Pick("vermogen", "power"),
                language.Pick("fout teken", "wrong sign"),
                language.Pick("overdrijving", "exaggeration"),
                language.Pick("geweigerd", "refused"),
            ],
        ];
        rows.AddRange(
            plan.Diagnosis.Select(row =>
                new[]
                {
                    row.Comparison,
                    row.Outcome,
                    row.Method,
                    Number(row.Truth),
                    WithError(Number(row.Bias), row.Bias is null ? null : Number(row.BiasError)),
                    Number(row.StandardDeviation),
                    Number(row.MeanStandardError),
                    WithError(Percent(row.Coverage), row.Coverage is null ? null : Points(row.CoverageError)),
                    WithError(Percent(row.Power), row.Power is null ? null : Points(row.PowerError)),
                    Percent(row.WrongSign),
                    row.Exaggeration is { } times ? times.ToString("0.00", numbers) : "–",
                    row.Refused.ToString(numbers),
                }
            )
        );
        return rows;
    }

    private static string WithError(string value, string? error) => error is null ? value : $"{value} ±{error}";

    // Three digits that count, without powers of ten.
    private string Number(double? value)
    {
        if (value is not { } number)
        {
            return "–";
        }
        var size = Math.Abs(number);
        var decimals = size == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 5);
        return number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), numbers);
    }

    private string Whole(double? value) => value?.ToString("N0", numbers) ?? "–";

    private string Percent(double? value) => value is { } share ? (100 * share).ToString("0.#", numbers) + "%" : "–";

    private string Points(double? value) => value is { } share ? (100 * share).ToString("0.0", numbers) : "–";

    private static void Line(StringBuilder text, params string[] lines)
    {
        foreach (var line in lines)
        {
            text.Append(line).Append("\n\n");
        }
    }

    private static void Table(StringBuilder text, List<string[]> rows)
    {
        text.Append("| ").AppendJoin(" | ", rows[0]).Append(" |\n");
        text.Append('|').Append(string.Concat(rows[0].Select((_, i) => i < 2 ? " --- |" : " ---: |"))).Append('\n');
        foreach (var row in rows.Skip(1))
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
        text.Append('\n');
    }

    private static void Aligned(StringBuilder text, List<string[]> rows)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
        {
            var cells = row.Select(
                (cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])
            );
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
