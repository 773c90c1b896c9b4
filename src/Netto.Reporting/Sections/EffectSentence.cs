using Netto.Evaluation.Results;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>One effect as a plain sentence that follows from the numbers, and its pieces.</summary>
internal sealed class EffectSentence(ReportContext context)
{
    /// <summary>The whole sentence: the level with, the level without, and the difference or that none was shown.</summary>
    public string Of(SummaryFact fact)
    {
        if (fact is not { Outcome: { } id, Estimate: { } estimate })
        {
            return "";
        }
        var name = context.Quoted(context.Outcome(id));
        if (fact.Verdict == "not-significant")
        {
            return context.Pick($"Er is geen effect aangetoond op {name}", $"No effect was shown on {name}")
                + Levels(fact, id)
                + ". "
                + context.Pick(
                    $"Het verschil van {Size(estimate, id)} kan toeval zijn",
                    $"The difference of {Size(estimate, id)} may be chance"
                )
                + Fits(fact, id)
                + ".";
        }
        return Found(fact, id, estimate, name) + Judgement(id, estimate);
    }

    /// <summary>A difference without its sign: <c>4,1 procentpunt</c>, <c>€ 12</c>.</summary>
    public string Size(double value, string outcome)
    {
        var unit = context.Unit(outcome);
        var size = Math.Abs(value);
        return NumberStyles.IsShare(unit)
            ? context.Write(100 * size, NumberStyle.Decimal1) + context.Pick(" procentpunt", " percentage points")
            : context.Write(size, NumberStyles.Level(unit));
    }

    /// <summary>A difference with its sign, for lists.</summary>
    public string Signed(double value, string outcome)
    {
        var unit = context.Unit(outcome);
        return NumberStyles.IsShare(unit)
            ? context.Write(100 * value, NumberStyle.SignedDecimal1)
                + context.Pick(" procentpunt", " percentage points")
            : context.Write(value, NumberStyles.Effect(unit));
    }

    /// <summary>From one difference to another, the unit once: <c>−0,8 tot +19,7 procentpunt</c>.</summary>
    public string Range(double low, double high, string outcome)
    {
        var to = context.Pick("tot", "to");
        return NumberStyles.IsShare(context.Unit(outcome))
            ? $"{context.Write(100 * low, NumberStyle.SignedDecimal1)} {to} {Signed(high, outcome)}"
            : $"{Signed(low, outcome)} {to} {Signed(high, outcome)}";
    }

    private string Found(SummaryFact fact, string id, double estimate, string name)
    {
        var unit = context.Unit(id);
        var change =
            unit == "share"
                ? Size(estimate, id)
                    + (estimate > 0 ? context.Pick(" meer", " more") : context.Pick(" minder", " less"))
                : Size(estimate, id)
                    + (estimate > 0 ? context.Pick(" hoger", " higher") : context.Pick(" lager", " lower"));
        if (fact is not { From: { } from, To: { } to })
        {
            return context.Pick(
                $"Door {context.Treatment} is {name} {change}.",
                $"Because of {context.Treatment} {name} is {change}."
            );
        }
        var (with, without) = (Level(to, unit), Level(from, unit));
        var sentence =
            unit == "share"
                ? context.Pick(
                    $"{With(fact)} geldt {name} voor {with} van de mensen; zonder zou dat {without} zijn: {change}",
                    $"{With(fact)}, {name} holds for {with} of people; without it that would be {without}: {change}"
                )
                : context.Pick(
                    $"{With(fact)} is {name} gemiddeld {with}; zonder zou dat {without} zijn: {change}",
                    $"{With(fact)}, {name} is {with} on average; without it that would be {without}: {change}"
                );
        return sentence + Persons(fact) + ".";
    }

    // An offer is compared with no offer (ITT); what was received, with not receiving it (LATE).
    private string With(SummaryFact fact) =>
        fact.Method is "late" or "did-iv" or "selection-iv" || fact.Comparison is null || Treated(fact) is not { } arm
            ? context.Pick($"Met {context.Treatment}", $"With {context.Treatment}")
            : context.Pick($"In de groep ‘{arm}’", $"In the group “{arm}”");

    private string? Treated(SummaryFact fact) =>
        context.Design.Comparisons.FirstOrDefault(comparison => comparison.Id == fact.Comparison) is { } comparison
            ? context.Arm(comparison.Treated)
            : null;

    private string Persons(SummaryFact fact)
    {
        if (fact.Persons is not { } persons || Math.Abs(persons) < 0.5)
        {
            return "";
        }
        var n = context.Write(Math.Abs(persons), NumberStyle.Count);
        return context.Pick($", ofwel {n} mensen", $", or {n} people");
    }

    private string Judgement(string id, double estimate) =>
        (context.OutcomeOrNull(id)?.Favourable, estimate > 0) switch
        {
            ("higher", false) or ("lower", true) => context.Pick(
                " Voor de deelnemers is dat ongunstig.",
                " For the participants that is unfavourable."
            ),
            _ => "",
        };

    private string Levels(SummaryFact fact, string id)
    {
        var unit = context.Unit(id);
        return fact is { From: { } from, To: { } to }
            ? context.Pick(
                $": met {context.Treatment} {Level(to, unit)}, zonder naar schatting {Level(from, unit)}",
                $": {Level(to, unit)} with {context.Treatment}, an estimated {Level(from, unit)} without"
            )
            : "";
    }

    private string Fits(SummaryFact fact, string id) =>
        fact is { CiLow: { } low, CiHigh: { } high }
            ? context.Pick(
                $"; effecten van {Range(low, high, id)} passen bij de gegevens",
                $"; effects from {Range(low, high, id)} fit the data"
            )
            : "";

    private string Level(double value, string unit) => context.Write(value, NumberStyles.Level(unit));
}
