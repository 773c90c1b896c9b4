using Netto.Evaluation.Results;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>The facts of the summary in plain words. It says what the numbers say, also when they say nothing.</summary>
internal sealed class PlainSummary(ReportContext context)
{
    // More no longer is a paragraph; everything stands in the table of signs.
    private const int MostSentences = 8;

    private IEnumerable<SummaryFact> Facts => context.Results.Summary;

    /// <summary>The one sentence.</summary>
    public string Message()
    {
        var fact = Facts.FirstOrDefault(f => f.Kind is "main-effect" or "no-effect");
        return fact is null ? "" : Effect(fact);
    }

    /// <summary>The paragraph after the figure: the other facts, in their order.</summary>
    public string Paragraph()
    {
        var first = Facts.FirstOrDefault(f => f.Kind is "main-effect" or "no-effect");
        return string.Join(
            " ",
            Facts
                .Where(fact => !ReferenceEquals(fact, first) && fact.Kind is not ("caution" or "no-effect"))
                .Select(Sentence)
                .Where(text => text.Length > 0)
                .Take(MostSentences)
        );
    }

    /// <summary>What a reader must know before quoting the sentence.</summary>
    public IEnumerable<string> Cautions() =>
        Facts.Where(fact => fact.Kind == "caution").Select(Caution).Where(text => text.Length > 0);

    private string Sentence(SummaryFact fact) =>
        fact.Kind switch
        {
            "people" => People(fact),
            "randomisation" => Randomisation(fact),
            "self-reporters" => SelfReporters(fact),
            "contrast" => Contrast(fact),
            "main-effect" or "no-effect" or "comparison-effect" => Effect(fact),
            "subgroup-effect" => Effect(fact),
            "difference-starts" => fact.N is { } month
                ? context.Pick(
                    $"Het verschil is te zien vanaf ongeveer maand {month}.",
                    $"The difference shows from about month {month}."
                )
                : "",
            "costs" => Costs(fact),
            _ => "",
        };

    private string People(SummaryFact fact) =>
        fact.N is { } n
            ? context.Pick($"Aan het onderzoek deden {Count(n)} personen mee.", $"{Count(n)} people took part.")
            : "";

    private string Randomisation(SummaryFact fact) =>
        fact.Verdict switch
        {
            "ok" => context.Pick(
                "De loting is goed verlopen: de groepen zijn vergelijkbaar.",
                "The draw went well: the groups are comparable."
            ),
            "doubtful" => context.Pick(
                "Bij de loting zijn kanttekeningen te plaatsen; zie het hoofdstuk over de uitvoering.",
                "The draw calls for remarks; see the chapter on execution."
            ),
            _ => "",
        };

    private string SelfReporters(SummaryFact fact) =>
        fact is { N: { } n, Share: { } share }
            ? context.Pick(
                $"In de controlegroep vroegen {Count(n)} personen ({Percent(share)}) zelf om dienstverlening; daarvoor is gecorrigeerd.",
                $"In the control group {Count(n)} people ({Percent(share)}) asked for service themselves; the effects correct for this."
            )
            : "";

    private string Contrast(SummaryFact fact) =>
        fact is { From: { } low, To: { } high }
            ? context.Pick(
                $"Gemiddeld kreeg men {context.Write(high, NumberStyle.Decimal1)} gesprekken, tegen {context.Write(low, NumberStyle.Decimal1)} in de controlegroep.",
                $"On average people had {context.Write(high, NumberStyle.Decimal1)} conversations, against {context.Write(low, NumberStyle.Decimal1)} in the control group."
            )
            : "";

    private string Effect(SummaryFact fact)
    {
        if (fact.Outcome is not { } outcome || fact.Estimate is not { } estimate)
        {
            return "";
        }
        var unit = context.Unit(outcome);
        var about = fact.Subgroup is { } subgroup ? $"{context.Subgroup(subgroup)} – " : "";
        var against = fact.Comparison is { } comparison ? $" ({context.Comparison(comparison)})" : "";
        var name = $"{about}{context.Outcome(outcome)}{against}";
        if (fact.Verdict == "not-significant")
        {
            return context.Pick(
                $"{name}: geen effect aangetoond (geschat {Size(estimate, unit)}{Interval(fact, unit)}).",
                $"{name}: no effect shown (estimated {Size(estimate, unit)}{Interval(fact, unit)})."
            );
        }
        var levels = fact is { From: { } from, To: { } to }
            ? context.Pick(
                $", van {context.Write(from, NumberStyles.Level(unit))} naar {context.Write(to, NumberStyles.Level(unit))}",
                $", from {context.Write(from, NumberStyles.Level(unit))} to {context.Write(to, NumberStyles.Level(unit))}"
            )
            : "";
        var direction = estimate >= 0 ? context.Pick("hoger", "higher") : context.Pick("lager", "lower");
        var text = context.Pick(
            $"{name}: {Size(Math.Abs(estimate), unit)} {direction} door de dienstverlening{levels}.",
            $"{name}: {Size(Math.Abs(estimate), unit)} {direction} because of the service{levels}."
        );
        return text + Persons(fact);
    }

    private string Persons(SummaryFact fact)
    {
        if (fact.Persons is not { } persons || Math.Abs(persons) < 0.5)
        {
            return "";
        }
        var n = Count((int)Math.Round(Math.Abs(persons), MidpointRounding.AwayFromZero));
        return persons > 0
            ? context.Pick($" Dat zijn {n} personen meer.", $" That is {n} people more.")
            : context.Pick($" Dat zijn {n} personen minder.", $" That is {n} people fewer.");
    }

    private string Interval(SummaryFact fact, string unit) =>
        fact is { CiLow: { } low, CiHigh: { } high }
            ? context.Pick(
                $"; 95%-interval {Signed(low, unit)} tot {Signed(high, unit)}",
                $"; 95% interval {Signed(low, unit)} to {Signed(high, unit)}"
            )
            : "";

    private string Costs(SummaryFact fact) =>
        fact.Estimate is { } euros
            ? context.Pick(
                $"Per persoon is het saldo voor de maatschappij {context.Write(euros, NumberStyle.SignedEuro)}.",
                $"Per person the balance for society is {context.Write(euros, NumberStyle.SignedEuro)}."
            )
            : "";

    private string Caution(SummaryFact fact) =>
        (fact.Comparison, fact.Verdict) switch
        {
            ({ } comparison, "less-hard" or "soft") => context.Pick(
                $"Minder hard: {context.Comparison(comparison)}. Die vergelijking rust niet op loting.",
                $"Less hard: {context.Comparison(comparison)}. That comparison does not rest on a draw."
            ),
            (_, { } code) => context.Pick(Phrases.Of(code)),
            _ => "",
        };

    private string Size(double value, string unit) =>
        unit is "share" or "fraction"
            ? context.Write(value * 100, NumberStyle.Decimal1) + context.Pick(" procentpunt", " percentage points")
            : context.Write(value, NumberStyles.Level(unit));

    private string Signed(double value, string unit) => context.Write(value, NumberStyles.Effect(unit));

    private string Percent(double value) => context.Write(value, NumberStyle.Percent);

    private string Count(int value) => context.Write(value, NumberStyle.Count);
}
