namespace Netto.Outcomes.People;

/// <summary>A column of people or entries as it stands in the registers, one value a person.</summary>
public abstract record PersonValues
{
    private PersonValues() { }

    /// <summary>Texts and codes; null where empty. Truth values are written <c>true</c> and <c>false</c>, dates as ISO.</summary>
    public sealed record Texts(string?[] Values) : PersonValues;

    /// <summary>Numbers; NaN where empty.</summary>
    public sealed record Numbers(double[] Values) : PersonValues;
}
