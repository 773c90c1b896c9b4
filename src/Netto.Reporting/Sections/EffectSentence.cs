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
                    $"Het verschil van {Size(fact)} kan toeval zijn",
                    $"The difference of {Size(fact)} may be chance"
                )
                + Fits(fact, id)
                + ".";
        }
        return Found(fact, id, estimate, name) + Judgement(id, estimate);
    }

    /// <summary>The difference with its sign, for lists: <c>+4,1 procentpunt</c>, <c>−0,8 weken</c>.</summary>
    public string Signed(SummaryFact fact)
    {
        var unit = context.Unit(fact.Outcome!);
        return Number(fact.Estimate!.Value, Style(unit), IsShown(fact)) + Unit(unit);
    }

    /// <summary>A level of an outcome with its unit, to stand by itself: <c>23,9%</c>, <c>13,3 weken</c>.</summary>
    public string Level(double value, string outcome) =>
        context.Write(value, NumberStyles.Level(context.Unit(outcome)))
        + (context.Duration(context.Unit(outcome)) is { Length: > 0 } unit ? $" {unit}" : "");

    /// <summary>From one difference to another, the unit once: <c>−0,8 tot +19,7 procentpunt</c>.</summary>
    public string Range(double low, double high, string outcome)
    {
        var unit = context.Unit(outcome);
        var style = Style(unit);
        var isClear = low > 0 == high > 0;
        return Number(low, style, isClear) + context.Pick(" tot ", " to ") + Number(high, style, isClear) + Unit(unit);
    }

    // What was shown never reads as zero.
    private string Number(double value, NumberStyle style, bool isShown)
    {
        var scaled = style == NumberStyle.Points ? 100 * value : value;
        var written = style == NumberStyle.Points ? NumberStyle.SignedDecimal1 : style;
        return context.Language.Write(scaled, written, isShown ? NumberStyles.MoreDecimals(scaled, written) : 0);
    }

    private static NumberStyle Style(string unit) => NumberStyles.Effect(unit);

    private static bool IsShown(SummaryFact fact) => fact.Verdict == "significant";

    private string Unit(string unit) =>
        NumberStyles.IsShare(unit) ? context.Pick(" procentpunt", " percentage points")
        : context.Duration(unit) is { Length: > 0 } time ? " " + time
        : "";

    // The difference without its sign.
    private string Size(SummaryFact fact) =>
        Signed(fact with { Estimate = Math.Abs(fact.Estimate!.Value) }).TrimStart('+').TrimStart('\u2060');

    private string Found(SummaryFact fact, string id, double estimate, string name)
    {
        var unit = context.Unit(id);
        var change =
            unit == "share" || context.Duration(unit).Length > 0
                ? Size(fact) + (estimate > 0 ? context.Pick(" meer", " more") : context.Pick(" minder", " less"))
                : Size(fact) + (estimate > 0 ? context.Pick(" hoger", " higher") : context.Pick(" lager", " lower"));
        if (fact is not { From: { } from, To: { } to })
        {
            return context.Pick(
                $"Door {context.Treatment} is {name} {change}.",
                $"Because of {context.Treatment} {name} is {change}."
            );
        }
        var (with, without) = (Plain(to, unit), Plain(from, unit));
        var sides = Sides.Of(context, fact);
        var (treated, reference) = sides.AreGroups
            ? (context.Group(sides.With!), context.Group(sides.Without!))
            : ("", "");
        var sentence = (sides.AreGroups, unit == "share") switch
        {
            (true, true) => context.Pick(
                $"In {treated} geldt {name} voor {with} van de mensen, in {reference} voor {without}: {change}",
                $"In {treated}, {name} holds for {with} of people, in {reference} for {without}: {change}"
            ),
            (true, false) => context.Pick(
                $"In {treated} is {name} gemiddeld {with} en in {reference} {without}: {change}",
                $"In {treated}, {name} is {with} on average, and in {reference} {without}: {change}"
            ),
            (false, true) => context.Pick(
                $"Met {context.Treatment} geldt {name} voor {with} van de mensen; zonder zou dat {without} zijn: {change}",
                $"With {context.Treatment}, {name} holds for {with} of people; without it that would be {without}: {change}"
            ),
            (false, false) => context.Pick(
                $"Met {context.Treatment} is {name} gemiddeld {with}; zonder zou dat {without} zijn: {change}",
                $"With {context.Treatment}, {name} is {with} on average; without it that would be {without}: {change}"
            ),
        };
        return sentence + Persons(fact) + ".";
    }

    private string Persons(SummaryFact fact)
    {
        if (fact.Persons is not { } persons || Math.Abs(persons) < 0.5)
        {
            return "";
        }
        var n = context.Write(Math.Abs(persons), NumberStyle.Count);
        return Math.Abs(persons) < 1.5
            ? context.Pick($", ofwel {n} mens", $", or {n} person")
            : context.Pick($", ofwel {n} mensen", $", or {n} people");
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
        if (fact is not { From: { } from, To: { } to })
        {
            return "";
        }
        var sides = Sides.Of(context, fact);
        var (with, without) = (Plain(to, context.Unit(id)), Plain(from, context.Unit(id)));
        return sides.AreGroups
            ? context.Pick(
                $": {with} in {context.Group(sides.With!)} en {without} in {context.Group(sides.Without!)}",
                $": {with} in {context.Group(sides.With!)} and {without} in {context.Group(sides.Without!)}"
            )
            : context.Pick(
                $": met {context.Treatment} {with}, zonder naar schatting {without}",
                $": {with} with {context.Treatment}, an estimated {without} without"
            );
    }

    private string Fits(SummaryFact fact, string id) =>
        fact is { CiLow: { } low, CiHigh: { } high }
            ? context.Pick(
                $"; effecten van {Range(low, high, id)} passen bij de gegevens",
                $"; effects from {Range(low, high, id)} fit the data"
            )
            : "";

    private string Plain(double value, string unit) => context.Write(value, NumberStyles.Level(unit));
}
