using Netto.Statistics.Resampling;

namespace Netto.Statistics.Mediation;

/// <summary>What the components are measured in.</summary>
public enum DecompositionScale
{
    /// <summary>Difference of means of the outcome.</summary>
    Difference,

    /// <summary>Excess relative risk of a logistic outcome (the outcome taken as rare: odds ratios as risk ratios).</summary>
    ExcessRelativeRisk,
}

/// <summary>A total effect in four parts, with their sums and shares.</summary>
public sealed record FourWayResult
{
    /// <summary>People.</summary>
    public required double N { get; init; }

    /// <summary><c>classical</c>, <c>hc0</c> or <c>bootstrap</c>.</summary>
    public required string StandardErrors { get; init; }

    /// <summary>What the components are measured in.</summary>
    public required DecompositionScale Scale { get; init; }

    /// <summary>
    /// <c>cde</c>, <c>intref</c>, <c>intmed</c>, <c>pie</c>, <c>total</c>; then pure and total natural effects <c>pnde</c>, <c>tnie</c>, <c>tnde</c>, and
    /// shares of the total <c>prop_cde</c>, <c>prop_intref</c>, <c>prop_intmed</c>, <c>prop_pie</c>, <c>prop_mediated</c>, <c>prop_interaction</c>, <c>prop_eliminated</c>.
    /// </summary>
    public required CoefficientTable Components { get; init; }

    /// <summary>The outcome model.</summary>
    public required IFittedModel OutcomeModel { get; init; }

    /// <summary>The mediator model.</summary>
    public required IFittedModel MediatorModel { get; init; }

    /// <summary>Means at which covariates of the mediator are held.</summary>
    public required IReadOnlyDictionary<string, double> CovariatesAt { get; init; }

    /// <summary>Draws of a bootstrap; null without.</summary>
    public BootstrapFit? Bootstrap { get; init; }

    /// <summary>Warnings of both models.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>
    /// The mechanism in a word: CD (direct effect), MED (mediation), MOD (moderation, also of the mediated part), several joined by a stroke, a minus before a
    /// negative one; <c>-</c> when none is significant.
    /// </summary>
    /// <param name="level">Significance level, 0.05 unless told.</param>
    public string Verdict(double level = 0.05)
    {
        string[] found = [.. Verdicts(level).Where(v => v.Word != None).Select(v => v.Word)];
        return found.Length == 0 ? None : string.Join('/', found);
    }

    /// <summary>The word of each part, in the order of the report: CD, MED, MOD, MED+MOD; a minus before a negative one, <c>-</c> when it is not significant.</summary>
    /// <param name="level">Significance level, 0.05 unless told.</param>
    public IReadOnlyList<(string Component, string Word)> Verdicts(double level = 0.05) =>
        [
            .. Words.Select(w =>
                (w.Component, Components[w.Component].PValue < level ? Signed(w.Component, w.Word) : None)
            ),
        ];

    private const string None = "-";

    private static readonly (string Component, string Word)[] Words =
    [
        ("cde", "CD"),
        ("pie", "MED"),
        ("intref", "MOD"),
        ("intmed", "MED+MOD"),
    ];

    private string Signed(string component, string word) => (Components[component].Estimate < 0 ? "-" : "") + word;
}
