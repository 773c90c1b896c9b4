using System.Globalization;
using Netto.Evaluation.Results;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>The facts of the summary in plain words. It says what the numbers say, also when they say nothing.</summary>
internal sealed class PlainSummary(ReportContext context)
{
    // More names in one sentence is a list; everything stands in the table of signs.
    private const int MostNames = 3;

    private readonly SummaryFact? _headline = HeadlineFact.Of(context);
    private readonly EffectSentence _effect = new(context);

    private IEnumerable<SummaryFact> Facts => context.Results.Summary;

    /// <summary>The effect that the first sentence is about, or null.</summary>
    public SummaryFact? Headline => _headline;

    /// <summary>The one sentence.</summary>
    public string Message() => _headline is null ? NotEstimated() : _effect.Of(_headline);

    /// <summary>After the figure: who took part, then what else was found, in the order of the protocol.</summary>
    public IEnumerable<string> Paragraphs() =>
        (
            (string[])[Joined(People(), Randomisation(), SelfReporters(), Contrast(), Attendance()), Joined(Findings())]
        ).Where(text => text.Length > 0);

    private string[] Findings() => [Margin(), Start(), .. Others(), .. Comparisons(), Subgroups(), Costs()];

    private static string Joined(params string[] sentences) =>
        string.Join(" ", sentences.Where(sentence => sentence.Length > 0));

    /// <summary>What a reader must know before quoting the sentence.</summary>
    public IEnumerable<string> Cautions()
    {
        if (Fact("randomisation") is { Verdict: "doubtful" })
        {
            yield return context.Pick(
                $"De groepen verschillen bij de start meer dan toeval verklaart{Largest()}. Lees de uitkomsten met die kanttekening; zie ‘Opzet en uitvoering’.",
                $"At the start the groups differ more than chance explains{Largest()}. Read the findings with that in mind; see “Design and execution”."
            );
        }
        var graded = Facts.Where(fact => fact is { Kind: "caution", Comparison: not null }).ToList();
        foreach (
            var (verdict, opening) in new[]
            {
                (
                    "less-hard",
                    context.Pick(
                        "Niet op loting gebaseerd en daarom minder hard: ",
                        "Not based on a draw and therefore less hard: "
                    )
                ),
                (
                    "soft",
                    context.Pick(
                        "Niet op loting gebaseerd en zacht (zie ‘Hoe hard zijn de uitkomsten?’): ",
                        "Not based on a draw and soft (see “How hard are the findings?”): "
                    )
                ),
            }
        )
        {
            var comparisons = graded.Where(fact => fact.Verdict == verdict).ToList();
            if (comparisons.Count > 0)
            {
                yield return opening
                    + string.Join(
                        "; ",
                        comparisons.Select(fact => ReportContext.InSentence(context.Comparison(fact.Comparison!)))
                    )
                    + ".";
            }
        }
        foreach (var fact in Facts.Where(fact => fact is { Kind: "caution", Comparison: null, Verdict: not null }))
        {
            yield return context.Pick(Phrases.Of(fact.Verdict!));
        }
    }

    // The trait that differs most between arms.
    private string Largest()
    {
        var row = context
            .Results.Balance.Where(row => row.Smd is not null && context.IsWholeArm(row.Arm))
            .MaxBy(row => Math.Abs(row.Smd!.Value));
        if (row is null)
        {
            return "";
        }
        var trait = $"{context.Variable(row.Variable)}: {context.Category(row.Variable, row.Category)}";
        var by = context.Write(Math.Abs(row.Smd!.Value), NumberStyle.Decimal2);
        return context.Pick(
            $", het meest op {context.Quoted(trait)} ({by} standaarddeviatie)",
            $", most on {context.Quoted(trait)} ({by} standard deviations)"
        );
    }

    private SummaryFact? Fact(string kind) => Facts.FirstOrDefault(fact => fact.Kind == kind);

    private string NotEstimated()
    {
        var row = context.Results.Effects.FirstOrDefault(row => row.Subgroup is null && row.Estimate is null);
        return row is null
            ? ""
            : context.Pick(
                $"Het effect op {context.Quoted(context.Outcome(row.Outcome))} kon niet worden geschat: {context.Reason(row.Reason).TrimEnd('.')}.",
                $"The effect on {context.Quoted(context.Outcome(row.Outcome))} could not be estimated: {context.Reason(row.Reason).TrimEnd('.')}."
            );
    }

    private string People() =>
        Fact("people")?.N is { } n
            ? context.Pick($"Aan het onderzoek deden {Count(n)} mensen mee.", $"{Count(n)} people took part.")
            : "";

    private string Randomisation() =>
        Fact("randomisation")?.Verdict == "ok"
            ? context.Pick(
                "De loting is goed verlopen: de groepen zijn vergelijkbaar.",
                "The draw went well: the groups are comparable."
            )
            : "";

    private string SelfReporters()
    {
        if (Fact("self-reporters") is not { N: { } n, Share: { } share })
        {
            return "";
        }
        var people = context.Pick(
            $"{Count(n)} mensen uit {SelfReportersOf("de controlegroep")} ({Percent(share)}) vroegen zelf om dienstverlening",
            $"{Count(n)} people in {SelfReportersOf("the control group")} ({Percent(share)}) asked for service themselves"
        );
        return people
            + (
                _headline?.Method is "late" or "did-iv"
                    ? context.Pick("; de schattingen houden daar rekening mee.", "; the estimates allow for that.")
                    : context.Pick("; zij tellen mee in hun eigen groep.", "; they count in their own group.")
            );
    }

    // The arm they belong to has a name of its own where there are several.
    private string SelfReportersOf(string one)
    {
        var of = context.Design.Arms.FirstOrDefault(arm => arm.Role == "part")?.PartOf;
        return of is null || context.ArmOrNull(of) is not { Role: "pool" } ? one : context.Group(of);
    }

    private string Contrast() =>
        Fact("contrast") is { From: { } low, To: { } high, Comparison: { } id } && Find(id) is { } comparison
            ? context.Pick(
                $"Gemiddeld had men {Decimal(high)} gesprekken in {context.Group(comparison.Treated)} en {Decimal(low)} in {context.Group(comparison.Reference)}.",
                $"On average people had {Decimal(high)} conversations in {context.Group(comparison.Treated)} and {Decimal(low)} in {context.Group(comparison.Reference)}."
            )
            : "";

    // Without registers of service the numbers are those of the column that says who was served. What was made of everybody
    // or nobody needs no telling.
    private string Attendance()
    {
        if (
            context.Design.Services.Count > 0
            || _headline is not { Method: "late", Comparison: { } id }
            || Find(id) is not { } comparison
            || (Steps(comparison.Treated), Steps(comparison.Reference))
                is not
                (({ } treated, { } ofTreated), ({ } other, { } ofOther))
            || treated == ofTreated && other == 0
        )
        {
            return "";
        }
        var (offered, reference) = (context.Group(comparison.Treated), context.Group(comparison.Reference));
        return context.Pick(
            $"Van de {Count(ofTreated)} mensen in {offered} kregen er {Count(treated)} {context.Treatment}, van de {Count(ofOther)} in {reference} {(other == 0 ? "niemand" : Count(other))}. Het effect is dat bij wie de loting volgt.",
            $"Of the {Count(ofTreated)} people in {offered}, {Count(treated)} received {context.Treatment}; of the {Count(ofOther)} in {reference}, {(other == 0 ? "nobody" : Count(other))}. The effect is that among those who follow the draw."
        );
    }

    private (int? Received, int? Assigned) Steps(string arm)
    {
        int? Of(string step) => context.Results.Flow.FirstOrDefault(row => row.Step == step && row.Arm == arm)?.N;
        return (Of("received"), Of("assigned"));
    }

    private string Margin() =>
        _headline is { Verdict: "significant", Outcome: { } outcome, CiLow: { } low, CiHigh: { } high }
            ? context.Pick(
                $"De onzekerheidsmarge (95%) rond het effect op {context.Quoted(context.Outcome(outcome))} loopt van {_effect.Range(low, high, outcome)}.",
                $"The margin of uncertainty (95%) of the effect on {context.Quoted(context.Outcome(outcome))} runs from {_effect.Range(low, high, outcome)}."
            )
            : "";

    private IEnumerable<string> Others()
    {
        var others = Facts
            .Where(fact => fact.Kind is "main-effect" or "no-effect" && fact.Estimate is not null)
            .Where(fact => !ReferenceEquals(fact, _headline))
            .ToList();
        var found = others.Where(fact => fact.Verdict == "significant").ToList();
        if (found.Count > 0)
        {
            var also = _headline?.Verdict == "significant";
            var names = found
                .Take(MostNames)
                .Select(fact => $"{context.Quoted(context.Outcome(fact.Outcome!))} ({_effect.Signed(fact)})")
                .ToList();
            var more = found.Count - names.Count;
            if (more > 0)
            {
                names.Add(context.Pick($"nog {Number(more)} andere", $"{Number(more)} more"));
            }
            yield return (
                also
                    ? context.Pick("Ook aangetoond is een effect op ", "An effect was also shown on ")
                    : context.Pick("Wel aangetoond is een effect op ", "An effect was shown on ")
            )
                + context.Language.Enumerate(names)
                + ".";
        }
        var none = others.Count - found.Count;
        if (none > 0)
        {
            yield return none == 1
                ? context.Pick(
                    "Op één andere uitkomst is geen effect aangetoond.",
                    "On one other outcome no effect was shown."
                )
                : context.Pick(
                    $"Op {Number(none)} andere uitkomsten is geen effect aangetoond.",
                    $"On {Number(none)} other outcomes no effect was shown."
                );
        }
    }

    private IEnumerable<string> Comparisons() =>
        Facts
            .Where(fact =>
                fact is { Kind: "comparison-effect", Comparison: not null, Outcome: not null, Estimate: not null }
            )
            .Select(fact =>
            {
                var comparison = ReportContext.InSentence(context.Comparison(fact.Comparison!));
                var outcome = context.Quoted(context.Outcome(fact.Outcome!));
                var estimate = _effect.Signed(fact);
                return fact.Verdict == "significant"
                    ? context.Pick(
                        $"In de vergelijking {comparison} is het effect op {outcome} {estimate}.",
                        $"In the comparison of {comparison} the effect on {outcome} is {estimate}."
                    )
                    : context.Pick(
                        $"In de vergelijking {comparison} is op {outcome} geen effect aangetoond ({estimate}).",
                        $"In the comparison of {comparison} no effect on {outcome} was shown ({estimate})."
                    );
            });

    private string Start()
    {
        if (Fact("difference-starts") is not { N: { } at, Outcome: { } outcome })
        {
            return "";
        }
        var unit = context.Results.Curves.FirstOrDefault(curve => curve.Outcome == outcome)?.TimeUnit;
        var after = unit is null ? context.Pick("maanden", "months") : context.Pick(unit);
        return context.Pick(
            $"Bij {context.Quoted(context.Outcome(outcome))} is het verschil te zien na ongeveer {at} {after}.",
            $"For {context.Quoted(context.Outcome(outcome))} the difference shows after about {at} {after}."
        );
    }

    private string Subgroups()
    {
        var parts = Facts
            .Where(fact => fact is { Kind: "subgroup-effect", Subgroup: not null, Estimate: not null })
            .ToList();
        if (parts.Count < 2)
        {
            return "";
        }
        string Words(SummaryFact fact) =>
            $"{context.Quoted(context.Subgroup(fact.Subgroup!))} ({_effect.Signed(fact)})";
        return context.Pick(
            $"Het effect verschilt tussen deelgroepen: het hoogst is het bij {Words(parts.MaxBy(fact => fact.Estimate)!)}, het laagst bij {Words(parts.MinBy(fact => fact.Estimate)!)}.",
            $"The effect differs between subgroups: it is highest for {Words(parts.MaxBy(fact => fact.Estimate)!)} and lowest for {Words(parts.MinBy(fact => fact.Estimate)!)}."
        );
    }

    private string Costs()
    {
        if (Fact("costs")?.Estimate is not { } euros)
        {
            return "";
        }
        var amount = context.Write(euros, NumberStyle.SignedEuro);
        var parties = context.Results.Costs is { } costs ? CostParty.All(context, costs) : [];
        var together =
            parties.Count == 0
                ? context.Pick("voor alle partijen samen", "for all parties together")
                : context.Pick("voor ", "for ")
                    + context.Language.Enumerate([.. parties.Select(party => ReportContext.InSentence(party.Label))])
                    + (parties.Count > 1 ? context.Pick(" samen", " together") : "");
        return context.Results.Costs?.PricesInvented == true
            ? context.Pick(
                $"Met de verzonnen prijzen van het protocol is het saldo {together} {amount} per persoon; dat is een rekenvoorbeeld.",
                $"With the invented prices of the protocol the balance {together} is {amount} a person; that is an example of the calculation."
            )
            : context.Pick(
                $"Het saldo {together} is {amount} per persoon.",
                $"The balance {together} is {amount} a person."
            );
    }

    private DesignComparison? Find(string id) => context.Design.Comparisons.FirstOrDefault(own => own.Id == id);

    private string Count(int value) => context.Write(value, NumberStyle.Count);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string Decimal(double value) => context.Write(value, NumberStyle.Decimal1);

    private string Percent(double value) => context.Write(value, NumberStyle.Percent);
}
