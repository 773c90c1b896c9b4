namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>Two groups before and during: who is in the treated group, which rows are of the later period.</summary>
/// <param name="Treated">1 in the treated group, else 0.</param>
/// <param name="After">1 in the later period, else 0.</param>
/// <param name="Covariates">More regressors, without a constant; may be empty.</param>
public sealed record DifferenceInDifferencesDesign(
    DataColumn Treated,
    DataColumn After,
    IReadOnlyList<DataColumn> Covariates
)
{
    /// <summary>Name of the effect: the product of group and period.</summary>
    public string EffectTerm => $"{Treated.Label}:{After.Label}";

    /// <summary>The product of group and period.</summary>
    public DataColumn Product()
    {
        Lengths.Check(After, Treated.Length);
        var product = new double[Treated.Length];
        Vectors.Multiply(Treated.Values, After.Values, product);
        return new DataColumn(EffectTerm, product);
    }

    /// <summary>Constant, group, period, product, covariates.</summary>
    public Design ToDesign() => Linear(Product());

    /// <summary>Constant, group, period, received service, covariates, with the product as the instrument of the service.</summary>
    /// <param name="received">Service received.</param>
    public InstrumentalVariables.InstrumentedDesign ToInstrumentedDesign(DataColumn received)
    {
        var instruments = Linear(Product());
        return new(Linear(received), instruments);
    }

    /// <summary>The effect on several outcomes, with the influence of each row.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="received">Service received, instrumented by the product; null for the product itself.</param>
    public IReadOnlyList<Statistics.Linear.PartialInfluence> Influence(
        IReadOnlyList<DataColumn> outcomes,
        DataColumn? received
    )
    {
        var product = Product();
        return Statistics.Linear.PartialInfluence.Of(
            outcomes,
            received ?? product,
            product,
            new([Design.Ones(Treated.Length), Treated, After, .. Covariates])
        );
    }

    private Design Linear(DataColumn third) => new([Design.Ones(Treated.Length), Treated, After, third, .. Covariates]);
}
